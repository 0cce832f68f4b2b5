import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { project } from '../project.ts';
import { withFolder } from '../store/folder.ts';
import { test } from '../runner.ts';
import { withHostile } from '../source/net/hostile-server.ts';

const MAIN = join(project, 'build', 'src', 'cli', 'main.js');

async function recoupe(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [out, err, code] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    new Promise((resolve) => {
      child.once('close', resolve);
    }),
  ]);
  return { out, err, code };
}

test('recoupe takes addresses: what is had is printed, what is refused is told, and the exit code says so', () =>
  withHostile(async (hostile) => {
    const host = `127.0.0.1:${hostile.port}`;
    const allow = ['--allow-host', host, '--contact', 'desk@journal.example'];
    const page = `http://${host}/honest`;
    const mixed = await recoupe(
      'extract',
      '--json',
      ...allow,
      page,
      `http://${host}/none`,
      'http://10.0.0.1/',
    );
    assert.equal(mixed.code, 1);
    assert.equal((JSON.parse(mixed.out) as { url: string }).url, page);
    assert.match(
      mixed.err,
      /\/none answered 404 \(no such page\)\.\n10\.0\.0\.1 is not on the public internet/,
    );
    assert.ok(
      hostile.heads.every((head) => /^user-agent: recoupe\/\S+ \(.*desk@journal\.example\)/im.test(head)),
    );
    const wrong = await recoupe('extract', '--allow-host', 'http://x/', page);
    assert.equal(wrong.code, 2);
  }));

test('recoupe add takes addresses: a page is kept with where it came from', () =>
  withFolder((folder) =>
    withHostile(async (hostile) => {
      const host = `127.0.0.1:${hostile.port}`;
      const { code, err } = await recoupe(
        'add',
        '--workspace',
        folder,
        '--allow-host',
        host,
        `http://${host}/honest`,
      );
      assert.equal(code, 0, err);
      assert.match(err, /1 read, 0 unchanged, 0 failed/);
    }),
  ));
