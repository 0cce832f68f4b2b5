/**
 * Dates in words. An interval is shown as exactly as it is known and no more: a month stays a month, and what is not
 * known is said to be so. Days are counted in UTC, since they are days of the calendar and not instants.
 */
import type { Words } from '../words/fr.ts';

export interface Interval {
  readonly value: string | null;
  readonly begin: string | null;
  readonly end: string | null;
  readonly precision: string | null;
  readonly mod?: keyof Words['mods'] | null;
  readonly rel?: keyof Words['rels'] | null;
}

const DAY = 86_400_000;
const PARTS: ReadonlySet<string> = new Set(['start', 'mid', 'end']);

/** The date in words, or null where no day, month or year is known. */
export function showDate(date: Interval | null, words: Words): string | null {
  if (!date) return null;
  const core = showCore(date, words);
  if (core === null) return null;
  // Early, mid and late are in the days already; about, more and less are not.
  const mod = date.mod && !PARTS.has(date.mod) ? `${words.mods[date.mod]} ` : '';
  const rel = date.rel ? `${words.rels[date.rel]} ` : '';
  return `${rel}${mod}${core}`;
}

function showCore({ value, begin, end, precision }: Interval, words: Words): string | null {
  const first = parseDay(begin);
  const last = parseDay(end) ?? first;
  if (first === null || last === null) return first === last ? null : showDay((first ?? last)!, words);
  const range = showRange(first, last, words);
  if (precision === 'week') return words.weekOf(range);
  const part = partOf(value, words);
  return part ? `${range}, ${part}` : range;
}

/** `16–17 nov. 2026`; a whole month or year by its name. */
function showRange(first: number, last: number, words: Words): string {
  const [a, b] = [new Date(first), new Date(last)];
  const wholeMonths = a.getUTCDate() === 1 && new Date(last + DAY).getUTCDate() === 1;
  if (wholeMonths && a.getUTCMonth() === 0 && b.getUTCMonth() === 11) {
    const [from, to] = [a.getUTCFullYear(), b.getUTCFullYear()];
    return from === to ? String(from) : `${from}–${to}`;
  }
  const style: Intl.DateTimeFormatOptions = wholeMonths
    ? { month: 'long', year: 'numeric' }
    : { day: 'numeric', month: first === last ? 'long' : 'short', year: 'numeric' };
  return format(words, style)
    .formatRange(a, b)
    .replace(/^(\d{1,2})\s*–\s*/, '$1–');
}

function showDay(day: number, words: Words): string {
  return format(words, { day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(day));
}

/** The part of day, the hour or the season that TIMEX3's value holds beyond its day: `TNI`, `T18:30`, `SU`. */
function partOf(value: string | null, words: Words): string | null {
  const hour = /T(\d{2}):?(\d{2})?/.exec(value ?? '');
  if (hour) return `${hour[1]}:${hour[2] ?? '00'}`;
  const part = /T(MO|MI|AF|EV|NI|DT)/.exec(value ?? '')?.[1];
  if (part) return words.dayparts[part as keyof Words['dayparts']];
  const season = /^\d{4}-(SP|SU|FA|WI)/.exec(value ?? '')?.[1];
  return season ? words.seasons[season as keyof Words['seasons']] : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function format(words: Words, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${words.locale} ${JSON.stringify(style)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(words.locale, { ...style, timeZone: 'UTC' });
  formats.set(key, known);
  return known;
}

/** Milliseconds of the start of a day written `2022-05-11`, or null. */
export function parseDay(day: string | null): number | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})/.exec(day ?? '');
  return match ? Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) : null;
}
