/**
 * Text becomes atoms: runs of letters, runs of digits, single marks.
 *
 * Dates are written in pieces smaller than a word (« 18h07 », « 13/01/15 », « mi-2023 », « l'été »), and tools differ
 * on which of them are one token; atoms are the same whatever the reader's tokens are. Tense comes from the reader's
 * words, by offset.
 */
import type { Range } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';

export interface Atom extends Range {
  /** Folded: lower case, no accents, straight apostrophe and hyphen. */
  readonly form: string;
  /** White space stands before it (or nothing). */
  readonly gap: boolean;
}

const ATOM = /\p{L}[\p{L}\p{M}]*|\d+|[^\s\p{L}\d]/gu;
const PLAIN = /^[a-z0-9]+$/;
/** Longer runs are no words of any language; folding them would be work for nothing. */
const LONGEST_WORD = 40;

/** Words that folding must keep apart, with the form that they get: « à » is not « a ». */
export type Spelling = ReadonlyMap<string, string>;

/** The atoms of `text` between `from` and `to`, in order. */
export function findAtoms(text: string, spelling: Spelling, from = 0, to = text.length): Atom[] {
  const atoms: Atom[] = [];
  const part = from === 0 && to === text.length ? text : text.slice(from, to);
  let last = -1;
  for (const match of part.matchAll(ATOM)) {
    const run = match[0];
    atoms.push({
      from: from + match.index,
      to: from + match.index + run.length,
      form: spelling.get(run) ?? formOf(run),
      gap: match.index !== last,
    });
    last = match.index + run.length;
  }
  return atoms;
}

function formOf(run: string): string {
  if (run.length > LONGEST_WORD) return '';
  return PLAIN.test(run) ? run : fold(run);
}
