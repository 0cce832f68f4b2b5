/** What the words in class, id, role and itemprop of an element say it is, as bits; and whether it hides what it holds. */
import { parseList, parseTsv } from '../text/tsv.ts';
import type { Attributes } from './attributes.ts';

export interface Markup {
  /** The kinds, in the order of their bits. */
  readonly kinds: readonly string[];
  readonly bits: ReadonlyMap<string, number>;
}

/** From `data/lang/markup.tsv`: a word that stands in two rows has both bits. */
export function parseMarkup(content: string): Markup {
  const rows = parseTsv(content, ['kind', 'words']);
  const bits = new Map<string, number>();
  rows.forEach((row, place) => {
    for (const word of parseList(row.words)) bits.set(word, (bits.get(word) ?? 0) | (1 << place));
  });
  return { kinds: rows.map((row) => row.kind), bits };
}

const NAMED = ['class', 'id', 'role', 'itemprop', 'data-testid', 'data-component'];
const HUMP = /([a-z])([A-Z])/g;
/** Past this a class attribute is a style sheet, not a name. */
const LONGEST = 300;

/** The bits of an element, by its attributes. */
export function bitsOf(attributes: Attributes, markup: Markup): number {
  let bits = 0;
  for (const name of NAMED) {
    const value = attributes.get(name);
    if (value) bits |= bitsOfWords(value.slice(0, LONGEST), markup);
  }
  return bits;
}

function bitsOfWords(value: string, markup: Markup): number {
  let bits = 0;
  for (const word of value
    .replace(HUMP, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/))
    bits |= markup.bits.get(word) ?? 0;
  return bits;
}

const UNSEEN =
  /display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?![.\d])|opacity\s*:\s*0(?![.\d])|text-indent\s*:\s*-\d{3}/i;

/** True when the element's own attributes keep its text from being seen. */
export function isHidden(attributes: Attributes): boolean {
  return attributes.has('hidden') || UNSEEN.test(attributes.get('style') ?? '');
}
