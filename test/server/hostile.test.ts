/** Rows H26 to H31 of the battery of hostile inputs, against a real server on loopback. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { errorSchema } from '../../src/contract/index.ts';
import { RecoupeError } from '../../src/model/index.ts';
import { startServer } from '../../src/server/index.ts';
import { test } from '../runner.ts';
import { get, raw, serving } from './serving.ts';

const CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

test(
  'H26: scripts in a page travel as JSON text only, and every answer forbids them',
  serving(['<svg onload=alert(1)>\n</script><img src=x onerror=alert(1)> rien.'], async ({ port, ids }) => {
    const targets = [
      '/',
      '/api/pages',
      `/api/pages/${ids[0]}`,
      '/api/search?q=onerror',
      '/none',
      '/api/search',
    ];
    for (const target of targets) {
      const { head } = await get(port, target);
      assert.match(head, new RegExp(`content-security-policy: ${CSP.replace(/[.*]/g, '\\$&')}\r?$`, 'im'));
      assert.match(head, /x-content-type-options: nosniff/i);
      assert.match(head, /referrer-policy: no-referrer/i);
      assert.match(head, target === '/' ? /content-type: text\/html/i : /content-type: application\/json/i);
      assert.doesNotMatch(head, /access-control-allow-origin/i);
    }
  }),
);

test(
  'H27: a search is words, whatever is typed; nothing makes it fail or run long',
  serving(
    ['Le <b>gras</b>\nUn \uE000signe\uE001 et <b>du gras</b> avec l’armée & les autres.'],
    async ({ port, log }) => {
      const search = async (q: string) => {
        const { status, body } = await get(port, `/api/search?q=${encodeURIComponent(q)}`);
        if (status !== 200) assert.ok(errorSchema.parse(JSON.parse(body)).error.message, q);
        return { status, body };
      };
      assert.match((await search('gras')).body, /<b>du gras<\/b>/);
      const nothing = [
        '',
        ' ',
        '"',
        '""',
        ':*',
        '*',
        '-',
        '" & | !',
        '\0',
        '%',
        '\uE000',
        '-gras',
        "'",
        '😀',
      ];
      for (const q of nothing) assert.equal((await search(q)).status, 400, JSON.stringify(q));
      const words = [
        '<script>alert(1)</script>',
        'gras"',
        '"gras',
        'gras:*',
        'forms:gras',
        'gras AND NOT',
        'NEAR(gras, 3)',
        "gras'; DROP TABLE pages; --",
        '^gras',
        'gras*',
        '{gras}',
        'l’armée',
        'gras\0',
      ];
      for (const q of words) assert.equal((await search(q)).status, 200, q);
      assert.equal((await search(Array.from({ length: 40 }, () => 'gras').join(' OR '))).status, 400);
      assert.equal((await search('g'.repeat(501))).status, 400);
      assert.equal((await get(port, `/api/search?q=${'a+OR+'.repeat(10_000)}a`)).status, 431);
      assert.equal((await get(port, '/api/search')).status, 400);
      // What is not UTF-8 stays as it was typed: a word that no page has, or none at all.
      for (const q of ['%', '%ED%A0%80', '%ff%C0%AF'])
        assert.match((await get(port, `/api/search?q=${q}`)).body, /^\[\]$|"search\.query"/, q);
      assert.equal((await get(port, '/api/search?q=gras&q=gras')).status, 400);
      assert.equal((await get(port, `/api/search?q=gras&x=${'x'.repeat(5000)}`)).status, 414);
      assert.deepEqual(log, []);
    },
  ),
);

test(
  'H28: only the names of this machine are answered',
  serving(['Titre\nTexte.'], async ({ port }) => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`])
      assert.equal((await get(port, '/api/pages', host)).status, 200, host);
    const others = [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${port + 1}`,
      `localhost.:${port}`,
      `127.1:${port}`,
      `0x7f.1:${port}`,
      `localhost:${port}.evil.example`,
      `evil.example@127.0.0.1:${port}`,
      '',
    ];
    for (const host of others) {
      const { status, body } = await get(port, '/api/pages', host);
      assert.ok([400, 421].includes(status), `${host}: ${status}`);
      assert.doesNotMatch(body, /Titre/);
    }
    const { status } = await raw(port, 'GET /api/pages HTTP/1.0\r\n\r\n');
    assert.ok([400, 421].includes(status), 'no name at all');
    const absolute = await get(port, `http://evil.example:${port}/api/pages`);
    assert.ok([400, 421].includes(absolute.status), `absolute form: ${absolute.status}`);
  }),
);

test(
  'H29: nothing but reading is answered, and reading changes nothing',
  serving(['Titre\nTexte.'], async ({ port, workspace, ids }) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND']) {
      const body = '{"a":1}';
      const request = `${method} /api/pages HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: null\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
      const answer = await raw(port, request);
      assert.equal(answer.status, 405, method);
      assert.match(answer.head, /allow: GET, HEAD/i);
    }
    const before = JSON.stringify([await workspace.pages(), await workspace.revision()]);
    for (const target of ['/', '/api/pages', `/api/pages/${ids[0]}`, '/api/events', '/api/search?q=texte'])
      assert.equal((await get(port, target)).status, 200, target);
    assert.equal(JSON.stringify([await workspace.pages(), await workspace.revision()]), before);
    const head = await raw(
      port,
      `HEAD /api/pages HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`,
    );
    assert.equal(head.status, 200);
    assert.equal(head.body, '');
  }),
);

test(
  'H30: parameters are data: none is a part of a query, none goes past its bounds',
  serving(['Titre\nTexte.'], async ({ port, log }) => {
    const wrong = [
      'limit=1e9',
      'limit=0',
      'limit=-1',
      'limit=1001',
      "limit=1'--",
      'limit=',
      'offset=-1',
      'offset=NaN',
    ];
    const shapes = ['limit=1&limit=2', 'offset=99999999999999999999'];
    for (const query of [...wrong, ...shapes]) {
      for (const list of ['/api/pages', '/api/events'])
        assert.equal((await get(port, `${list}?${query}`)).status, 400, query);
    }
    for (const query of ['limit=5', '__proto__=1', 'constructor[prototype]=1', 'sort=id;drop', 'limit[]=1'])
      assert.equal((await get(port, `/api/pages?${query}`)).status, 200, query);
    const ids = ["' OR 1=1 --", '__proto__', 'constructor', '%00', '%', '1;DROP TABLE pages', '*', '..'];
    for (const id of ids.map((id) => (id.startsWith('%') ? id : encodeURIComponent(id)))) {
      for (const one of ['pages', 'events']) {
        const { status } = await get(port, `/api/${one}/${id}`);
        assert.ok(status === 404 || status === 400, `${one}/${id}: ${status}`);
      }
    }
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    assert.deepEqual(log, []);
  }),
);

test(
  'H31: no path leads out of the workbench, and none to another host',
  serving([], async ({ port }) => {
    assert.match((await get(port, '/')).body, /workbench/);
    const script = await get(port, '/assets/app-1a2b.js');
    assert.match(script.head, /content-type: text\/javascript/i);
    assert.match(script.head, /immutable/i);
    const paths = [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/%2e%2e%2fsecret.html',
      '/..%2fsecret.html',
      '/..%5csecret.html',
      '/..\\secret.html',
      '/%252e%252e%252fsecret.html',
      '/assets/../../secret.html',
      '/assets/..%2f..%2fsecret.html',
      '/secret.html%00.js',
      '/%00',
      '//evil.example/%2e%2e',
      '//evil.example',
      '/\\evil.example',
      '/assets',
      '/assets/',
      '/assets/app-1a2b.js.map',
      '/etc/passwd',
      '/index.html/',
      '/INDEX.HTML',
    ];
    for (const path of paths) {
      const { status, head, body } = await get(port, path);
      assert.ok([400, 404, 421].includes(status), `${path}: ${status}`);
      assert.doesNotMatch(head, /^location:/im, path);
      assert.doesNotMatch(body, /SECRET|root:/, path);
    }
  }),
);

test(
  'H32: a client that never finishes its request holds up nobody',
  serving(['Titre\nTexte.'], async ({ port }) => {
    const idle = Array.from({ length: 40 }, () => connect(port, '127.0.0.1'));
    await Promise.all(idle.map((socket) => once(socket, 'connect')));
    for (const socket of idle) socket.on('error', () => undefined).write('GET / HTTP/1.1\r\nHost: ');
    assert.equal((await get(port, '/api/pages')).status, 200);
    for (const socket of idle) socket.destroy();
  }),
);

test(
  'server: a port that is taken is told with what to do',
  serving([], async ({ workspace, port }) => {
    await assert.rejects(
      () => startServer({ workspace, port }),
      (error) => error instanceof RecoupeError && error.code === 'server.port' && /--port/.test(error.mend),
    );
  }),
);

test(
  'server: without a built workbench the first page says how to get one, and the rest answers',
  serving([], async ({ workspace }) => {
    const bare = await startServer({ workspace, port: 0, web: '/nowhere/at/all' });
    const first = await fetch(bare.address);
    assert.equal(first.status, 503);
    assert.match(errorSchema.parse(await first.json()).error.mend, /npm run build/);
    assert.equal((await fetch(`${bare.address}api/pages`)).status, 200);
    await bare.close();
  }),
);

test(
  'server: closing ends open connections',
  serving([], async ({ server, port }) => {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    const closed = once(socket, 'close');
    await server.close();
    await closed;
    await assert.rejects(() => get(port, '/'));
  }),
);
