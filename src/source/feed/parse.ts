/** Bytes become a feed of whatever kind they are, or none, with the reason. */
import { decodeText } from '../../text/encoding.ts';
import type { Feed, FeedOptions, FeedRefusal } from './feed.ts';
import { remark } from './finish.ts';
import { parseJsonFeed } from './json-feed.ts';
import { parseXmlFeed } from './xml-feed.ts';

export type ParsedFeed = { readonly kind: 'feed'; readonly feed: Feed } | NoFeed;

export interface NoFeed extends FeedRefusal {
  readonly kind: 'none';
  /** True where it is a page of HTML, which may name its feeds. */
  readonly isPage: boolean;
}

export function parseFeed(bytes: Uint8Array, options: FeedOptions): ParsedFeed {
  const { text, overruled } = decodeText(bytes, options.mediaType, 'xml');
  const start = text.slice(0, 2000).trimStart();
  const feed = /^[{[]/.test(start) ? parseJsonFeed(text, options) : parseXmlFeed(text, options);
  if (!feed) return none(start, options.address);
  const recovered = overruled === null ? [] : [remark('encoding.recovered', `The feed ${overruled}.`)];
  return { kind: 'feed', feed: { ...feed, diagnostics: [...recovered, ...feed.diagnostics] } };
}

function none(start: string, address: string): NoFeed {
  const isPage = /<(?:!doctype html|html|head|body)\b/i.test(start);
  const isList = /<opml\b/i.test(start);
  const what = isList
    ? 'a list of feeds: «recoupe feeds import» takes it'
    : isPage
      ? 'a page of HTML'
      : start === ''
        ? 'empty'
        : 'no feed of a kind that is known';
  return {
    kind: 'none',
    isPage,
    address,
    code: 'feed.none',
    reason: `What stands at this address is ${what}.`,
  };
}
