/**
 * Spans: where, in which text, the words stand that a statement rests on.
 *
 * Offsets count UTF-16 code units, `to` is exclusive, and `text` is the verbatim slice, so that
 * `source.slice(from, to) === text` holds for every span that leaves the software.
 */
import { z } from 'zod';

/** A stretch of the clean article text. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const offset = z.number().int().nonnegative();

/** Offsets and words, always into `article.text`. */
export const rangeSchema = z.object({ from: offset, to: offset, text: z.string() });

/**
 * `in` says which text the offsets count in: `text` (the clean `article.text`, the default when absent),
 * `title`, `page` (the decoded page as it came: HTML source or whole text file), or `feed` (`announced.text`: what a
 * feed said of the page).
 */
export const spanSchema = rangeSchema.extend({ in: z.enum(['text', 'title', 'page', 'feed']).optional() });

export type TextRange = z.infer<typeof rangeSchema>;
export type Span = z.infer<typeof spanSchema>;

/** The span of `source` from `from` to `to`; `home` is left out for the article text. */
export function spanOf(source: string, from: number, to: number, home?: 'title' | 'page' | 'feed'): Span {
  const text = source.slice(from, to);
  return home ? { in: home, from, to, text } : { from, to, text };
}

/** True when the two ranges share at least one unit. */
export function overlaps(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to;
}

/** True when `inner` lies wholly inside `outer`. */
export function contains(outer: Range, inner: Range): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}
