/**
 * The mutation ladder: `node build/eval/origins/index.js [PILES] [PART…]` prints, for each kind of change, how well copies are
 * found, with two plain systems as peers in the same run; `--check` holds one pile against the floors.
 *
 * Texts are those of `../shared` (without it, only the sample case is left and nothing is asked). The rules were tuned
 * on one part of them; the part «unseen» was kept apart. Translations need Apertium: where it is not installed they are
 * left out by name.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OriginGroup } from '../../src/model/index.ts';
import { findOrigins, parseOriginTables } from '../../src/origins/index.ts';
import { project, shared } from '../../test/project.ts';
import { type Case, Ladder } from './cases.ts';
import { minHashPairs, sampledPairs } from './peers.ts';
import { Random } from './random.ts';
import { SecondLadder } from './second.ts';
import { adjustedRand, f1, joinPairs, partitionOf, type Score, scoreCases, truthOf } from './score.ts';
import { type BaseText, readBases } from './texts.ts';

/** Cases of each kind in a pile; no text is used twice in one. */
const ROUNDS = 5;
const SEEDS = { tuned: 11, unseen: 23, second: 37 } as const;
type Part = keyof typeof SEEDS;

const checks = process.argv.includes('--check');
const piles = checks ? 1 : Number(process.argv.find((arg) => /^\d+$/.test(arg)) ?? 3);
const named = (Object.keys(SEEDS) as Part[]).filter((part) => process.argv.includes(part));
const parts = named.length > 0 ? named : (Object.keys(SEEDS) as Part[]);
const read = (name: string) => readFileSync(join(project, name), 'utf8');
const tables = parseOriginTables(
  [read('data/world/publishers.tsv')],
  [read('data/fr/origins.tsv'), read('data/en/origins.tsv')],
);

if (shared === null) process.stdout.write('origins: skipped, the corpora are not beside the checkout\n');
else {
  const bases = readBases(shared, project);
  for (const part of parts) evaluate(part, bases[part]);
}

/** What the systems made of one part: scores by system and kind, and the adjusted Rand index by system. */
interface Result {
  readonly pages: number;
  readonly seconds: number;
  readonly scores: readonly (readonly Score[])[];
  readonly rand: readonly number[];
}

function evaluate(part: Part, texts: readonly BaseText[]): void {
  const result = measure(part, texts);
  if (!result.scores[0]!.some(({ kind }) => isTranslated(kind)))
    process.stdout.write('translations: skipped, Apertium is not installed\n');
  if (checks) check(part, result);
  else print(part, texts.length, result);
}

function measure(part: Part, texts: readonly BaseText[]): Result {
  const scores: Score[][] = [];
  const rand: number[] = [];
  let [pages, seconds] = [0, 0];
  for (let pile = 0; pile < piles; pile++) {
    // Reports of one event are the same in every pile.
    const kind = part === 'second' ? SecondLadder : Ladder;
    const random = new Random(SEEDS[part] + 100 * pile);
    const cases = new kind(texts, random).build(ROUNDS, pile === 0 ? texts : []);
    const all = cases.flatMap((item) => item.pages);
    const start = process.cpuUsage();
    const groups = findOrigins(all, tables);
    const { user, system } = process.cpuUsage(start);
    seconds += (user + system) / 1e6;
    pages += all.length;
    const truth = truthOf(cases.filter(({ kind }) => !isIndependent(kind)));
    for (const [i, { partition, groups: own }] of systems(cases, groups).entries()) {
      (scores[i] ??= []).push(...scoreCases(cases, partition, own));
      rand[i] = (rand[i] ?? 0) + adjustedRand(truth, partition) / piles;
    }
  }
  return { pages, seconds, scores, rand };
}

/** Ours first, then the peers. */
function systems(cases: readonly Case[], groups: readonly OriginGroup[]) {
  const ours = { partition: partitionOf(groups), groups };
  if (checks) return [ours];
  const all = cases.flatMap((item) => item.pages);
  const names = all.map(({ name }) => name);
  const texts = all.map(({ article }) => article.text);
  const peers = [minHashPairs(texts), sampledPairs(texts)];
  return [ours, ...peers.map((pairs) => ({ partition: joinPairs(names, pairs), groups: [] }))];
}

function isTranslated(kind: string): boolean {
  return kind.startsWith('translated');
}

/** Reports of one event may have copied after all: they count apart. */
function isIndependent(kind: string): boolean {
  return kind === 'independent reports';
}

function total(scores: readonly Score[], holds: (kind: string) => boolean): Score {
  const sum = {
    kind: '',
    cases: 0,
    right: 0,
    missed: 0,
    wrong: 0,
    apart: 0,
    originsRight: 0,
    originsAsked: 0,
    directed: 0,
    directedRight: 0,
    derived: 0,
  };
  for (const score of scores.filter(({ kind }) => holds(kind)))
    for (const key of Object.keys(sum) as (keyof Score)[]) if (key !== 'kind') sum[key] += score[key];
  return sum;
}

function percent(part: number, whole: number): number {
  return whole === 0 ? 100 : Math.round((1000 * part) / whole) / 10;
}

function joined({ wrong, apart }: Score): number {
  return apart === 0 ? 0 : percent(Math.min(wrong, apart), apart);
}

/** The figures that have floors; those of harm (`joined…`) have ceilings. */
function figuresOf({ scores, rand }: Result): Record<string, number> {
  const of = (holds: (kind: string) => boolean) => total(scores[0]!, holds);
  const made = of((kind) => !isIndependent(kind) && !isTranslated(kind));
  const figures = {
    f1: percent(f1(made), 1),
    rand: percent(rand[0]!, 1),
    origins: percent(made.originsRight, made.originsAsked),
    directionRight: percent(made.directedRight, made.directed),
    directionDecided: percent(made.directed, made.derived),
    joinedIndependent: joined(of(isIndependent)),
    joinedBackground: joined(of((kind) => kind === 'standing background')),
    joinedStatements: joined(of((kind) => kind.startsWith('communiqué'))),
  };
  const translated = of(isTranslated);
  return translated.cases === 0 ? figures : { ...figures, translated: percent(f1(translated), 1) };
}

function check(part: Part, result: Result): void {
  const floors = (JSON.parse(read('eval/floors.json')) as { origins: Record<Part, Record<string, number>> })
    .origins[part];
  for (const [name, value] of Object.entries(figuresOf(result))) {
    const floor = floors[name];
    const holds = floor === undefined || (name.startsWith('joined') ? value <= floor : value >= floor);
    process.stdout.write(`${holds ? '✓' : '✗'} ${part} ${name} ${value} (${floor ?? 'no floor'})\n`);
    if (!holds) process.exitCode = 1;
  }
}

function print(part: Part, texts: number, result: Result): void {
  const speed = Math.round(result.pages / result.seconds);
  process.stdout.write(`\n${part}: ${result.pages} pages from ${texts} texts, ${speed} pages a CPU-second\n`);
  process.stdout.write(
    'kind                            cases  precision  recall     F1  (MinHash; sampled)  | joined (MinHash; sampled) | origins | direction right, decided\n',
  );
  const kinds = [...new Set(result.scores[0]!.map(({ kind }) => kind))].sort();
  for (const kind of kinds) process.stdout.write(row(kind, result, (other) => other === kind));
  process.stdout.write(row('all but independent reports', result, (kind) => !isIndependent(kind)));
  const [ours, minHash, sampled] = result.rand.map((value) => percent(value, 1));
  process.stdout.write(`adjusted Rand index: ${ours} (${minHash}; ${sampled})\n`);
}

function row(kind: string, { scores }: Result, holds: (kind: string) => boolean): string {
  const [ours, minHash, sampled] = scores.map((system) => total(system, holds)) as [Score, Score, Score];
  const show = (part: number, whole: number) =>
    (whole === 0 ? '–' : percent(part, whole).toFixed(1)).padStart(6);
  const pairs = ours.right + ours.missed > 0;
  return `${[
    kind.padEnd(30),
    String(ours.cases).padStart(6),
    show(ours.right, pairs ? ours.right + ours.wrong : 0).padStart(10),
    show(ours.right, ours.right + ours.missed),
    pairs ? `${show(f1(ours), 1)}  (${show(f1(minHash), 1)}; ${show(f1(sampled), 1)})` : ' '.repeat(24),
    '|',
    ours.apart > 0 ? `${joined(ours)} (${joined(minHash)}; ${joined(sampled)})`.padEnd(20) : ' '.repeat(20),
    '|',
    show(ours.originsRight, ours.originsAsked),
    '|',
    show(ours.directedRight, ours.directed),
    show(ours.directed, ours.derived),
  ].join(' ')}\n`;
}
