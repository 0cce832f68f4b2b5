/** Moments and spells of time in words; moments are shown in the reader's own time. */
import type { Words } from '../words/fr.ts';

/** Day and minute of an ISO 8601 time; the text itself where it is none. */
export function showMoment(time: string, words: Words): string {
  const at = Date.parse(time);
  if (Number.isNaN(at)) return time;
  return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** So many seconds in the largest unit that leaves a whole number of at least one, rounded. */
export function showSpell(seconds: number, words: Words): string {
  const [unit, size] = UNITS.find(([, size]) => seconds >= size) ?? UNITS.at(-1)!;
  return new Intl.NumberFormat(words.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(
    Math.round(seconds / size),
  );
}
