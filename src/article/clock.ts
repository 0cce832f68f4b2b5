/**
 * The clock of a site: the day and hour of the visit, which a page prints in its head. A line is one by its wording
 * (`clock` rules) and by where it stands: above the title, with the menu between the two, and beside no byline.
 * A line right above or below the title may be the dateline of the article, whatever it looks like, and is left.
 */
import { fold } from '../text/fold.ts';
import type { Block } from './blocks.ts';
import type { WordingRule } from './wording.ts';

/** Words in links from which what lies between is a menu; the section above a title has fewer. */
const MENU_WORDS = 5;
/** Links from which it is one. */
const MENU_LINKS = 3;

/** Drops the clocks of a page, with the reason `clock`; `ruleAt` gives the wording rule of a block by its place. */
export function dropClocks(
  blocks: readonly Block[],
  title: string | null,
  ruleAt: (i: number) => WordingRule | null,
  isSigned: (block: Block) => boolean,
): void {
  const top = topOf(blocks, title);
  for (let i = 0; i < top; i += 1) {
    const block = blocks[i]!;
    if (block.hidden || ruleAt(i)?.reason !== 'clock') continue;
    const beside = blocks.slice(Math.max(0, i - 1), i + 2);
    if (hasMenu(blocks.slice(i + 1, top)) && !beside.some(isSigned)) block.reason = 'clock';
  }
}

/** The last block above the body that says the title, or else the first of the body. */
function topOf(blocks: readonly Block[], title: string | null): number {
  const first = blocks.findIndex(({ reason, words }) => reason === '' && words >= PROSE);
  const body = first < 0 ? blocks.length : first;
  if (title === null) return body;
  const key = fold(title);
  const at = blocks.findLastIndex(({ text }, i) => i < body && fold(text) === key);
  return at < 0 ? body : at;
}

/** A clock has fewer words, so that one which the forest kept is not taken for the body. */
const PROSE = 17;

function hasMenu(blocks: readonly Block[]): boolean {
  const linked = blocks.filter((block) => block.linked > block.text.length * 0.6);
  return linked.length >= MENU_LINKS || linked.reduce((sum, { words }) => sum + words, 0) >= MENU_WORDS;
}
