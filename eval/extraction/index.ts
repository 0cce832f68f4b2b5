/**
 * How well pages are extracted, and how fast: `node build/eval/extraction/index.js [--peers] [--check]`.
 *
 * Bodies by 4-word shingles (`fundus`: whole bodies), by segments that must and must not be there, comments that leak,
 * day, title, authors; pages per second of CPU time, after a first pass that is not counted. The model that ships has
 * learned from these pages: the figures guard against loss. What it makes of pages that it never saw is printed by
 * `node build/scripts/train/article.js`, which trains without them. `--check` fails below the floors of
 * eval/floors.json, key `extraction`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodePage } from '../../src/article/encoding.ts';
import { extract, flatten } from '../../src/pipeline/article.ts';
import { project, shared } from '../../test/project.ts';
import { type GoldPage, readPart } from './corpus.ts';
import { isSameName, scoreBodies, scoreSegments, squash } from './metrics.ts';
import { type Answer, loadPeers, type System } from './peers.ts';

const ours: System = { name: 'recoupe', answer: (page, url) => flatten(extract(page, { url })) };

interface Row {
  readonly bodies: number;
  readonly precision: number;
  readonly recall: number;
  readonly segments: number;
  readonly comments: number;
  readonly days: number;
  readonly titles: number;
  readonly authors: number;
  readonly speed: number;
}

const COLUMNS: readonly (readonly [keyof Row, string, number])[] = [
  ['bodies', 'bodies F1', 4],
  ['precision', 'precision', 4],
  ['recall', 'recall', 4],
  ['segments', 'segments F1', 4],
  ['comments', 'comments', 0],
  ['days', 'days', 4],
  ['titles', 'titles', 4],
  ['authors', 'authors', 4],
  ['speed', 'pages/CPU-s', 0],
];

async function measure({ answer }: System, pages: readonly GoldPage[]): Promise<Row> {
  const decoded = pages.map((page) => decodePage(page.bytes, null).page);
  const ask = async (page: GoldPage, i: number): Promise<Answer> => {
    try {
      return await answer(decoded[i]!, page.url || 'https://example.org/');
    } catch {
      return { title: null, text: '', date: null, author: null };
    }
  };
  for (const [i, page] of pages.slice(0, 60).entries()) await ask(page, i);
  const before = process.cpuUsage();
  const answers: Answer[] = [];
  for (const [i, page] of pages.entries()) answers.push(await ask(page, i));
  const { user, system } = process.cpuUsage(before);
  return { ...scoreAll(pages, answers), speed: pages.length / ((user + system) / 1e6) };
}

function scoreAll(pages: readonly GoldPage[], answers: readonly Answer[]): Omit<Row, 'speed'> {
  const both = pages.map((page, i) => ({ page, gold: page.gold, found: answers[i]! }));
  const whole = both.filter(({ page }) => page.part === 'fundus');
  const parts = both.filter(({ gold }) => gold.has !== undefined);
  const { f1, precision, recall } = scoreBodies(
    whole.map(({ gold, found }) => [gold.text ?? '', found.text]),
  );
  const segments = parts.map(({ gold, found }) => ({
    has: gold.has ?? [],
    lacks: gold.lacks ?? [],
    found: found.text,
  }));
  const leaks = parts.flatMap(({ gold, found }) =>
    (gold.comments ?? []).filter((comment) => squash(found.text).includes(squash(comment))),
  );
  const share = (key: 'date' | 'title' | 'author', isRight: (gold: string, found: string) => boolean) => {
    const asked = both.filter(({ gold }) => gold[key]);
    return (
      asked.filter(({ gold, found }) => isRight(gold[key]!, found[key] ?? '')).length / (asked.length || 1)
    );
  };
  return {
    bodies: f1,
    precision,
    recall,
    segments: scoreSegments(segments).f1,
    comments: leaks.length,
    days: share('date', (gold, found) => found.startsWith(gold)),
    titles: share('title', isSameName),
    authors: share('author', isSameName),
  };
}

function print(name: string, part: string, row: Row): void {
  const cells = COLUMNS.map(([key, label, digits]) => row[key].toFixed(digits).padStart(label.length));
  process.stdout.write(`${name.padEnd(24)}${part.padEnd(10)}${cells.join('  ')}\n`);
}

type Floors = Readonly<Record<string, Partial<Row>>>;

function checkFloors(part: string, row: Row): void {
  const floors = (
    JSON.parse(readFileSync(join(project, 'eval', 'floors.json'), 'utf8')) as { extraction?: Floors }
  ).extraction?.[part];
  for (const [key, floor] of Object.entries(floors ?? {}) as [keyof Row, number][]) {
    if (row[key] >= floor) continue;
    process.stdout.write(`  below the floor: ${key} ${floor}\n`);
    if (process.argv.includes('--check')) process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  if (shared === null) {
    process.stdout.write('skipped: the development pages are not beside the checkout (../shared)\n');
    return;
  }
  const folder = join(shared, 'corpora', 'extraction');
  const pages = ['fundus', 'segments'].flatMap((part) => readPart(folder, part));
  const peers = process.argv.includes('--peers') ? await loadPeers() : [];
  process.stdout.write(`${' '.repeat(34)}${COLUMNS.map(([, label]) => label).join('  ')}\n`);
  for (const system of [ours, ...peers]) {
    const row = await measure(system, pages);
    print(system.name, `all ${pages.length}`, row);
    if (system === ours) checkFloors('all', row);
  }
}

await main();
