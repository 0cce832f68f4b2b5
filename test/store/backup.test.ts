/** A workspace as one file, and back: whole or not at all, whatever happens to the file or beside it. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { RecoupeError } from '../../src/model/index.ts';
import { backUp, restore, Workspace } from '../../src/store/index.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { sha256 } from '../../src/text/ids.ts';
import { test } from '../runner.ts';
import { find, store } from './example.ts';
import { withFolder } from './folder.ts';

const WRITER = fileURLToPath(new URL('writer.js', import.meta.url));
const BACKER = fileURLToPath(new URL('backer.js', import.meta.url));

const fails = (code: string) => (error: unknown) =>
  error instanceof RecoupeError && error.code === code && error.mend.endsWith('.');

async function everything(folder: string): Promise<unknown> {
  const workspace = await Workspace.open(folder, { create: false });
  const pages = [];
  for await (const stored of workspace.readings()) pages.push(stored);
  const captures = [];
  for await (const id of workspace.captures()) captures.push(await workspace.capture(id));
  const found = { pages, captures, revision: await workspace.revision(), counts: await workspace.counts() };
  await workspace.close();
  return found;
}

/** A small workspace in `folder`/a. */
async function made(folder: string): Promise<string> {
  const place = join(folder, 'a');
  const workspace = await Workspace.open(place);
  await store(workspace, 'Titre\nUn texte.', 'Autre\nUn autre texte.');
  await workspace.close();
  return place;
}

test('backup: what is restored is what was there, and can be gone on with', () =>
  withFolder(async (folder) => {
    const place = await made(folder);
    const file = join(folder, 'x.backup');
    const size = await backUp(place, file);
    assert.equal((await readFile(file)).length, size);
    await restore(file, join(folder, 'deep', 'b'));
    assert.deepEqual(await everything(join(folder, 'deep', 'b')), await everything(place));
    const workspace = await Workspace.open(join(folder, 'deep', 'b'));
    assert.deepEqual(Object.keys(await find(workspace, 'texte')).sort(), ['0.txt', '1.txt']);
    await store(workspace, 'Titre\nEncore un.');
    await workspace.close();
    await backUp(place, file);
    assert.deepEqual(
      (await readdir(folder)).sort(),
      ['a', 'deep', 'x.backup'],
      'replaced, nothing left over',
    );
  }));

test('backup: an existing workspace is never overwritten, nor what a crash left of one', () =>
  withFolder(async (folder) => {
    const place = await made(folder);
    const file = join(folder, 'x.backup');
    await backUp(place, file);
    const before = await readFile(join(place, 'recoupe.db'));
    await assert.rejects(() => restore(file, place), fails('store.exists'));
    assert.deepEqual(await readFile(join(place, 'recoupe.db')), before);
    await mkdir(join(folder, 'log'));
    await writeFile(join(folder, 'log', 'recoupe.db-wal'), 'x');
    await assert.rejects(() => restore(file, join(folder, 'log')), fails('store.exists'));
    await assert.rejects(() => backUp(join(folder, 'none'), file), fails('store.missing'));
    await assert.rejects(() => restore(join(folder, 'none'), join(folder, 'b')), fails('backup.unreadable'));
    await assert.rejects(() => backUp(place, join(folder, 'no', 'x')), fails('store.unopened'));
  }));

test('H40 backup: cut off anywhere or altered in any bit it is refused, and nothing is restored', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'x.backup');
    await backUp(await made(folder), file);
    const whole = await readFile(file);
    const target = join(folder, 'b');
    const refused = async (bytes: Buffer, what: string) => {
      await writeFile(file, bytes);
      await assert.rejects(() => restore(file, target), fails('backup.damaged'), what);
      assert.equal(existsSync(target), false, what);
    };
    for (let length = 0; length < whole.length; length += 1 + (whole.length >> 6))
      await refused(whole.subarray(0, length), `cut at ${length}`);
    for (let i = 1; i <= 130; i += 3)
      await refused(whole.subarray(0, whole.length - i), `cut ${i} before the end`);
    const flip = (at: number) => {
      const bytes = Buffer.from(whole);
      bytes[at]! ^= 1 << (at % 8);
      return refused(bytes, `bit of ${at}`);
    };
    for (let at = 0; at < whole.length; at += 1 + (whole.length >> 6)) await flip(at);
    for (let i = 1; i <= 65; i += 4) await flip(whole.length - i);
    await refused(Buffer.concat([whole, Buffer.from('\n')]), 'with something behind it');
    await refused(Buffer.from('Not a backup, but a text. '.repeat(400)), 'another file');
  }));

test('backup: one of a newer version is refused', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'x.backup');
    const place = await made(folder);
    await backUp(place, file);
    const whole = await readFile(file);
    const from = whole.lastIndexOf('{"recoupe-backup"');
    for (const change of [/"schema":\d+/, /"recoupe-backup":\d+/]) {
      const label = whole
        .toString('latin1', from, whole.length - 65)
        .replace(change, (field) => `${field}00`);
      const body = Buffer.concat([whole.subarray(0, from), Buffer.from(label)]);
      await writeFile(file, Buffer.concat([body, Buffer.from(`${sha256(body)}\n`)]));
      await assert.rejects(() => restore(file, join(folder, 'b')), fails('store.newer'));
    }
    const database = await openSqlite(join(place, 'recoupe.db'));
    await database.run(`UPDATE notes SET value = '7000' WHERE name = 'schema'`);
    await database.close();
    await assert.rejects(() => backUp(place, file), fails('store.newer'));
  }));

test('H39 backup: taken while two programs write, each holds all that they had stored by then', () =>
  withFolder(async (folder) => {
    const place = join(folder, 'a');
    await (await Workspace.open(place)).close();
    const writers = [0, 1].map((n) => {
      const args = [WRITER, place, String(n * 100_000), String((n + 1) * 100_000)];
      return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    });
    let said = '';
    for (const { stdout } of writers) stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    const ends = writers.map((writer) => once(writer, 'close'));
    try {
      await Promise.all(writers.map(({ stdout }) => once(stdout, 'data')));
      for (let round = 0; round < 2; round += 1) {
        const before = said.split('\n').slice(0, -1);
        await backUp(place, join(folder, `${round}.backup`));
        await restore(join(folder, `${round}.backup`), join(folder, String(round)));
        const workspace = await Workspace.open(join(folder, String(round)));
        for (const id of before) assert.ok(await workspace.page(id), `${id} is not in backup ${round}`);
        await workspace.close();
      }
    } finally {
      for (const writer of writers) writer.kill('SIGKILL');
      await Promise.all(ends);
    }
  }));

if (process.platform !== 'win32')
  test('H40 backup: a disk that fills up in the middle leaves the old backup, and nothing else', () =>
    withFolder(async (folder) => {
      const place = await made(folder);
      const workspace = await Workspace.open(place);
      const noise = Array.from({ length: 200 }, (_, i) => `Titre ${i}\n${sha256(String(i)).repeat(40)}`);
      await store(workspace, ...noise);
      await workspace.close();
      await writeFile(join(folder, 'x.backup'), 'the old one');
      await copyFile(join(folder, 'x.backup'), join(folder, 'old'));
      // The shell forbids files above some 100 kB to its child: writing past that fails as on a full disk.
      const args = [
        '-c',
        'ulimit -f 200; exec "$@"',
        'sh',
        process.execPath,
        BACKER,
        place,
        join(folder, 'x.backup'),
      ];
      const child = spawn('/bin/sh', args, { stdio: ['ignore', 'ignore', 'pipe'] });
      const [complaint] = await Promise.all([text(child.stderr), once(child, 'close')]);
      assert.match(complaint, /^store\.(full|disk): /);
      assert.equal(await readFile(join(folder, 'x.backup'), 'utf8'), 'the old one');
      assert.deepEqual((await readdir(folder)).sort(), ['a', 'old', 'x.backup']);
    }));
