/** A `<url>` of a sitemap becomes an item: its address, what the news extension says of it, and when it changed. */
import type { StatementSlot } from '../../model/index.ts';
import type { Draft } from './announce.ts';
import { parseFeedDate } from './date.ts';
import { childOf, type ItemContext, placeOf, type RawItem, textOf } from './item.ts';
import { plainLine } from './plain.ts';
import type { XmlElement } from './xml.ts';

const SLOTS: Readonly<Record<string, readonly [StatementSlot, string]>> = {
  'news:title': ['title', 'news:title'],
  'news:publication_date': ['published', 'news:publication_date'],
  'news:keywords': ['category', 'news:keywords'],
  lastmod: ['modified', 'sitemap:lastmod'],
};
const LONGEST = 500;

/** The item, or none where it names no address. */
export function readSitemapUrl(element: XmlElement, context: ItemContext): RawItem[] {
  const { source } = context;
  const loc = childOf(element.children, 'loc');
  if (!loc?.closed) return [];
  const news = childOf(element.children, 'news:news');
  const drafts = [...(news?.children ?? []), ...element.children].flatMap((child) =>
    draftsOf(child, context),
  );
  const link = textOf(loc, source).trim();
  return [{ guid: link.slice(0, LONGEST * 2), link, bases: element.bases, drafts, body: '' }];
}

function draftsOf(element: XmlElement, { source, months }: ItemContext): Draft[] {
  const meaning = SLOTS[element.name];
  if (!meaning || !element.closed) return [];
  const [slot, where] = meaning;
  const text = textOf(element, source);
  const place = placeOf(element, source);
  return valuesOf(slot, text, months)
    .filter((value) => value !== '')
    .map((value) => ({ slot, value, where, ...place }));
}

function valuesOf(slot: StatementSlot, text: string, months: ItemContext['months']): string[] {
  if (slot === 'published' || slot === 'modified') return [parseFeedDate(text, months) ?? ''];
  const words = slot === 'category' ? text.split(',') : [text];
  return words.map((word) => plainLine(word, LONGEST));
}
