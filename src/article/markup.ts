/**
 * What an element says of itself: the words in its class, id, role and itemprop as bits, whether it hides what it
 * holds, and a signature by which elements that look alike are known. Pages repeat few start tags many times, so
 * every distinct one is read once.
 */
import { parseList, parseTsv } from '../text/tsv.ts';
import { type Attributes, attributesOfTag } from './attributes.ts';
import type { Tree } from './tree.ts';

export interface Markup {
  /** The kinds, in the order of their bits. */
  readonly kinds: readonly string[];
  readonly bits: ReadonlyMap<string, number>;
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
  return { kinds: rows.map((row) => row.kind), bits };
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
    const attributes = attributesOfTag(tag);
    const key = `${element} ${attributes.get('class') ?? ''}`;
    const signature = this.signatures.get(key) ?? this.signatures.size;
    this.signatures.set(key, signature);
    return { bits: bitsOf(attributes, this.markup), hidden: isHidden(attributes), signature };
  }
}

const NAMED = ['class', 'id', 'role', 'itemprop', 'data-testid', 'data-component'];
/** Past this a class attribute is a style sheet, not a name; and a start tag a store of data. */
const LONGEST = 300;
const LONGEST_TAG = 2000;

function bitsOf(attributes: Attributes, markup: Markup): number {
  let bits = 0;
  for (const name of NAMED) {
    const value = attributes.get(name);
    if (value) bits |= bitsOfWords(value.slice(0, LONGEST), markup);
  }
  return bits;
}

/** The bits of the words of a value: runs of letters, cut where a capital follows a small letter. */
function bitsOfWords(value: string, markup: Markup): number {
  let bits = 0;
  let from = 0;
  for (let at = 0; at <= value.length; at += 1) {
    const code = value.charCodeAt(at);
    const small = code >= 97 && code <= 122;
    const capital = code >= 65 && code <= 90;
    const hump = capital && at > from && value.charCodeAt(at - 1) >= 97;
    if ((small || capital) && !hump) continue;
    if (at > from + 1) bits |= markup.bits.get(value.slice(from, at).toLowerCase()) ?? 0;
    from = hump ? at : at + 1;
  }
  return bits;
}

const UNSEEN =
  /display\s?:\s?none|visibility\s?:\s?hidden|font-size\s?:\s?0(?![.\d])|opacity\s?:\s?0(?![.\d])|text-indent\s?:\s?-\d{3}/i;

/** True when the element's own attributes keep its text from being seen. */
function isHidden(attributes: Attributes): boolean {
  return attributes.has('hidden') || UNSEEN.test(attributes.get('style') ?? '');
}
