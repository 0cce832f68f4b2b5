/** The attributes of a start tag, read from the page when somebody asks. */
import { decodeText } from './characters.ts';
import type { Tree } from './tree.ts';

/** By lower-case name; the first of two wins, as in browsers. Values are decoded. */
export type Attributes = ReadonlyMap<string, string>;

/** Longer tags hold data for scripts; what is asked for here stands at their front. */
const LONGEST = 20_000;

export function attributesOf(tree: Tree, row: number): Attributes {
  return attributesOfTag(
    tree.page.slice(tree.from[row], Math.min(tree.open[row]!, tree.from[row]! + LONGEST)),
  );
}

/** The attributes in the text of a start tag, `<p class="x">`. */
export function attributesOfTag(tag: string): Attributes {
  const attributes = new Map<string, string>();
  walkAttributes(tag, (from, to, start, end) => {
    const name = tag.slice(from, to).toLowerCase();
    if (!attributes.has(name)) attributes.set(name, start < 0 ? '' : decodeText(tag.slice(start, end)));
  });
  return attributes;
}

/** Where the name and the value of an attribute stand in its tag; `start` is -1 for one without a value. */
type Visit = (from: number, to: number, start: number, end: number) => void;

/** Visits the attributes of a start tag in their order, the second of two with one name as well. */
export function walkAttributes(tag: string, visit: Visit): void {
  let at = skipName(tag, 1);
  while (at < tag.length) {
    const from = skipBlank(tag, at);
    const to = skipName(tag, from);
    if (to === from) at = from + 1;
    else at = visitOne(tag, from, to, visit);
  }
}

/** Visits the attribute whose name is given; returns where it ends. */
function visitOne(tag: string, from: number, to: number, visit: Visit): number {
  const equals = skipBlank(tag, to);
  if (equals >= tag.length || tag.charCodeAt(equals) !== 61) {
    visit(from, to, -1, -1);
    return to;
  }
  const start = skipBlank(tag, equals + 1);
  const quote = tag[start] === '"' || tag[start] === "'" ? tag[start] : '';
  const close = quote === '' ? endOfBare(tag, start) : tag.indexOf(quote, start + 1);
  const end = close < 0 ? tag.length : close;
  visit(from, to, start + quote.length, end);
  return end + quote.length;
}

function skipBlank(tag: string, from: number): number {
  let at = from;
  while (at < tag.length && tag.charCodeAt(at) <= 32) at += 1;
  return at;
}

/** The end of a name: white space, `=`, `/` or `>`. */
function skipName(tag: string, from: number): number {
  let at = from;
  for (; at < tag.length; at += 1) {
    const code = tag.charCodeAt(at);
    if (code <= 32 || code === 61 || code === 47 || code === 62) break;
  }
  return at;
}

function endOfBare(tag: string, from: number): number {
  let at = from;
  while (at < tag.length && tag.charCodeAt(at) > 32 && tag.charCodeAt(at) !== 62) at += 1;
  return at;
}
