/** The values of a contradiction in words: stages, dates and figures are said in the reader's language, names stay. */
import type { Contradiction } from '../../model/dossier.ts';
import type { Words } from '../words/fr.ts';
import { showDate } from './dates.ts';

/** The slot in words. */
export function showSlot(slot: string, words: Words): string {
  return words.event.slots[slot] ?? slot;
}

/** One value in words. */
export function showValue(slot: Contradiction['slot'], value: string, words: Words): string {
  if (slot === 'stage') return (words.stages as Record<string, string>)[value] ?? value;
  if (slot === 'factuality') return (words.factualities as Record<string, string>)[value] ?? value;
  if (slot === 'date') return showDate(intervalOf(value), words) ?? value;
  return value;
}

/** True where the value is a name, which no browser should translate. */
export function isName(slot: string): boolean {
  return slot === 'actor' || slot === 'target' || slot === 'place';
}

function intervalOf(value: string) {
  const [begin = '', end = begin] = value.split('/');
  const [first, last] = [fullDay(begin, 'first'), fullDay(end, 'last')];
  return { value, begin: first, end: last, precision: null };
}

/** `2022` and `2022-05` opened to their first or last day; what is no date stays null. */
function fullDay(date: string, which: 'first' | 'last'): string | null {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?/.exec(date);
  if (!match) return null;
  const [, year, month = which === 'first' ? '01' : '12', day] = match;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return `${year}-${month}-${day ?? (which === 'first' ? '01' : String(last))}`;
}
