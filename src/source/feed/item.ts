/**
 * An item of RSS (0.9 to 2.0), RDF or Atom becomes what it says of a page: one table for all of them, since feeds mix
 * their elements freely.
 *
 * It takes the feed at its word and decides nothing: whether «author» is a person, or the date a true one, is for who
 * reads the page. What is no name at all (an e-mail address) is left out.
 */
import type { StatementSlot } from '../../model/index.ts';
import type { Months } from '../../text/months.ts';
import { type Draft, LONGEST_ELEMENT } from './announce.ts';
import { parseFeedDate } from './date.ts';
import { plainLine, plainText } from './plain.ts';
import { characterData, type XmlElement } from './xml.ts';

/** An item before its links are resolved. */
export interface RawItem {
  readonly guid: string | null;
  /** The link as written, the best first. */
  readonly link: string | null;
  readonly bases: readonly string[];
  readonly drafts: readonly Draft[];
  /** The text of the body, where the feed carries it: only to tell whether it changed. */
  readonly body: string;
}

export interface ItemContext {
  readonly source: string;
  readonly months: Months;
}

/** What an element says, and how its statement is labelled. */
const SLOTS: ReadonlyMap<string, readonly [StatementSlot, string]> = new Map([
  ['title', ['title', 'rss:title']],
  ['atom:title', ['title', 'atom:title']],
  ['dc:title', ['title', 'dc:title']],
  ['author', ['author', 'rss:author']],
  ['dc:creator', ['author', 'dc:creator']],
  ['atom:author', ['author', 'atom:author']],
  // Some bind the prefix «dc» to the other namespace of Dublin Core.
  ['dcterms:creator', ['author', 'dcterms:creator']],
  ['pubdate', ['published', 'rss:pubDate']],
  ['dc:date', ['published', 'dc:date']],
  ['dcterms:created', ['published', 'dcterms:created']],
  ['dcterms:issued', ['published', 'dcterms:issued']],
  ['prism:publicationdate', ['published', 'prism:publicationDate']],
  ['atom:published', ['published', 'atom:published']],
  ['atom:issued', ['published', 'atom:issued']],
  ['atom:created', ['published', 'atom:created']],
  ['dcterms:modified', ['modified', 'dcterms:modified']],
  ['atom:updated', ['modified', 'atom:updated']],
  ['atom:modified', ['modified', 'atom:modified']],
  ['source', ['source', 'rss:source']],
  ['atom:source', ['source', 'atom:source']],
  ['dc:source', ['source', 'dc:source']],
  ['category', ['category', 'rss:category']],
  ['atom:category', ['category', 'atom:category']],
  ['dc:subject', ['category', 'dc:subject']],
  ['media:keywords', ['category', 'media:keywords']],
  ['description', ['summary', 'rss:description']],
  ['atom:summary', ['summary', 'atom:summary']],
]);
/** RFC 4287: where the information of an entry was taken from. */
const VIA = ['source', 'atom:link-via'] as const;
const BODIES: ReadonlySet<string> = new Set([
  'content:encoded',
  'atom:content',
  'description',
  'atom:summary',
]);
const LONGEST = { title: 500, author: 200, source: 200, category: 100, summary: 2000, body: 200_000 };
const LONGEST_GUID = 1000;

export function readItem(element: XmlElement, context: ItemContext): RawItem {
  const { source } = context;
  const children = element.children.filter((child) => child.closed);
  const drafts = children.flatMap((child) => draftsOf(child, context));
  return {
    guid: guidOf(children, source),
    link: linkOf(children, source, element),
    bases: element.bases,
    drafts: withoutRepeats(drafts),
    body: children
      .filter(({ name }) => BODIES.has(name))
      .map((child) => plainText(textOf(child, source), LONGEST.body))
      .join('\n'),
  };
}

/** The character data of an element. */
export function textOf(element: XmlElement, source: string): string {
  return characterData(source.slice(element.innerFrom, element.innerTo));
}

/** The first child with one of the names, in the order of the names. */
export function childOf(
  children: readonly XmlElement[],
  ...names: readonly string[]
): XmlElement | undefined {
  for (const name of names) {
    const found = children.find((child) => child.name === name);
    if (found) return found;
  }
  return undefined;
}

function draftsOf(element: XmlElement, context: ItemContext): Draft[] {
  const isVia = element.name === 'atom:link' && element.attributes.get('rel') === 'via';
  const meaning = isVia ? VIA : SLOTS.get(element.name);
  if (!meaning) return [];
  const [slot, where] = meaning;
  const place = placeOf(element, context.source);
  return valuesOf(slot, element, context).map(({ value, address }) => ({
    slot,
    value,
    where,
    ...place,
    ...(address !== undefined && { address }),
  }));
}

interface Value {
  readonly value: string;
  readonly address?: string;
}

function valuesOf(slot: StatementSlot, element: XmlElement, { source, months }: ItemContext): Value[] {
  const text = textOf(element, source);
  if (slot === 'published' || slot === 'modified') {
    const date = parseFeedDate(text, months);
    return date === null ? [] : [{ value: date }];
  }
  if (slot === 'author') return authorsOf(element, text, source);
  if (slot === 'source') return sourceOf(element, text, source);
  if (slot === 'category') return categoriesOf(element, text);
  const value = slot === 'summary' ? plainText(text, LONGEST.summary) : plainLine(text, LONGEST.title);
  return value === '' ? [] : [{ value }];
}

function authorsOf(element: XmlElement, text: string, source: string): Value[] {
  const names =
    element.name === 'atom:author' ? element.children.filter(({ name }) => name === 'atom:name') : [];
  const written = element.name === 'atom:author' ? names.map((name) => textOf(name, source)) : [text];
  return written.map((name) => ({ value: personOf(name) })).filter(({ value }) => value !== '');
}

/** RSS has `address (name)`, Dublin Core names, others `name <address>`; an address alone is no name. */
export function personOf(text: string): string {
  const line = plainLine(text, LONGEST.author);
  const inBrackets = /^\S{1,100}@\S{1,100}\s{0,9}\((.{1,200})\)$/.exec(line)?.[1];
  const name = (inBrackets ?? line).replace(/\s?<?\S{1,100}@\S{1,100}>?\s?/g, ' ').trim();
  return /\p{L}/u.test(name) && !/^https?:/i.test(name) ? name.replace(/^[(,;]+|[),;]+$/g, '').trim() : '';
}

/** Whom it was taken from: the name, or, where there is none, the host of the address. */
function sourceOf(element: XmlElement, text: string, source: string): Value[] {
  const isAtom = element.name === 'atom:source';
  const title = isAtom ? childOf(element.children, 'atom:title') : undefined;
  const link = isAtom ? childOf(element.children, 'atom:link', 'atom:id') : undefined;
  const written = isAtom
    ? (link?.attributes.get('href') ?? (link ? textOf(link, source) : ''))
    : (element.attributes.get('url') ?? element.attributes.get('href'));
  const name = plainLine(isAtom ? (title ? textOf(title, source) : '') : text, LONGEST.source);
  const isAddress = /^https?:\/\/\S+$/i.test(name);
  const address = [written, isAddress ? name : undefined].find(
    (each) => each !== undefined && /^https?:/i.test(each) && URL.canParse(each),
  );
  const value =
    isAddress || name === '' ? (address ? new URL(address).host.replace(/^www\./, '') : '') : name;
  return value === '' ? [] : [{ value, ...(address !== undefined && { address }) }];
}

function categoriesOf(element: XmlElement, text: string): Value[] {
  const attribute = element.attributes.get('label') ?? element.attributes.get('term');
  const words = element.name === 'media:keywords' ? text.split(',') : [attribute ?? text];
  return words
    .map((word) => ({ value: plainLine(word, LONGEST.category) }))
    .filter(({ value }) => value !== '' && !/^https?:/i.test(value));
}

const OPENS_CDATA = /^\s*(?:<!\[CDATA\[\s*)?/;

/** The element, and in it the words without their wrapping; the whole tag where there are none. */
export function placeOf(element: XmlElement, source: string): Pick<Draft, 'raw' | 'from' | 'to'> {
  const raw = source
    .slice(element.from, Math.min(element.to, element.from + LONGEST_ELEMENT))
    .replaceAll('\0', '\uFFFD');
  const end = Math.min(raw.length, element.innerTo - element.from);
  const inner = raw.slice(element.innerFrom - element.from, end);
  const lead = OPENS_CDATA.exec(inner)![0].length;
  const trimmed = inner.trimEnd();
  const words = trimmed.endsWith(']]>') ? trimmed.slice(0, -3).trimEnd() : trimmed;
  const from = element.innerFrom - element.from;
  return words.length <= lead
    ? { raw, from: 0, to: raw.length }
    : { raw, from: from + lead, to: from + words.length };
}

function guidOf(children: readonly XmlElement[], source: string): string | null {
  const element = childOf(children, 'guid', 'atom:id');
  const guid = element
    ? textOf(element, source)
        .replace(/[\p{Cc}\s]+/gu, ' ')
        .trim()
    : '';
  return guid === '' ? null : guid.slice(0, LONGEST_GUID);
}

/** The page's link: where a middleman names the original, that one; a GUID only where it says that it is a link. */
function linkOf(children: readonly XmlElement[], source: string, item: XmlElement): string | null {
  const texts = ['feedburner:origlink', 'link'].flatMap((name) => {
    const element = childOf(children, name);
    const text = element ? (element.attributes.get('href') ?? textOf(element, source)).trim() : '';
    return text === '' ? [] : [text];
  });
  const guid = childOf(children, 'guid');
  const isLink = guid && guid.attributes.get('ispermalink')?.toLowerCase() !== 'false';
  const permalink =
    isLink && /^https?:\/\//i.test(textOf(guid, source).trim()) ? textOf(guid, source).trim() : null;
  return (
    texts[0] ??
    atomLink(children) ??
    permalink ??
    idLink(children, source) ??
    item.attributes.get('rdf:about') ??
    null
  );
}

/** The id of an entry that has no link at all, where it is an address. */
function idLink(children: readonly XmlElement[], source: string): string | null {
  const id = childOf(children, 'atom:id');
  const text = id ? textOf(id, source).trim() : '';
  return /^https?:\/\//i.test(text) ? text : null;
}

/** The alternate link of an entry, that to a page of HTML before others. */
export function atomLink(children: readonly XmlElement[]): string | null {
  const links = children
    .filter(
      ({ name, attributes }) =>
        name === 'atom:link' && (attributes.get('rel') ?? 'alternate') === 'alternate',
    )
    .map(({ attributes }) => attributes);
  const best = links.find((link) => /html/i.test(link.get('type') ?? 'text/html')) ?? links[0];
  return best?.get('href') ?? null;
}

/** The same said twice, as of an author, is said once. */
function withoutRepeats(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter(({ slot, value }) => {
    const key = `${slot} ${value}`;
    return !seen.has(key) && seen.add(key);
  });
}
