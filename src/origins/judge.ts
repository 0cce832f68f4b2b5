/**
 * From what two pages share to what that means: one derives from the other, or both hold a passage that neither took
 * from the other (a quotation, a communiqué, a standing paragraph), or nothing.
 *
 * Joining two independent reports is the error that does harm (it silences a witness), so every doubt ends in a passage
 * shared. What direction a derivation has is decided in `direction.ts`.
 */
import type { Comparison } from './compare.ts';

export type Verdict = 'derived' | 'passage' | 'none';

/** Most of one text, though every other word were changed; found again in several sentences. */
const WHOLE = 0.62;
/** Half of it, when that is many sentences, mostly unchanged. */
const HALF = 0.5;
const MANY = 5;
/** Sentences this unchanged are no two tellings of one fact; few sentences must be. */
const CLOSE = 0.74;
/** One block, at the end or the middle of two pages that both open in their own words. */
const WHOLE_BLOCK = 0.82;
/** A part, word for word: what two reporters have in common is put differently by each. */
const PART = 0.3;
const VERBATIM = 0.85;
/** Found again in so much common text, however few its sentences are. */
const MASS = 30;
const SHORT_MASS = 22;
const MOST = 0.75;
const TOLD_ALIKE = 0.6;
/** One block is most of both pages, and what is left of them tells the same: the opening was written anew. */
const MOST_OF_BOTH = 0.55;
/** Less of it, where it was edited: what reporters print of others they print as it is. */
const EDITED = 0.93;
const EDITED_PART = 0.4;
const KIN = 0.35;
/** A page that is nothing but the passage is a copy of it, announced or not. */
const NEARLY_ALL = 0.9;
/** Sharing in so many places is weaving, not inserting. */
const WOVEN_PASSAGES = 4;

/** What is known about two pages beside their texts. */
export interface Circumstances {
  /** One credits the other, or both one agency. */
  readonly credited: boolean;
  /** How many of the pages announce the one passage shared as somebody's statement, and do not open with it. */
  readonly announced: number;
}

export function judge(comparison: Comparison, { credited, announced }: Circumstances): Verdict {
  const { a, b, parallel, exact, passages, mass } = comparison;
  if (parallel) return 'derived';
  const most = Math.max(a.own, b.own);
  if (most < NEARLY_ALL && announced > (Math.min(a.own, b.own) < WHOLE ? 0 : 1)) return 'passage';
  const found = Math.max(a.found, b.found);
  const opens = a.lead || b.lead;
  const scattered = opens || passages.length > 2;
  if (found >= MANY && scattered && most >= HALF && exact >= CLOSE) return 'derived';
  const enough = found >= MANY || (found >= 3 && exact >= CLOSE);
  if (enough && most >= (scattered ? WHOLE : WHOLE_BLOCK)) return 'derived';
  if (found >= 2 && most >= NEARLY_ALL && exact >= CLOSE) return 'derived';
  if (most >= MOST && mass >= SHORT_MASS && exact >= TOLD_ALIKE) return 'derived';
  if (isToldAnew(comparison, found)) return 'derived';
  const verbatim = exact >= VERBATIM && found >= 3 && most >= PART;
  if (verbatim && (opens || credited || passages.length >= WOVEN_PASSAGES)) return 'derived';
  return passages.length > 0 ? 'passage' : 'none';
}

/** Both pages are the shared text and another telling of the rest, as when an editor writes the opening anew. */
function isToldAnew({ a, b, exact, mass, kinship }: Comparison, found: number): boolean {
  if (kinship === null || kinship < KIN || mass < MASS) return false;
  const least = Math.min(a.own, b.own);
  return (found >= 3 && least >= MOST_OF_BOTH) || (found >= 4 && least >= EDITED_PART && exact < EDITED);
}
