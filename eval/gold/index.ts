/**
 * Claims, events, names and days of publication on hand-annotated French news pages, with the ready scorer of the shared
 * corpus: `node build/eval/gold/index.js [--check]`.
 *
 * `development` are the pages that the rules were written beside; `unseen` are ten whose errors were never looked at.
 * Exits with 1 below a floor of `eval/floors.json`, key `gold`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createReader } from '../../src/pipeline/index.ts';
import { captureOf } from '../../src/source/index.ts';
import { project, shared } from '../../test/project.ts';

const UNSEEN = /^dev-0(0[6-9]|10|1[6-9]|20)$/;
/** The figures that have floors, by their path in the scorer's answer. */
const FIGURES = {
  events_f1: ['events', 'f1'],
  event_actor: ['event_slots', 'actor', 'acc'],
  event_date: ['event_slots', 'date', 'acc'],
  event_place: ['event_slots', 'place', 'acc'],
  event_factuality: ['event_slots', 'factuality', 'acc'],
  claims_f1: ['claims', 'f1'],
  claims_content_f1: ['claims_content_only', 'f1'],
  entities_f1: ['entities', 'f1'],
  published: ['publication_date', 'acc'],
} as const;

type Floors = Readonly<Record<string, Readonly<Record<string, number>>>>;

if (shared === null) process.stdout.write('gold: skipped, the corpora are not beside the checkout\n');
else run(join(shared, 'corpora', 'gold'), join(shared, 'seeds'));

function run(gold: string, seeds: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'recoupe-gold-'));
  try {
    const answers = adapt(gold, readPages(gold, seeds));
    const floors =
      (JSON.parse(readFileSync(join(project, 'eval', 'floors.json'), 'utf8')) as { gold?: Floors }).gold ??
      {};
    for (const set of ['development', 'unseen'] as const) {
      printSet(set, scoreSet(folder, gold, seeds, answers, set), floors[set] ?? {});
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `recoupe read --json` over the five pages and the articles. */
function readPages(gold: string, seeds: string): string {
  const reader = createReader();
  const files = [...listText(seeds), ...listText(join(gold, 'articles'))];
  const lines = files.map((file) => {
    const from = { path: basename(file), url: null, fetchedAt: null, mediaType: 'text/plain', site: null };
    return JSON.stringify(reader.read(captureOf(readFileSync(file), from)).page);
  });
  return lines.join('\n');
}

function listText(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => join(folder, name));
}

/** Our pages in the scorer's words, a line each. */
function adapt(gold: string, pages: string): string[] {
  return node(gold, ['adapt.mjs', '--names', 'names.json'], pages).trim().split('\n');
}

function scoreSet(
  folder: string,
  gold: string,
  seeds: string,
  answers: readonly string[],
  set: string,
): unknown {
  const isIn = (name: string) => UNSEEN.test(name) === (set === 'unseen');
  const pages = join(folder, `${set}-pages`);
  mkdirSync(pages);
  for (const file of readdirSync(join(gold, 'pages'))) {
    if (isIn(basename(file, '.json')))
      writeFileSync(join(pages, file), readFileSync(join(gold, 'pages', file)));
  }
  const out = join(folder, `${set}.jsonl`);
  writeFileSync(out, answers.filter((line) => isIn((JSON.parse(line) as { name: string }).name)).join('\n'));
  const articles = join(gold, 'articles');
  return JSON.parse(
    node(gold, ['score.mjs', pages, out, '--articles', articles, '--json'], '', { SEEDS_DIR: seeds }),
  );
}

function node(
  cwd: string,
  args: readonly string[],
  input: string,
  env: Readonly<Record<string, string>> = {},
): string {
  const options = {
    cwd,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 << 20,
  } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, args, options);
  if (status !== 0) throw new Error(`${args[0]}: ${stderr}`);
  return stdout;
}

function printSet(set: string, score: unknown, floors: Readonly<Record<string, number>>): void {
  for (const [name, path] of Object.entries(FIGURES)) {
    const value = path.reduce<unknown>(
      (at, key) => (at as Record<string, unknown> | undefined)?.[key],
      score,
    );
    if (typeof value !== 'number') throw new Error(`the scorer gives no ${path.join('.')}`);
    const floor = floors[name];
    const low = floor !== undefined && value < floor;
    process.stdout.write(
      `${set.padEnd(12)} ${name.padEnd(18)} ${value.toFixed(3)}${low ? ` below its floor ${floor}` : ''}\n`,
    );
    if (low) process.exitCode = 1;
  }
}
