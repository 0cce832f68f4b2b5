/**
 * Bytes become a feed: RSS 0.9 to 2.0, RDF, Atom, JSON Feed, sitemaps and their indexes.
 *
 * What can be read is read, and what is wrong is told: a feed that breaks off, dates that cannot be, links that lead to
 * no page. Identity is the feed's own GUID; where several pages share one, or none is given, the address stands in.
 * It refuses to read a document type, and to go on for ever: the first items count.
 */
import type { Announcement, Diagnostic, SourceKind } from '../../model/index.ts';
import type { Months } from '../../text/months.ts';

export interface FeedItem {
  /** What names the item in its feed, for good. */
  readonly guid: string;
  /** Of all that it says; another one is another version. */
  readonly digest: string;
  readonly address: string | null;
  readonly announced: Announcement;
  /** ISO 8601, as far as the feed says and it can be. */
  readonly published: string | null;
}

/** Something of a feed that was not taken. */
export interface FeedRefusal {
  readonly address: string;
  readonly code: string;
  readonly reason: string;
}

/** How often the feed itself wants to be asked. */
export interface FeedPace {
  /** Seconds that it should not be asked again, by `<ttl>` or the syndication module; null where it says nothing. */
  readonly ttl: number | null;
  /** Hours of the day (UTC) and days of the week (0 is Sunday) on which it should not be asked. */
  readonly skipHours: readonly number[];
  readonly skipDays: readonly number[];
}

export interface Feed {
  readonly kind: SourceKind;
  readonly title: string | null;
  /** The site it belongs to. */
  readonly home: string | null;
  readonly pace: FeedPace;
  /** True where it declares to be the output of this software. */
  readonly isOurs: boolean;
  readonly items: readonly FeedItem[];
  /** Other sitemaps that an index names, those changed last first. */
  readonly parts: readonly string[];
  readonly refusals: readonly FeedRefusal[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface FeedOptions {
  /** The address it was fetched from. */
  readonly address: string;
  readonly mediaType: string | null;
  readonly months: Months;
  /** When it was fetched (ISO 8601): dates beyond it cannot be. */
  readonly fetchedAt: string;
}

/** Items taken of one feed at a time: those that it gives first, of a sitemap those changed last. */
export const MOST_ITEMS = 1000;
/** Addresses looked at in one sitemap: as many as its standard allows. */
export const MOST_ADDRESSES = 50_000;
