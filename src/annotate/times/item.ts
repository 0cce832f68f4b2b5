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

/** Items `first` to `last` (excluded) as one, with one frame. */
export function joinItems(
  items: readonly Item[],
  first: number,
  last: number,
  frame: Frame,
  rule: string,
): Item {
  const trail = rule === '' ? [] : [rule];
  for (let i = first; i < last; i += 1) trail.push(...items[i]!.trail);
  return {
    from: items[first]!.from,
    to: items[last - 1]!.to,
    form: '',
    gap: items[first]!.gap,
    frames: [frame],
    trail,
  };
}
