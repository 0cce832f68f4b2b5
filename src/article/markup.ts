/**
 * What an element says of itself: the words in its class, id, role and itemprop as bits, whether it hides what it
 * holds, and a signature by which elements that look alike are known. Pages repeat few start tags many times, so
 * every distinct one is read once.
 */
import { parseList, parseTsv } from '../text/tsv.ts';
import { walkAttributes } from './attributes.ts';
import { decodeText } from './characters.ts';
import { Lexicon } from './lexicon.ts';
import type { Tree } from './tree.ts';

export interface Markup {
  /** The kinds, in the order of their bits. */
  readonly kinds: readonly string[];
  /** For every word the bits of the kinds that have it. */
  readonly words: Lexicon;
}

export interface Mark {
  readonly bits: number;
  readonly hidden: boolean;
  /** The same for elements of one tag and class. */
  readonly signature: number;
}

/** From `data/lang/markup.tsv`: a word that stands in two rows has both bits. */
export function parseMarkup(content: string): Markup {
  const rows = parseTsv(content, ['kind', 'words']);
  const bits = new Map<string, number>();
  rows.forEach((row, place) => {
    for (const word of parseList(row.words)) bits.set(word, (bits.get(word) ?? 0) | (1 << place));
  });
  return { kinds: rows.map((row) => row.kind), words: new Lexicon(bits) };
}

/** The marks of one page's elements. */
export class Marks {
  private readonly tree: Tree;
  private readonly markup: Markup;
  private readonly byTag = new Map<string, Mark>();
  private readonly signatures = new Map<string, number>();

  constructor(tree: Tree, markup: Markup) {
    this.tree = tree;
    this.markup = markup;
  }

  of(row: number): Mark {
    const { tree } = this;
    const tag = tree.page.slice(tree.from[row], Math.min(tree.open[row]!, tree.from[row]! + LONGEST_TAG));
    const known = this.byTag.get(tag);
    if (known) return known;
    const mark = this.read(tag, tree.tag[row]!);
    this.byTag.set(tag, mark);
    return mark;
  }

  private read(tag: string, element: number): Mark {
    const seen: (string | undefined)[] = ASKED.map(() => undefined);
    walkAttributes(tag, (from, to, start, end) => {
      const place = placeOf(tag, from, to);
      if (place >= 0) seen[place] ??= start < 0 ? '' : decodeText(tag.slice(start, end));
    });
    const key = `${element} ${seen[CLASS] ?? ''}`;
    const signature = this.signatures.get(key) ?? this.signatures.size;
    this.signatures.set(key, signature);
    return { bits: bitsOf(seen, this.markup.words), hidden: isHidden(seen), signature };
  }
}

/** The attributes that are read: those that name what their element is, then those that hide it. */
const ASKED = ['class', 'id', 'role', 'itemprop', 'data-testid', 'data-component', 'hidden', 'style'];
const NAMING = ASKED.indexOf('hidden');
const CLASS = ASKED.indexOf('class');
const HIDDEN = ASKED.indexOf('hidden');
const STYLE = ASKED.indexOf('style');
const PLACES = new Lexicon(ASKED.map((name, place) => [name, place]));

/** The place in `ASKED` of the attribute whose name stands there; -1 for any other. */
function placeOf(tag: string, from: number, to: number): number {
  return PLACES.valueAt(tag, from, to);
}

type Values = readonly (string | undefined)[];

/** Past this a class attribute is a style sheet, not a name; and a start tag a store of data. */
const LONGEST = 300;
const LONGEST_TAG = 2000;

function bitsOf(seen: Values, words: Lexicon): number {
  let bits = 0;
  for (let place = 0; place < NAMING; place += 1) {
    const value = seen[place];
    if (value !== undefined) bits |= bitsOfWords(value, words);
  }
  return bits;
}

/** The bits of the words of a value: runs of letters, cut where a capital follows a small letter. */
function bitsOfWords(value: string, words: Lexicon): number {
  const length = Math.min(value.length, LONGEST);
  let bits = 0;
  let from = 0;
  let before = 0;
  for (let at = 0; at < length; at += 1) {
    const code = value.charCodeAt(at);
    const small = code >= 97 && code <= 122;
    const capital = code >= 65 && code <= 90;
    const hump = capital && at > from && before >= 97;
    before = code;
    if ((small || capital) && !hump) continue;
    bits |= bitsOfWord(value, from, at, words);
    from = hump ? at : at + 1;
  }
  return bits | bitsOfWord(value, from, length, words);
}

function bitsOfWord(value: string, from: number, to: number, words: Lexicon): number {
  return to > from + 1 ? Math.max(0, words.valueAt(value, from, to)) : 0;
}

const UNSEEN =
  /display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0(?![.\d])|opacity\s?:\s?0(?![.\d])|text-indent\s?:\s?-\d{3}/i;

/** True when the element's own attributes keep its text from being seen. */
function isHidden(seen: Values): boolean {
  return seen[HIDDEN] !== undefined || (seen[STYLE] !== undefined && UNSEEN.test(seen[STYLE]));
}
