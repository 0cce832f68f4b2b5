/**
 * Trains the model that chooses the body of a page, `data/models/article.json`, on the development pages beside the
 * checkout: `node build/scripts/train/article.js [--write]`. Card: `data/models/article.md`.
 *
 * Sites, not pages, are split: one in five is kept from all tuning (`eval/extraction/corpus.ts`), the others fall into
 * folds. The figures are of models that did not see the page; the model that ships has then learned from all of them.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GoldPage, hashOf, PARTS, readPart } from '../../eval/extraction/corpus.ts';
import {
  type Score,
  scoreBodies,
  scoreSegments,
  shinglesOf,
  squash,
  wordsOf,
} from '../../eval/extraction/metrics.ts';
import { readPageTables, readWording } from '../../src/article/index.ts';
import { surenessOf } from '../../src/article/body.ts';
import { parseCreditRules } from '../../src/article/credits.ts';
import { type Decoded, decodePage } from '../../src/article/encoding.ts';
import { FEATURE_NAMES, fillFeatures } from '../../src/article/features.ts';
import { type PageClues, Scene } from '../../src/article/scene.ts';
import { extractHtml, parsePage } from '../../src/article/html.ts';
import { Wording } from '../../src/article/wording.ts';
import type { Capture } from '../../src/model/index.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { project, shared } from '../../test/project.ts';
import { predict, type Rows, type Settings, type TrainedForest, trainForest } from './boosting.ts';

const FOLDS = 4;
const SETTINGS: Settings = {
  trees: 160,
  leaves: 16,
  depth: 6,
  rate: 0.1,
  leaf: 30,
  ridge: 10,
  sample: 0.6,
  columns: 0.3,
};

interface Example {
  readonly page: GoldPage;
  readonly decoded: Decoded;
  readonly clues: PageClues;
  /** From 0 to 1, or -1 where the gold does not say. */
  readonly labels: Float64Array;
  /** The row of its first block. */
  readonly at: number;
  readonly fold: number;
}

const tables = {
  ...readPageTables(projectData),
  languages: ['fr', 'en'],
  wording: new Wording(readWording(['fr', 'en'], projectData)),
  credits: ['fr', 'en'].flatMap((code) => parseCreditRules(projectData.text(`${code}/article-credits.tsv`))),
  inside: [],
  runIns: [],
  walls: [],
};

function readExamples(): Example[] {
  if (shared === null) throw new Error('the development pages are not beside the checkout (../shared)');
  const folder = join(shared, 'corpora', 'extraction');
  const pages = PARTS.flatMap((part) => readPart(folder, part));
  let at = 0;
  return pages.map((page) => {
    const decoded = decodePage(page.bytes, null);
    const { clues } = parsePage(decoded.page, tables);
    const example = {
      page,
      decoded,
      clues,
      labels: labelsOf(page, clues),
      at,
      fold: page.seen ? hashOf(`fold ${page.site}`) % FOLDS : -1,
    };
    at += clues.blocks.length;
    return example;
  });
}

function labelsOf(page: GoldPage, clues: PageClues): Float64Array {
  return page.gold.text === undefined ? segmentLabels(page, clues) : bodyLabels(page.gold.text, clues);
}

/** How much of each block stands in the gold body: its shingles, or the whole of it for a short one. */
function bodyLabels(text: string, clues: PageClues): Float64Array {
  const gold = shinglesOf(text);
  const lines = new Set(text.split('\n').map((line) => wordsOf(line).join(' ')));
  return Float64Array.from(clues.blocks, (block) => {
    const words = wordsOf(block.text);
    if (words.length === 0) return 0;
    if (words.length < 4) return lines.has(words.join(' ')) ? 1 : 0;
    let [inside, all] = [0, 0];
    for (const [key, count] of shinglesOf(block.text)) {
      all += count;
      if (gold.has(key)) inside += count;
    }
    return inside / all;
  });
}

function segmentLabels({ gold }: GoldPage, clues: PageClues): Float64Array {
  const has = (gold.has ?? []).map(squash);
  const lacks = [...(gold.lacks ?? []), ...(gold.comments ?? [])].map(squash);
  return Float64Array.from(clues.blocks, ({ text }) => {
    if (has.some((segment) => text.includes(segment))) return 1;
    return lacks.some((segment) => text.includes(segment)) ? 0 : -1;
  });
}

const WIDTH = FEATURE_NAMES.length;

interface PageRows extends Rows {
  readonly furniture: Uint8Array;
}

function rowsOf(examples: readonly Example[]): PageRows {
  const last = examples.at(-1)!;
  const count = last.at + last.labels.length;
  const rows = {
    table: new Float32Array(count * WIDTH),
    width: WIDTH,
    targets: new Float64Array(count),
    weights: new Float64Array(count),
    furniture: new Uint8Array(count),
  };
  for (const { page, clues, labels, at } of examples) {
    const scene = new Scene(clues);
    const total = clues.blocks.reduce((sum, block) => sum + Math.sqrt(block.words + 1), 0);
    clues.blocks.forEach((block, i) => {
      fillFeatures(scene, i, rows.table, (at + i) * WIDTH);
      rows.targets[at + i] = Math.max(0, labels[i]!);
      rows.weights[at + i] = labels[i]! < 0 || scene.isFurniture[i] ? 0 : weightOf(page, block.words, total);
      rows.furniture[at + i] = scene.isFurniture[i] ? 1 : 0;
    });
  }
  return rows;
}

/** Pages count alike whatever their length; weak gold (another extractor's output) counts little. */
function weightOf(page: GoldPage, words: number, total: number): number {
  const share = (Math.sqrt(words + 1) / total) * 100;
  if (page.part === 'segments') return 3;
  return page.part === 'readability' ? share * 0.25 : share;
}

function membersOf(
  examples: readonly Example[],
  wanted: (example: Example) => boolean,
  rows: Rows,
): Int32Array {
  return Int32Array.from(
    examples
      .filter(wanted)
      .flatMap(({ at, labels }) =>
        [...labels.keys()].map((i) => at + i).filter((row) => rows.weights[row]! > 0),
      ),
  );
}

const started = Date.now();
function say(line: string): void {
  process.stderr.write(`${((Date.now() - started) / 1000).toFixed(0)} s  ${line}\n`);
}

/** The text of a page, all the way to the end, with these weights in the place of the model's. */
function textOf({ page, decoded, at, labels }: Example, weights: Float64Array, threshold: number): string {
  const own = weights.subarray(at, at + labels.length);
  const body = { weigh: () => own, threshold };
  return extractHtml(captureOf(page), decoded, { ...tables, body }).text;
}

function captureOf({ bytes, url }: GoldPage): Capture {
  return {
    id: '',
    sha256: '',
    bytes,
    path: null,
    url: url || null,
    fetchedAt: null,
    mediaType: null,
    site: null,
    response: null,
  };
}

function report(name: string, examples: readonly Example[], weights: Float64Array, threshold: number): void {
  const answers = examples
    .filter(({ page }) => page.part !== 'readability')
    .map((example) => ({ page: example.page, found: textOf(example, weights, threshold) }));
  const whole = answers.filter(({ page }) => page.part === 'fundus');
  const parts = answers.filter(({ page }) => page.part === 'segments');
  const bodies = scoreBodies(whole.map(({ page, found }) => [page.gold.text ?? '', found]));
  const segments = scoreSegments(
    parts.map(({ page, found }) => ({ has: page.gold.has ?? [], lacks: page.gold.lacks ?? [], found })),
  );
  const comments = parts.flatMap(({ page, found }) => {
    const text = squash(found);
    return (page.gold.comments ?? []).filter((comment) => text.includes(squash(comment)));
  });
  const told = ({ f1, precision, recall }: Score) =>
    `f1 ${f1.toFixed(4)} p ${precision.toFixed(4)} r ${recall.toFixed(4)}`;
  say(
    `${name} @${threshold}  bodies ${whole.length}: ${told(bodies)}  segments ${parts.length}: ${told(segments)}  comments ${comments.length}`,
  );
}

function main(): void {
  const examples = readExamples();
  const rows = rowsOf(examples);
  say(`${examples.length} pages, ${rows.targets.length} blocks, ${WIDTH} columns`);
  let [skipped, lost] = [0, 0];
  for (let row = 0; row < rows.furniture.length; row += 1) {
    skipped += rows.furniture[row]!;
    if (rows.furniture[row] === 1 && rows.targets[row]! > 0.5) lost += 1;
  }
  say(`${skipped} blocks are plainly furniture; the gold has ${lost} of them`);
  const seen = examples.filter(({ page }) => page.seen);
  const unseen = examples.filter(({ page }) => !page.seen);
  const weights = new Float64Array(rows.targets.length);
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const forest = trainForest(
      rows,
      membersOf(seen, (example) => example.fold !== fold, rows),
      SETTINGS,
    );
    weigh(
      seen.filter((example) => example.fold === fold),
      rows,
      forest,
      weights,
    );
    say(`fold ${fold}`);
  }
  for (const threshold of THRESHOLDS) report('folds', seen, weights, threshold);
  calibrate(seen, weights);
  const forest = trainForest(
    rows,
    membersOf(seen, () => true, rows),
    SETTINGS,
  );
  weigh(unseen, rows, forest, weights);
  for (const threshold of THRESHOLDS) report('unseen', unseen, weights, threshold);
  if (process.argv.includes('--write'))
    write(
      trainForest(
        rows,
        membersOf(examples, () => true, rows),
        SETTINGS,
      ),
    );
  const worst = process.argv.indexOf('--worst');
  if (worst > 0) showWorst(seen, weights, Number(process.argv[worst + 1]));
}

/** How often whole bodies came out well (F1 of at least .9), by how sure the forest was of their blocks. */
function calibrate(examples: readonly Example[], weights: Float64Array): void {
  const pages = examples
    .filter(({ page }) => page.part === 'fundus')
    .map((example) => ({
      sure: surenessOf(example.clues.blocks, (i) => weights[example.at + i]!),
      good: scoreBodies([[example.page.gold.text ?? '', textOf(example, weights, THRESHOLD)]]).f1 >= 0.9,
    }));
  for (const [low, high] of [
    [0, 0.85],
    [0.85, 0.9],
    [0.9, 0.93],
    [0.93, 0.96],
    [0.96, 0.98],
    [0.98, 1.01],
  ] as const) {
    const own = pages.filter(({ sure }) => sure >= low && sure < high);
    say(
      `sure ${low}-${high}: ${own.length} pages, ${(own.filter(({ good }) => good).length / (own.length || 1)).toFixed(3)} good`,
    );
  }
}

const THRESHOLDS = [0.45, 0.5, 0.55];

function weigh(
  examples: readonly Example[],
  rows: PageRows,
  forest: TrainedForest,
  weights: Float64Array,
): void {
  for (const { at, labels } of examples) {
    for (let i = 0; i < labels.length; i += 1) {
      weights[at + i] = rows.furniture[at + i] === 1 ? 0 : predict(forest, rows.table, (at + i) * WIDTH);
    }
  }
}

/** The pages of the folds that lose most, with the blocks that are wrong. */
function showWorst(examples: readonly Example[], weights: Float64Array, count: number): void {
  const losses = examples.map((example) => {
    const { clues, labels, at } = example;
    const lost = clues.blocks.reduce(
      (sum, { words }, i) =>
        labels[i]! < 0 ? sum : sum + words * Math.abs(labels[i]! - (weights[at + i]! > THRESHOLD ? 1 : 0)),
      0,
    );
    const all = clues.blocks.reduce((sum, { words }, i) => sum + words * Math.max(0, labels[i]!), 0);
    return { example, loss: lost / (all + 50) };
  });
  for (const { example, loss } of losses.sort((a, b) => b.loss - a.loss).slice(0, count)) {
    process.stdout.write(`## ${example.page.part} ${example.page.id} ${loss.toFixed(2)}\n`);
    example.clues.blocks.forEach((block, i) => {
      const [label, weight] = [example.labels[i]!, weights[example.at + i]!];
      if (label < 0 || Math.abs(label - (weight > THRESHOLD ? 1 : 0)) < 0.4) return;
      process.stdout.write(
        `  ${label.toFixed(1)} ${weight.toFixed(2)} ${block.hidden ? 'H' : ' '} ${block.text.slice(0, 110)}\n`,
      );
    });
  }
}

/** Between the best for whole bodies and the best for segments, on the folds. */
const THRESHOLD = 0.5;

function write(forest: TrainedForest): void {
  const file = join(project, 'data', 'models', 'article.json');
  writeFileSync(file, JSON.stringify({ columns: FEATURE_NAMES, threshold: THRESHOLD, ...forest }));
  say(`wrote ${file}`);
}

main();
