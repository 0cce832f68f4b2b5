import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { Workspace } from '../../src/store/index.ts';
import type { WatchNote } from '../../src/work/index.ts';
import { html, redirect, reply } from '../source/net/hostile-server.ts';
import { test } from '../runner.ts';
import { feed, rss, START, tagged, type Watched, withWatched } from './watched.ts';

const minute = 60_000;
const iso = (time: number) => new Date(time).toISOString();
const urls = async (workspace: Workspace) =>
  (await workspace.pages()).map(({ url }) => new URL(url!).pathname).sort();
const only = async ({ workspace }: Watched) => (await workspace.sources())[0]!;

test('watch: a feed’s new pages are fetched, stored with its word, and read', () =>
  withWatched(async (watched) => {
    const { hostile, workspace } = watched;
    const said = '<pubDate>Mon, 09 Mar 2026 10:00:00 GMT</pubDate><author>Awa Kanté</author>';
    hostile.on('/rss', tagged(feed([['/a', said], '/b']), '"1"'));
    hostile.on('/a', html('Un titre\nDes mots.'));
    hostile.on('/b', redirect('/c'));
    hostile.on('/c', html('Deux\nAutres mots.'));
    await watched.follow('/rss');
    await watched.once();
    assert.deepEqual(await urls(workspace), ['/a', '/c']);
    const id = (await workspace.idOfName(hostile.url('/a')))!;
    assert.deepEqual(
      (await workspace.capture(id))?.announced?.statements.map(({ value }) => value),
      ['t', '2026-03-09T10:00Z', 'Awa Kanté'],
    );
    const source = await only(watched);
    assert.deepEqual(
      [
        source.health,
        source.kind,
        source.title,
        source.items,
        source.pages,
        source.waiting,
        source.last_success,
      ],
      ['ok', 'rss', 'La Gazette', 2, 2, 0, iso(START)],
    );
    assert.equal(await workspace.hasUnread(), false);
  }));

test('watch: what has not changed is not sent again, nor stored twice; what has is a version (H37)', () =>
  withWatched(async (watched) => {
    const { hostile, workspace, clock } = watched;
    hostile.on('/rss', tagged(feed(['/a', '/b']), '"1"'));
    hostile.on('/a', tagged('Bilan\nDouze blessés.', '"a1"'));
    hostile.on('/b', html('Même\nLes mêmes mots.'));
    await watched.follow('/rss');
    await watched.once();
    clock.move(150);
    await watched.once();
    const idOf = async (path: string) => (await workspace.idOfName(hostile.url(path)))!;
    assert.equal((await workspace.versions(await idOf('/a'))).length, 1);
    assert.equal((await workspace.versions(await idOf('/b'))).length, 1);
    assert.ok(hostile.heads.some((head) => head.startsWith('GET /rss') && /if-none-match: "1"/i.test(head)));
    assert.ok(hostile.heads.some((head) => head.startsWith('GET /a') && /if-none-match: "a1"/i.test(head)));
    // Twelve become fourteen on the quiet; then the page is taken down.
    hostile.on('/a', tagged('Bilan\nQuatorze blessés.', '"a2"'));
    clock.move(25 * 60);
    await watched.once();
    const versions = await workspace.versions(await idOf('/a'));
    assert.equal(versions.length, 2);
    assert.equal((await workspace.pages()).length, 2);
    hostile.on('/a', reply(410));
    clock.move(8 * 24 * 60);
    await watched.once();
    assert.equal((await workspace.versions(await idOf('/a'))).length, 2);
    const [refusal] = await workspace.refusals((await only(watched)).id);
    assert.deepEqual([refusal?.code, refusal?.address], ['net.status', hostile.url('/a')]);
    assert.match(refusal!.reason, /410.*was there before/);
  }));

test('watch (H19): another body under one GUID brings the page again', () =>
  withWatched(async (watched) => {
    const { hostile, workspace, clock } = watched;
    for (let i = 1; i <= 3; i += 1) {
      hostile.on('/rss', rss(feed([['/a', `<description>version ${i}</description>`]])));
      hostile.on('/a', html(`Titre\nVersion ${i}.`));
      if (i === 1) await watched.follow('/rss');
      await watched.once();
      clock.move(60);
    }
    const id = (await workspace.idOfName(hostile.url('/a')))!;
    assert.equal((await workspace.versions(id)).length, 3);
    const source = await only(watched);
    assert.deepEqual([source.items, source.pages], [1, 1]);
  }));

test('watch: two feeds that announce one page fetch it once', () =>
  withWatched(async (watched) => {
    const { hostile } = watched;
    hostile.on('/rss', rss(feed(['/a'])));
    hostile.on('/rss2', rss(feed(['/a#part'])));
    hostile.on('/a', html('Titre\nMots.'));
    await watched.follow('/rss');
    await watched.follow('/rss2');
    await watched.once();
    assert.equal(watched.asked('/a'), 1);
    assert.deepEqual(
      (await watched.workspace.sources()).map(({ pages }) => pages),
      [1, 1],
    );
  }));

test('watch: 410 ends a feed, 404 and what is no feed fail slowly, all with their reason', () =>
  withWatched(async (watched) => {
    const { hostile, clock, workspace } = watched;
    hostile.on('/gone', reply(410));
    hostile.on('/page', html('<!doctype html><title>x</title>'));
    hostile.on('/robots.txt', reply(404));
    for (const path of ['/gone', '/none', '/page']) await watched.follow(path);
    await watched.once();
    const sources = await workspace.sources();
    assert.deepEqual(
      sources.map(({ health }) => health),
      ['gone', 'failing', 'failing'],
    );
    assert.deepEqual(
      sources.map(({ reason }) => reason?.code),
      ['net.status', 'net.status', 'feed.none'],
    );
    assert.deepEqual(
      sources.map(({ next_due }) => next_due),
      [null, iso(START + 45 * minute), iso(START + 45 * minute)],
    );
    clock.move(44);
    await watched.once();
    assert.deepEqual(
      ['/gone', '/none', '/page'].map((path) => watched.asked(path)),
      [1, 1, 1],
    );
    clock.move(2);
    await watched.once();
    assert.deepEqual(
      ['/gone', '/none', '/page'].map((path) => watched.asked(path)),
      [1, 2, 2],
    );
    const again = await workspace.sources();
    assert.deepEqual(
      [again[1]?.failures, again[1]?.since, again[1]?.next_due],
      [2, iso(START), iso(START + (46 + 90) * minute)],
    );
    assert.equal((await workspace.refusals(again[1]!.id))[0]?.times, 2);
  }));

test('watch (H09): Retry-After is obeyed and clamped, and the rest of the host waits with it', () =>
  withWatched(async (watched) => {
    const { hostile, clock, workspace } = watched;
    hostile.on('/busy', reply(503, ['Retry-After: 7200']));
    hostile.on('/late', reply(429, ['Retry-After: 99999999']));
    hostile.on('/rss', rss(feed([])));
    await watched.follow('/busy');
    await watched.once();
    await watched.follow('/rss');
    await watched.once();
    assert.equal(watched.asked('/rss'), 0);
    const [busy, other] = await workspace.sources();
    assert.deepEqual([busy?.health, busy?.next_due], ['failing', iso(START + 7200_000)]);
    assert.deepEqual([other?.health, other?.failures, other?.next_due], ['new', 0, iso(START + 7200_000)]);
    assert.deepEqual(
      (await workspace.refusals(other!.id)).map(({ code }) => code),
      ['net.resting'],
    );
    clock.move(121);
    hostile.on('/busy', rss(feed([])));
    await watched.follow('/late', 'other.test');
    await watched.once();
    assert.equal(watched.asked('/rss'), 1);
    const late = (await workspace.sources())[2];
    assert.equal(Date.parse(late!.next_due!) - clock.now(), 7 * 24 * 3600_000);
  }));

test('watch (H09): pages of a host that wants to be left alone wait, and it is told once for all of them', () =>
  withWatched(async (watched) => {
    const { hostile, clock, workspace } = watched;
    const paths = Array.from({ length: 5 }, (_, i) => `/p${i}`);
    hostile.on('/rss', tagged(feed(paths.map((path) => hostile.url(path, 'other.test'))), '"1"'));
    for (const path of paths) hostile.on(path, html(`${path}\nMots.`));
    hostile.on('/p0', reply(429, ['Retry-After: 3600']));
    const id = await watched.follow('/rss');
    await watched.once();
    assert.equal(hostile.requests.filter((line) => line.includes('/p')).length, 1);
    const refusals = await workspace.refusals(id);
    assert.deepEqual(refusals.map(({ code, times }) => `${code} ${times}`).sort(), [
      'net.resting 4',
      'net.status 1',
    ]);
    hostile.on('/p0', html('p0\nMots.'));
    clock.move(61);
    await watched.once();
    assert.deepEqual(await urls(workspace), paths);
  }));

test('watch (H09): robots.txt is obeyed for feeds and pages, and told', () =>
  withWatched(async (watched) => {
    const { hostile, workspace } = watched;
    hostile.on('/robots.txt', reply(200, [], 'User-agent: *\nDisallow: /private'));
    hostile.on('/rss', rss(feed(['/private/a', '/b'])));
    hostile.on('/b', html('Titre\nMots.'));
    await watched.follow('/rss');
    await watched.follow('/private/rss');
    await watched.once();
    assert.equal(watched.asked('/private/a') + watched.asked('/private/rss'), 0);
    const [first, second] = await workspace.sources();
    assert.deepEqual([first?.health, second?.health, second?.reason?.code], ['ok', 'refused', 'net.robots']);
    assert.deepEqual(
      (await workspace.refusals(first!.id)).map(({ code }) => code),
      ['net.robots'],
    );
    assert.deepEqual(await urls(workspace), ['/b']);
  }));

test('watch (H25): our own relay is never followed, however it is written', () =>
  withWatched(async (watched) => {
    const { hostile, workspace } = watched;
    hostile.on('/rss', rss(feed(['/a'], '<generator>recoupe relay 0.1</generator>')));
    hostile.on(
      '/json',
      reply(
        200,
        [],
        JSON.stringify({
          title: 'x',
          _recoupe: { generator: 'recoupe relay' },
          items: [{ id: '1', url: '/a' }],
        }),
      ),
    );
    for (const path of ['/rss', '/json']) await watched.follow(path);
    await watched.once();
    const sources = await workspace.sources();
    assert.deepEqual(
      sources.map(({ health, reason, next_due }) => [health, reason?.code, next_due]),
      [
        ['refused', 'feed.own-relay', null],
        ['refused', 'feed.own-relay', null],
      ],
    );
    assert.equal(watched.asked('/a'), 0);
  }));

test('watch: private addresses, links to scripts and pictures are refused with their reason', () =>
  withWatched(async (watched) => {
    const { hostile, workspace } = watched;
    hostile.on(
      '/rss',
      rss(feed(['http://10.0.0.1/a', 'javascript:alert(1)', '/picture', 'http://169.254.169.254/latest'])),
    );
    hostile.on('/picture', reply(200, ['Content-Type: image/png'], 'png'));
    await watched.follow('/rss');
    await watched.once();
    const source = await only(watched);
    assert.deepEqual((await workspace.refusals(source.id)).map(({ code }) => code).sort(), [
      'feed.link-scheme',
      'net.private-address',
      'net.private-address',
      'page.media',
    ]);
    assert.deepEqual([source.pages, source.waiting], [0, 0]);
  }));

test('watch: sitemap indexes, packed sitemaps, and only what is recent when they are met', () =>
  withWatched(async (watched) => {
    const { hostile, workspace } = watched;
    const url = (path: string, day: string) => `<url><loc>${path}</loc><lastmod>${day}</lastmod></url>`;
    hostile.on(
      '/index.xml',
      reply(
        200,
        ['ETag: "i"'],
        '<sitemapindex><sitemap><loc>/new.xml.gz</loc></sitemap><sitemap><loc>/broken.xml</loc></sitemap></sitemapindex>',
      ),
    );
    hostile.on(
      '/new.xml.gz',
      reply(
        200,
        ['Content-Type: application/gzip'],
        gzipSync(`<urlset>${url('/today', '2026-03-10')}${url('/old', '2025-03-10')}</urlset>`),
      ),
    );
    hostile.on('/broken.xml', reply(200, [], 'nothing'));
    hostile.on('/today', html('Titre\nMots.'));
    await watched.follow('/index.xml');
    await watched.once();
    assert.deepEqual(await urls(workspace), ['/today']);
    const source = await only(watched);
    assert.deepEqual([source.kind, source.items, source.waiting], ['sitemap-index', 2, 0]);
    assert.deepEqual(
      (await workspace.refusals(source.id)).map(({ code }) => code),
      ['feed.none'],
    );
  }));

test('watch: a feed that breaks off is followed, with a remark', () =>
  withWatched(async (watched) => {
    watched.hostile.on('/rss', rss(feed(['/a', '/b']).slice(0, -60)));
    watched.hostile.on('/a', html('Titre\nMots.'));
    await watched.follow('/rss');
    await watched.once();
    const source = await only(watched);
    assert.deepEqual([source.health, source.remarks.map(({ code }) => code)], ['ok', ['feed.truncated']]);
    assert.deepEqual(await urls(watched.workspace), ['/a']);
  }));

test('watch (H19): a feed that floods is told so, and what it announces then is not fetched', () =>
  withWatched(async (watched) => {
    const { hostile, workspace, clock } = watched;
    const paths = (from: number) => Array.from({ length: 1000 }, (_, i) => `/p${from + i}`);
    const days = '<pubDate>Mon, 01 Jan 2024 10:00:00 GMT</pubDate>';
    hostile.on('/rss', rss(feed(paths(0).map((path) => [path, days] as const))));
    const id = await watched.follow('/rss');
    await watched.once();
    // Its pages are on a host that has none of them.
    for (let i = 1; i <= 4; i += 1) {
      hostile.on('/rss', rss(feed(paths(i * 1000).map((path) => hostile.url(path, 'other.test')))));
      clock.move(24 * 60);
      const stop = new AbortController();
      await watched.run(stop.signal, (note) => note.kind === 'feed' && stop.abort());
    }
    const source = await only(watched);
    assert.deepEqual([source.items, source.waiting], [5000, 3000]);
    assert.ok((await workspace.refusals(id)).some(({ code }) => code === 'feed.flood'));
  }));

test('watch: a page that fails is tried again later, five times at most', () =>
  withWatched(async (watched) => {
    const { hostile, clock } = watched;
    hostile.on('/rss', tagged(feed(['/a']), '"1"'));
    hostile.on('/a', reply(500));
    await watched.follow('/rss');
    for (let day = 0; day < 9; day += 1) {
      await watched.once();
      clock.move(24 * 60);
    }
    assert.equal(watched.asked('/a'), 5);
    assert.deepEqual([(await only(watched)).waiting, (await only(watched)).pages], [0, 0]);
  }));

/** Runs a watch until `steps` idle moments have come, moving time to the next due one after each. */
async function runIdle(watched: Watched, steps: number): Promise<(string | null)[]> {
  const stop = new AbortController();
  const idle: (string | null)[] = [];
  const running = watched.run(stop.signal, (note) => {
    watched.notes.push(note);
    if (note.kind !== 'idle') return;
    idle.push(note.until);
    // After the watch has begun to wait.
    setImmediate(() => {
      if (idle.length >= steps || note.until === null) stop.abort();
      else watched.clock.moveTo(Date.parse(note.until));
    });
  });
  await running;
  return idle;
}

test('watch: it wakes when something is due and at no other time, and asks at the feed’s own rhythm', () =>
  withWatched(async (watched) => {
    const { hostile, clock } = watched;
    const times = Array.from({ length: 10 }, (_, i) => new Date(START - i * 4 * 3600_000).toUTCString());
    hostile.on(
      '/rss',
      tagged(feed(times.map((time, i) => [`/p${i}`, `<pubDate>${time}</pubDate>`] as const)), '"1"'),
    );
    for (let i = 0; i < 10; i += 1) hostile.on(`/p${i}`, tagged(`Page ${i}\nMots.`, `"p${i}"`));
    await watched.follow('/rss');
    const idle = await runIdle(watched, 2);
    // Ten items in 36 hours: every 108 minutes; pages are looked at again after two hours.
    assert.deepEqual(idle, [iso(START + 108 * minute), iso(START + 120 * minute)]);
    assert.equal(watched.asked('/rss'), 2);
    assert.equal(watched.asked('/p0'), 1);
    assert.ok(clock.set < 60, `${clock.set} timers`);
  }));

test('watch: stopped in the middle it ends at once, and another goes on where it was', () =>
  withWatched(async (watched) => {
    const { hostile, workspace } = watched;
    hostile.on('/rss', rss(feed(['/a', '/silent', '/c'])));
    hostile.on('/a', html('Un\nMots.'));
    hostile.on('/silent', () => undefined);
    hostile.on('/c', html('Trois\nMots.'));
    await watched.follow('/rss');
    const stop = new AbortController();
    const notes: WatchNote[] = [];
    const running = watched.run(stop.signal, (note) => {
      notes.push(note);
      if (note.kind === 'page') setImmediate(() => stop.abort());
    });
    await running;
    const before = await only(watched);
    assert.deepEqual([before.pages, before.waiting], [1, 2]);
    assert.deepEqual(await workspace.refusals(before.id), []);
    hostile.on('/silent', html('Deux\nMots.'));
    await watched.once();
    assert.deepEqual(await urls(workspace), ['/a', '/c', '/silent']);
    assert.equal(watched.asked('/rss'), 1);
    assert.equal(watched.asked('/a'), 1);
    assert.equal(await workspace.hasUnread(), false);
  }));

test('watch: a single round ends, also where feeds fall due while it runs', () =>
  withWatched(async (watched) => {
    const { hostile, workspace, clock } = watched;
    hostile.on('/rss', rss(feed(['/a'])));
    hostile.on('/late', rss(feed([])));
    hostile.on('/a', html('Un\nMots.'));
    await watched.follow('/rss');
    await workspace.following.add({ address: hostile.url('/late') }, iso(START + minute));
    await watched.once({ onNote: ({ kind }) => kind === 'feed' && clock.move(60) });
    assert.deepEqual([watched.asked('/rss'), watched.asked('/late'), watched.asked('/a')], [1, 0, 1]);
  }));

test('watch: a source that another process adds is met within a minute', () =>
  withWatched(async (watched) => {
    const { hostile, folder, clock } = watched;
    hostile.on('/rss', rss(feed([])));
    const stop = new AbortController();
    const other = await Workspace.open(folder);
    const running = watched.run(stop.signal, (note) => {
      if (note.kind === 'feed') stop.abort();
      if (note.kind !== 'idle') return;
      void other.following.add({ address: hostile.url('/rss') }, iso(clock.now())).then(() => clock.move(1));
    });
    await running;
    await other.close();
    assert.equal(watched.asked('/rss'), 1);
  }));

test('watch: hosts take turns: one that does not answer holds up no other', () =>
  withWatched(async (watched) => {
    const { hostile, workspace } = watched;
    const stop = new AbortController();
    hostile.on('/slow', () => undefined);
    hostile.on('/rss', rss(feed(['/a'])));
    hostile.on('/a', html('Un\nMots.'));
    await watched.follow('/slow', 'other.test');
    await watched.follow('/rss');
    await watched.run(stop.signal, (note) => {
      if (note.kind === 'read') stop.abort();
      // The page has waited long enough to be read, though the other host still says nothing.
      if (note.kind === 'page') setImmediate(() => watched.clock.move(1));
    });
    assert.deepEqual(await urls(workspace), ['/a']);
    assert.deepEqual(
      (await workspace.sources()).map(({ health }) => health),
      ['new', 'ok'],
    );
  }));

test('watch: the dossier is made of what was read, once a round', () =>
  withWatched(async (watched) => {
    const { hostile } = watched;
    hostile.on('/rss', rss(feed(['/a', '/b'])));
    for (const path of ['/a', '/b']) hostile.on(path, html(`${path}\nMots.`));
    await watched.follow('/rss');
    const made: number[] = [];
    const dossier = async (pages: AsyncIterable<unknown>) => {
      let count = 0;
      for await (const _ of pages) count += 1;
      made.push(count);
      return { events: [], groups: [], contradictions: [], control: [] } as never;
    };
    await watched.once({ dossier, dossierVersion: '1' });
    assert.equal(made.at(-1), 2);
    const before = made.length;
    await watched.once({ dossier, dossierVersion: '1' });
    assert.equal(made.length, before);
  }));
