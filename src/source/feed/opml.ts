/**
 * A list of feeds, as readers exchange them: OPML in and out.
 *
 * Read with the same tolerance and the same deafness as feeds. Every outline with an `xmlUrl` is a feed; folders are
 * passed through. It is bounded: a list of more feeds than one person can follow is cut, and says so.
 */
import type { Diagnostic } from '../../model/index.ts';
import { decodeText } from '../../text/encoding.ts';
import type { FeedRefusal } from './feed.ts';
import { remark } from './finish.ts';
import { pageAddress } from './link.ts';
import { plainLine } from './plain.ts';
import { parseAttributes, readTokens } from './xml.ts';

export interface ListedFeed {
  readonly address: string;
  readonly title: string | null;
  readonly home: string | null;
}

export interface FeedList {
  readonly feeds: readonly ListedFeed[];
  readonly refusals: readonly FeedRefusal[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Feeds taken of one list. */
export const MOST_FEEDS = 10_000;

/** The feeds of a list, in its order, each once; null where it is no OPML. */
export function parseOpml(bytes: Uint8Array): FeedList | null {
  const { text } = decodeText(bytes, null, 'xml');
  const feeds = new Map<string, ListedFeed>();
  const refusals: FeedRefusal[] = [];
  const diagnostics: Diagnostic[] = [];
  let isList = false;
  for (const token of readTokens(text)) {
    if (token.kind === 'cut') diagnostics.push(remark('feed.truncated', 'The list breaks off.'));
    if (token.kind !== 'open') continue;
    const name = token.name.toLowerCase();
    if (name === 'opml' || name === 'outline') isList = true;
    if (name !== 'outline') continue;
    if (feeds.size >= MOST_FEEDS) {
      diagnostics.push(
        remark('opml.feeds', `The list has more than ${MOST_FEEDS} feeds; the others were not read.`),
      );
      break;
    }
    takeOutline(parseAttributes(token.attributes), feeds, refusals);
  }
  return isList ? { feeds: [...feeds.values()], refusals, diagnostics } : null;
}

function takeOutline(
  attributes: ReadonlyMap<string, string>,
  feeds: Map<string, ListedFeed>,
  refusals: FeedRefusal[],
): void {
  const written = attributes.get('xmlurl');
  if (written === undefined || written.trim() === '') return;
  const address = pageAddress(
    written
      .trim()
      .replace(/^feed:(?:\/\/)?(?=https?:)/i, '')
      .replace(/^feed:/i, 'http:'),
    [],
  );
  if (typeof address !== 'string') {
    if (refusals.length < MOST_FEEDS) refusals.push(address);
    return;
  }
  if (feeds.has(address)) return;
  const title = plainLine(attributes.get('title') ?? attributes.get('text') ?? '', 300);
  const home = pageAddress(attributes.get('htmlurl') ?? '', []);
  feeds.set(address, {
    address,
    title: title === '' ? null : title,
    home: typeof home === 'string' ? home : null,
  });
}

/** The list as OPML 2.0, the same for the same feeds. */
export function writeOpml(feeds: readonly ListedFeed[]): string {
  const outlines = feeds.map(({ address, title, home }) => {
    const site = home === null ? '' : ` htmlUrl="${escape(home)}"`;
    return `    <outline type="rss" text="${escape(title ?? address)}" xmlUrl="${escape(address)}"${site}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>recoupe</title></head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\p{Cc}/gu, ' ');
}
