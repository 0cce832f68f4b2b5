/**
 * `node build/eval/origins/index.js [rounds]`: the mutation ladder, on the part that the rules were tuned on and on the
 * part that they were not, with two plain systems as peers in the same run.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findOrigins, type OriginTables, parseOriginTables } from '../../src/origins/index.ts';
import { project, shared } from '../../test/project.ts';
import { type Case, Ladder } from './cases.ts';
import { minHashPairs, sampledPairs } from './peers.ts';
import { Random } from './random.ts';
import { adjustedRand, f1, joinPairs, partitionOf, type Score, scoreCases, truthOf } from './score.ts';
import { type BaseText, readBases } from './texts.ts';

/** Piles of pages a part: no text is used twice in one. */
const piles = Number(process.argv[2] ?? 3);
const ROUNDS = 5;
const read = (name: string) => readFileSync(join(project, 'data', name), 'utf8');
const tables: OriginTables = parseOriginTables(
  [read('world/publishers.tsv')],
  [read('fr/origins.tsv'), read('en/origins.tsv')],
);
const bases = readBases(shared, project);

for (const [part, texts, seed] of [
  ['tuned', bases.tuned, 11],
  ['unseen', bases.unseen, 23],
] as const) {
  if (texts.length === 0) process.stdout.write(`${part}: skipped, no texts without ../shared\n`);
  else measure(part, texts, seed);
}

function measure(part: string, texts: readonly BaseText[], seed: number): void {
  const all: [Score[], Score[], Score[]][] = [];
  const rands: number[][] = [];
  let [count, seconds] = [0, 0];
  for (let pile = 0; pile < piles; pile++) {
    const cases = new Ladder(texts, new Random(seed + 100 * pile)).build(ROUNDS, pile === 0 ? texts : []);
    const pages = cases.flatMap((item) => item.pages);
    const start = performance.now();
    const groups = findOrigins(pages, tables);
    seconds += (performance.now() - start) / 1000;
    count += pages.length;
    const names = pages.map(({ name }) => name);
    const contents = pages.map(({ article }) => article.text);
    const peers = [minHashPairs(contents), sampledPairs(contents)].map((pairs) => joinPairs(names, pairs));
    const partitions = [partitionOf(groups), ...peers];
    all.push(
      partitions.map((partition, i) => scoreCases(cases, partition, i === 0 ? groups : [])) as [
        Score[],
        Score[],
        Score[],
      ],
    );
    rands.push(partitions.map((partition) => adjustedRand(truthOf(cases.filter(isCertain)), partition)));
    if (process.env['SHOW']) showErrors(cases, partitions[0]!, process.env['SHOW']);
  }
  process.stdout.write(
    `\n${part}: ${count} pages from ${texts.length} texts, ${Math.round(count / seconds)} pages a second\n`,
  );
  process.stdout.write(
    `${'kind'.padEnd(30)}  cases   ours P   R    F1  | MinHash F1 | sampled F1 | apart joined | origins | direction right/decided\n`,
  );
  const kinds = [...new Set(all.flatMap(([ours]) => ours.map(({ kind }) => kind)))].sort();
  const of = (system: number, holds: (kind: string) => boolean) =>
    total(all.flatMap((systems) => systems[system]!.filter(({ kind }) => holds(kind))));
  for (const kind of kinds)
    process.stdout.write(`${showScores(kind, (system) => of(system, (other) => other === kind))}\n`);
  process.stdout.write(
    `${showScores('all but independent reports', (system) => of(system, (kind) => kind !== 'independent reports'))}\n`,
  );
  const rand = (i: number) =>
    percent(
      rands.reduce((n, pile) => n + pile[i]!, 0),
      rands.length,
    );
  process.stdout.write(`ARI ours ${rand(0)}, MinHash ${rand(1)}, sampled ${rand(2)}\n`);
}

/** Reports of one event may have copied after all: they count apart. */
function isCertain({ kind }: Case): boolean {
  return kind !== 'independent reports';
}

function showScores(kind: string, of: (system: number) => Score): string {
  return showScore({ ...of(0), kind }, of(1), of(2));
}

function total(scores: readonly Score[]): Score {
  const sum = {
    ...scores[0]!,
    kind: 'all',
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
  for (const score of scores)
    for (const key of Object.keys(sum) as (keyof Score)[]) if (key !== 'kind') sum[key] += score[key];
  return sum;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

function showScore(score: Score, minHash: Score, sampled: Score): string {
  const joined = (s: Score) => percent(Math.min(s.wrong, s.apart), s.apart);
  return [
    score.kind.padEnd(30),
    String(score.cases).padStart(6),
    percent(score.right, score.right + score.wrong).padStart(8),
    percent(score.right, score.right + score.missed).padStart(6),
    percent(f1(score), 1).padStart(6),
    ` | ${percent(f1(minHash), 1).padStart(6)} | ${percent(f1(sampled), 1).padStart(6)}`,
    ` | ${score.apart === 0 ? '' : `${joined(score)} (${joined(minHash)}; ${joined(sampled)})`}`.padEnd(24),
    ` | ${percent(score.originsRight, score.originsAsked).padStart(6)}`,
    ` | ${percent(score.directedRight, score.directed)} / ${percent(score.directed, score.derived)}`,
  ].join(' ');
}

/** The cases of a kind that went wrong, for a person to look at. */
function showErrors(cases: readonly Case[], found: ReadonlyMap<string, number>, kind: string): void {
  for (const item of cases.filter((c) => c.kind.includes(kind))) {
    const groups = item.pages.map(({ name }) => found.get(name));
    process.stdout.write(
      `${item.kind}: ${item.pages.map(({ name, article }, i) => `${name}/${groups[i]}/${article.title}`).join('  ')}\n`,
    );
  }
}
