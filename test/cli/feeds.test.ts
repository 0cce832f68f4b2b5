/** `recoupe feeds` and `recoupe watch` as programs: what goes where, exit codes, a clean stop. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { feed } from '../work/watched.ts';
import { withFolder } from '../store/folder.ts';
import { test } from '../runner.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the program; `onError` sees what it says as it says it. */
async function recoupe(
  args: readonly string[],
  onError?: (said: string, stop: () => void) => void,
): Promise<Ended> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
    onError?.(err, () => child.kill('SIGTERM'));
  });
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out, err };
}

test('recoupe feeds: a list in, a list out, removed by address; wrong usage is 2', () =>
  withFolder(async (folder) => {
    const workspace = ['--workspace', join(folder, 'case')];
    const file = join(folder, 'feeds.opml');
    await writeFile(
      file,
      '<opml><body><outline text="La Gazette" xmlUrl="https://gazette.example/rss"/><outline xmlUrl="file:///x"/></body></opml>',
    );
    const imported = await recoupe(['feeds', 'import', ...workspace, file]);
    assert.deepEqual([imported.code, imported.out], [1, '']);
    assert.match(
      imported.err,
      /file:\/\/\/x is not an http or https address\.\n1 feeds are followed now, 0 were already\./,
    );
    const listed = await recoupe(['feeds', 'list', ...workspace, '--json']);
    const source = JSON.parse(listed.out) as Record<string, unknown>;
    assert.deepEqual([source['address'], source['health']], ['https://gazette.example/rss', 'new']);
    const exported = await recoupe(['feeds', 'export', ...workspace]);
    assert.match(
      exported.out,
      /^<\?xml.*<outline type="rss" text="La Gazette" xmlUrl="https:\/\/gazette.example\/rss"\/>/s,
    );
    assert.equal((await recoupe(['feeds', 'remove', ...workspace, 'https://gazette.example/rss'])).code, 0);
    assert.equal((await recoupe(['feeds', 'add', ...workspace, 'http://127.0.0.1/'])).code, 1);
    assert.equal((await recoupe(['feeds', 'add', ...workspace])).code, 2);
    assert.equal((await recoupe(['feeds', 'import', ...workspace, join(folder, 'none')])).code, 3);
  }));

test('recoupe watch: says what it does on standard error, and ends cleanly when it is told to', () =>
  withFolder(async (folder) => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === '/rss' ? 200 : 404;
      response.end(request.url === '/rss' ? feed([]) : '');
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const options = ['--workspace', join(folder, 'case'), '--allow-host', host];
    try {
      const added = await recoupe(['feeds', 'add', ...options, `http://${host}/rss`]);
      assert.deepEqual([added.code, added.out], [0, '']);
      assert.match(added.err, /^Followed: La Gazette/);
      const watched = await recoupe(['watch', ...options], (said, stop) => {
        if (said.includes('nothing is due')) stop();
      });
      assert.deepEqual([watched.code, watched.out], [0, '']);
      assert.match(watched.err, /La Gazette: 0 new; next at \d{4}-/);
    } finally {
      server.closeAllConnections();
      server.close();
    }
  }));
