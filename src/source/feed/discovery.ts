/**
 * A home page becomes the addresses where its feeds may stand: those that it declares, the best first, and then the
 * paths where feeds usually are, which are only asked about where it declares none.
 */
import { decodeText } from '../../text/encoding.ts';
import { pageAddress } from './link.ts';
import { plainLine } from './plain.ts';
import { parseAttributes, readTokens } from './xml.ts';

export interface FeedLink {
  readonly address: string;
  readonly title: string | null;
}

const TYPES = /^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)$|^(?:application|text)\/(?:xml|json)$/i;
/** Feeds of remarks, not of articles. */
const REMARKS = /comment|commentaire/i;
/** Feeds taken of one page. */
const MOST = 20;

/** The feeds that a page declares, in its order, those of comments last. `address` is the page's own. */
export function findFeedLinks(bytes: Uint8Array, address: string, mediaType: string | null): FeedLink[] {
  const { text } = decodeText(bytes, mediaType);
  const found = new Map<string, FeedLink>();
  let base = address;
  for (const token of readTokens(text)) {
    if (token.kind !== 'open') continue;
    const name = token.name.toLowerCase();
    if (name === 'body' && found.size > 0) break;
    if (name !== 'base' && name !== 'link') continue;
    const attributes = parseAttributes(token.attributes);
    const href = attributes.get('href');
    if (href === undefined || href.trim() === '') continue;
    if (name === 'base' && URL.canParse(href, address)) base = new URL(href, address).href;
    if (name === 'link' && isFeed(attributes)) take(found, href, base, attributes.get('title'));
    if (found.size >= MOST) break;
  }
  const links = [...found.values()];
  const isRemarks = ({ address, title }: FeedLink) =>
    REMARKS.test(`${new URL(address).pathname} ${title ?? ''}`);
  return [...links.filter((link) => !isRemarks(link)), ...links.filter(isRemarks)];
}

function isFeed(attributes: ReadonlyMap<string, string>): boolean {
  const relations = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  const type = (attributes.get('type') ?? '').split(';', 1)[0]!.trim();
  if (relations.includes('feed')) return true;
  return (
    relations.includes('alternate') &&
    TYPES.test(type) &&
    !/oembed|json\/wp|wp-json/i.test(attributes.get('href')!)
  );
}

function take(found: Map<string, FeedLink>, href: string, base: string, title: string | undefined): void {
  const address = pageAddress(href.replace(/^feed:(?:\/\/)?(?=https?:)/i, ''), [base]);
  if (typeof address !== 'string' || found.has(address)) return;
  const line = plainLine(title ?? '', 300);
  found.set(address, { address, title: line === '' ? null : line });
}

/** Where feeds usually stand, the likeliest first: asked one after the other until one is a feed. */
const USUAL = [
  '/feed/',
  '/rss.xml',
  '/feed.xml',
  '/atom.xml',
  '/rss',
  '/index.xml',
  '/feed.json',
  '/sitemap-news.xml',
  '/sitemap.xml',
];

export function usualFeedAddresses(address: string): string[] {
  return USUAL.map((path) => new URL(path, address).href);
}
