/**
 * The page as a flat tree: one row a node in document order, in columns, so that a subtree is a range of rows.
 *
 * It reads tag soup as browsers do where that decides which text belongs together (implied end tags, scopes, raw
 * text), in one pass and linear time: depth is cut at `DEEPEST` (the text below is kept), end tags that match nothing
 * are passed over by count. Every row knows its span in the page. Attributes are read only when asked for.
 */
import { BLOCK, FLAG, RAW, SCOPE, TAG, TAG_COUNT, TEXT, VOID, nameOf, tagAt } from './tags.ts';

/** Deeper elements are read as if their tags were not there: the depth at which browsers stop too. */
const DEEPEST = 512;

export class Tree {
  readonly page: string;
  size = 0;
  /** Element id, or `TEXT`. */
  tag = new Uint8Array(4096);
  parent = new Int32Array(4096);
  /** The row after the last descendant. */
  end = new Int32Array(4096);
  /** Where the start tag (or the text) begins. */
  from = new Int32Array(4096);
  /** Where the start tag ends and the content begins; for text, where it ends. */
  open = new Int32Array(4096);
  /** Where the content ends and the end tag begins. */
  close = new Int32Array(4096);

  constructor(page: string) {
    this.page = page;
  }

  add(tag: number, parent: number, from: number, open: number): number {
    const row = this.size;
    if (row === this.tag.length) this.grow();
    this.tag[row] = tag;
    this.parent[row] = parent;
    this.end[row] = row + 1;
    this.from[row] = from;
    this.open[row] = open;
    this.close[row] = open;
    this.size = row + 1;
    return row;
  }

  private grow(): void {
    const wider = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const next = new Int32Array(column.length * 2);
      next.set(column);
      return next;
    };
    const tags = new Uint8Array(this.tag.length * 2);
    tags.set(this.tag);
    this.tag = tags;
    this.parent = wider(this.parent);
    this.end = wider(this.end);
    this.from = wider(this.from);
    this.open = wider(this.open);
    this.close = wider(this.close);
  }
}

/** The tree of a page of HTML, or of anything that looks a little like it. */
export function parseTree(page: string): Tree {
  const builder = new Builder(page);
  let at = 0;
  while (at < page.length) at = builder.step(at);
  return builder.finish();
}

const LT = 60;
const GT = 62;
const SLASH = 47;

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

/** A start tag of the key closes an open element of the values, when no element of `STOPS` lies between. */
const CLOSES: (readonly number[] | undefined)[] = Array.from({ length: TAG_COUNT });
const PARAGRAPH_ENDERS =
  'address article aside blockquote center details dialog dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 ' +
  'h6 header hgroup hr main menu nav ol p pre search section summary table ul li';
for (const name of PARAGRAPH_ENDERS.split(' ')) CLOSES[TAG[name]!] = [TAG['p']!];
CLOSES[TAG['li']!] = [TAG['li']!, TAG['p']!];
CLOSES[TAG['dt']!] = [TAG['dt']!, TAG['dd']!, TAG['p']!];
CLOSES[TAG['dd']!] = [TAG['dt']!, TAG['dd']!, TAG['p']!];
CLOSES[TAG['td']!] = [TAG['td']!, TAG['th']!];
CLOSES[TAG['th']!] = [TAG['td']!, TAG['th']!];
CLOSES[TAG['tr']!] = [TAG['tr']!];
CLOSES[TAG['option']!] = [TAG['option']!];
CLOSES[TAG['body']!] = [TAG['head']!];
const A = TAG['a']!;
/** Elements whose end tags cross the scopes that stop others. */
const TABLE_PARTS = flagged(['table', 'tr', 'tbody']);
const ROW_PARTS = flagged(['tr', 'td', 'th']);
const ROW_STOPS = flagged(['table']);
const STOPS = flagged([
  'ul',
  'ol',
  'menu',
  'dl',
  'table',
  'td',
  'th',
  'caption',
  'template',
  'object',
  'select',
]);
/** Elements beyond which nothing is closed by implication at all. */
const WALLS = flagged(['div', 'section', 'article', 'body']);

function flagged(names: readonly string[]): Uint8Array {
  const flags = new Uint8Array(TAG_COUNT);
  for (const name of names) flags[TAG[name]!] = 1;
  return flags;
}

/** Past this many open elements nothing is closed by implication: a bound, reached by no real page. */
const REACH = 32;

class Builder {
  private readonly page: string;
  private readonly tree: Tree;
  private readonly stack: number[] = [];
  private readonly open = new Int32Array(TAG_COUNT);
  /** Raw elements whose end tag does not occur again: looked for once. */
  private readonly endless = new Set<number>();
  private noComment = false;

  constructor(page: string) {
    this.page = page;
    this.tree = new Tree(page);
  }

  /** Reads one text, tag or comment from `at`; returns where it ends. */
  step(at: number): number {
    const { page } = this;
    if (page.charCodeAt(at) !== LT) return this.text(at);
    const next = page.charCodeAt(at + 1);
    if (isLetter(next)) return this.startTag(at);
    if (next === SLASH) return this.endTag(at);
    if (next === 33 || next === 63) return this.skipMarkup(at);
    return this.text(at);
  }

  finish(): Tree {
    while (this.stack.length > 0) this.pop(this.page.length);
    return this.tree;
  }

  private top(): number {
    return this.stack.at(-1) ?? -1;
  }

  private text(at: number): number {
    const { page } = this;
    let to = page.indexOf('<', at + 1);
    while (to >= 0) {
      const next = page.charCodeAt(to + 1);
      if (isLetter(next) || next === SLASH || next === 33 || next === 63) break;
      to = page.indexOf('<', to + 1);
    }
    if (to < 0) to = page.length;
    this.tree.add(TEXT, this.top(), at, to);
    return to;
  }

  /** A comment, declaration or processing instruction: no row. */
  private skipMarkup(at: number): number {
    const { page } = this;
    if (page.startsWith('<!--', at) && !this.noComment) {
      if (page.startsWith('<!-->', at)) return at + 5;
      const to = page.indexOf('-->', at + 4);
      if (to >= 0) return to + 3;
      this.noComment = true;
    }
    const to = page.indexOf('>', at);
    return to < 0 ? page.length : to + 1;
  }

  private startTag(at: number): number {
    const { page } = this;
    const nameEnd = endOfName(page, at + 1);
    const tag = tagAt(page, at + 1, nameEnd);
    const to = endOfTag(page, nameEnd);
    this.imply(tag, at);
    if (this.stack.length >= DEEPEST && (FLAG[tag]! & (VOID | RAW)) === 0) return to;
    const row = this.tree.add(tag, this.top(), at, to);
    if ((FLAG[tag]! & VOID) !== 0) return to;
    if ((FLAG[tag]! & RAW) !== 0) return this.raw(row, tag, to);
    if (page.charCodeAt(to - 2) === SLASH && (FLAG[tag]! & BLOCK) === 0 && tag !== A) return to;
    this.stack.push(row);
    this.open[tag]! += 1;
    return to;
  }

  /** The content of `<script>` and its like: one text row, then what follows the end tag. */
  private raw(row: number, tag: number, from: number): number {
    const { page, tree } = this;
    const close = this.endless.has(tag) ? -1 : indexOfEndTag(page, nameOf(tag), from);
    if (close < 0) this.endless.add(tag);
    // Without an end tag the standard swallows the rest of the page; a reader would rather have it.
    const to = close >= 0 ? close : Math.max(from, page.indexOf('<', from));
    if (to > from) tree.add(TEXT, row, from, to);
    tree.end[row] = tree.size;
    tree.close[row] = to;
    if (close < 0) return to;
    const after = page.indexOf('>', close);
    return after < 0 ? page.length : after + 1;
  }

  private endTag(at: number): number {
    const { page } = this;
    const nameEnd = endOfName(page, at + 2);
    const close = page.indexOf('>', nameEnd);
    const to = close < 0 ? page.length : close + 1;
    const tag = tagAt(page, at + 2, nameEnd);
    if (this.open[tag]! > 0) this.closeTo(this.depthOf(tag), at);
    return to;
  }

  /** How deep in the stack the element lies that this end tag closes; its length when it closes none. */
  private depthOf(tag: number): number {
    const { stack, tree } = this;
    const inline = (FLAG[tag]! & BLOCK) === 0;
    for (let depth = stack.length - 1; depth >= 0; depth -= 1) {
      const open = tree.tag[stack[depth]!]!;
      if (open === tag) return depth;
      if (inline && (FLAG[open]! & BLOCK) !== 0) break;
      if ((FLAG[open]! & SCOPE) !== 0 && TABLE_PARTS[tag] === 0) break;
    }
    return stack.length;
  }

  /** The end tags that a start tag makes unneeded. */
  private imply(tag: number, at: number): void {
    const closes = CLOSES[tag];
    if (closes === undefined) return;
    const { stack, tree } = this;
    const stops = ROW_PARTS[tag] === 1 ? ROW_STOPS : STOPS;
    const least = Math.max(0, stack.length - REACH);
    let found = stack.length;
    for (let depth = stack.length - 1; depth >= least; depth -= 1) {
      const open = tree.tag[stack[depth]!]!;
      if (closes.includes(open)) found = depth;
      else if (stops[open] === 1 || WALLS[open] === 1) break;
    }
    this.closeTo(found, at);
  }

  private closeTo(depth: number, at: number): void {
    while (this.stack.length > depth) this.pop(at);
  }

  private pop(at: number): void {
    const row = this.stack.pop()!;
    this.open[this.tree.tag[row]!]! -= 1;
    this.tree.end[row] = this.tree.size;
    this.tree.close[row] = at;
  }
}

function endOfName(page: string, from: number): number {
  let to = from;
  for (; to < page.length; to += 1) {
    const code = page.charCodeAt(to);
    if (code <= 32 || code === GT || code === SLASH) break;
  }
  return to;
}

/** The end of a start tag: the first `>` outside a quoted value. */
function endOfTag(page: string, from: number): number {
  let at = from;
  let value = false;
  for (; at < page.length; at += 1) {
    const code = page.charCodeAt(at);
    if (code === GT) return at + 1;
    if (code === 61) value = true;
    else if (value && (code === 34 || code === 39)) {
      const close = page.indexOf(code === 34 ? '"' : "'", at + 1);
      // A quote that is never closed: the tag ends at the next `>`, or the rest of the page would be an attribute.
      if (close < 0) return Math.max(page.indexOf('>', at), at) + 1;
      at = close;
      value = false;
    } else if (code > 32) value = false;
  }
  return page.length;
}

function indexOfEndTag(page: string, name: string, from: number): number {
  let at = page.indexOf('</', from);
  while (at >= 0) {
    const to = at + 2 + name.length;
    const after = page.charCodeAt(to);
    if (!(isLetter(after) || after === 45) && page.slice(at + 2, to).toLowerCase() === name) return at;
    at = page.indexOf('</', at + 2);
  }
  return -1;
}
