/**
 * Items: what patterns run over. At first one item an atom, with the frames that the word tables give its form; then
 * whatever rules have made of several of them.
 */
import type { Range } from '../../model/index.ts';
import type { Frame } from './frame.ts';

export interface Item extends Range {
  /** The folded form of a single atom; empty once items are joined. */
  readonly form: string;
  readonly gap: boolean;
  readonly frames: readonly Frame[];
  /** The rules that made it, the last one first. */
  readonly trail: readonly string[];
}

export const NO_FRAMES: readonly Frame[] = [];
export const NO_TRAIL: readonly string[] = [];

/**
 * Items `first` to `last` (excluded) as one, with one frame. A rule that only says more of one expression (« depuis »
 * before it) is named after the one that found it.
 */
export function joinItems(
  items: readonly Item[],
  first: number,
  last: number,
  frame: Frame,
  rule: string,
): Item {
  const { from, gap } = items[first]!;
  const made: string[] = [];
  for (let i = first; i < last; i += 1) made.push(...items[i]!.trail);
  const trail = last === first + 1 && made.length > 0 ? [...made, rule] : [rule, ...made];
  return { from, to: items[last - 1]!.to, form: '', gap, frames: [frame], trail };
}
