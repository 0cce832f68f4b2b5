/**
 * What was read of a feed's items becomes the items that count: links resolved, dates that cannot be taken out,
 * identities settled, everything bounded.
 */
import type { Diagnostic } from '../../model/index.ts';
import { contentId } from '../../text/ids.ts';
import { announce, type Draft } from './announce.ts';
import { timeOf } from './date.ts';
import type { FeedItem, FeedOptions, FeedRefusal } from './feed.ts';
import type { RawItem } from './item.ts';
import { pageAddress } from './link.ts';

export interface Finished {
  readonly items: FeedItem[];
  readonly refusals: FeedRefusal[];
  readonly diagnostics: Diagnostic[];
}

export interface FeedHead {
  readonly title: string | null;
  readonly home: string | null;
  /** The dates of the feed itself: when it was made. */
  readonly made: readonly string[];
}

/** Clocks of servers differ; a feed's date may lie so far after our fetch, in milliseconds. */
const SLACK = 24 * 3600 * 1000;
/** News pages: nothing before newspapers; 1970 is a clock that was never set. */
const FIRST_YEAR = '1800';
const UNSET = '1970-01-01';
/** So many items with the very minute of the feed's own making are stamped by it, not dated. */
const STAMPED = 3;

export function finishItems(raw: readonly RawItem[], head: FeedHead, options: FeedOptions): Finished {
  const refusals: FeedRefusal[] = [];
  const dates = judgeDates(raw, head, options);
  const located = raw.map((item) => ({ item, address: addressOf(item, head, options, refusals) }));
  const shared = sharedGuids(located);
  const items = new Map<string, FeedItem>();
  for (const { item, address } of located) {
    const drafts = item.drafts.filter((draft) => !isDate(draft) || dates.isPossible(draft.value));
    const guid = guidOf(item, address, shared);
    if (guid === null || items.has(guid)) continue;
    const published = drafts.find(({ slot }) => slot === 'published')?.value ?? null;
    const digest = contentId(address, item.body, ...drafts.flatMap(({ where, value }) => [where, value]));
    const announced = announce(options.address, head.title, drafts);
    items.set(guid, { guid, digest, address, announced, published });
  }
  return { items: [...items.values()], refusals, diagnostics: dates.diagnostics };
}

function isDate({ slot }: Draft): boolean {
  return slot === 'published' || slot === 'modified';
}

function judgeDates(raw: readonly RawItem[], head: FeedHead, { fetchedAt }: FeedOptions) {
  const latest = Date.parse(fetchedAt) + SLACK;
  const values = raw.flatMap(({ drafts }) => drafts.filter(isDate).map(({ value }) => value));
  const impossible = new Set(values.filter((value) => !isPossible(value, latest)));
  const published = raw.map(({ drafts }) => drafts.find(({ slot }) => slot === 'published')?.value);
  const [stamp] = published;
  const isStamped =
    stamp !== undefined &&
    published.length >= STAMPED &&
    stamp.includes('T') &&
    head.made.includes(stamp) &&
    published.every((value) => value === stamp);
  const diagnostics: Diagnostic[] = [];
  if (impossible.size > 0) {
    const some = [...impossible].slice(0, 3).join(', ');
    diagnostics.push(remark('feed.date-impossible', `Dates that cannot be were left out: ${some}.`));
  }
  if (isStamped) {
    diagnostics.push(
      remark(
        'feed.date-stamped',
        `Every item is dated ${stamp}, when the feed was made: no dates of theirs.`,
      ),
    );
  }
  return {
    isPossible: (value: string) => !impossible.has(value) && !(isStamped && value === stamp),
    diagnostics,
  };
}

function isPossible(value: string, latest: number): boolean {
  return value >= FIRST_YEAR && !value.startsWith(UNSET) && timeOf(value) <= latest;
}

export function remark(code: string, message: string): Diagnostic {
  return { code, severity: 'warning', message };
}

function addressOf(
  item: RawItem,
  head: FeedHead,
  options: FeedOptions,
  refusals: FeedRefusal[],
): string | null {
  if (item.link === null) return null;
  // Without a base of its own a relative link is meant from the site, which the feed may be served away from.
  const bases = item.bases.length > 0 ? item.bases : [head.home];
  const address = pageAddress(item.link, [options.address, ...bases]);
  if (typeof address === 'string') return address;
  if (!refusals.some((refusal) => refusal.address === address.address)) refusals.push(address);
  return null;
}

/** GUIDs that several pages of one feed share: they name none of them. */
function sharedGuids(located: readonly { item: RawItem; address: string | null }[]): Set<string> {
  const pages = new Map<string, string | null>();
  const shared = new Set<string>();
  for (const { item, address } of located) {
    if (item.guid === null) continue;
    if (!pages.has(item.guid)) pages.set(item.guid, address);
    else if (pages.get(item.guid) !== address) shared.add(item.guid);
  }
  return shared;
}

/** Without GUID and address the title must do; an item without any of them says nothing of a page. */
function guidOf(
  { guid, drafts }: RawItem,
  address: string | null,
  shared: ReadonlySet<string>,
): string | null {
  if (guid !== null && !shared.has(guid)) return guid;
  if (guid !== null && address !== null) return `${guid} ${address}`;
  if (address !== null) return address;
  const title = drafts.find(({ slot }) => slot === 'title')?.value;
  return title === undefined ? null : `title:${contentId(title)}`;
}
