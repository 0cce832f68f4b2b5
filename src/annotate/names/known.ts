/** The knowledge file at work: is what stands here a name that it knows, written as such a name is written? */
import type { Spelling } from './lexicon.ts';
import type { Token } from './token.ts';
import { isOrdinary, type Page } from './words.ts';

/** The longest known name at `at` that is written as such a name is written. */
export function matchKnown(page: Page, at: number): Spelling | null {
  const { names } = page.tables;
  const fitting = (spellings: readonly Spelling[], length: number) =>
    spellings.find((spelling) => fits(page, at, spelling, length));
  const hit = names.longest(page.tokens, at, (spellings, length) => fitting(spellings, length) !== undefined);
  return hit ? (fitting(hit.value, hit.length) ?? null) : null;
}

function fits(page: Page, at: number, spelling: Spelling, length: number): boolean {
  const token = page.tokens[at]!;
  if (spelling.case === 'lower') return length > 1 || spelling.form.length > 3;
  if (token.case === 'lower') return length >= 5;
  if (length > 1) return spelling.case === 'title' || token.case !== 'title' || token.form.length > 3;
  return fitsWord(page, at, token, spelling);
}

function fitsWord(page: Page, at: number, token: Token, spelling: Spelling): boolean {
  if (spelling.case === 'upper') {
    // «Otan», «Cedeao»: a long acronym is also written as a word.
    const worded = token.case === 'title' && token.form.length > 3 && !isOrdinary(page, at);
    return token.case === 'upper' || worded;
  }
  if (token.case === 'upper' && token.form.length <= 3) return false;
  const { type, kind } = spelling.known;
  const sure = type === 'STATE' || type === 'PER' || kind === 'capital';
  return sure || !(token.weak && isOrdinary(page, at));
}
