/**
 * Markup as feeds really write it becomes elements, one at a time, in time linear in its length.
 *
 * Tolerant where XML is strict: tags that are never closed, stray `&` and `<`, text before the first tag, an end in
 * mid-element. Deaf where XML is dangerous: a document type is passed over whole, so that no entity of its own exists
 * and nothing outside is ever read; an entity that is not one of XML's or HTML's stays as it is written.
 *
 * Prefixes are read by what they are declared as, or by what they usually mean where they are not declared. It keeps
 * where each element stands, since the words of a feed are evidence.
 */
import { decodeHTMLStrict } from 'entities';

export type XmlToken =
  | {
      readonly kind: 'open';
      readonly name: string;
      readonly attributes: string;
      readonly from: number;
      readonly to: number;
      /** True for `<a/>`. */
      readonly empty: boolean;
    }
  | { readonly kind: 'close'; readonly name: string; readonly from: number; readonly to: number }
  | { readonly kind: 'doctype' }
  /** The document ends inside a comment, a CDATA section or a tag. */
  | { readonly kind: 'cut' };

export interface XmlElement {
  /** In lower case, with the usual prefix of its namespace: `pubdate`, `dc:creator`, `atom:link`. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly from: number;
  to: number;
  readonly innerFrom: number;
  innerTo: number;
  /** False where its end tag was never found: then where it ends is a guess. */
  closed: boolean;
  /** The `xml:base` addresses that hold for it, outermost first. */
  readonly bases: readonly string[];
  readonly children: XmlElement[];
}

const OPEN = /<([\p{L}_][\p{L}\p{N}_.:-]{0,99})/uy;
const CLOSE = /<\/([\p{L}_][\p{L}\p{N}_.:-]{0,99})\s{0,99}>/uy;

/** The tags of the markup, in order. */
export function* readTokens(source: string): Generator<XmlToken> {
  let at = 0;
  for (;;) {
    at = source.indexOf('<', at);
    if (at < 0) return;
    const skipped = passOver(source, at);
    if (skipped !== null) {
      if (skipped.doctype) yield { kind: 'doctype' };
      if (skipped.to === null) {
        yield { kind: 'cut' };
        return;
      }
      at = skipped.to;
      continue;
    }
    const token = tagAt(source, at);
    if (token) yield token;
    at = token && 'to' in token ? token.to : at + 1;
  }
}

/** What is no tag: CDATA, comment, instruction, document type. `to` is null where it never ends. */
function passOver(source: string, at: number): { to: number | null; doctype?: boolean } | null {
  if (source.startsWith('<![CDATA[', at)) return { to: after(source, ']]>', at + 9) };
  if (source.startsWith('<!--', at)) return { to: after(source, '-->', at + 4) };
  if (source.startsWith('<?', at)) return { to: after(source, '?>', at + 2) };
  if (source.startsWith('<!', at)) return { to: afterDoctype(source, at), doctype: true };
  return null;
}

function after(source: string, mark: string, from: number): number | null {
  const at = source.indexOf(mark, from);
  return at < 0 ? null : at + mark.length;
}

/** The internal part of a document type stands in brackets and has tags of its own. */
function afterDoctype(source: string, from: number): number | null {
  const bracket = source.indexOf('[', from);
  const end = source.indexOf('>', from);
  if (end < 0) return null;
  if (bracket < 0 || bracket > end) return end + 1;
  const close = /\]\s{0,99}>/g;
  close.lastIndex = bracket;
  return close.exec(source) ? close.lastIndex : null;
}

function tagAt(source: string, at: number): XmlToken | null {
  const sticky = source[at + 1] === '/' ? CLOSE : OPEN;
  sticky.lastIndex = at;
  const name = sticky.exec(source)?.[1];
  if (name === undefined) return null;
  if (sticky === CLOSE) return { kind: 'close', name, from: at, to: sticky.lastIndex };
  const end = endOfTag(source, sticky.lastIndex);
  if (end < 0) return null;
  const empty = source[end - 1] === '/';
  const attributes = source.slice(sticky.lastIndex, empty ? end - 1 : end);
  return { kind: 'open', name, attributes, from: at, to: end + 1, empty };
}

/** Where the `>` of a tag stands: not inside a quoted value, and not beyond the next `<`; -1 where there is none. */
function endOfTag(source: string, from: number): number {
  let before = '';
  for (let i = from; i < source.length; i += 1) {
    const char = source[i]!;
    if (char === '>') return i;
    if (char === '<') return -1;
    if ((char === '"' || char === "'") && before === '=') i = endOfValue(source, i, char);
    if (char !== ' ' && char !== '\n' && char !== '\t' && char !== '\r') before = char;
  }
  return -1;
}

/** Where the quoted value that begins at `from` ends; `from` itself where it never does. */
function endOfValue(source: string, from: number, quote: string): number {
  for (let i = from + 1; i < source.length && source[i] !== '<'; i += 1) if (source[i] === quote) return i;
  return from;
}

const ATTRIBUTE = /([\p{L}_][\p{L}\p{N}_.:-]{0,99})\s{0,99}=\s{0,99}(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gu;
/** More attributes than this on one tag are not read. */
const MOST_ATTRIBUTES = 64;

/** The attributes of a tag, values decoded, names in lower case; the first of a name holds. */
export function parseAttributes(raw: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  if (!raw.includes('=')) return attributes;
  for (const match of raw.matchAll(ATTRIBUTE)) {
    const name = match[1]!.toLowerCase();
    if (!attributes.has(name)) attributes.set(name, decodeEntities(match[2] ?? match[3] ?? match[4] ?? ''));
    if (attributes.size >= MOST_ATTRIBUTES) break;
  }
  return attributes;
}

/** Entities of XML and HTML, with their semicolon; all others stay. U+0000 and lone surrogates become U+FFFD. */
export function decodeEntities(text: string): string {
  return (text.includes('&') ? decodeHTMLStrict(text) : text).replace(UNFIT, '\uFFFD');
}

const UNFIT = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const CDATA = '<![CDATA[';

/** The character data in a stretch of markup: CDATA sections as they stand, entities decoded, tags left in. */
export function characterData(raw: string): string {
  let text = '';
  let at = 0;
  for (;;) {
    const from = raw.indexOf(CDATA, at);
    if (from < 0) return text + decodeEntities(raw.slice(at));
    const end = raw.indexOf(']]>', from);
    text += decodeEntities(raw.slice(at, from));
    text += raw.slice(from + CDATA.length, end < 0 ? undefined : end).replace(UNFIT, '\uFFFD');
    if (end < 0) return text;
    at = end + 3;
  }
}

/** What namespaces are called here; those of feeds themselves have no prefix. */
const NAMESPACES: Readonly<Record<string, string>> = {
  'http://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns#': 'atom',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/elements/1.0/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
  'http://purl.org/rss/1.0/modules/content/': 'content',
  'http://purl.org/rss/1.0/modules/syndication/': 'sy',
  'http://search.yahoo.com/mrss/': 'media',
  'http://search.yahoo.com/mrss': 'media',
  'http://www.google.com/schemas/sitemap-news/0.9': 'news',
  'http://www.sitemaps.org/schemas/sitemap/0.9': '',
  'http://www.google.com/schemas/sitemap/0.84': '',
  'http://purl.org/rss/1.0/': '',
  'http://my.netscape.com/rdf/simple/0.9/': '',
  'http://channel.netscape.com/rdf/simple/0.9/': '',
  'http://backend.userland.com/rss2': '',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns#': 'rdf',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://www.w3.org/1999/xhtml': 'xhtml',
};

/** Elements that open the documents we know. */
const ROOTS: ReadonlySet<string> = new Set([
  'rss',
  'rdf',
  'feed',
  'urlset',
  'sitemapindex',
  'opml',
  'channel',
]);
/** Elements whose children are given one by one. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'rss',
  'channel',
  'rdf:rdf',
  'atom:feed',
  'urlset',
  'sitemapindex',
]);
/** Elements that never contain one of their own name: one inside another means that the first was not closed. */
const FLAT: ReadonlySet<string> = new Set(['item', 'atom:entry', 'url', 'sitemap']);
/** Elements whose content is taken as it stands, tags and all. */
const WHOLE: ReadonlySet<string> = new Set([
  'description',
  'content:encoded',
  'atom:content',
  'atom:summary',
  'xhtml:body',
]);
/** Tags open at once; what is nested deeper is text. */
const DEEPEST = 200;
/** Elements kept of one item. */
const MOST_ELEMENTS = 2000;

export interface XmlHandler {
  /** A child of a container, whole; `false` ends the reading. */
  element(element: XmlElement): boolean;
}

export interface XmlOutcome {
  /** Null where no document that we know was found. */
  readonly root: string | null;
  readonly doctype: boolean;
  /** True where the document ends before its elements do. */
  readonly truncated: boolean;
  /** True where the handler ended it. */
  readonly stopped: boolean;
  /** True where other tags stand before the root. */
  readonly preamble: boolean;
}

interface Open {
  readonly name: string;
  /** What a name without prefix has inside it. */
  readonly prefix: string;
  readonly bases: readonly string[];
  /** Null for a container, and for what is beyond the limits. */
  readonly element: XmlElement | null;
}

/** Reads the children of the containers of a document, each whole, in order. */
export function readElements(source: string, handler: XmlHandler): XmlOutcome {
  return new ElementReader(source, handler).read();
}

class ElementReader {
  readonly #source: string;
  readonly #handler: XmlHandler;
  readonly #prefixes = new Map<string, string>();
  #stack: Open[] = [];
  #root: string | null = null;
  #elements = 0;
  #doctype = false;
  #preamble = false;
  #cut = false;
  #stopped = false;

  constructor(source: string, handler: XmlHandler) {
    this.#source = source;
    this.#handler = handler;
  }

  read(): XmlOutcome {
    for (const token of readTokens(this.#source)) {
      if (token.kind === 'doctype') this.#doctype = true;
      else if (token.kind === 'cut') this.#cut = true;
      else if (token.kind === 'open') this.#open(token);
      else this.#close(token);
      if (this.#stopped || (this.#root === 'html' && this.#stack.length === 0)) break;
    }
    const truncated = !this.#stopped && (this.#cut || this.#stack.length > 0);
    if (truncated) this.#closeTo(0, this.#source.length, this.#source.length, false);
    return {
      root: this.#root === 'html' ? null : this.#root,
      doctype: this.#doctype,
      truncated,
      stopped: this.#stopped,
      preamble: this.#preamble,
    };
  }

  #open(token: Extract<XmlToken, { kind: 'open' }>): void {
    const attributes = parseAttributes(token.attributes);
    if (this.#root === null && !this.#begin(token.name)) return;
    for (const [name, value] of attributes) {
      if (name.startsWith('xmlns:')) this.#prefixes.set(name.slice(6), prefixOf(value) ?? name.slice(6));
    }
    const parent = this.#stack.at(-1);
    const prefix = this.#defaultOf(attributes, parent);
    const name = this.#nameOf(token.name, prefix);
    if (parent && WHOLE.has(parent.name) && !FLAT.has(name)) return;
    if (FLAT.has(name)) this.#closeUnclosed(name, token.from);
    this.#push(token, name, attributes, prefix);
  }

  /** The first tag of a document that we know; an HTML page is none, whatever it holds. */
  #begin(name: string): boolean {
    const local = localOf(name).toLowerCase();
    if (local === 'html') this.#root = 'html';
    if (!ROOTS.has(local)) {
      this.#preamble = true;
      return false;
    }
    this.#root = local;
    return true;
  }

  #defaultOf(attributes: ReadonlyMap<string, string>, parent: Open | undefined): string {
    const declared = attributes.get('xmlns');
    if (declared !== undefined) return prefixOf(declared) ?? (this.#root === 'feed' && !parent ? 'atom' : '');
    return parent?.prefix ?? (this.#root === 'feed' ? 'atom' : '');
  }

  #nameOf(written: string, unprefixed: string): string {
    const colon = written.indexOf(':');
    const local = localOf(written).toLowerCase();
    const own = written.slice(0, Math.max(colon, 0)).toLowerCase();
    const prefix = colon < 0 ? unprefixed : (this.#prefixes.get(own) ?? own);
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  #closeUnclosed(name: string, at: number): void {
    const open = this.#stack.findIndex((open) => open.name === name);
    if (open >= 0) this.#closeTo(open, at, at, true);
  }

  #push(
    token: Extract<XmlToken, { kind: 'open' }>,
    name: string,
    attributes: ReadonlyMap<string, string>,
    prefix: string,
  ): void {
    if (this.#stack.length >= DEEPEST) return;
    const parent = this.#stack.at(-1);
    const own = attributes.get('xml:base');
    const outer = parent?.bases ?? [];
    const bases = own === undefined ? outer : [...outer, own];
    const inside = parent?.element ?? null;
    const isOutside = this.#stack.every(({ element }) => !element);
    const isContainer = isOutside && CONTAINERS.has(name);
    this.#elements = isOutside ? 1 : this.#elements + 1;
    const element =
      !isContainer && (isOutside || inside) && this.#elements <= MOST_ELEMENTS
        ? newElement(token, name, attributes, bases)
        : null;
    if (element && inside) inside.children.push(element);
    this.#stack.push({ name, prefix, bases, element });
    if (token.empty) this.#closeTo(this.#stack.length - 1, token.to, token.to, true);
  }

  #close(token: Extract<XmlToken, { kind: 'close' }>): void {
    const local = localOf(token.name).toLowerCase();
    const at = this.#stack.findLastIndex((open) => localOf(open.name) === local);
    if (at >= 0) this.#closeTo(at, token.from, token.to, true);
  }

  /** Ends the open tags down to `depth`; the one there has its end tag from `inner` to `outer`. */
  #closeTo(depth: number, inner: number, outer: number, closed: boolean): void {
    while (this.#stack.length > depth) {
      const { element } = this.#stack.pop()!;
      if (!element) continue;
      const isNamed = this.#stack.length === depth;
      element.closed = closed && isNamed;
      element.innerTo = Math.max(element.innerFrom, inner);
      element.to = isNamed ? Math.max(outer, element.innerTo) : element.innerTo;
      if (!this.#stack.some((open) => open.element) && !this.#stopped) {
        this.#stopped = !this.#handler.element(element);
      }
    }
  }
}

function newElement(
  token: Extract<XmlToken, { kind: 'open' }>,
  name: string,
  attributes: ReadonlyMap<string, string>,
  bases: readonly string[],
): XmlElement {
  return {
    name,
    attributes,
    from: token.from,
    to: token.to,
    innerFrom: token.to,
    innerTo: token.to,
    closed: false,
    bases,
    children: [],
  };
}

function prefixOf(namespace: string): string | undefined {
  return NAMESPACES[namespace.trim().toLowerCase()];
}

function localOf(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
