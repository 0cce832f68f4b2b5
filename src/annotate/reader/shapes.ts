/**
 * Shapes: what can be said of a form by itself, as numbers that features are made of.
 *
 * Worked out once per distinct form and kept; the store is emptied when full, so memory is bounded.
 */
import { hashText, mix } from './hash.ts';
import type { Lexicon } from './lexicon.ts';

export interface Shape {
  readonly form: string;
  readonly lower: string;
  /** Hash of the form with a plain apostrophe, and also in lower case with digits as 0. */
  readonly exact: number;
  readonly word: number;
  /** Hashes of the last one to five letters, and the first one to three. */
  readonly s1: number;
  readonly s2: number;
  readonly s3: number;
  readonly s4: number;
  readonly s5: number;
  readonly p1: number;
  readonly p2: number;
  readonly p3: number;
  readonly p4: number;
  /** Pattern of capitals, digits and marks. */
  readonly kind: number;
  /** Ambiguity class in the lexicon, 0 when unknown. */
  readonly known: number;
  /** The same classes whatever their number: the hash of the codes. */
  readonly codes: number;
  /** Their first letters alone: what parts of speech the form can be; and the rest of the nominal ones. */
  readonly letters: number;
  readonly forms: number;
  /** The lemmas worked out so far, by part of speech and bundle: they depend on nothing else. */
  readonly lemmas: Map<number, string>;
}

const LIMIT = 40_000;

/** The shapes of a language's forms, with its lexicon. */
export class Shapes {
  private readonly lexicon: Lexicon;
  private readonly codes: Int32Array;
  private readonly letters: Int32Array;
  private readonly forms: Int32Array;
  private readonly store = new Map<string, Shape>();

  constructor(lexicon: Lexicon) {
    this.lexicon = lexicon;
    this.codes = Int32Array.from(lexicon.analyses, (list) =>
      hashText(list.map(({ code }) => code).join(' ')),
    );
    this.letters = Int32Array.from(lexicon.analyses, (list) =>
      hashText(distinct(list.map(({ code }) => (/^[NKGW]/.test(code) ? code.charAt(0) : 'V')))),
    );
    this.forms = Int32Array.from(lexicon.analyses, (list) =>
      hashText(distinct(list.map(({ code }) => (/^[NK]/.test(code) ? code.slice(1) : '')))),
    );
  }

  of(form: string): Shape {
    const known = this.store.get(form);
    if (known) return known;
    if (this.store.size >= LIMIT) this.store.clear();
    const shape = this.make(form);
    if (form.length < 60) this.store.set(form, shape);
    return shape;
  }

  private make(form: string): Shape {
    const lower = form.toLowerCase().replace(/[’ʼ]/g, "'").replace(/[‐‑]/g, '-');
    const word = /\d/.test(lower) ? lower.replace(/\d/g, '0') : lower;
    const n = word.length;
    const end = (length: number) => hashText(word, Math.max(0, n - length), n);
    const known = this.classOf(lower);
    return {
      form,
      lower,
      exact: hashText(form.replace(/[’ʼ]/g, "'")),
      word: hashText(word),
      s1: end(1),
      s2: end(2),
      s3: end(3),
      s4: end(4),
      s5: end(5),
      p1: hashText(word, 0, Math.min(1, n)),
      p2: hashText(word, 0, Math.min(2, n)),
      p3: hashText(word, 0, Math.min(3, n)),
      p4: hashText(word, 0, Math.min(4, n)),
      kind: kindOf(form),
      known,
      codes: mix(this.codes[known] ?? 0, 7),
      letters: this.letters[known] ?? 0,
      forms: this.forms[known] ?? 0,
      lemmas: new Map(),
    };
  }

  private classOf(lower: string): number {
    const found = this.lexicon.classOf(lower);
    if (found !== 0 || !lower.startsWith('-')) return found;
    return this.lexicon.classOf(lower.slice(1));
  }
}

function distinct(parts: readonly string[]): string {
  return [...new Set(parts)].sort().join(' ');
}

const LETTER = /\p{L}/u;

/** 0 marks, 1 digits, 2 mixed with digits, 3 lower, 4 Initial, 5 CAPITALS, 6 one capital, 7 MiXed; 8 more with a hyphen, 16 with a full stop. */
function kindOf(form: string): number {
  const inner = (form.indexOf('-', 1) > 0 ? 8 : 0) + (form.length > 1 && form.includes('.') ? 16 : 0);
  const digits = /\d/.test(form);
  if (!LETTER.test(form)) return (digits ? 1 : 0) + inner;
  if (digits) return 2 + inner;
  const lower = form.toLowerCase();
  if (lower === form) return 3 + inner;
  if (form.toUpperCase() === form) return (/^\p{L}[.'’]?$/u.test(form) ? 6 : 5) + inner;
  return (form.slice(1) === lower.slice(1) ? 4 : 7) + inner;
}
