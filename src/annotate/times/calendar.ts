/**
 * Calendar fields become a period: a year, a month, a day, a weekday, a season, a feast.
 *
 * What is missing is found from direction and tense: the last one not after the day of publication when the clause is
 * past or present, the next one when it is future. A weekday beside a day and month decides the year.
 */
import type { Context } from './context.ts';
import { civilOf, dayOf, easterOf, isCalendarDay, isoOf, weekdayOf } from './day.ts';
import type { Frame } from './frame.ts';
import {
  dayPeriod,
  monthPeriod,
  type Period,
  portionOf,
  seasonPeriod,
  shiftDay,
  yearPeriod,
} from './period.ts';

/** How many days around now a weekday, or a day of a month that is not named, is looked for. */
const WEEKDAY_REACH = 8;
const DAY_REACH = 95;
/** In the present tense a date at most so far ahead goes before one more than so far back: « le scrutin du 18 octobre ». */
const SOON = 62;
const LONG_AGO = 270;
const JUST_GONE = 45;

/** `within` is the period that the words put the date in (« en mars de l'an dernier »), or null. */
export function calendarPeriod(frame: Frame, within: Period | null, context: Context): Period | null {
  const { year, dir } = frame;
  const at = (y: number): Period | null => inYear(frame, y);
  if (year !== undefined) return at(fullYear(year, frame, context));
  if (within) return at(civilOf(within.begin).year);
  if (dir === 'same') return context.focus;
  if (context.now === null) return null;
  if (frame.month === undefined && !frame.season && frame.value !== 'easter')
    return dayWithoutMonth(frame, context.now, context);
  const now = civilOf(context.now).year;
  const candidates: Period[] = [];
  for (let y = now - 2; y <= now + 2; y += 1) {
    const period = at(y);
    if (period) candidates.push(period);
  }
  return choose(candidates, frame, context.now, context) ?? at(now);
}

/** « le 13/01/15 » is of this century unless that is far ahead. */
function fullYear(year: number, frame: Frame, context: Context): number {
  if (year >= 100 || frame.text === 'full') return year;
  const latest = context.now === null ? 2049 : civilOf(context.now).year + 20;
  return 2000 + year <= latest ? 2000 + year : 1900 + year;
}

export function inYear(frame: Frame, year: number): Period | null {
  if (frame.value === 'easter') return dayPeriod(easterOf(year) + (frame.n ?? 0));
  if (frame.season) return seasonPeriod(year, frame.season);
  if (frame.month === undefined) return yearPeriod(year);
  if (frame.n !== undefined && frame.weekday !== undefined)
    return nthWeekday(year, frame.month, frame.weekday, frame.n);
  if (frame.text === 'first-half' || frame.text === 'second-half')
    return halfMonth(year, frame.month, frame.text);
  if (frame.day === undefined) return monthPeriod(year, frame.month);
  return isCalendarDay(year, frame.month, frame.day) ? dayPeriod(dayOf(year, frame.month, frame.day)) : null;
}

/** « La première quinzaine de mars »: to the 15th, or from the 16th. */
function halfMonth(year: number, month: number, half: 'first-half' | 'second-half'): Period {
  const { begin, end } = monthPeriod(year, month);
  const days = half === 'first-half' ? { begin, end: begin + 14 } : { begin: begin + 15, end };
  return { ...days, value: `${isoOf(days.begin)}/${isoOf(days.end)}`, precision: 'month' };
}

/** The nth Sunday of a month; -1 is the last. */
function nthWeekday(year: number, month: number, weekday: number, n: number): Period | null {
  const { begin, end } = monthPeriod(year, month);
  const first = begin + ((weekday - weekdayOf(begin) + 7) % 7);
  const day = n > 0 ? first + 7 * (n - 1) : end - ((weekdayOf(end) - weekday + 7) % 7);
  return day <= end ? dayPeriod(day) : null;
}

/** A weekday, a day of the month, or both: within the weeks or months around now. */
function dayWithoutMonth(frame: Frame, now: number, context: Context): Period | null {
  const candidates: Period[] = [];
  const reach = frame.day === undefined ? WEEKDAY_REACH : DAY_REACH;
  for (let day = now - reach; day <= now + reach; day += 1) {
    if (frame.day !== undefined && civilOf(day).day !== frame.day) continue;
    if (frame.weekday !== undefined && weekdayOf(day) !== frame.weekday) continue;
    candidates.push(dayPeriod(day));
  }
  return choose(candidates, frame, now, context);
}

/** The candidate (in order of time) that direction and tense ask for. */
export function choose(
  candidates: readonly Period[],
  frame: Frame,
  now: number,
  context: Context,
): Period | null {
  const fitting = withWeekday(candidates, frame);
  const before = fitting.filter((period) => beginOf(period, frame) <= now);
  const last = before.at(-1) ?? null;
  if (frame.dir === 'last') return fitting.filter((period) => period.end < now).at(-1) ?? null;
  if (frame.dir === 'next') return fitting.find((period) => period.begin > now) ?? null;
  if (frame.dir === 'following') return afterFocus(fitting, context.focus);
  const next = fitting.find((period) => period.end >= now) ?? null;
  if (frame.dir === 'this' && (frame.season || frame.month !== undefined))
    return inYearOf(fitting, now) ?? last;
  if (frame.dir === 'previous') return inYearOf(fitting, shiftDay(now, -1, 'year'));
  if (context.tense === 'future') return isStray(next, last, now) ? last : (next ?? last);
  if (context.tense === 'present' && isSooner(next, last, now)) return next;
  return last ?? next;
}

/** A date just gone by and nearly a year ahead: the clause is taken for future by mistake, or speaks of what was planned. */
function isStray(next: Period | null, last: Period | null, now: number): boolean {
  return next !== null && last !== null && next.begin - now > LONG_AGO && now - last.end <= JUST_GONE;
}

function afterFocus(periods: readonly Period[], focus: Period | null): Period | null {
  return (focus && periods.find((period) => period.begin > focus.end)) ?? null;
}

function beginOf(period: Period, frame: Frame): number {
  return frame.portion ? portionOf(period, frame.portion).begin : period.begin;
}

/** A weekday that the page names beside the date decides the year: « mercredi 18 mai » is 2022, not 2021. */
function withWeekday(candidates: readonly Period[], frame: Frame): readonly Period[] {
  if (frame.weekday === undefined || frame.n !== undefined) return candidates;
  const fitting = candidates.filter((period) => weekdayOf(period.begin) === frame.weekday);
  return fitting.length > 0 ? fitting : candidates;
}

function inYearOf(periods: readonly Period[], now: number): Period | null {
  return periods.find((period) => civilOf(period.begin).year === civilOf(now).year) ?? null;
}

function isSooner(next: Period | null, last: Period | null, now: number): boolean {
  if (!next || next.precision !== 'day' || next.begin - now > SOON) return false;
  return !last || now - last.end > LONG_AGO;
}
