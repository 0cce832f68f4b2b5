/**
 * Wording has the last word over the forest: a kept block of a page of HTML that a rule names as a whole goes, and the
 * list of headlines after a label goes with it. It drops only, and never a block that ends as prose does.
 */
import type { Block } from './blocks.ts';
import { isClosed } from './line.ts';
import type { WordingRule } from './wording.ts';

/** The most headlines that go with one label, and the most words of one. */
const HEADLINES = 15;
const HEADLINE_WORDS = 25;
/** Captions are part of a picture, which some pages keep; clocks are told by where they stand, in `clock.ts`. */
const ELSEWHERE = new Set(['caption', 'clock']);

/** `ruleAt` gives the wording rule of a block by its place. */
export function dropByWording(blocks: readonly Block[], ruleAt: (i: number) => WordingRule | null): void {
  blocks.forEach((block, i) => {
    if (block.reason !== '') return;
    const rule = ruleAt(i);
    if (rule === null || !rule.whole || ELSEWHERE.has(rule.reason)) return;
    block.reason = rule.reason;
    if (rule.effect === 'list') dropHeadlines(blocks, i, rule.reason);
  });
}

/** The short kept blocks after a label, up to the first that ends as a sentence or heads a section. */
function dropHeadlines(blocks: readonly Block[], label: number, reason: string): void {
  for (let i = label + 1; i <= label + HEADLINES; i += 1) {
    const block = blocks[i];
    if (block === undefined || block.words > HEADLINE_WORDS || block.kind === 'heading') return;
    if (isClosed(block.text) && !block.text.endsWith('?')) return;
    if (block.reason === '') block.reason = reason;
  }
}
