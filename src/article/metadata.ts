/**
 * What a page of HTML declares about itself: `<title>`, `<meta>`, `<link>`, JSON-LD, `<time>`. Declared, not decided:
 * every value keeps where it was read and its span in the page.
 */
import { decodeText } from './characters.ts';
import { attributesOf, attributesOfTag } from './attributes.ts';
import { parseJsonLd } from './json-ld.ts';
import { TAG } from './tags.ts';
import type { Tree } from './tree.ts';

/** One declared value: `name` says where, as `meta:og:title`, `json-ld:datePublished`, `link:canonical`, `title`. */
export interface Declared {
  readonly name: string;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

export class Metadata {
  readonly declared: readonly Declared[];
  private readonly byName = new Map<string, Declared[]>();

  constructor(declared: readonly Declared[]) {
    this.declared = declared;
    for (const entry of declared) {
      const entries = this.byName.get(entry.name);
      if (entries) entries.push(entry);
      else this.byName.set(entry.name, [entry]);
    }
  }

  all(name: string): readonly Declared[] {
    return this.byName.get(name) ?? [];
  }

  /** The first value that is not empty, of the first of these names that has one. */
  first(...names: readonly string[]): string | null {
    for (const name of names) {
      const entry = this.all(name).find(({ value }) => value.trim() !== '');
      if (entry) return entry.value.replace(/\s+/g, ' ').trim();
    }
    return null;
  }
}

const [META, LINK, TITLE, SCRIPT, TIME, ABBR, HTML, A, SPAN] = [
  'meta',
  'link',
  'title',
  'script',
  'time',
  'abbr',
  'html',
  'a',
  'span',
].map((name) => TAG[name]!);

export function readMetadata(tree: Tree): Metadata {
  const declared: Declared[] = [];
  for (let row = 0; row < tree.size; row += 1) {
    const tag = tree.tag[row]!;
    if (tag === META) addMeta(tree, row, declared);
    else if (tag === LINK) addLink(tree, row, declared);
    else if (tag === TITLE) addTitle(tree, row, declared);
    else if (tag === SCRIPT) addScript(tree, row, declared);
    else if (tag === TIME) addTime(tree, row, declared);
    else if (tag === ABBR) addAbbreviation(tree, row, declared);
    else if (tag === HTML) addHtml(tree, row, declared);
    else if (tag === A || tag === SPAN) addAuthor(tree, row, declared);
  }
  addItems(tree.page, declared);
  return new Metadata(declared);
}

function add(declared: Declared[], tree: Tree, row: number, name: string, value: string | undefined): void {
  if (value !== undefined && value.length < 5000)
    declared.push({ name, value, from: tree.from[row]!, to: tree.open[row]! });
}

function addMeta(tree: Tree, row: number, declared: Declared[]): void {
  const attributes = attributesOf(tree, row);
  const name =
    attributes.get('property') ??
    attributes.get('name') ??
    attributes.get('itemprop') ??
    attributes.get('http-equiv');
  if (name !== undefined)
    add(declared, tree, row, `meta:${name.toLowerCase().trim()}`, attributes.get('content'));
}

function addLink(tree: Tree, row: number, declared: Declared[]): void {
  // Most links are to style sheets and icons.
  if (!/canonical/i.test(tree.page.slice(tree.from[row], tree.open[row]))) return;
  const attributes = attributesOf(tree, row);
  if (attributes.get('rel')?.toLowerCase() === 'canonical')
    add(declared, tree, row, 'link:canonical', attributes.get('href'));
}

function addHtml(tree: Tree, row: number, declared: Declared[]): void {
  add(declared, tree, row, 'html:lang', attributesOf(tree, row).get('lang'));
}

function addTitle(tree: Tree, row: number, declared: Declared[]): void {
  const [from, to] = [tree.open[row]!, tree.close[row]!];
  declared.push({ name: 'title', value: decodeText(tree.page.slice(from, to)), from, to });
}

/** Names in a link that is marked as leading to an author. */
const AUTHORED =
  /\brel\s?=\s?["']?[^"'>]{0,30}author|\bitemprop\s?=\s?["']?author|\bhref\s?=\s?["']?[^"'>\s]{0,200}\/(?:authors?|auteurs?|autor(?:es|en)?|redakteure?|journalistes?)\/[^"'>\s]/i;
const NAME_LENGTH = 60;
/** Characters of the shortest tag that could say so. */
const LEAST_TAG = '<a rel=author>'.length;

function addAuthor(tree: Tree, row: number, declared: Declared[]): void {
  const [from, open, to] = [tree.from[row]!, tree.open[row]!, tree.close[row]!];
  if (
    to - open > 400 ||
    open - from < LEAST_TAG ||
    !AUTHORED.test(tree.page.slice(from, Math.min(open, from + 600)))
  )
    return;
  const value = decodeText(tree.page.slice(open, to).replace(/<[^>]*>/g, ' '));
  if (value.trim() !== '' && value.length <= NAME_LENGTH)
    declared.push({ name: 'markup:author', value, from: open, to });
}

/** A time that is called both is of a page that never changed. */
function timeNameOf(words: string): string {
  if (/publi|pubdate/i.test(words)) return 'time:published';
  return /modif|updat/i.test(words) ? 'time:modified' : 'time';
}

function addTime(tree: Tree, row: number, declared: Declared[]): void {
  const attributes = attributesOf(tree, row);
  const value = attributes.get('datetime') ?? attributes.get('content');
  const words = `${attributes.get('class') ?? ''} ${attributes.get('itemprop') ?? ''} ${attributes.has('pubdate') ? 'pubdate' : ''}`;
  if (value) add(declared, tree, row, timeNameOf(words), value);
}

const ITEM = 'datePublished';
const LONGEST_ITEM = 60;

/** Elements of any name that microdata marks as the day of publication: their content, or their words. */
function addItems(page: string, declared: Declared[]): void {
  for (let at = page.indexOf(ITEM); at >= 0; at = page.indexOf(ITEM, at + ITEM.length)) {
    if (!/itemprop\s?=\s?["']?$/.test(page.slice(Math.max(0, at - 14), at))) continue;
    // Looked for within a bound on both sides, so that a page full of the word stays linear.
    const start = Math.max(0, at - LONGEST);
    const around = page.slice(start, at + LONGEST);
    const [from, open] = [around.lastIndexOf('<', at - start), around.indexOf('>', at - start) + 1];
    if (from < 0 || open === 0 || /^<(?:time|meta)\b/i.test(around.slice(from, from + 6))) continue;
    const content = attributesOfTag(around.slice(from, open)).get('content');
    const words = around.slice(open, open + LONGEST_ITEM).split('<', 1)[0]!;
    const value = content ?? decodeText(words);
    if (value.trim() !== '')
      declared.push({
        name: 'item:datePublished',
        value,
        from: start + from,
        to: start + open + words.length,
      });
  }
}

/** The longest start tag that is read for it. */
const LONGEST = 1000;

/** A day in the title of an abbreviation, as hAtom has it. */
function addAbbreviation(tree: Tree, row: number, declared: Declared[]): void {
  const attributes = attributesOf(tree, row);
  const name = timeNameOf(attributes.get('class') ?? '');
  if (name !== 'time') add(declared, tree, row, name, attributes.get('title'));
}

function addScript(tree: Tree, row: number, declared: Declared[]): void {
  const tag = tree.page.slice(tree.from[row], tree.open[row]);
  if (!/ld\+json/i.test(tag)) return;
  const from = tree.open[row]!;
  for (const { path, value } of parseJsonLd(tree.page.slice(from, tree.close[row]))) {
    declared.push({ name: `json-ld:${path}`, value, from, to: tree.close[row]! });
  }
}
