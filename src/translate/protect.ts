/**
 * What an engine must not touch goes out as a numbered mark, ⟦1⟧, and comes back as it was. An engine that loses, doubles
 * or bends a mark is found out: then the sentence counts as not translated that way.
 */
import type { Range } from '../model/index.ts';

export interface Protected {
  readonly text: string;
  /** What stands behind the marks, in the order of their numbers. */
  readonly held: readonly string[];
}

const MARKS = /⟦\s?(\d{1,3})\s?⟧/g;

/** The text with the ranges replaced by marks; ranges that overlap an earlier one are left. */
export function protect(text: string, ranges: readonly Range[]): Protected {
  const held: string[] = [];
  let out = '';
  let at = 0;
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    if (from < at) continue;
    held.push(text.slice(from, to));
    out += `${text.slice(at, from)}⟦${held.length}⟧`;
    at = to;
  }
  return { text: out + text.slice(at), held };
}

/** The text with its marks resolved; null unless each stands in it exactly once. */
export function restore(text: string, held: readonly string[]): string | null {
  const seen = Array.from(text.matchAll(MARKS), ([, n]) => Number(n));
  const isWhole = seen.length === held.length && new Set(seen).size === seen.length;
  if (!isWhole || seen.some((n) => n < 1 || n > held.length)) return null;
  return text.replace(MARKS, (_, n) => held[Number(n) - 1]!);
}
