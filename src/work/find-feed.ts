/**
 * An address that a user names becomes a feed to follow: the feed that stands there, or the one that the page there
 * declares, or one at the usual places of its site; each fetched once, politely, and only until one is a feed.
 *
 * It refuses to follow what this software wrote itself, and an address where no feed is found.
 */
import { parseMonths } from '../text/months.ts';
import { projectData } from '../pipeline/data.ts';
import { findFeedLinks, usualFeedAddresses } from '../source/feed/discovery.ts';
import type { Feed } from '../source/feed/feed.ts';
import { parseFeed } from '../source/feed/parse.ts';
import type { Fetched, Fetcher } from '../source/net/index.ts';
import type { NewSource } from '../store/index.ts';

export type FoundFeed =
  | {
      readonly kind: 'found';
      readonly source: NewSource;
      /** Other feeds that the page declares. */
      readonly others: readonly string[];
    }
  | { readonly kind: 'none'; readonly code: string; readonly reason: string };

type Answer = Extract<Fetched, { kind: 'fetched' }>;

/** Looks for a feed at `address`, and where it leads to. */
export async function findFeed(fetcher: Fetcher, address: string, signal?: AbortSignal): Promise<FoundFeed> {
  const answer = await fetcher.fetch({ url: address, purpose: 'discovery', ...(signal && { signal }) });
  if (answer.kind === 'refused') return { kind: 'none', code: answer.code, reason: answer.reason };
  if (answer.kind === 'unchanged') throw new Error('a feed was asked for without validators');
  const parsed = feedOf(answer);
  if (parsed.kind === 'feed') return found(parsed.feed, settled(address, answer.finalUrl), []);
  if (!parsed.isPage) return { kind: 'none', code: parsed.code, reason: parsed.reason };
  const declared = findFeedLinks(answer.bytes, answer.finalUrl, answer.mediaType).map(
    ({ address }) => address,
  );
  return (
    (await firstFeed(fetcher, answer.finalUrl, declared, signal)) ??
    (await usual(fetcher, answer.finalUrl, declared, signal))
  );
}

function feedOf({ bytes, finalUrl, mediaType, fetchedAt }: Answer) {
  const months = parseMonths(projectData.text('lang/months.tsv'));
  return parseFeed(bytes, { address: finalUrl, mediaType, months, fetchedAt });
}

function found(feed: Feed, address: string, others: readonly string[]): FoundFeed {
  if (feed.isOurs) {
    const reason = `${address} was written by this software: it is no source.`;
    return { kind: 'none', code: 'feed.own-relay', reason };
  }
  const { kind, title, home } = feed;
  return { kind: 'found', source: { address, kind, title, home }, others };
}

/** Feeds of a page that are tried. */
const MOST_TRIED = 4;

/** The first of the addresses where a feed stands, or null. */
async function firstFeed(
  fetcher: Fetcher,
  from: string,
  addresses: readonly string[],
  signal: AbortSignal | undefined,
): Promise<FoundFeed | null> {
  for (const url of addresses.slice(0, MOST_TRIED)) {
    const answer = await fetcher.fetch({ url, purpose: 'feed', from, ...(signal && { signal }) });
    const parsed = answer.kind === 'fetched' ? feedOf(answer) : null;
    if (parsed?.kind === 'feed' && answer.kind === 'fetched') {
      const others = addresses.filter((other) => other !== url);
      return found(parsed.feed, settled(url, answer.finalUrl), others);
    }
    if (answer.kind === 'refused' && answer.code === 'net.stopped') break;
  }
  return null;
}

async function usual(
  fetcher: Fetcher,
  home: string,
  declared: readonly string[],
  signal: AbortSignal | undefined,
): Promise<FoundFeed> {
  const places = usualFeedAddresses(home).filter((place) => !declared.includes(place));
  for (let at = 0; at < places.length; at += MOST_TRIED) {
    const feed = await firstFeed(fetcher, home, places.slice(at, at + MOST_TRIED), signal);
    if (feed) return feed.kind === 'found' ? { ...feed, others: [] } : feed;
  }
  return {
    kind: 'none',
    code: 'feed.none',
    reason: `No feed was found at ${home} nor at the usual places of its site.`,
  };
}

/** Where the same host leads on (from http to https, to a slash), that is the address; elsewhere may be for a while. */
function settled(asked: string, final: string): string {
  const host = (address: string) => new URL(address).hostname.replace(/^www\./, '');
  return host(asked) === host(final) ? final : new URL(asked).href;
}
