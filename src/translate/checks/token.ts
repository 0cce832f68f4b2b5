/** A sentence as words, runs of digits and single marks: the units in which the tables of the checks are written. */
import { fold } from '../../text/fold.ts';

export interface Token {
  readonly form: string;
  /** Without accents and case. */
  readonly folded: string;
  readonly kind: 'word' | 'digits' | 'mark';
  readonly from: number;
  readonly to: number;
}

/** Digits with what groups them (`12 500`, `1.200,5`), words, and every other sign by itself. */
const UNIT = /\d+(?:[.,]\d+|[ \u00a0\u2009\u202f]\d{3}(?!\d))*|[\p{L}\p{M}·]+|[^\s]/gu;

export function tokenise(text: string): Token[] {
  return Array.from(text.matchAll(UNIT), ({ 0: form, index }) => ({
    form,
    folded: fold(form),
    kind: /^\d/.test(form) ? 'digits' : /^[\p{L}\p{M}]/u.test(form) ? 'word' : 'mark',
    from: index,
    to: index + form.length,
  }));
}
