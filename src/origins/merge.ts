/**
 * Pages put together from others: each source explains too little by itself to be called one, all together explain
 * nearly everything.
 */
import type { Cover } from './compare.ts';
import { countOutside, inRuns } from './runs.ts';

/** What one page shares with another, no derivation by itself. */
export interface Part<T> {
  readonly item: T;
  /** How much of the page it explains, and whether the other page's opening is in it. */
  readonly cover: Cover;
  readonly opens: boolean;
}

/** Together the parts explain so much of the page; each adds this much to the others. */
const TOGETHER = 0.85;
const EACH = 0.08;
/** A part that is not how its page opens must be this large: statements and background are not. */
const LARGE = 0.35;

/**
 * The parts that a page was put together from, best first; empty when they leave too much of it unexplained. `known`
 * are covers of the page by others that it is tied to already, none of which explains it.
 */
export function findMerge<T>(parts: readonly Part<T>[], known: readonly Cover[] = []): T[] {
  const explained = new Set<number>();
  const taken: T[] = [];
  let total = 0;
  const add = ({ own, sentences, found }: Cover): boolean => {
    const adds = (countOutside(sentences, explained) / Math.max(1, found)) * own;
    if (adds < EACH) return false;
    total += adds;
    for (const sentence of inRuns(sentences)) explained.add(sentence);
    return true;
  };
  for (const cover of known) add(cover);
  for (const { item, cover, opens } of [...parts].sort((x, y) => y.cover.own - x.cover.own))
    if ((opens || cover.own >= LARGE) && add(cover)) taken.push(item);
  return taken.length + known.length > 1 && total >= TOGETHER ? taken : [];
}
