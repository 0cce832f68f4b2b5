/** A page as the study of copies sees it, and what is worked out about it once: its outlet, its credits, its clocks. */
import { type Article, RELAYED_BY_US } from '../model/index.ts';
import { hostOf } from './address.ts';
import { creditsOf, keyOf, type OriginTables, type Outlets } from './outlet.ts';
import type { Stretch } from './words.ts';

export interface OriginPage {
  /** Path or id; what the groups name. */
  readonly name: string;
  readonly article: Article;
  /** ISO day, when one is known; with the time of day where that is known too. */
  readonly published: string | null;
  /** ISO time of fetching, when one is known. */
  readonly fetchedAt: string | null;
  /** What the reading found quoted, in `article.text`, beyond what stands in quotation marks. */
  readonly quotations?: readonly Stretch[];
  /** What `addressesIn` finds in the source; where it is given, `article.page` may be empty. */
  readonly addresses?: Iterable<number>;
}

/** The little of a page that is kept while groups are made: its text is not. */
export interface Profile {
  readonly name: string;
  readonly lang: string | null;
  readonly machineTranslated: boolean;
  /** The outlet by its one name; the path or id when the page names none. */
  readonly outlet: string;
  /** Whom it credits, by one name each; its own outlet apart. */
  readonly credits: readonly string[];
  /** It credits its own outlet: «(AFP)» on the site of the AFP. */
  readonly creditsItself: boolean;
  /** Hosts and addresses: its own, and the one that it calls canonical. */
  readonly url: string | null;
  readonly canonical: string | null;
  /** Minutes since 1970, or null. `claimed` is what the page says, `seen` when somebody fetched it. */
  readonly claimed: number | null;
  /** The claimed time is exact to the minute rather than to the day. */
  readonly exact: boolean;
  readonly seen: number | null;
  /** It relays what this software wrote: an echo of us, never a source. */
  readonly ours: boolean;
}

/** The profile of the page of an index. */
export type ProfileOf = (page: number) => Profile;

export function profileOf(page: OriginPage, outlets: Outlets, tables: OriginTables): Profile {
  const { article } = page;
  const host = hostOf(article.canonical) ?? hostOf(article.url);
  const outlet =
    outlets.nameAt(host) ?? (article.site ? outlets.nameOf(article.site) : null) ?? host ?? page.name;
  const credited = creditsOf(article, tables).map((name) => outlets.nameOf(name));
  const credits = [...new Set(credited.filter((name) => keyOf(name) !== keyOf(outlet)))];
  const time = page.published ?? null;
  return {
    name: page.name,
    lang: article.lang,
    machineTranslated: article.machineTranslated.value === true,
    outlet,
    credits,
    creditsItself: credited.length > credits.length,
    url: article.url,
    canonical: article.canonical,
    claimed: minutesOf(time),
    exact: time !== null && time.length > 10,
    seen: minutesOf(page.fetchedAt),
    ours: article.diagnostics.some(({ code }) => code === RELAYED_BY_US),
  };
}

/** Minutes since 1970 of an ISO day or time; a month or year alone says too little. */
export function minutesOf(iso: string | null): number | null {
  const match =
    iso === null
      ? null
      : /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?/.exec(
          iso,
        );
  if (!match) return null;
  const [, year, month, day, hour, minute, zone] = match;
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour ?? 0), Number(minute ?? 0));
  return utc / 60_000 - zoneMinutes(zone);
}

function zoneMinutes(zone: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '');
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}
