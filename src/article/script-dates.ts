/**
 * The day of publication out of a page's scripts, for pages that say it nowhere else: the data that a script turns
 * into the page. Only where every such entry names the same day; a store of many articles says nothing of this one.
 */
import { type DateCandidate, spanOf } from '../model/index.ts';
import { isDay } from './calendar.ts';

const NAMES = [
  'datePublished',
  'publishedDate',
  'published_at',
  'publishedAt',
  'publicationDate',
  'publishDate',
];
const VALUE = /\\?"\s{0,3}:\s{0,3}\\?"((?:19|20)\d\d)-(\d\d)-(\d\d)(?!\d)/y;
/** A page with more entries is a list of articles. */
const MOST = 40;

export function findScriptDates(page: string): DateCandidate[] {
  let found: DateCandidate | null = null;
  let count = 0;
  for (const name of NAMES) {
    for (let at = page.indexOf(name); at >= 0; at = page.indexOf(name, at + 1)) {
      const date = dateAt(page, at + name.length);
      count += 1;
      if (count > MOST || (date && found && found.value !== date.value)) return [];
      found ??= date;
    }
  }
  return found ? [found] : [];
}

function dateAt(page: string, at: number): DateCandidate | null {
  VALUE.lastIndex = at;
  const match = VALUE.exec(page);
  if (!match || !isDay(Number(match[1]), Number(match[2]), Number(match[3]))) return null;
  const value = match.slice(1, 4).join('-');
  const to = at + match[0].length;
  return {
    value,
    role: 'published',
    basis: 'metadata',
    where: 'script',
    evidence: spanOf(page, to - value.length, to, 'page'),
  };
}
