/** Rows H01 to H04 of the battery: addresses that lead where they should not. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { type ConnectOptions, createConnector } from '../../../src/source/net/connect.ts';
import { createFetcher } from '../../../src/source/net/fetcher.ts';
import type { FetchRequest } from '../../../src/source/net/fetched.ts';
import { createGate } from '../../../src/source/net/gate.ts';
import type { Resolver } from '../../../src/source/net/resolve.ts';
import { test } from '../../runner.ts';
import { type Hostile, html, redirect, raw, reply, withHostile } from './hostile-server.ts';

const PURPOSES: readonly FetchRequest['purpose'][] = [
  'page',
  'feed',
  'robots',
  'discovery',
  'sitemap',
  'translation',
];

async function refusedAs(hostile: Hostile, url: string, code: string, purposes = PURPOSES): Promise<void> {
  for (const purpose of purposes) {
    const answer = await hostile.fetcher.fetch({ url, purpose });
    assert.ok(answer.kind === 'refused', `${url} as ${purpose}`);
    assert.equal(answer.code, code, `${url} as ${purpose}: ${answer.reason}`);
    assert.equal(answer.url, url);
  }
}

test('H01: loopback in disguise is refused before any connection, for every purpose', () =>
  withHostile(async (hostile) => {
    const disguises = [
      'http://0x7f.1/',
      'http://2130706433/',
      'http://127.1/',
      'http://①②⑦.⓪.⓪.①/',
      'http:\\\\127.0.0.1\\x',
      'http://017700000001/',
      'HTTP://LOCALHOST/',
      'http://127.0.0.1:80/',
      'http://user@127.0.0.1@127.0.0.1/'.replace('user@', ''),
    ];
    for (const url of disguises.slice(0, -1)) await refusedAs(hostile, url, 'net.private-address');
    await refusedAs(hostile, disguises.at(-1)!, 'net.credentials');
    assert.equal(hostile.connections, 0);
  }));

test('H02: private, mapped, translated and link-local addresses, and ports that are not the web, are refused', () =>
  withHostile(async (hostile) => {
    const addresses = [
      '[::1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:7f00:1]',
      '[::127.0.0.1]',
      '[64:ff9b::7f00:1]',
      '[64:ff9b:1::a00:1]',
      '[2002:7f00:1::]',
      '[2001:0:7f00:1::]',
      '[fe80::1]',
      '[fc00::1]',
      '[ff02::1]',
      '[::]',
      '0',
      'localhost.',
      'x.localhost',
      '169.254.169.254',
      '10.1.2.3',
      '100.64.0.1',
      '172.31.255.255',
      '192.168.0.1',
      '198.18.0.1',
      '224.0.0.1',
      '255.255.255.255',
    ];
    for (const address of addresses) {
      await refusedAs(hostile, `http://${address}/`, 'net.private-address', ['page', 'robots']);
      await refusedAs(hostile, `https://${address}/`, 'net.private-address', ['feed']);
    }
    for (const port of [25, 22, 5432, 6379, 8080, 443]) {
      await refusedAs(hostile, `http://news.example:${port}/`, 'net.port', ['page', 'feed']);
    }
    for (const url of [
      'file:///etc/passwd',
      'unix:/run/x.sock',
      'ftp://news.example/',
      'javascript:alert(1)',
      'data:,x',
    ]) {
      await refusedAs(hostile, url, 'net.scheme', ['page', 'discovery']);
    }
    assert.equal(hostile.connections, 0);
  }));

/** Public when asked first, loopback from then on. */
function rebinding(): Resolver {
  let asked = 0;
  return () => {
    asked += 1;
    return Promise.resolve([{ address: asked === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 as const }]);
  };
}

test('H03: a name that leads to a private address is refused for every purpose, among public ones too', () =>
  withHostile(
    async (hostile) => {
      await refusedAs(hostile, 'http://news.example/', 'net.private-address');
      await refusedAs(hostile, 'https://news.example/', 'net.private-address');
      assert.equal(hostile.connections, 0);
    },
    {
      resolve: (host) =>
        host.endsWith('.test')
          ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
          : Promise.resolve([
              { address: '127.0.0.1', family: 4 },
              { address: '::1', family: 6 },
              { address: '::ffff:10.0.0.1', family: 6 },
            ]),
    },
  ));

test('H03: the name is asked once for each connection, and what was checked is what is connected to', async () => {
  let asked = 0;
  const fetcher = createFetcher({
    limits: { delayMs: 0 },
    resolve: (host) => {
      asked += 1;
      return rebinding()(host);
    },
  });
  const answer = await fetcher.fetch({ url: 'http://news.example/', purpose: 'robots' });
  await fetcher.close();
  assert.ok(answer.kind === 'refused' && answer.code === 'net.private-address');
  assert.equal(asked, 1);
});

test('H03: the peer of the connected socket is checked before a byte is sent, in the clear and under TLS', () =>
  withHostile(async (hostile) => {
    for (const protocol of ['http:', 'https:']) {
      // The name was public when it was looked up; the connection ends up here all the same.
      const connector = createConnector({
        gate: createGate([], 4096),
        resolve: () => Promise.resolve([{ address: '93.184.215.14', family: 4 }]),
        timeout: 1000,
        dial: () => connect(hostile.port, '127.0.0.1'),
      });
      const error = await new Promise<Error | null>((resolve) => {
        connector({ hostname: 'news.example', protocol, port: '' }, (...[failure]) => resolve(failure));
      });
      assert.match(String(error?.message), /leads to 127\.0\.0\.1, which is not on the public internet/);
    }
    assert.equal(hostile.requests.length, 0);
  }));

test('H03: a redirect, and a robots.txt that redirects, cannot reach what the address itself cannot', () =>
  withHostile(
    async (hostile) => {
      hostile.on('/page', redirect('http://inner.example/secret'));
      assert.equal((await hostile.refused('/page')).code, 'net.private-address');
      hostile.on('/robots.txt', redirect('http://169.254.169.254/latest/meta-data/'));
      assert.equal((await hostile.refused('/page', { host: 'other.test' })).code, 'net.private-address');
      assert.deepEqual(
        hostile.requests.filter((request) => request.endsWith('other.test')),
        ['GET /robots.txt other.test'],
        'a page whose robots.txt cannot be had is not asked for',
      );
      hostile.on('/robots.txt', reply(404));
    },
    {
      resolve: (host) =>
        Promise.resolve([{ address: host.endsWith('.test') ? '127.0.0.1' : '192.168.7.7', family: 4 }]),
    },
  ));

test('H04: redirects to private hosts, files, loops and long chains end in a reason', () =>
  withHostile(async (hostile) => {
    hostile.on('/file', redirect('file:///etc/passwd'));
    hostile.on('/private', redirect('http://127.0.0.1/'));
    hostile.on('/port', redirect('http://news.example:6379/'));
    hostile.on('/loop', redirect('/loop'));
    hostile.on('/secret', redirect('http://name:word@other.test/'));
    hostile.on('/nowhere', reply(302));
    hostile.on('/empty', redirect(''));
    for (let hop = 0; hop < 50; hop += 1) hostile.on(`/hop${hop}`, redirect(`/hop${hop + 1}`));
    const codes = [
      ['/file', 'net.scheme'],
      ['/private', 'net.private-address'],
      ['/port', 'net.port'],
      ['/loop', 'net.redirects'],
      ['/secret', 'net.credentials'],
      ['/nowhere', 'net.header'],
      ['/empty', 'net.redirects'],
      ['/hop0', 'net.redirects'],
    ] as const;
    for (const [path, code] of codes) assert.equal((await hostile.refused(path)).code, code, path);
    const hops = hostile.requests.filter((request) => request.includes('/hop'));
    assert.equal(hops.length, 6, 'the address and five redirects');
  }));

/** Connects to the server whatever the name, and pretends that it is who was asked for. */
function dialAs(address: (host: string) => string, port: () => number): ConnectOptions['dial'] {
  return ({ host }) => {
    const socket = connect(port(), '127.0.0.1');
    Object.defineProperty(socket, 'remoteAddress', { value: address(host) });
    return socket;
  };
}

test('H04: a host that the user allowed by name is reached by its name, never by a redirect from elsewhere', () => {
  let port = 0;
  const PUBLIC = '93.184.215.14';
  return withHostile(
    async (hostile) => {
      port = hostile.port;
      hostile.on('/out', redirect(`http://hostile.test:${port}/inner`));
      hostile.on('/far', redirect('http://intranet.test/inner'));
      hostile.on('/inner', html('secret'));
      const ask = (url: string) => hostile.fetcher.fetch({ url, purpose: 'page' });
      const [port80, name, own] = [
        await ask('http://news.example/out'),
        await ask('http://news.example/far'),
        await ask('http://intranet.test/far'),
      ];
      assert.ok(port80.kind === 'refused' && port80.code === 'net.port', JSON.stringify(port80));
      assert.ok(name.kind === 'refused' && name.code === 'net.private-address', JSON.stringify(name));
      assert.equal(own.kind, 'fetched', 'from an allowed host to itself');
      const listed = (from: string) =>
        hostile.fetcher.fetch({ url: 'http://intranet.test/inner', purpose: 'page', from });
      const fed = await listed('http://news.example/feed.xml');
      assert.ok(fed.kind === 'refused' && fed.code === 'net.private-address', 'from a feed elsewhere');
      assert.equal(
        (await listed('https://intranet.test/feed.xml')).kind,
        'fetched',
        'from a feed of its own',
      );
      assert.deepEqual(
        hostile.requests.filter((request) => request.includes('/inner')),
        ['GET /inner intranet.test', 'GET /inner intranet.test'],
      );
    },
    {
      allow: [],
      allowHosts: ['intranet.test'],
      dial: dialAs(
        (host) => (host === 'news.example' ? PUBLIC : '127.0.0.1'),
        () => port,
      ),
    },
  );
});

test('H03: a name that turned private between two fetches, or between a page and its robots.txt, is refused', () => {
  let port = 0;
  let address = '93.184.215.14';
  return withHostile(
    async (hostile) => {
      port = hostile.port;
      hostile.on('/page', reply(200, ['Connection: close'], 'public'));
      hostile.on('/robots.txt', reply(404, ['Connection: close']));
      const ask = () => hostile.fetcher.fetch({ url: 'http://news.example/page', purpose: 'page' });
      assert.equal((await ask()).kind, 'fetched');
      address = '127.0.0.1';
      const before = hostile.requests.length;
      const again = await ask();
      assert.ok(again.kind === 'refused' && again.code === 'net.private-address');
      assert.equal(hostile.requests.length, before, 'connected to, and told nothing');
    },
    {
      dial: dialAs(
        (host) => (host === 'news.example' ? address : '127.0.0.1'),
        () => port,
      ),
    },
  );
});

test('H04: a Location with line breaks adds no header and no request; five redirects are followed', () =>
  withHostile(async (hostile) => {
    hostile.on(
      '/crlf',
      raw(
        'HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: /landed\r\nX: a\nLocation: http://127.0.0.1/\r\n\r\n',
      ),
    );
    assert.ok(
      ['net.protocol', 'net.private-address', 'net.header'].includes((await hostile.refused('/crlf')).code),
    );
    hostile.on('/escaped', redirect('/landed%0d%0aX-Injected:%201'));
    await hostile.refused('/escaped');
    assert.ok(hostile.heads.every((head) => !/^x-injected/im.test(head)));
    for (let hop = 0; hop < 4; hop += 1) hostile.on(`/hop${hop}`, redirect(`/hop${hop + 1}`, 301));
    hostile.on('/hop4', redirect(`http://other.test:${hostile.port}/landed`, 308));
    hostile.on('/landed', html('here'));
    const answer = await hostile.get('/hop0');
    assert.ok(answer.kind === 'fetched');
    assert.equal(answer.finalUrl, hostile.url('/landed', 'other.test'));
    assert.equal(answer.url, hostile.url('/hop0'));
  }));

test('H04: neither cookies nor credentials are kept or carried', () =>
  withHostile(async (hostile) => {
    hostile.on('/set', reply(302, ['Set-Cookie: id=7', `Location: http://other.test:${hostile.port}/next`]));
    hostile.on(
      '/next',
      reply(200, ['Set-Cookie: id=8', 'WWW-Authenticate: Basic', 'Content-Type: text/html'], 'x'),
    );
    const answer = await hostile.get('/set');
    await hostile.get('/next', { host: 'other.test' });
    assert.ok(answer.kind === 'fetched');
    assert.deepEqual(
      answer.response.headers.map(([name]) => name),
      ['content-length', 'content-type'],
    );
    assert.ok(hostile.heads.every((head) => !/^(?:cookie|authorization|referer):/im.test(head)));
  }));
