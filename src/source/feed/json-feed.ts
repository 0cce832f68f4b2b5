/**
 * JSON Feed (1.0 and 1.1) becomes a feed. The words that a statement rests on are the field as JSON, since nothing else
 * of it has a place of its own.
 */
import type { StatementSlot } from '../../model/index.ts';
import { type Draft, LONGEST_ELEMENT } from './announce.ts';
import { parseFeedDate } from './date.ts';
import { type Feed, type FeedOptions, MOST_ITEMS } from './feed.ts';
import { finishItems, remark } from './finish.ts';
import { personOf, type RawItem } from './item.ts';
import { pageAddress } from './link.ts';
import { plainLine, plainText } from './plain.ts';
import { isOurGenerator } from './xml-feed.ts';

type Json = Readonly<Record<string, unknown>>;

/** The feed in a text, or null where it is none. */
export function parseJsonFeed(source: string, options: FeedOptions): Feed | null {
  const feed = parse(source);
  const list = feed?.['items'];
  if (!feed || !Array.isArray(list) || !isFeed(feed)) return null;
  const title = wordsOf(feed['title'], 300);
  const home = addressOf(feed['home_page_url'], options.address);
  const raw = list
    .slice(0, MOST_ITEMS)
    .filter(isObject)
    .map((item) => readItem(item, options));
  const { items, refusals, diagnostics } = finishItems(raw, { title, home, made: [] }, options);
  return {
    kind: 'json',
    title,
    home,
    pace: { ttl: null, skipHours: [], skipDays: [] },
    isOurs: isOurGenerator(generatorOf(feed) ?? ''),
    items,
    parts: [],
    refusals,
    diagnostics: [
      ...(list.length > MOST_ITEMS
        ? [remark('feed.items', `The feed has more than ${MOST_ITEMS} items; the others were not read.`)]
        : []),
      ...diagnostics,
    ],
  };
}

/** The format has no field for it; the relay has one of its own, as others have. */
function generatorOf(feed: Json): string | null {
  const own = feed['_recoupe'];
  return (isObject(own) ? stringOf(own['generator']) : null) ?? stringOf(feed['generator']);
}

function parse(source: string): Json | null {
  try {
    const value: unknown = JSON.parse(source);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFeed({ version, title }: Json): boolean {
  return (typeof version === 'string' && version.includes('jsonfeed.org')) || typeof title === 'string';
}

function readItem(item: Json, { months }: FeedOptions): RawItem {
  const body = stringOf(item['content_html']) ?? stringOf(item['content_text']) ?? '';
  const date = (text: string) => parseFeedDate(text, months) ?? '';
  const drafts = [
    ...draftsOf(item, 'title', 'title', (text) => plainLine(text, 500)),
    ...draftsOf(item, 'summary', 'summary', (text) => plainText(text, 2000)),
    ...draftsOf(item, 'date_published', 'published', date),
    ...draftsOf(item, 'date_modified', 'modified', date),
    ...authorsOf(item),
    ...tagsOf(item),
  ];
  const guid = item['id'];
  return {
    guid: typeof guid === 'number' ? String(guid) : (stringOf(guid)?.slice(0, 1000) ?? null),
    link: stringOf(item['url']) ?? stringOf(item['external_url']),
    bases: [],
    drafts,
    body: plainText(body, 200_000),
  };
}

function draftsOf(item: Json, name: string, slot: StatementSlot, read: (text: string) => string): Draft[] {
  const text = stringOf(item[name]);
  const value = text === null ? '' : read(text);
  return text === null || value === '' ? [] : [draftOf(slot, name, value, text)];
}

/** The field as JSON, and in it the words of its value. */
function draftOf(slot: StatementSlot, name: string, value: string, text: string): Draft {
  const lead = `"${name}": "`;
  const words = JSON.stringify(text.slice(0, LONGEST_ELEMENT)).slice(1, -1);
  return {
    slot,
    value,
    where: `json:${name}`,
    raw: `${lead}${words}"`,
    from: lead.length,
    to: lead.length + words.length,
  };
}

/** Version 1.1 has a list, 1.0 one author. */
function authorsOf(item: Json): Draft[] {
  const list = Array.isArray(item['authors']) ? item['authors'] : [item['author']];
  return list.filter(isObject).flatMap((author) => draftsOf(author, 'name', 'author', personOf));
}

function tagsOf(item: Json): Draft[] {
  const tags = Array.isArray(item['tags']) ? item['tags'] : [];
  return tags
    .filter((tag) => typeof tag === 'string')
    .flatMap((tag) => draftsOf({ tags: tag }, 'tags', 'category', (text) => plainLine(text, 100)));
}

function addressOf(value: unknown, base: string): string | null {
  const written = stringOf(value);
  const address = written === null ? null : pageAddress(written, [base]);
  return typeof address === 'string' ? address : null;
}

function wordsOf(value: unknown, longest: number): string | null {
  const text = plainLine(stringOf(value) ?? '', longest);
  return text === '' ? null : text;
}

const UNFIT = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.replace(UNFIT, '\uFFFD') : null;
}
