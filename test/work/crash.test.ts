/** Rows H39 and H40 over the whole way from a source to the dossier; `scripts/crash.ts` does the hundred kills. */
import assert from 'node:assert/strict';
import { spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Workspace } from '../../src/store/index.ts';
import { skip, test } from '../runner.ts';
import { answer, gz, record } from '../source/warc/archive.ts';
import { withFolder } from '../store/folder.ts';
import { crash } from './crash.ts';

const PLAIN = new URL('readers/plain.js', import.meta.url);
const INGESTER = fileURLToPath(new URL('ingester.js', import.meta.url));

/** An archive of pages that tell of one event each. */
async function archiveIn(folder: string, count: number): Promise<string> {
  const file = join(folder, 'pages.warc.gz');
  const records = Array.from({ length: count }, (_, i) =>
    record(
      answer(`Page ${i}\nUn SHELLING le 2024-03-0${1 + (i % 9)}. ${'Un texte. '.repeat(i % 40)}`, [
        'Content-Type: text/plain',
      ]),
      {
        url: `https://journal.example/${i}`,
      },
    ),
  );
  await writeFile(file, gz(...records));
  return file;
}

test('H39: ingest killed at random moments: nothing acknowledged is lost, nothing doubled, the same dossier', () =>
  withFolder(async (folder) => {
    const source = await archiveIn(folder, 200);
    const { kills, pairs } = await crash(folder, { source, reader: PLAIN, kills: 4, seed: 5 });
    assert.deepEqual([kills, pairs > 0], [4, true]);
  }));

/** Runs a program that adds `source` to `place`; its exit code and what it complains of. */
async function run(
  place: string,
  source: string,
  before: readonly string[] = [],
  options: SpawnOptions = {},
) {
  const [command, ...args] = [...before, process.execPath, INGESTER, place, source, PLAIN.href];
  const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'pipe'], ...options });
  const [said, [code]] = await Promise.all([text(child.stderr!), once(child, 'close')]);
  return { code: code as number | null, said };
}

async function contentOf(place: string): Promise<string> {
  const workspace = await Workspace.open(place, { create: false });
  const pages = [];
  for await (const stored of workspace.readings()) pages.push(stored);
  const content = JSON.stringify([pages, await workspace.dossier()]);
  await workspace.close();
  return content;
}

test('H40: with a heap of 256 MB, and in every time zone and locale, the same bytes come out', () =>
  withFolder(async (folder) => {
    const source = await archiveIn(folder, 60);
    const settings: readonly NodeJS.ProcessEnv[] = [
      { NODE_OPTIONS: '--max-old-space-size=256' },
      { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' },
      { TZ: 'Pacific/Niue', LC_ALL: 'C' },
    ];
    const contents = [];
    for (const [i, setting] of settings.entries()) {
      const place = join(folder, String(i));
      assert.deepEqual(await run(place, source, [], { env: { ...process.env, ...setting } }), {
        code: 0,
        said: '',
      });
      contents.push(await contentOf(place));
    }
    assert.equal(new Set(contents).size, 1);
  }));

if (process.platform === 'win32') {
  skip('H40: limits of a process', 'they are set by a POSIX shell');
} else {
  /** What the shell sets before it hands over. */
  const limited = (limit: string) => ['/bin/sh', '-c', `${limit}; exec "$@"`, 'sh'];

  test('H40: with 64 file descriptors ingest goes on, or says why not and loses nothing', () =>
    withFolder(async (folder) => {
      const source = await archiveIn(folder, 60);
      const place = join(folder, 'a');
      const { code, said } = await run(place, source, limited('ulimit -n 64'));
      // Node itself opens more than that at once to load a program: then the message is its own.
      assert.ok(code === 0 || /^(?:store|work|source)\.|EMFILE/m.test(said), `${code}: ${said}`);
      assert.deepEqual(await run(place, source), { code: 0, said: '' });
      await run(join(folder, 'b'), source);
      assert.equal(await contentOf(place), await contentOf(join(folder, 'b')));
    }));

  test('H40: ingest on a full disk says so, keeps what was stored, and the same command ends it once there is space', () =>
    withFolder(async (folder) => {
      const source = await archiveIn(folder, 200);
      const place = join(folder, 'a');
      const { code, said } = await run(place, source, limited('ulimit -f 400'));
      assert.equal(code, 3, said);
      assert.match(said, /^store\.(?:full|disk): /);
      assert.deepEqual(await run(place, source), { code: 0, said: '' });
      await run(join(folder, 'b'), source);
      assert.equal(await contentOf(place), await contentOf(join(folder, 'b')));
    }));
}
