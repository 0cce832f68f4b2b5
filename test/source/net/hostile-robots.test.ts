/** Row H09 of the battery: robots.txt, servers that ask to be left alone, and clocks that are wrong. */
import assert from 'node:assert/strict';
import { test } from '../../runner.ts';
import { type Answering, html, raw, reply, withHostile } from './hostile-server.ts';

const robots = (...lines: string[]) => reply(200, ['Content-Type: text/plain'], lines.join('\n'));

test('H09: what robots.txt disallows is not asked for, by any purpose, and not after a redirect either', () =>
  withHostile(async (hostile) => {
    hostile.on('/robots.txt', robots('User-agent: *', 'Disallow: /private', 'Allow: /private/open'));
    hostile.on('/private/open', html('open'));
    hostile.on('/leads', reply(302, ['Location: /private/x']));
    for (const purpose of ['page', 'feed', 'discovery', 'sitemap'] as const) {
      const answer = await hostile.refused('/private/x', { purpose });
      assert.equal(answer.code, 'net.robots');
      assert.equal(answer.retry, 'later');
    }
    assert.equal((await hostile.refused('/leads')).code, 'net.robots');
    assert.equal((await hostile.get('/private/open')).kind, 'fetched');
    assert.ok(!hostile.requests.some((request) => request.includes('/private/x')));
    assert.equal(
      hostile.requests.filter((request) => request.includes('robots.txt')).length,
      1,
      'asked once',
    );
  }));

test('H09: a robots.txt that fails forbids for now; one that is not there, or is nonsense, allows', () =>
  withHostile(
    async (hostile) => {
      hostile.on('/page', html('page'));
      const cases: readonly (readonly [string, Answering, string])[] = [
        ['r500.test', reply(500), 'net.robots-unavailable'],
        ['r503.test', reply(503, ['Retry-After: 120']), 'net.robots-unavailable'],
        ['r429.test', reply(429), 'net.robots-unavailable'],
        ['cut.test', raw('HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nUser'), 'net.cut'],
        ['r401.test', reply(401), 'fetched'],
        ['r403.test', reply(403), 'fetched'],
        ['r404.test', reply(404), 'fetched'],
        ['loop.test', reply(302, ['Location: /robots.txt']), 'fetched'],
        ['html.test', html('<html><title>Accueil</title>'), 'fetched'],
        ['binary.test', reply(200, [], Buffer.from([0, 255, 254, 10, 13, 0])), 'fetched'],
        [
          'huge.test',
          robots('User-agent: *', ...Array<string>(40_000).fill('Disallow: /*x*y*z'), 'Disallow: /'),
          'fetched',
        ],
      ];
      for (const [host, answering, outcome] of cases) {
        hostile.on('/robots.txt', answering);
        const answer = await hostile.get('/page', { host });
        assert.equal(answer.kind === 'refused' ? answer.code : answer.kind, outcome, host);
      }
      hostile.on('/robots.txt', reply(404));
    },
    {
      allow: ['r500', 'r503', 'r429', 'cut', 'r401', 'r403', 'r404', 'loop', 'html', 'binary', 'huge'].map(
        (name) => `${name}.test`,
      ),
    },
  ));

test('H09: a robots.txt is asked for again after a day, and goes on to hold while it cannot be renewed', () => {
  let now = Date.parse('2024-05-02T08:00:00Z');
  return withHostile(
    async (hostile) => {
      hostile.on('/robots.txt', robots('User-agent: recoupe', 'Disallow: /closed'));
      hostile.on('/closed', html('closed'));
      assert.equal((await hostile.refused('/closed')).code, 'net.robots');
      hostile.on('/robots.txt', reply(500));
      now += 25 * 3600 * 1000;
      assert.equal((await hostile.refused('/closed')).code, 'net.robots');
      hostile.on('/robots.txt', reply(404));
      now += 25 * 3600 * 1000;
      assert.equal((await hostile.get('/closed')).kind, 'fetched');
      assert.equal(hostile.requests.filter((request) => /robots/.test(request)).length, 3);
    },
    { now: () => new Date(now) },
  );
});

test('H09: Retry-After is clamped to seven days, and the host is left alone until then', () => {
  let now = Date.parse('2024-05-02T08:00:00Z');
  return withHostile(
    async (hostile) => {
      hostile.on('/feed', reply(429, ['Retry-After: 99999999']));
      const answer = await hostile.refused('/feed', { purpose: 'feed' });
      assert.deepEqual(
        [answer.code, answer.status, answer.retry, answer.retryAfter],
        ['net.status', 429, 'later', 604_800],
      );
      for (let again = 0; again < 20; again += 1) {
        const resting = await hostile.refused('/other');
        assert.deepEqual([resting.code, resting.retryAfter], ['net.resting', 604_800]);
      }
      assert.deepEqual(hostile.requests, ['GET /robots.txt hostile.test', 'GET /feed hostile.test']);
      now += 604_800_000;
      hostile.on('/other', html('awake'));
      assert.equal((await hostile.get('/other')).kind, 'fetched');
    },
    { now: () => new Date(now) },
  );
});

test('H09: a storm of 503 is asked as often as the caller asks, never more', () =>
  withHostile(async (hostile) => {
    hostile.on('/feed', reply(503));
    for (let again = 0; again < 10; again += 1) {
      const answer = await hostile.refused('/feed', { purpose: 'feed' });
      assert.deepEqual([answer.status, answer.retry, answer.retryAfter], [503, 'soon', undefined]);
    }
    assert.equal(hostile.requests.filter((request) => request.includes('/feed')).length, 10);
  }));

test('H09: a server whose clock is wrong neither dates our captures nor stretches its Retry-After', () =>
  withHostile(
    async (hostile) => {
      hostile.on(
        '/skewed',
        reply(200, ['Date: Thu, 01 Jan 1970 00:00:00 GMT', 'Content-Type: text/html'], 'x'),
      );
      const page = await hostile.get('/skewed');
      assert.ok(page.kind === 'fetched');
      assert.equal(page.fetchedAt, '2024-05-02T08:00:00Z');
      hostile.on(
        '/busy',
        reply(503, ['Date: Tue, 05 May 2099 10:00:00 GMT', 'Retry-After: Tue, 05 May 2099 10:02:00 GMT']),
      );
      assert.equal((await hostile.refused('/busy')).retryAfter, 120);
    },
    { now: () => new Date('2024-05-02T08:00:00Z') },
  ));

test('a page that has not changed is not sent again; a 304 that was not asked for is refused', () =>
  withHostile(async (hostile) => {
    hostile.on('/feed', (socket, request) =>
      (/if-none-match: "v1"/i.test(request) ? reply(304, ['ETag: "v1"']) : html('new'))(socket, request),
    );
    const same = await hostile.get('/feed', { validators: { etag: '"v1"' } });
    assert.equal(same.kind, 'unchanged');
    assert.equal((await hostile.get('/feed', { validators: { etag: '"v0"' } })).kind, 'fetched');
    assert.equal(
      (await hostile.get('/feed', { validators: { etag: 'a\r\nX-Injected: 1' } })).kind,
      'fetched',
    );
    assert.ok(hostile.heads.every((head) => !/x-injected/i.test(head)));
    hostile.on('/odd', reply(304));
    assert.equal((await hostile.refused('/odd')).code, 'net.status');
  }));

test('an answer that is not taken leaves its connection to the next, unless its body does not come', () =>
  withHostile(async (hostile) => {
    hostile.on('/robots.txt', reply(404, ['Content-Type: text/html'], 'nothing here '.repeat(99)));
    hostile.on('/old', reply(301, ['Location: /new'], 'moved'));
    hostile.on('/new', html('here'));
    assert.equal((await hostile.get('/old')).kind, 'fetched');
    assert.equal(hostile.requests.length, 3);
    assert.ok(hostile.connections < 3, 'at least one served twice');
    hostile.on(
      '/stuck',
      (socket) => void socket.write('HTTP/1.1 404 Not Found\r\nContent-Length: 50\r\n\r\nhalf'),
    );
    const answer = await hostile.refused('/stuck');
    assert.deepEqual([answer.code, answer.status], ['net.status', 404], 'what was said stands');
  }));
