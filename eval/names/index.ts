/**
 * How well names are found on the annotated news pages: F1 by canonical name or mention, and the share of right types;
 * and how many of our own cases come out without a fault.
 *
 * `node build/eval/names/index.js [--gold DIR] [--reader] [--plain] [--bare] [--errors]`. `--reader` gives the stage the
 * reader's sentences; `--plain` leaves out the extraction of the article; `--bare` empties the knowledge file but for the
 * states, which says what a page of an unknown crisis would get (floors hold for neither). The score is that of the gold's own
 * `score.mjs`, run on the lines that it reads. The unseen pages were never looked at while the rules were made: their
 * errors are not printed.
 */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { namesStage } from '../../src/annotate/names/index.ts';
import { readerStage } from '../../src/annotate/reader/index.ts';
import { loadFrenchNames } from '../../src/french/names.ts';
import { loadFrenchReader } from '../../src/french/reader.ts';
import type { DataSource, Doc, Entity } from '../../src/model/index.ts';
import { extract } from '../../src/pipeline/article.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { findFaults, parseCases } from '../../test/annotate/names/cases.ts';
import { project, shared } from '../../test/project.ts';

const UNSEEN = /^dev-0(?:0[6-9]|10|1[6-9]|20)$/;

interface GoldPage {
  readonly name: string;
  readonly text_file: string;
  readonly entities: readonly {
    readonly name: string;
    readonly type: string;
    readonly mentions: readonly string[];
    readonly nominal?: boolean;
  }[];
}

interface Score {
  readonly entities: {
    readonly p: number;
    readonly r: number;
    readonly f1: number;
    readonly sys: number;
    readonly gold: number;
  };
  readonly entity_type: { readonly acc: number; readonly acc_coarse: number };
}

function option(name: string): string | null {
  const at = process.argv.indexOf(name);
  return at < 0 ? null : (process.argv[at + 1] ?? null);
}

function readGold(folder: string, plain: boolean): { page: GoldPage; text: string; file: string }[] {
  return readdirSync(join(folder, 'pages'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => {
      const page = JSON.parse(readFileSync(join(folder, 'pages', file), 'utf8')) as GoldPage;
      const home = page.name.startsWith('seed-') ? join(folder, '../../seeds') : join(folder, 'articles');
      const bytes = readFileSync(join(home, page.text_file));
      const text = plain
        ? bytes.toString('utf8')
        : extract(bytes, { path: page.text_file, mediaType: 'text/plain' }).text;
      return { page, text, file: join(folder, 'pages', file) };
    });
}

/** Tables of people, bodies, groups and places that are no state: what a page of an unknown crisis would lack. */
const KNOWLEDGE = /^world\/(?:persons|organisations|groups|names-places)\.tsv$/;

/** Our data with that knowledge emptied: how far the words around carry alone. */
const contextAlone: DataSource = {
  bytes: (name) => projectData.bytes(name),
  text: (name) => {
    const lines = projectData.text(name).split('\n');
    const header = lines.findIndex((line) => !line.startsWith('#'));
    return KNOWLEDGE.test(name) ? lines.slice(0, header + 1).join('\n') : lines.join('\n');
  },
};

/** The stage on bare text: what `recoupe names` does. */
function composeNames(withReader: boolean): (text: string) => readonly Entity[] {
  const names = namesStage(loadFrenchNames(process.argv.includes('--bare') ? contextAlone : projectData));
  const reader = withReader ? readerStage(loadFrenchReader(projectData)) : null;
  return (text) => {
    const doc = { text, blocks: [] } as unknown as Doc;
    return names.run(reader ? reader.run(doc) : { ...doc, sentences: [] }).entities;
  };
}

function score(
  pages: readonly { page: GoldPage; file: string; entities: readonly Entity[] }[],
  gold: string,
): Score {
  const folder = mkdtempSync(join(tmpdir(), 'recoupe-names-'));
  try {
    for (const { file } of pages) copyFileSync(file, join(folder, basename(file)));
    const lines = pages.map(({ page, entities }) =>
      JSON.stringify({
        name: page.name,
        entities: entities.map(({ name, type, mentions }) => ({
          name,
          type,
          mentions: mentions.map(({ text }) => text),
        })),
      }),
    );
    const out = join(folder, 'out.jsonl');
    writeFileSync(out, lines.join('\n'));
    const args = [join(gold, 'score.mjs'), folder, out, '--articles', join(gold, 'articles'), '--json'];
    const env = { ...process.env, SEEDS_DIR: join(gold, '../../seeds') };
    return JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8', env })) as Score;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const gold = option('--gold') ?? (shared ? join(shared, 'corpora/gold') : null);
if (!gold || !existsSync(gold)) {
  process.stderr.write('No annotated pages: give their folder with --gold.\n');
  process.exit(2);
}

const find = composeNames(process.argv.includes('--reader'));
const read = readGold(gold, process.argv.includes('--plain')).map((item) => ({
  ...item,
  entities: find(item.text),
}));
const sets = {
  development: read.filter(({ page }) => !UNSEEN.test(page.name)),
  unseen: read.filter(({ page }) => UNSEEN.test(page.name)),
};
const floors =
  (JSON.parse(readFileSync(join(project, 'eval/floors.json'), 'utf8')) as { names?: Record<string, number> })
    .names ?? {};

/** Compares a figure with its floor. */
function hold(figure: string, value: number): void {
  const floor = floors[figure];
  if (floor === undefined || value >= floor) return;
  if (process.argv.includes('--bare') || process.argv.includes('--plain')) return;
  process.stdout.write(`${figure} is below its floor of ${floor}\n`);
  process.exitCode = 1;
}

for (const [set, pages] of Object.entries(sets)) {
  const { entities, entity_type: type } = score(pages, gold);
  const figures = [entities.p, entities.r, entities.f1, type.acc, type.acc_coarse].map((x) => 100 * x);
  const [p, r, f1, right, coarse] = figures.map((x) => x.toFixed(1));
  process.stdout.write(
    `${set.padEnd(12)} P ${p} R ${r} F1 ${f1} type ${right} coarse ${coarse} (${entities.gold} names)\n`,
  );
  hold(`${set}_f1`, figures[2]!);
  hold(`${set}_type`, figures[3]!);
}
for (const set of ['development', 'unseen']) {
  const cases = parseCases(readFileSync(join(project, `test/annotate/names/cases/${set}.txt`), 'utf8'));
  const sound = cases.filter((example) => findFaults(example, find(example.text)).length === 0);
  const share = (100 * sound.length) / cases.length;
  process.stdout.write(`${set.padEnd(12)} ${share.toFixed(1)} % of ${cases.length} cases without a fault\n`);
  hold(`${set}_cases`, share);
}
if (process.argv.includes('--errors')) for (const item of sets.development) printPage(item);

function printPage({ page, entities }: { page: GoldPage; entities: readonly Entity[] }): void {
  process.stdout.write(`--- ${page.name}\n`);
  const said = new Set(
    entities.flatMap((entity) => [entity.name, ...entity.mentions.map((mention) => mention.text)]),
  );
  const wanted = new Set(page.entities.flatMap((entity) => [entity.name, ...entity.mentions]));
  for (const entity of page.entities) {
    if (entity.nominal || [entity.name, ...entity.mentions].some((name) => said.has(name))) continue;
    process.stdout.write(`  missed ${entity.type} ${entity.name}\n`);
  }
  for (const { name, type, mentions } of entities) {
    if (
      !/\p{Lu}/u.test(name) ||
      [name, ...mentions.map((mention) => mention.text)].some((text) => wanted.has(text))
    )
      continue;
    process.stdout.write(`  extra ${type} ${name} (${mentions.length})\n`);
  }
  for (const { name, type, mentions } of entities) {
    const right = page.entities.find(
      (entity) => entity.name === name || mentions.some((mention) => entity.mentions.includes(mention.text)),
    );
    if (right && right.type !== type) process.stdout.write(`  typed ${type} for ${right.type} ${name}\n`);
  }
}
