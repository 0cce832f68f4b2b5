/**
 * Which blocks of a page of HTML are its article: the container that holds most of the running prose, and in it
 * what neither its wording nor the elements around it call something else.
 */
import type { Block } from './blocks.ts';
import { isClosed } from './line.ts';
import type { Markup } from './markup.ts';
import type { Tree } from './tree.ts';
import type { Wording } from './wording.ts';

const REFUSED = [
  'comments',
  'related',
  'share',
  'menu',
  'footer',
  'sidebar',
  'ad',
  'subscribe',
  'byline',
  'date',
  'tags',
  'popup',
];

/** Gives every block that is no part of the article its reason. */
export function selectBody(tree: Tree, blocks: readonly Block[], wording: Wording, markup: Markup): void {
  const refused = REFUSED.reduce((bits, kind) => bits | (1 << markup.kinds.indexOf(kind)), 0);
  for (const block of blocks) block.reason = reasonOf(block, wording, markup, refused);
  const container = findContainer(tree, blocks);
  const [from, to] = [container, tree.end[container] ?? tree.size];
  for (const block of blocks) {
    if (block.reason === '' && (block.row < from || block.row >= to)) block.reason = 'outside';
  }
}

function reasonOf(block: Block, wording: Wording, markup: Markup, refused: number): string {
  if (block.hidden) return 'hidden';
  const rule = wording.ruleOf(block.text, block.words);
  if (rule) return rule.reason;
  if (block.linked > block.text.length * 0.6 && block.words < 40) return 'links';
  const bits = block.near & refused;
  return bits === 0 || isProse(block) ? '' : (markup.kinds[31 - Math.clz32(bits)] ?? 'other');
}

function isProse(block: Block): boolean {
  return block.words >= 20 && isClosed(block.text) && block.linked < block.text.length * 0.3;
}

/** The smallest element that holds nearly all the prose that any one element can hold together. */
function findContainer(tree: Tree, blocks: readonly Block[]): number {
  const weight = new Float64Array(tree.size + 1);
  for (const block of blocks) {
    if (block.reason !== '' || !isProse(block)) continue;
    let share = block.words;
    for (let row = tree.parent[block.row]!, up = 0; row >= 0 && up < 5; row = tree.parent[row]!, up += 1) {
      weight[row]! += share;
      share *= 0.8;
    }
  }
  let best = 0;
  for (let row = 1; row < tree.size; row += 1) if (weight[row]! > weight[best]!) best = row;
  return best;
}
