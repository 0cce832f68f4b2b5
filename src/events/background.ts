/**
 * Background: history that an article recalls, as against its news. Told by the date, against the day of publication or,
 * where that is not known, against the latest day that the page speaks of; without a date, by a tense that looks back.
 */
import type { Dated, EventDate, Timex, Tree } from '../model/index.ts';
import { feature, hasRelation, wordAt } from '../model/index.ts';

/** News older than this when it is published is recalled, not told: weeklies and late reports stay within. */
const NEWS_DAYS = 14;
const DAY = 86_400_000;

/** The first day of publication, or the latest day that the page names; null when it names none. */
export function newsDay(published: Dated | null, times: readonly Timex[]): string | null {
  if (published?.begin) return published.begin;
  const days = times.flatMap(({ type, begin }) =>
    begin !== null && (type === 'DATE' || type === 'TIME') ? [begin] : [],
  );
  return days.reduce<string | null>((latest, day) => (latest === null || day > latest ? day : latest), null);
}

export function isBackground(
  news: string | null,
  date: EventDate | null,
  tree: Tree,
  index: number,
): boolean {
  if (news === null || !date?.end || !date.begin) return isPluperfect(tree, index);
  // A month or a year that is over when the page comes out is the past as a whole.
  const days = isCoarse(date) ? 0 : NEWS_DAYS;
  return Date.parse(news) - Date.parse(date.end) > days * DAY;
}

function isCoarse({ precision }: EventDate): boolean {
  return (
    precision === 'month' ||
    precision === 'season' ||
    precision === 'quarter' ||
    precision === 'half' ||
    precision === 'year'
  );
}

/** «avait renversé»: an auxiliary in the imperfect before a past participle. */
function isPluperfect(tree: Tree, index: number): boolean {
  return (tree.children[index] ?? []).some((child) => {
    const word = wordAt(tree, child);
    return hasRelation(word, 'aux') && !word.deprel.endsWith('pass') && feature(word, 'Tense') === 'Imp';
  });
}
