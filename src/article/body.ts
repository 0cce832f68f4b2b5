/**
 * Which blocks of a page of HTML are its article. A forest weighs every block by its features, which hold several
 * cheap guesses at the body; what it leaves out is named by the plainest sign against it: wording, markup, links.
 */
import { type Diagnostic, spanOf } from '../model/index.ts';
import type { Block } from './blocks.ts';
import { FEATURE_NAMES, fillFeatures } from './features.ts';
import { type PageClues, Scene } from './scene.ts';
import { reasonBy, type WordingRule } from './wording.ts';
import { Forest, type StoredForest } from './forest.ts';

export interface BodyModel {
  /** The probability of every block of a page to be in the article. */
  readonly weigh: (clues: PageClues) => Float64Array;
  /** A block of at least this probability is kept; chosen by the training script on pages kept from the model. */
  readonly threshold: number;
}

/** From `data/models/article.json`; throws when it was trained on other features than these. */
export function parseBodyModel(content: string): BodyModel {
  const stored = JSON.parse(content) as StoredForest & { columns: string[]; threshold: number };
  if (stored.columns.join() !== FEATURE_NAMES.join()) {
    throw new Error('data/models/article.json was trained on other features: run scripts/train/article.ts');
  }
  const forest = new Forest(stored);
  return { weigh: (clues) => weighBlocks(clues, forest), threshold: stored.threshold };
}

/** So many blocks are weighed together. */
const TOGETHER = 64;

function weighBlocks(clues: PageClues, forest: Forest): Float64Array {
  const scene = new Scene(clues);
  const weights = new Float64Array(clues.blocks.length);
  const asked = clues.blocks.flatMap((_, i) => (scene.isFurniture[i] ? [] : [i]));
  const width = FEATURE_NAMES.length;
  const table = new Float32Array(Math.min(asked.length, TOGETHER) * width);
  for (let from = 0; from < asked.length; from += TOGETHER) {
    const some = asked.slice(from, from + TOGETHER);
    const found = new Float64Array(some.length);
    some.forEach((i, row) => fillFeatures(scene, i, table, row * width));
    forest.weigh(table, width, found);
    some.forEach((i, row) => {
      weights[i] = found[row]!;
    });
  }
  return weights;
}

/** Words from which a block can speak for the whole page. */
const TELLING = 8;
const SHARE = 0.7;

/** The threshold for one page: lower where the forest is sure of nothing, as on pages of a few lines. */
export function thresholdOf(
  blocks: readonly Block[],
  weightAt: (i: number) => number,
  threshold: number,
): number {
  let best = 0;
  blocks.forEach(({ words }, i) => {
    if (words >= TELLING) best = Math.max(best, weightAt(i));
  });
  return best < LEAST ? threshold : Math.min(threshold, best * SHARE);
}

/** Below this even the best block of a page is no article. */
const LEAST = 0.15;

/** Gives every block that is no part of the article its reason; returns how sure the choice is, from 0 to 1. */
export function selectBody(clues: PageClues, model: BodyModel): number {
  const weights = model.weigh(clues);
  const threshold = thresholdOf(clues.blocks, (i) => weights[i]!, model.threshold);
  const isWanted = (i: number) => weights[i]! >= threshold;
  const revealed = isRevealed(clues.blocks, isWanted);
  clues.blocks.forEach((block, i) => {
    const never = isNever(clues.rules[i] ?? null, block);
    if (block.hidden && !revealed) block.reason = 'hidden';
    else if (!isWanted(i) || never) block.reason = reasonOf(clues, i, block);
  });
  dropComments(clues);
  return surenessOf(clues.blocks, (i) => weights[i]!);
}

/** A page that shows fewer words of body than the first, and hides more than the second, shows them by a script. */
const SHOWN = 30;
const HIDDEN = 80;

/**
 * True where the whole body is hidden by markup: some pages are sent so, and a script of theirs reveals the text.
 * Where anything of the body can be seen, what is hidden stays out.
 */
function isRevealed(blocks: readonly Block[], isWanted: (i: number) => boolean): boolean {
  let [shown, hidden] = [0, 0];
  blocks.forEach((block, i) => {
    if (!isWanted(i)) return;
    if (block.hidden) hidden += block.words;
    else shown += block.words;
  });
  return shown < SHOWN && hidden > HIDDEN;
}

/** The notice that the text which was read is hidden by the page's markup. */
export function findRevealed(page: string, blocks: readonly Block[]): Diagnostic[] {
  const first = blocks.find(({ hidden, reason }) => hidden && reason === '');
  if (!first) return [];
  return [
    {
      code: 'page.hidden-text',
      severity: 'warning',
      message: 'The page hides its whole text until a script shows it; it was read all the same.',
      span: spanOf(page, first.from, first.to, 'page'),
    },
  ];
}

/** Words from which a kept block is a paragraph of the article, for what follows it to be told from it. */
const PARAGRAPH = 15;

/** What stands after the first paragraph of the article, in an element named for the comments of readers, is comments. */
function dropComments({ blocks, markup }: PageClues): void {
  const bit = 1 << markup.kinds.indexOf('readers');
  const first = blocks.findIndex(
    ({ reason, words, near }) => reason === '' && words >= PARAGRAPH && (near & bit) === 0,
  );
  if (first < 0) return;
  // Where the name is on an element around the article too, only the nearest elements tell.
  const isWrapped = (blocks[first]!.around & bit) !== 0;
  for (let i = first + 1; i < blocks.length; i += 1) {
    const block = blocks[i]!;
    if (block.reason === '' && ((isWrapped ? block.near : block.around) & bit) !== 0)
      block.reason = 'comments';
  }
}

/** Weights near a half say that the forest does not know: the mean distance to them, over the words in question. */
export function surenessOf(blocks: readonly Block[], weightAt: (i: number) => number): number {
  let [sure, all] = [0, 0];
  blocks.forEach(({ words }, i) => {
    const weight = weightAt(i);
    if (weight < FURNITURE) return;
    sure += Math.max(weight, 1 - weight) * words;
    all += words;
  });
  return all === 0 ? 0 : sure / all;
}

/** Blocks below this are plain furniture, of which every page has plenty; they say nothing about the choice. */
const FURNITURE = 0.05;

/** Wording that no article has, however its page is built. */
const NEVER = new Set(['consent', 'paywall', 'advertising', 'subscribe']);
/** A label with its headline is no longer than this; a paragraph that begins with the same words is. */
const HEADLINE = 30;

function isNever(rule: WordingRule | null, { words }: Block): boolean {
  if (rule === null) return false;
  return NEVER.has(rule.reason) || (rule.reason === 'related' && rule.effect !== 'list' && words <= HEADLINE);
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
  if (rule) return reasonBy(rule);
  if (block.linked > block.text.length * 0.6) return 'links';
  return NAMED.find((kind) => (block.near >> markup.kinds.indexOf(kind)) & 1) ?? 'outside';
}
