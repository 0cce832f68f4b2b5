/**
 * From what two pages share to what that means: one derives from the other, or both hold a passage that neither took
 * from the other (a quotation, a communiqué, a standing paragraph), or nothing.
 *
 * Joining two independent reports is the error that does harm (it silences a witness), so every doubt ends in a passage
 * shared. What direction a derivation has is decided in `direction.ts`.
 */
import type { Comparison } from './compare.ts';

export type Verdict = 'derived' | 'passage' | 'none';

/** The thresholds; calibrated on the development part of the ladder in `eval/origins`. */
const WHOLE = 0.7;
/** One block, at the end or the middle of two pages that both open in their own words. */
const WHOLE_BLOCK = 0.82;
const OPENING = 0.25;
/** Sharing in so many places is weaving, not inserting. */
const WOVEN_PASSAGES = 4;
const WOVEN = 0.3;

export function judge(comparison: Comparison, credited: boolean): Verdict {
  const { a, b, parallel } = comparison;
  const most = Math.max(a.own, b.own);
  if (parallel) return 'derived';
  const blocks = comparison.passages.length;
  const lead = a.lead || b.lead;
  if (most >= (lead || blocks > 2 ? WHOLE : WHOLE_BLOCK)) return 'derived';
  if (most >= OPENING && lead && ((a.lead && b.lead) || most >= 0.4)) return 'derived';
  if (blocks >= WOVEN_PASSAGES && most >= WOVEN) return 'derived';
  if (credited && most >= OPENING) return 'derived';
  return comparison.passages.length > 0 ? 'passage' : 'none';
}
