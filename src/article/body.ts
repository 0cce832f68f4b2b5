/**
 * Which blocks of a page of HTML are its article. A first forest weighs every block by its features, a second one
 * weighs it again knowing how its neighbours, its parent and its look-alikes came out of the first. What is left out
 * is named by the plainest sign against it: its wording, its markup, its links.
 */
import type { Block } from './blocks.ts';
import { FEATURE_NAMES, type PageClues, Scene, fillFeatures } from './features.ts';
import { type Forest, probabilityOf } from './forest.ts';

export interface BodyModel {
  readonly first: Forest;
  readonly second: Forest;
  /** A block of at least this probability is kept; calibrated by the training script for the best F1 of whole bodies. */
  readonly threshold: number;
}

interface StoredForest {
  readonly bias: number;
  readonly trees: readonly (readonly number[])[];
}

/** From `data/models/article.json`; throws when it was trained on other features than these. */
export function parseBodyModel(content: string): BodyModel {
  const stored = JSON.parse(content) as {
    columns: string[];
    first: StoredForest;
    second: StoredForest;
    threshold: number;
  };
  if (stored.columns.join() !== [...FEATURE_NAMES, ...CONTEXT_NAMES].join()) {
    throw new Error('data/models/article.json was trained on other features: run scripts/train/article.ts');
  }
  const grow = ({ bias, trees }: StoredForest): Forest => ({
    bias,
    trees: trees.map((tree) => Float64Array.from(tree)),
  });
  return { first: grow(stored.first), second: grow(stored.second), threshold: stored.threshold };
}

/** What the second forest knows besides the features: the first forest's opinion of the surroundings. */
export const CONTEXT_NAMES = [
  'self',
  'prev',
  'next',
  'prev 2',
  'next 2',
  'window',
  'wide window',
  'parent',
  'grandparent',
  'look',
  'best of page',
  'kept before',
  'kept after',
  'words of page',
] as const;

/** The probability of every block to be in the article. */
export function weighBlocks(clues: PageClues, model: BodyModel): Float64Array {
  const scene = new Scene(clues);
  const width = FEATURE_NAMES.length;
  const row = new Float32Array(width + CONTEXT_NAMES.length);
  const first = new Float64Array(clues.blocks.length);
  const table = clues.blocks.length <= TABLE ? new Float32Array(clues.blocks.length * width) : null;
  for (let i = 0; i < first.length; i += 1) {
    fillFeatures(scene, i, row, 0);
    table?.set(row.subarray(0, width), i * width);
    first[i] = probabilityOf(model.first, row, 0);
  }
  const context = new Context(clues, first);
  const second = new Float64Array(first.length);
  for (let i = 0; i < second.length; i += 1) {
    if (table) row.set(table.subarray(i * width, (i + 1) * width), 0);
    else fillFeatures(scene, i, row, 0);
    context.fill(i, row, width);
    second[i] = probabilityOf(model.second, row, 0);
  }
  return second;
}

/** Up to so many blocks the features are kept between the two forests; beyond, memory matters more than time. */
const TABLE = 4000;

/** The first forest's opinions, summed over neighbours, parents and look-alikes, weighted by words. */
export class Context {
  private readonly clues: PageClues;
  private readonly first: Float64Array;
  private readonly kept: Float64Array;
  private readonly all: Float64Array;
  private readonly byParent = new Map<number, [number, number]>();
  private readonly byLook = new Map<number, [number, number]>();
  private best = 0;

  constructor(clues: PageClues, first: Float64Array) {
    this.clues = clues;
    this.first = first;
    const { blocks, tree } = clues;
    this.kept = new Float64Array(blocks.length + 1);
    this.all = new Float64Array(blocks.length + 1);
    blocks.forEach((block, i) => {
      const weight = block.words + 1;
      const opinion = first[i]! * weight;
      this.kept[i + 1] = this.kept[i]! + opinion;
      this.all[i + 1] = this.all[i]! + weight;
      this.best = Math.max(this.best, block.words >= 8 ? first[i]! : 0);
      const parent = tree.parent[block.row]!;
      addTo(this.byParent, parent, opinion, weight);
      if (parent > 0) addTo(this.byParent, -2 - tree.parent[parent]!, opinion, weight);
      addTo(this.byLook, block.signature, opinion, weight);
    });
  }

  /** The columns of `CONTEXT_NAMES` for one block, from `at` on. */
  fill(i: number, row: Float32Array, at: number): void {
    const { blocks, tree } = this.clues;
    const block = blocks[i]!;
    const parent = tree.parent[block.row]!;
    const total = this.kept[blocks.length]!;
    row[at] = this.first[i]!;
    row[at + 1] = this.first[i - 1] ?? -1;
    row[at + 2] = this.first[i + 1] ?? -1;
    row[at + 3] = this.first[i - 2] ?? -1;
    row[at + 4] = this.first[i + 2] ?? -1;
    row[at + 5] = this.window(i, 2);
    row[at + 6] = this.window(i, 6);
    row[at + 7] = meanOf(this.byParent, parent);
    row[at + 8] = parent > 0 ? meanOf(this.byParent, -2 - tree.parent[parent]!) : -1;
    row[at + 9] = meanOf(this.byLook, block.signature);
    row[at + 10] = this.best;
    row[at + 11] = this.kept[i]! / (total + 1);
    row[at + 12] = (total - this.kept[i + 1]!) / (total + 1);
    row[at + 13] = Math.min(total, 3000);
  }

  /** The opinion of the blocks around, without the block itself. */
  private window(i: number, reach: number): number {
    const from = Math.max(0, i - reach);
    const to = Math.min(this.first.length, i + reach + 1);
    const kept = this.kept[to]! - this.kept[i + 1]! + this.kept[i]! - this.kept[from]!;
    const all = this.all[to]! - this.all[i + 1]! + this.all[i]! - this.all[from]!;
    return kept / (all + 1);
  }
}

function addTo(sums: Map<number, [number, number]>, key: number, opinion: number, weight: number): void {
  const sum = sums.get(key);
  if (sum) {
    sum[0] += opinion;
    sum[1] += weight;
  } else sums.set(key, [opinion, weight]);
}

function meanOf(sums: ReadonlyMap<number, readonly [number, number]>, key: number): number {
  const sum = sums.get(key);
  return sum ? sum[0] / sum[1] : -1;
}

/** Gives every block that is no part of the article its reason; returns how sure the choice is, from 0 to 1. */
export function selectBody(clues: PageClues, model: BodyModel): number {
  const weights = weighBlocks(clues, model);
  let [sure, all] = [0, 0];
  clues.blocks.forEach((block, i) => {
    const weight = weights[i]!;
    if (block.hidden) block.reason = 'hidden';
    else if (weight < model.threshold) block.reason = reasonOf(clues, i, block);
    if (weight < 0.05) return;
    sure += Math.max(weight, 1 - weight) * block.words;
    all += block.words;
  });
  return all === 0 ? 0 : sure / all;
}

/** Markup that names what it holds, in the order in which it is believed. */
const NAMED = [
  'comments',
  'related',
  'share',
  'subscribe',
  'ad',
  'popup',
  'footer',
  'menu',
  'tags',
  'byline',
  'date',
  'caption',
  'sidebar',
];

function reasonOf({ rules, markup }: PageClues, i: number, block: Block): string {
  const rule = rules[i];
  if (rule) return rule.reason;
  if (block.linked > block.text.length * 0.6) return 'links';
  return NAMED.find((kind) => (block.near >> markup.kinds.indexOf(kind)) & 1) ?? 'outside';
}
