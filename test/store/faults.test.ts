/** Rows H39 and H40 of the battery of faults: killed writers, full and read-only disks, damaged files. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { RecoupeError } from '../../src/model/index.ts';
import { storeFailure } from '../../src/store/failure.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { pack, Workspace } from '../../src/store/index.ts';
import { skip, test } from '../runner.ts';
import { captureFrom, store } from './example.ts';
import { withFolder } from './folder.ts';

const WRITER = fileURLToPath(new URL('writer.js', import.meta.url));
const PAGES = 3000;

function startWriter(folder: string, from: number, to: number, options: SpawnOptions = {}): ChildProcess {
  const args = [WRITER, folder, String(from), String(to)];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

/** Lets a writer go on until it has named `enough` pages, then kills it; all that it named. */
async function killAfter(writer: ChildProcess, enough: number): Promise<string[]> {
  let output = '';
  writer.stdout!.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (output.length > enough * 17) process.kill(writer.pid!, 'SIGKILL');
  });
  await once(writer, 'close');
  return output.split('\n').filter((id) => id.length === 16);
}

async function integrity(folder: string): Promise<unknown> {
  const database = await openSqlite(join(folder, 'recoupe.db'));
  try {
    const [row] = await database.all('PRAGMA integrity_check');
    await database.run(`INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 0)`);
    return row;
  } finally {
    await database.close();
  }
}

test('H39: writers killed at any moment lose no page that they had stored, and double none', () =>
  withFolder(async (folder) => {
    const acknowledged = new Set<string>();
    for (let round = 0; round < 10; round += 1) {
      const from = round * 60;
      // Two at once, over pages that overlap; killed after other numbers of pages each time.
      const both = [startWriter(folder, from, PAGES), startWriter(folder, from + 30, PAGES)];
      const named = await Promise.all(
        both.map((writer, i) => killAfter(writer, 3 + ((round * 7 + i * 5) % 40))),
      );
      for (const id of named.flat()) acknowledged.add(id);
    }
    assert.ok(acknowledged.size > 100, `${acknowledged.size} pages were stored`);
    assert.deepEqual(await integrity(folder), { integrity_check: 'ok' });
    const workspace = await Workspace.open(folder);
    for (const id of acknowledged) {
      const stored = await workspace.page(id);
      assert.ok(stored, `page ${id} is lost`);
      assert.equal(Buffer.from((await workspace.capture(id))!.bytes).toString(), stored.article.page);
    }
    const paths = (await workspace.pages(1000)).map((page) => page.path);
    assert.equal(new Set(paths).size, paths.length, 'none twice');
    await workspace.close();
  }));

test('H39: after a kill the same input again gives what an undisturbed run gives', () =>
  withFolder(async (folder) => {
    const [disturbed, calm] = [join(folder, 'a'), join(folder, 'b')];
    await killAfter(startWriter(disturbed, 0, 60), 10);
    for (const place of [disturbed, calm]) {
      const writer = startWriter(place, 0, 60);
      assert.deepEqual(await once(writer, 'close'), [0, null]);
    }
    const everything = async (place: string) => {
      const workspace = await Workspace.open(place);
      const pages = [];
      for await (const stored of workspace.readings()) pages.push(stored);
      await workspace.close();
      return pages;
    };
    assert.deepEqual(await everything(disturbed), await everything(calm));
  }));

async function complaint(writer: ChildProcess): Promise<string> {
  const [said] = await Promise.all([text(writer.stderr!), once(writer, 'close')]);
  return said;
}

if (process.platform === 'win32') {
  skip('H40: a full disk', 'file size limits are set by a POSIX shell');
} else {
  test('H40: a full disk is told with what to do, loses nothing, and is got over', () =>
    withFolder(async (folder) => {
      const workspace = await Workspace.open(folder);
      await store(workspace, 'Titre\nAvant.');
      await workspace.close();
      // The shell forbids files above some 200 kB to its child: writing past that fails as on a full disk.
      const limited = spawn(
        '/bin/sh',
        ['-c', 'ulimit -f 400; exec "$@"', 'sh', process.execPath, WRITER, folder, '0', String(PAGES)],
        { stdio: ['ignore', 'pipe', 'pipe'] },
      );
      let output = '';
      limited.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
      assert.match(await complaint(limited), /^store\.(full|disk): /);
      const named = output.split('\n').filter((id) => id.length === 16);
      assert.ok(named.length > 0 && named.length < PAGES);
      assert.deepEqual(await integrity(folder), { integrity_check: 'ok' });
      const again = await Workspace.open(folder);
      for (const id of named) assert.ok(await again.page(id), `page ${id} is lost`);
      await store(again, 'Titre\nAprès.');
      await again.close();
    }));

  test('H40: a folder that may not be written is told with what to do', () =>
    withFolder(async (folder) => {
      const closed = join(folder, 'closed');
      const used = join(folder, 'used');
      const workspace = await Workspace.open(used);
      await store(workspace, 'Titre\nTexte.');
      await workspace.close();
      await mkdir(closed);
      for (const place of [closed, used]) await chmod(place, 0o555);
      await chmod(join(used, 'recoupe.db'), 0o444);
      await chmod(folder, 0o755);
      // The superuser may write anywhere: then the writer runs as nobody.
      const options = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
      for (const place of [closed, used, join(closed, 'new')]) {
        const said = await complaint(startWriter(place, 0, 3, options));
        assert.match(said, /^store\.(readonly|unopened): /, `${place}: ${said}`);
      }
      for (const place of [closed, used]) await chmod(place, 0o755);
    }));
}

const fails = (code: string) => (error: unknown) =>
  error instanceof RecoupeError && error.code === code && error.mend.endsWith('.');

test('H40: an extended code of SQLite that has no name is known by its primary one', () => {
  const coded = (code: string) => Object.assign(new Error('attempt to write a readonly database'), { code });
  const told = storeFailure(coded('UNKNOWN_SQLITE_ERROR_1544'), 'case');
  assert.ok(told instanceof RecoupeError && told.code === 'store.readonly');
  const other = coded('UNKNOWN_SQLITE_ERROR_1');
  assert.equal(storeFailure(other, 'case'), other, 'a bug stays one');
});

test('H40: a file where the workspace should be, and a file that is no database', () =>
  withFolder(async (folder) => {
    await writeFile(join(folder, 'file'), 'x');
    await assert.rejects(() => Workspace.open(join(folder, 'file')), fails('store.unopened'));
    await assert.rejects(() => Workspace.open(join(folder, 'file', 'inner')), fails('store.unopened'));
    await writeFile(join(folder, 'recoupe.db'), 'Not a database, but a text. '.repeat(400));
    await assert.rejects(() => Workspace.open(folder), fails('store.damaged'));
    assert.match(await readFile(join(folder, 'recoupe.db'), 'utf8'), /^Not a database/, 'left as it is');
  }));

test('H40: a workspace that must be there and is not', () =>
  withFolder(async (folder) => {
    await assert.rejects(
      () => Workspace.open(join(folder, 'typo'), { create: false }),
      fails('store.missing'),
    );
    await (await Workspace.open(folder)).close();
    await (await Workspace.open(folder, { create: false })).close();
  }));

test('H40: a workspace of a newer version is refused and left as it is', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(folder);
    await store(workspace, 'Titre\nTexte.');
    await workspace.close();
    const database = await openSqlite(join(folder, 'recoupe.db'));
    await database.run(`UPDATE notes SET value = '7000' WHERE name = 'schema'`);
    await database.close();
    const before = await readFile(join(folder, 'recoupe.db'));
    await assert.rejects(() => Workspace.open(folder), fails('store.newer'));
    assert.deepEqual(await readFile(join(folder, 'recoupe.db')), before);
  }));

test('H40: a flipped bit in a blob is noticed, and only that page is touched by it', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(folder);
    const [hurt, whole] = [
      captureFrom('Un texte sans redites: zqxjkv', 'a.txt'),
      captureFrom('Bon texte', 'b.txt'),
    ];
    await workspace.add([hurt, whole]);
    await workspace.close();
    await flipBitAt(join(folder, 'recoupe.db'), pack(hurt.bytes));
    const again = await Workspace.open(folder);
    await assert.rejects(() => again.capture(hurt.id), fails('store.damaged'));
    assert.ok(await again.capture(whole.id));
    await again.close();
  }));

/** Flips a bit in the middle of `bytes`, which stand in the file. */
async function flipBitAt(path: string, bytes: Uint8Array): Promise<void> {
  const content = await readFile(path);
  const from = content.indexOf(bytes);
  if (from < 0) throw new Error('the bytes are not in the file');
  const at = from + (bytes.length >> 1);
  const file = await open(path, 'r+');
  await file.write(Buffer.from([content[at]! ^ 1]), 0, 1, at);
  await file.close();
}

test('H40: a bit that flips anywhere in the database changes no page and no capture unnoticed', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(folder);
    const texts = Array.from(
      { length: 12 },
      (_, i) => `Page ${i}\n${`Le convoi ${i} est arrivé. `.repeat(i * 9)}`,
    );
    await store(workspace, ...texts);
    await workspace.close();
    const path = join(folder, 'recoupe.db');
    const whole = await readFile(path);
    const expected = await readAll(folder);
    let noticed = 0;
    for (let at = 100; at < whole.length; at += 1 + Math.floor(whole.length / 90)) {
      const hurt = Buffer.from(whole);
      hurt[at]! ^= 1 << (at % 8);
      await writeFile(path, hurt);
      try {
        for (const [id, content] of await readAll(folder))
          assert.equal(content, expected.get(id), `byte ${at}`);
      } catch (error) {
        if (!(error instanceof RecoupeError)) throw error;
        assert.equal(error.code, 'store.damaged', `byte ${at}`);
        noticed += 1;
      }
    }
    assert.ok(noticed > 0, `${noticed} noticed`);
  }));

/** Every page and capture that can be had, by id. */
async function readAll(folder: string): Promise<Map<string, string>> {
  const workspace = await Workspace.open(folder, { create: false });
  try {
    const found = new Map<string, string>();
    for await (const { page, article } of workspace.readings())
      found.set(`page ${page.id}`, JSON.stringify([page, article]));
    for await (const id of workspace.captures()) {
      const capture = await workspace.capture(id);
      // Where the bit was in the id, there is none of that name any more.
      if (!capture) continue;
      const { bytes, path, url } = capture;
      found.set(`capture ${id}`, JSON.stringify([Buffer.from(bytes).toString(), path, url]));
    }
    return found;
  } finally {
    await workspace.close();
  }
}

test('H40: a database that lost its end is noticed and never served as if whole', () =>
  withFolder(async (folder) => {
    const workspace = await Workspace.open(folder);
    await store(
      workspace,
      ...Array.from({ length: 40 }, (_, i) => `Page ${i}\n${'Texte assez long. '.repeat(30)}${i}.`),
    );
    await workspace.close();
    const path = join(folder, 'recoupe.db');
    const content = await readFile(path);
    await writeFile(path, content.subarray(0, content.length >> 1));
    await assert.rejects(async () => {
      const again = await Workspace.open(folder);
      try {
        for await (const _ of again.readings());
      } finally {
        await again.close();
      }
    }, fails('store.damaged'));
  }));
