/** Archives, export, backup and restore as programs: what comes out, exit codes, nothing half done. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from '../runner.ts';
import { answer, bodyOf, gz, pageRecord, record, sha1 } from '../source/warc/archive.ts';
import { withFolder } from '../store/folder.ts';

const MAIN = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

/** Runs the program in `folder`. */
async function recoupe(folder: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, out: Buffer.concat(out), err };
}

test('recoupe add, export, backup, restore: an archive goes in, and out again as it was, by two ways', () =>
  withFolder(async (folder) => {
    const digest = `WARC-Payload-Digest: sha1:${sha1(bodyOf(1))}`;
    await writeFile(join(folder, 'a.warc.gz'), gz(pageRecord(1), record('no answer'), pageRecord(2)));
    const added = await recoupe(folder, 'add', '--workspace', 'a', 'a.warc.gz');
    assert.equal(added.code, 1, 'one record is no page');
    assert.match(
      added.err,
      /a\.warc\.gz#\d+ \(https:\/\/journal\.example\/a\): it holds no answer of a server\./,
    );
    assert.match(added.err, /a\.warc\.gz: 2 pages, 1 damaged or refused, 0 records without a page\./);
    // What it repeats is known to the workspace alone.
    const again = record(answer(''), {
      type: 'revisit',
      url: 'https://journal.example/1',
      date: '2024-04-01T10:00:00Z',
      headers: [
        digest,
        'WARC-Refers-To-Target-URI: https://journal.example/1',
        'WARC-Refers-To-Date: 2024-03-01T10:00:00Z',
      ],
    });
    await writeFile(join(folder, 'b.warc'), again);
    const repeated = await recoupe(folder, 'add', '--workspace', 'a', 'b.warc');
    assert.deepEqual([repeated.code, /1 read/.test(repeated.err)], [0, true], repeated.err);

    assert.equal((await recoupe(folder, 'backup', '--workspace', 'a', 'a.backup')).code, 0);
    assert.equal((await recoupe(folder, 'restore', '--workspace', 'b', 'a.backup')).code, 0);
    const exported = await recoupe(folder, 'export', '--format', 'warc', '--workspace', 'b');
    await recoupe(folder, 'export', '--format', 'warc', '--workspace', 'a', '-o', 'out.warc.gz');
    assert.ok(exported.out.equals(await readFile(join(folder, 'out.warc.gz'))), 'the same from both');
    const back = await recoupe(folder, 'add', '--workspace', 'c', 'out.warc.gz');
    assert.deepEqual([back.code, /^3 read/m.test(back.err)], [0, true], back.err);

    const refused = await recoupe(folder, 'restore', '--workspace', 'b', 'a.backup');
    assert.deepEqual([refused.code, /already/.test(refused.err)], [3, true]);
    assert.deepEqual((await readdir(folder)).sort(), [
      'a',
      'a.backup',
      'a.warc.gz',
      'b',
      'b.warc',
      'c',
      'out.warc.gz',
    ]);
  }));

test('recoupe export: a format that there is not is wrong usage', () =>
  withFolder(async (folder) => {
    const { code, err } = await recoupe(folder, 'export', '--format', 'xyz');
    assert.deepEqual([code, /Allowed choices are .*warc/.test(err)], [2, true]);
  }));
