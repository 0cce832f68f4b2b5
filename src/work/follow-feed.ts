/**
 * One fetch of one feed: asked politely, read, and what it came to written down with its reason.
 *
 * Whatever goes wrong is recorded on the source. A feed that this software wrote itself is never followed: what comes
 * in by it went out of here.
 */
import type { Feed, FeedItem } from '../source/feed/feed.ts';
import type { ParsedFeed } from '../source/feed/parse.ts';
import { parseFeed } from '../source/feed/parse.ts';
import { timeOf } from '../source/feed/date.ts';
import type { Fetched, Refused as NotFetched } from '../source/net/index.ts';
import { FETCH_LIMITS, inflate } from '../source/net/index.ts';
import type { AnnouncedItem, DueSource, Poll, Refused } from '../store/index.ts';
import type { Watching } from './watching.ts';
import { intervalOf, nextFetch, nextTry, slowerInterval } from './rhythm.ts';

type Answer = Extract<Fetched, { kind: 'fetched' }>;

/** What came of it, for who watches. */
export interface FeedNote {
  readonly health: Poll['health'] | 'deferred';
  /** Items that are new or say something new. */
  readonly fresh: number;
  readonly due: string | null;
  readonly reason?: string;
}

/** Sitemaps of an index that are looked into each time: those that changed last. */
const MOST_PARTS = 5;
/** How old an item may be, in milliseconds, that is fetched when a feed or a sitemap comes for the first time. */
const FIRST_AGE = { feed: 60 * 24 * 3600 * 1000, sitemap: 3 * 24 * 3600 * 1000 };
/** With more pages than this still to be fetched, a feed announces faster than its host lets itself be read. */
const MOST_WAITING = 2000;
/** Items that are fetched when a feed comes for the first time. */
const FIRST_ITEMS = 100;

/** Fetches the feed and writes down what it came to; null where it was stopped. */
export async function followFeed(watching: Watching, source: DueSource): Promise<FeedNote | null> {
  const { etag, lastModified } = source;
  const answer = await watching.fetch({
    url: source.address,
    purpose: source.kind?.startsWith('sitemap') ? 'sitemap' : 'feed',
    validators: { ...(etag !== null && { etag }), ...(lastModified !== null && { lastModified }) },
  });
  if (answer.kind === 'refused') return refused(watching, source, answer);
  if (answer.kind === 'unchanged') return unchanged(watching, source);
  const parsed = await read(watching, answer, source.address);
  if (parsed.kind === 'none') return failing(watching, source, { ...parsed, retry: 'later' });
  if (parsed.feed.isOurs) return failing(watching, source, OWN_RELAY);
  return taken(watching, source, answer, parsed.feed);
}

interface Failure {
  readonly code: string;
  readonly reason: string;
  readonly retry: NotFetched['retry'];
  readonly retryAfter?: number;
}

const OWN_RELAY: Failure = {
  code: 'feed.own-relay',
  reason: 'This feed was written by this software: it is no source, and is not followed.',
  retry: 'never',
};

async function read(watching: Watching, answer: Answer, address: string): Promise<ParsedFeed> {
  const { months } = watching;
  const { mediaType, fetchedAt } = answer;
  const bytes = await unpacked(answer.bytes);
  if (bytes === null) {
    return {
      kind: 'none',
      isPage: false,
      address,
      code: 'feed.damaged',
      reason: 'The packed file is damaged.',
    };
  }
  return parseFeed(bytes, { address: answer.finalUrl, mediaType, months, fetchedAt });
}

/** Sitemaps are often packed files, whatever the server says of them. */
async function unpacked(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return inflate(bytes, 'gzip', FETCH_LIMITS).catch(() => null);
}

async function unchanged(watching: Watching, source: DueSource): Promise<FeedNote> {
  const now = watching.now();
  const interval = slowerInterval(source.interval);
  const due = iso(nextFetch(interval, null, now, watching.chance));
  await watching.workspace.following.record(source, { at: iso(now), health: 'ok', due, interval });
  return { health: 'ok', fresh: 0, due };
}

async function refused(watching: Watching, source: DueSource, answer: NotFetched): Promise<FeedNote | null> {
  if (answer.code === 'net.stopped') return null;
  if (answer.code !== 'net.resting') return failing(watching, source, answer, answer.status);
  // Another page of the host was told to wait: the feed itself did nothing.
  const now = watching.now();
  const due = iso(now + (answer.retryAfter ?? 60) * 1000);
  const { code, reason } = answer;
  await watching.workspace.following.defer(source, due);
  await watching.workspace.following.refuse(source.seq, { address: source.address, code, reason }, iso(now));
  return { health: 'deferred', fresh: 0, due, reason: answer.reason };
}

async function failing(
  watching: Watching,
  source: DueSource,
  failure: Failure,
  status?: number,
): Promise<FeedNote> {
  const now = watching.now();
  const { code, reason, retry, retryAfter } = failure;
  const health = status === 410 ? 'gone' : retry === 'never' || code === 'net.robots' ? 'refused' : 'failing';
  const kind = retry === 'soon' ? 'soon' : 'later';
  const due =
    retry === 'never' ? null : iso(nextTry(kind, source.failures + 1, retryAfter, now, watching.chance));
  await watching.workspace.following.record(source, {
    at: iso(now),
    health,
    due,
    reason: { code, message: reason },
    refusals: [{ address: source.address, code, reason }],
  });
  return { health, fresh: 0, due, reason };
}

async function taken(
  watching: Watching,
  source: DueSource,
  answer: Answer,
  feed: Feed,
): Promise<FeedNote | null> {
  const parts = await partsOf(watching, source.address, feed);
  if (parts === null) return null;
  const now = watching.now();
  const items = feed.kind === 'sitemap-index' ? parts.items : feed.items;
  const isFlood = (await watching.workspace.following.countWaiting(source)) > MOST_WAITING;
  const wanted = isFlood ? new Set<string>() : wantedOf(source, feed, items, now);
  const announced = items.map(
    ({ guid, digest, address, announced }): AnnouncedItem => ({
      guid,
      digest,
      address,
      announced,
      wanted: wanted.has(guid),
    }),
  );
  const published = items.flatMap((item) => (item.published === null ? [] : timeOf(item.published)));
  const plan = (fresh: number) => {
    const overrun = !source.isFirst && items.length > 1 && fresh === items.length;
    const news = { published, fresh, overrun, pace: feed.pace, isMap: isMap(feed) };
    const interval = intervalOf(news, source.isFirst ? null : source.interval, now);
    return { interval, due: iso(nextFetch(interval, feed.pace, now, watching.chance)) };
  };
  const poll: Poll = {
    at: iso(now),
    health: 'ok',
    due: null,
    feed: { ...headOf(feed, answer), items: announced },
    refusals: [...feed.refusals, ...parts.refusals, ...(isFlood ? [flood(source)] : [])],
  };
  const fresh = await watching.workspace.following.record(source, poll, plan);
  return { health: 'ok', fresh, due: plan(fresh).due };
}

function flood({ address }: DueSource): Refused {
  const reason = `More than ${MOST_WAITING} pages of this feed are still to be fetched; what it announces now is not.`;
  return { address, code: 'feed.flood', reason };
}

function headOf(feed: Feed, { response }: Answer) {
  const header = (name: string) => response.headers.find(([each]) => each === name)?.[1] ?? null;
  const isIndex = feed.kind === 'sitemap-index';
  return {
    kind: feed.kind,
    title: feed.title,
    home: feed.home,
    // What an index says of itself does not tell whether its parts have changed.
    etag: isIndex ? null : header('etag'),
    lastModified: isIndex ? null : header('last-modified'),
    remarks: feed.diagnostics.map(({ code, message }) => ({ code, message })),
  };
}

function isMap({ kind }: Feed): boolean {
  return kind === 'sitemap' || kind === 'sitemap-index';
}

/** The pages that are to be fetched: of what is old when a feed is met for the first time only the newest. */
function wantedOf(
  source: DueSource,
  feed: Feed,
  items: readonly FeedItem[],
  now: number,
): ReadonlySet<string> {
  if (!source.isFirst) return new Set(items.map(({ guid }) => guid));
  const since = now - (isMap(feed) ? FIRST_AGE.sitemap : FIRST_AGE.feed);
  const fit = items.filter((item) => {
    const date = dateOf(item);
    return date === null ? !isMap(feed) : timeOf(date) >= since;
  });
  return new Set(fit.slice(0, FIRST_ITEMS).map(({ guid }) => guid));
}

function dateOf({ published, announced }: FeedItem): string | null {
  return published ?? announced.statements.find(({ slot }) => slot === 'modified')?.value ?? null;
}

/** The items of the sitemaps that an index names; null where it was stopped. */
async function partsOf(
  watching: Watching,
  from: string,
  feed: Feed,
): Promise<{ items: FeedItem[]; refusals: Refused[] } | null> {
  const items = new Map<string, FeedItem>();
  const refusals: Refused[] = [];
  for (const url of feed.parts.slice(0, MOST_PARTS)) {
    const answer = await watching.fetch({ url, purpose: 'sitemap', from });
    if (answer.kind === 'refused' && answer.code === 'net.stopped') return null;
    if (answer.kind !== 'fetched') {
      if (answer.kind === 'refused')
        refusals.push({ address: url, code: answer.code, reason: answer.reason });
      continue;
    }
    const parsed = await read(watching, answer, url);
    if (parsed.kind === 'none') refusals.push(parsed);
    else for (const item of parsed.feed.items) if (!items.has(item.guid)) items.set(item.guid, item);
  }
  return { items: [...items.values()], refusals };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
