/** RSS, RDF, Atom and sitemaps: the children of their containers, each read for what it is. */
import { type Diagnostic, RELAY_MARKER, type SourceKind } from '../../model/index.ts';
import { parseFeedDate, timeOf } from './date.ts';
import { type Feed, type FeedOptions, type FeedPace, MOST_ADDRESSES, MOST_ITEMS } from './feed.ts';
import { finishItems, remark } from './finish.ts';
import { atomLink, childOf, type RawItem, readItem, textOf } from './item.ts';
import { pageAddress } from './link.ts';
import { plainLine } from './plain.ts';
import { readSitemapUrl } from './sitemap.ts';
import { readElements, type XmlElement, type XmlOutcome } from './xml.ts';

const KINDS: Readonly<Record<string, SourceKind>> = {
  rss: 'rss',
  channel: 'rss',
  rdf: 'rdf',
  feed: 'atom',
  urlset: 'sitemap',
  sitemapindex: 'sitemap-index',
};
const ITEMS: ReadonlySet<string> = new Set(['item', 'atom:entry']);
const LONGEST_TITLE = 300;
/** Sitemaps of an index that are named. */
const MOST_PARTS = 1000;

/** What was gathered on the way. */
interface Gathered {
  readonly meta: XmlElement[];
  readonly items: RawItem[];
  readonly parts: { address: string; changed: string }[];
  addresses: number;
}

/** The feed in a text, or null where it is none. */
export function parseXmlFeed(source: string, options: FeedOptions): Feed | null {
  const gathered: Gathered = { meta: [], items: [], parts: [], addresses: 0 };
  const { months } = options;
  const outcome = readElements(source, {
    element: (element) => {
      if (ITEMS.has(element.name)) gathered.items.push(readItem(element, { source, months }));
      else if (element.name === 'url') gathered.items.push(...readSitemapUrl(element, { source, months }));
      else if (element.name === 'sitemap') addPart(gathered, element, source, options);
      else if (gathered.meta.length < 200) gathered.meta.push(element);
      gathered.addresses += 1;
      return (
        gathered.addresses < MOST_ADDRESSES && (element.name === 'url' || gathered.items.length <= MOST_ITEMS)
      );
    },
  });
  const kind = KINDS[outcome.root ?? ''];
  return kind ? feedOf(kind, gathered, outcome, source, options) : null;
}

function feedOf(
  kind: SourceKind,
  gathered: Gathered,
  outcome: XmlOutcome,
  source: string,
  options: FeedOptions,
): Feed {
  const line = (...names: string[]) => lineOf(gathered.meta, source, names);
  const title = line('title', 'atom:title', 'dc:title');
  const home = homeOf(gathered.meta, source, options.address);
  const made = [line('lastbuilddate', 'atom:updated', 'atom:modified'), line('pubdate', 'dc:date')].flatMap(
    (text) => (text === null ? [] : (parseFeedDate(text, options.months) ?? [])),
  );
  const most = kind === 'sitemap' ? latestOf(gathered.items) : gathered.items.slice(0, MOST_ITEMS);
  const { items, refusals, diagnostics } = finishItems(most, { title, home, made }, options);
  const generator = line('generator', 'atom:generator');
  return {
    kind,
    title,
    home,
    pace: paceOf(gathered.meta, source),
    isOurs: generator !== null && isOurGenerator(generator),
    items,
    parts: gathered.parts
      .sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0))
      .map(({ address }) => address),
    refusals,
    diagnostics: [
      ...remarksOf(outcome, gathered.items.length > MOST_ITEMS || outcome.stopped),
      ...diagnostics,
    ],
  };
}

/** True for the name by which this software marks what it writes. */
export function isOurGenerator(generator: string): boolean {
  const [name = ''] = generator.trim().toLowerCase().split(/[\s/]/, 1);
  return name === RELAY_MARKER.split(' ')[0] || name === RELAY_MARKER.replaceAll(' ', '-');
}

function remarksOf({ doctype, truncated, preamble }: XmlOutcome, cut: boolean): Diagnostic[] {
  return [
    ...(truncated ? [remark('feed.truncated', 'The feed breaks off; what stands before was read.')] : []),
    ...(doctype
      ? [remark('feed.doctype', 'The document type of the feed was not read, nor any entity of it.')]
      : []),
    ...(preamble ? [remark('feed.preamble', 'Something stands before the feed; it was passed over.')] : []),
    ...(cut
      ? [remark('feed.items', `The feed has more than ${MOST_ITEMS} items; the others were not read.`)]
      : []),
  ];
}

function lineOf(meta: readonly XmlElement[], source: string, names: readonly string[]): string | null {
  const element = childOf(meta, ...names);
  const text = element ? plainLine(textOf(element, source).slice(0, 10_000), LONGEST_TITLE) : '';
  return text === '' ? null : text;
}

function homeOf(meta: readonly XmlElement[], source: string, feed: string): string | null {
  const link = childOf(meta, 'link');
  const written = (link ? textOf(link, source).trim() : '') || atomLink(meta);
  if (!written) return null;
  const address = pageAddress(written, [feed, ...(link?.bases ?? [])]);
  return typeof address === 'string' ? address : null;
}

/** Units of the syndication module, in seconds. */
const PERIODS: Readonly<Record<string, number>> = {
  hourly: 3600,
  daily: 86_400,
  weekly: 604_800,
  monthly: 2_592_000,
  yearly: 31_536_000,
};
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function paceOf(meta: readonly XmlElement[], source: string): FeedPace {
  const minutes = numberOf(lineOf(meta, source, ['ttl']));
  const period = PERIODS[lineOf(meta, source, ['sy:updateperiod'])?.toLowerCase() ?? ''];
  const frequency = numberOf(lineOf(meta, source, ['sy:updatefrequency'])) ?? 1;
  const wordsIn = (name: string) =>
    (childOf(meta, name)?.children ?? []).map((child) => textOf(child, source).trim().toLowerCase());
  const declared = period === undefined || frequency < 1 ? null : Math.round(period / frequency);
  return {
    ttl: minutes === null ? declared : minutes * 60,
    skipHours: wordsIn('skiphours').flatMap((word) => (/^\d{1,2}$/.test(word) ? Number(word) % 24 : [])),
    skipDays: wordsIn('skipdays').flatMap((word) => (DAYS.includes(word) ? DAYS.indexOf(word) : [])),
  };
}

function numberOf(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function addPart(gathered: Gathered, element: XmlElement, source: string, options: FeedOptions): void {
  const loc = childOf(element.children, 'loc');
  if (!loc?.closed || gathered.parts.length >= MOST_PARTS) return;
  const address = pageAddress(textOf(loc, source), [options.address]);
  const changed = childOf(element.children, 'lastmod');
  const date = changed ? parseFeedDate(textOf(changed, source), options.months) : null;
  if (typeof address === 'string') gathered.parts.push({ address, changed: date ?? '' });
}

/** Of a sitemap, the addresses that changed last; those without a date after them, the last ones first. */
function latestOf(items: readonly RawItem[]): RawItem[] {
  if (items.length <= MOST_ITEMS) return [...items];
  const dated = items.map((item, i) => {
    const date = item.drafts.find(({ slot }) => slot === 'published' || slot === 'modified')?.value;
    return { item, time: date === undefined ? i - items.length : timeOf(date) };
  });
  return dated
    .sort((a, b) => b.time - a.time)
    .slice(0, MOST_ITEMS)
    .map(({ item }) => item);
}
