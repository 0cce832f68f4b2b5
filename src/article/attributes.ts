/** The attributes of a start tag, read from the page when somebody asks. */
import { decodeText } from './characters.ts';
import type { Tree } from './tree.ts';

/** By lower-case name; the first of two wins, as in browsers. Values are decoded. */
export type Attributes = ReadonlyMap<string, string>;

const ATTRIBUTE = /([^\s"'<>/=]{1,60})(?:\s{0,20}=\s{0,20}(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
/** Longer tags hold data for scripts; what is asked for here stands at their front. */
const LONGEST = 20_000;

export function attributesOf(tree: Tree, row: number): Attributes {
  return attributesOfTag(
    tree.page.slice(tree.from[row]!, Math.min(tree.open[row]!, tree.from[row]! + LONGEST)),
  );
}

/** The attributes in the text of a start tag, `<p class="x">`. */
export function attributesOfTag(tag: string): Attributes {
  const attributes = new Map<string, string>();
  let first = true;
  for (const match of tag.slice(1, -1).matchAll(ATTRIBUTE)) {
    if (!first) {
      const name = match[1]!.toLowerCase();
      if (!attributes.has(name)) attributes.set(name, decodeText(match[2] ?? match[3] ?? match[4] ?? ''));
    }
    first = false;
  }
  return attributes;
}
