/**
 * When to ask next: a feed by its own rhythm, one that fails by how often it has, a page by its age. Pure: the time and
 * the chance come from outside. Every bound stands here as data.
 */
import type { FeedPace } from '../source/feed/feed.ts';

/** Seconds. */
export const RHYTHM = {
  /** Between two fetches of one feed, whatever it does. */
  shortest: 5 * 60,
  /** The same for sitemaps, which are large. */
  shortestMap: 30 * 60,
  longest: 24 * 3600,
  /** Where nothing is known of a feed yet. */
  first: 30 * 60,
  /** A feed is asked so many times in the usual time between two of its items. */
  perItem: 2,
  /** The items that its usual time is taken from: the newest. */
  items: 10,
  /** Without dates: how the interval changes when something was new, and when nothing was. */
  faster: 0.5,
  slower: 1.5,
  /** The longest wait that a feed may ask for itself. */
  longestAsked: 24 * 3600,
  /** Waits are drawn out or shortened by up to this share, so that feeds do not fall due together. */
  jitter: 0.1,
} as const;

/** Seconds to wait after failures in a row: the first, the longest; each is twice the one before. */
export const BACK_OFF = {
  soon: { first: 5 * 60, longest: 24 * 3600 },
  later: { first: 3600, longest: 7 * 24 * 3600 },
} as const;

/** A page is looked at again so long after it was first read, in seconds: most silent edits are made early. */
export const REVISITS = [2 * 3600, 24 * 3600, 7 * 24 * 3600] as const;
/** A page that cannot be had is tried so often. */
export const MOST_TRIES = 5;

/** A number from 0 to below 1. */
export type Chance = () => number;

export interface FeedNews {
  /** When its items were published, in milliseconds, as far as it says. */
  readonly published: readonly number[];
  /** Items that were new this time. */
  readonly fresh: number;
  /** True where all of them were, though the feed was known: some may have been missed. */
  readonly overrun: boolean;
  readonly pace: FeedPace;
  readonly isMap: boolean;
}

/** The interval of a feed, in seconds, at `now` (milliseconds); `before` is the one until now. */
export function intervalOf(news: FeedNews, before: number | null, now: number): number {
  const usual = usualGap(news.published, now);
  const changed = (before ?? RHYTHM.first) * (news.fresh > 0 ? RHYTHM.faster : RHYTHM.slower);
  const own = usual === null ? (before === null ? RHYTHM.first : changed) : usual / RHYTHM.perItem;
  const wanted = news.overrun && before !== null ? Math.min(own, before * RHYTHM.faster) : own;
  const asked = Math.min(news.pace.ttl ?? 0, RHYTHM.longestAsked);
  return Math.round(
    Math.max(asked, clamp(wanted, news.isMap ? RHYTHM.shortestMap : RHYTHM.shortest, RHYTHM.longest)),
  );
}

/** The interval of a feed that has not changed, or did not come anew. */
export function slowerInterval(before: number | null): number {
  return Math.round(clamp((before ?? RHYTHM.first) * RHYTHM.slower, RHYTHM.shortest, RHYTHM.longest));
}

/** Seconds between two items, the silence since the last one included; null without three dates. */
function usualGap(published: readonly number[], now: number): number | null {
  const newest = published
    .filter((time) => time <= now)
    .sort((a, b) => b - a)
    .slice(0, RHYTHM.items);
  return newest.length < 3 ? null : (now - newest.at(-1)!) / newest.length / 1000;
}

/** When a feed is due again, in milliseconds: not in the hours and on the days that it wants to be left alone. */
export function nextFetch(interval: number, pace: FeedPace | null, now: number, chance: Chance): number {
  const spread = 1 + RHYTHM.jitter * (2 * chance() - 1);
  const due = now + interval * 1000 * spread;
  return pace ? pastSkipped(due, pace) : due;
}

const HOUR = 3600 * 1000;

function pastSkipped(due: number, { skipHours, skipDays }: FeedPace): number {
  for (let hours = 0; hours < 7 * 24; hours += 1) {
    const time = hours === 0 ? due : Math.floor(due / HOUR + hours) * HOUR;
    const date = new Date(time);
    if (!skipHours.includes(date.getUTCHours()) && !skipDays.includes(date.getUTCDay())) return time;
  }
  // It forbids every hour of the week: that is a mistake.
  return due;
}

/** When to try again after so many failures in a row, in milliseconds; never before the server's own wish (seconds). */
export function nextTry(
  kind: keyof typeof BACK_OFF,
  failures: number,
  retryAfter: number | undefined,
  now: number,
  chance: Chance,
): number {
  const { first, longest } = BACK_OFF[kind];
  const doubled = Math.min(longest, first * 2 ** Math.min(failures - 1, 30));
  const wait = doubled * (0.5 + chance() / 2);
  return now + Math.max(wait, retryAfter ?? 0) * 1000;
}

/** When a page that came `visits` times is looked at again, in milliseconds; null for never. */
export function nextVisit(visits: number, now: number, chance: Chance): number | null {
  const wait = REVISITS[visits - 1];
  return wait === undefined ? null : now + wait * 1000 * (1 + RHYTHM.jitter * (2 * chance() - 1));
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
