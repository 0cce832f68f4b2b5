/**
 * The lexicon: what a form can be, and from which lemma, by hash alone.
 *
 * An open-addressed table generated at build time (scripts/generate/lexicon.ts): a form is found by two hashes, no
 * text is kept. A form that is not in it is unknown, never guessed.
 */
import { hashCheck, hashText } from './hash.ts';

/** One way to read a form: a code such as `Ci3s` (verb, conditional, third singular) and the script to its lemma. */
export interface Analysis {
  readonly code: string;
  readonly script: string;
}

export interface Lexicon {
  /** Number of the form's ambiguity class, 0 when unknown. `form` is in lower case. */
  classOf(form: string): number;
  /** The analyses of a class: index by `classOf`. */
  readonly analyses: readonly (readonly Analysis[])[];
}

/** The lexicon of a language that has none: no form is known. */
export const EMPTY_LEXICON: Lexicon = { classOf: () => 0, analyses: [[]] };

interface Header {
  readonly slots: number;
  readonly classes: readonly string[];
}

/** Reads the generated table; layout: header length, header (JSON), checks, classes. */
export function readLexicon(bytes: Uint8Array): Lexicon {
  const copy = bytes.slice();
  const length = new DataView(copy.buffer).getUint32(0, true);
  const header = JSON.parse(new TextDecoder().decode(copy.subarray(4, 4 + length))) as Header;
  const start = align(4 + length);
  const checks = new Int32Array(copy.buffer, start, header.slots);
  const classes = new Uint16Array(copy.buffer, start + 4 * header.slots, header.slots);
  const mask = header.slots - 1;
  return {
    analyses: header.classes.map(parseClass),
    classOf: (form) => {
      const check = hashCheck(form);
      for (let at = hashText(form) & mask; classes[at] !== 0; at = (at + 1) & mask) {
        if (checks[at] === check) return classes[at]!;
      }
      return 0;
    },
  };
}

/** Writes a lexicon from the analyses of each form, the class written as `code:script code:script`. */
export function writeLexicon(forms: ReadonlyMap<string, string>): Uint8Array {
  const names = ['', ...new Set(forms.values())].sort();
  if (names.length > 0xffff) throw new Error(`${names.length} ambiguity classes, 65535 fit`);
  const numbers = new Map(names.map((name, i) => [name, i]));
  let slots = 1024;
  while (slots < forms.size * 1.4) slots *= 2;
  const checks = new Int32Array(slots);
  const classes = new Uint16Array(slots);
  for (const [form, name] of forms) {
    let at = hashText(form) & (slots - 1);
    while (classes[at] !== 0) at = (at + 1) & (slots - 1);
    checks[at] = hashCheck(form);
    classes[at] = numbers.get(name)!;
  }
  const header = new TextEncoder().encode(JSON.stringify({ slots, classes: names }));
  const out = new Uint8Array(align(4 + header.length) + 6 * slots);
  new DataView(out.buffer).setUint32(0, header.length, true);
  out.set(header, 4);
  out.set(new Uint8Array(checks.buffer), align(4 + header.length));
  out.set(new Uint8Array(classes.buffer), align(4 + header.length) + 4 * slots);
  return out;
}

function parseClass(name: string): Analysis[] {
  if (name === '') return [];
  return name.split(' ').map((part) => {
    const colon = part.indexOf(':');
    return { code: part.slice(0, colon), script: part.slice(colon + 1) };
  });
}

function align(offset: number): number {
  return (offset + 7) & ~7;
}
