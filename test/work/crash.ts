/**
 * Ingest under SIGKILL: programs that add a source are killed at random moments, and after every kill all that they had
 * acknowledged must be there, whole and once; at the end the dossier must be that of a run that nobody disturbed.
 */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { Workspace } from '../../src/store/index.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

const INGESTER = fileURLToPath(new URL('ingester.js', import.meta.url));

export interface CrashOptions {
  /** What is added. */
  readonly source: string;
  /** The module of the reader; the pipeline's unless given. */
  readonly reader?: URL;
  readonly kills: number;
  /** The moments follow from it. */
  readonly seed: number;
}

export interface Crashed {
  readonly kills: number;
  /** Kills that hit two programs at work in one workspace. */
  readonly pairs: number;
  /** Pages that had been acknowledged when a kill came, summed over the kills. */
  readonly acknowledged: number;
  /** Workspaces that were filled to the end, kill after kill. */
  readonly workspaces: number;
}

/** Kills until it has killed enough; works in `folder`. Throws an `AssertionError` for what is lost, doubled or other. */
export async function crash(folder: string, options: CrashOptions): Promise<Crashed> {
  const began = performance.now();
  const calm = join(folder, 'calm');
  assert.equal(await ended(start(calm, options)), '', 'the undisturbed run');
  const duration = performance.now() - began;
  const expected = await contentOf(calm);
  const random = chance(options.seed);
  const sum = { kills: 0, pairs: 0, acknowledged: 0, workspaces: 0 };
  while (sum.kills < options.kills) {
    const place = join(folder, String(sum.workspaces));
    const known = new Set<string>();
    for (let pair = false; sum.kills < options.kills; pair = !pair) {
      const programs = Array.from({ length: pair ? 2 : 1 }, () => start(place, options));
      if (!(await killAt(programs, random() * duration, known))) break;
      sum.kills += 1;
      sum.pairs += pair ? 1 : 0;
      sum.acknowledged += known.size;
      await check(place, known);
    }
    assert.equal(await ended(start(place, options)), '', 'the run after the last kill');
    compare(await contentOf(place), expected);
    sum.workspaces += 1;
  }
  return sum;
}

/** Says what differs without printing megabytes. */
function compare(content: readonly string[], expected: readonly string[]): void {
  const at = content.findIndex((part, i) => part !== expected[i]);
  const same = at < 0 && content.length === expected.length;
  assert.ok(
    same,
    `part ${at} of ${content.length}, ${expected.length} undisturbed: ${content[at]?.slice(0, 60)}`,
  );
}

function start(place: string, { source, reader }: CrashOptions): ChildProcess {
  const args = [INGESTER, place, source, ...(reader ? [reader.href] : [])];
  return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** What a program that goes on to its end complains of. */
async function ended(program: ChildProcess): Promise<string> {
  program.stdout!.resume();
  const [said] = await Promise.all([text(program.stderr!), once(program, 'close')]);
  return said;
}

/** Kills the programs after so many milliseconds; false when all had come to their end by then. */
async function killAt(programs: readonly ChildProcess[], ms: number, known: Set<string>): Promise<boolean> {
  let killed = false;
  const kill = setTimeout(() => {
    for (const program of programs) killed = program.kill('SIGKILL') || killed;
  }, ms);
  const said = programs.map((program) => text(program.stdout!));
  await Promise.all(programs.map((program) => once(program, 'close')));
  clearTimeout(kill);
  // A line that was cut off was not told.
  for (const output of await Promise.all(said))
    for (const id of output.split('\n').slice(0, -1)) known.add(id);
  return killed;
}

/** Everything acknowledged is there, whole and once. */
async function check(place: string, known: ReadonlySet<string>): Promise<void> {
  const workspace = await Workspace.open(place);
  for (const id of known) {
    assert.ok(await workspace.page(id), `page ${id} is lost`);
    assert.ok(await workspace.capture(id), `the bytes of ${id} are lost`);
  }
  const names = (await workspace.pages(100_000)).map(({ url, path }) => url ?? path);
  assert.equal(new Set(names).size, names.length, 'a page is there twice');
  await workspace.close();
  const database = await openSqlite(join(place, 'recoupe.db'));
  assert.deepEqual(await database.all('PRAGMA integrity_check'), [{ integrity_check: 'ok' }]);
  await database.run(`INSERT INTO text_index (text_index, rank) VALUES ('integrity-check', 0)`);
  await database.close();
}

/** Every page and the dossier, as bytes; in the order of the ids, since that of arrival is not the same. */
async function contentOf(place: string): Promise<string[]> {
  const workspace = await Workspace.open(place, { create: false });
  const pages: [string, string][] = [];
  for await (const stored of workspace.readings()) pages.push([stored.page.id, JSON.stringify(stored)]);
  pages.sort(([a], [b]) => (a < b ? -1 : 1));
  const dossier = await workspace.dossier();
  await workspace.close();
  assert.ok(pages.length > 0 && dossier);
  return [...pages.map(([id, page]) => `${id} ${page}`), JSON.stringify(dossier)];
}

/** Numbers from 0 to 1, the same for one seed. */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
