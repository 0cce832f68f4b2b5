/**
 * Frames become days: what an expression means when it is said on a given day.
 *
 * What is missing from a date is found from the tense: the last one not after the day of publication when the clause
 * is past or present, the next one when it is future. Without a day of publication nothing is guessed: the value keeps
 * its unknown part (`XXXX-03-22`) or is null.
 */
import type { Precision } from '../../model/index.ts';
import { civilOf, dayOf, digits, easterOf, isCalendarDay, isoOf, weekdayOf } from './day.ts';
import { amountOf, durationValue } from './duration.ts';
import type { Frame } from './frame.ts';
import {
  centuryPeriod,
  dayPeriod,
  decadePeriod,
  halfPeriod,
  type Interval,
  monthPeriod,
  type Period,
  periodAt,
  portionOf,
  quarterPeriod,
  seasonPeriod,
  shiftDay,
  yearPeriod,
  yearsPeriod,
} from './period.ts';

export type Tense = 'past' | 'present' | 'future';

/** What is known where an expression stands. */
export interface Context {
  /** The day of publication, or null when there is none. */
  readonly now: number | null;
  /** The time last spoken of, for « la veille », « le même jour ». */
  readonly focus: Period | null;
  /** The day that a part of day or a clock without a day belongs to, or null for that of publication. */
  readonly day: number | null;
  readonly tense: Tense | null;
}

export interface Resolved {
  readonly value: string | null;
  readonly days: Interval | null;
  readonly precision: Precision | null;
}

const NOTHING: Resolved = { value: null, days: null, precision: null };

export function resolve(frame: Frame, context: Context): Resolved {
  switch (frame.is) {
    case 'duration':
      return { value: durationValue(frame), days: null, precision: frame.unit ?? null };
    case 'set':
      return { ...NOTHING, value: setValue(frame) };
    case 'vague':
      return {
        ...NOTHING,
        value: frame.value ?? (frame.dir === 'next' ? 'FUTURE_REF' : 'PAST_REF'),
        precision: 'vague',
      };
    case 'time':
    case 'night':
    case 'clock':
      return resolveTime(frame, context);
    default:
      return resolveDate(frame, context);
  }
}

/** « chaque lundi » is `XXXX-WXX-1`, « tous les deux jours » its period. */
function setValue(frame: Frame): string | null {
  if (frame.weekday !== undefined) return `XXXX-WXX-${frame.weekday}`;
  if (frame.month !== undefined) return `XXXX-${digits(frame.month, 2)}`;
  if (frame.season) return `XXXX-${frame.season}`;
  return frame.part ? `XXXX-XX-XXT${frame.part}` : durationValue(frame);
}

function resolveDate(frame: Frame, context: Context): Resolved {
  const period = periodOf(frame, context);
  if (!period) return frame.a?.unit === 'century' ? resolve({ is: 'vague' }, context) : unspecified(frame);
  const days = frame.portion ? portionOf(period, frame.portion) : period;
  return { value: period.value, days: { begin: days.begin, end: days.end }, precision: period.precision };
}

/** What can be said of a date whose year nobody knows. */
function unspecified(frame: Frame): Resolved {
  if (frame.is !== 'date' || frame.year !== undefined || frame.dir) return NOTHING;
  const month = frame.month === undefined ? 'XX' : digits(frame.month, 2);
  if (frame.day !== undefined)
    return { ...NOTHING, value: `XXXX-${month}-${digits(frame.day, 2)}`, precision: 'day' };
  if (frame.month !== undefined) return { ...NOTHING, value: `XXXX-${month}`, precision: 'month' };
  if (frame.weekday !== undefined)
    return { ...NOTHING, value: `XXXX-WXX-${frame.weekday}`, precision: 'day' };
  return frame.season ? { ...NOTHING, value: `XXXX-${frame.season}`, precision: 'season' } : NOTHING;
}

/** The period that a date-like frame names, or null. */
export function periodOf(frame: Frame, context: Context): Period | null {
  switch (frame.is) {
    case 'date':
      return datePeriod(frame, context);
    case 'period':
      return unitPeriod(frame, context);
    case 'shift':
      return shiftedPeriod(frame, context);
    case 'deixis':
      return deicticPeriod(frame, context);
    case 'range':
      return rangePeriod(frame, context);
    case 'time':
    case 'clock':
      return frame.a ? periodOf(frame.a, context) : null;
    default:
      return null;
  }
}

function datePeriod(frame: Frame, context: Context): Period | null {
  const { year, dir } = frame;
  const at = (y: number): Period | null => inYear(frame, y);
  if (year !== undefined) return at(fullYear(year, frame, context));
  if (frame.a) {
    const within = periodOf(asDate(frame.a), context);
    return within && at(civilOf(within.begin).year);
  }
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

function inYear(frame: Frame, year: number): Period | null {
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
  const reach = frame.day === undefined ? 8 : 95;
  for (let day = now - reach; day <= now + reach; day += 1) {
    if (frame.day !== undefined && civilOf(day).day !== frame.day) continue;
    if (frame.weekday !== undefined && weekdayOf(day) !== frame.weekday) continue;
    candidates.push(dayPeriod(day));
  }
  return choose(candidates, frame, now, context);
}

/** The candidate (in order of time) that direction and tense ask for. */
function choose(candidates: readonly Period[], frame: Frame, now: number, context: Context): Period | null {
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
  if (context.tense === 'future') return next ?? last;
  if (context.tense === 'present' && isSooner(next, last, now)) return next;
  return last ?? next;
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

/** In the present tense a date two months ahead is nearer to hand than one ten months back (« le scrutin du 18 octobre »). */
function isSooner(next: Period | null, last: Period | null, now: number): boolean {
  if (!next || next.precision !== 'day' || next.begin - now > 62) return false;
  return !last || now - last.end > 270;
}

function unitPeriod(frame: Frame, context: Context): Period | null {
  const unit = frame.unit!;
  if (unit === 'century' && frame.n !== undefined) return centuryPeriod(frame.n);
  if (unit === 'decade' && frame.year !== undefined)
    return decadePeriod(frame.year < 100 ? 1900 + frame.year : frame.year);
  if (frame.n !== undefined && (unit === 'quarter' || unit === 'half'))
    return partOfYear(frame, unit, frame.n, context);
  if (unit === 'decade' && context.now !== null && frame.dir)
    return decadeBeside(civilOf(context.now).year, frame.dir);
  if (frame.a) {
    const within = periodOf(frame.a, context);
    return within && periodAt(unit, within.begin);
  }
  const anchored = frame.dir === 'previous' || frame.dir === 'following' || frame.dir === 'same';
  // « Le mois suivant » needs a month that was spoken of; « l'année précédente » may be the one before this.
  if (!context.focus && (frame.dir === 'same' || frame.dir === 'following')) return null;
  const from = anchored && context.focus ? context.focus.begin : context.now;
  if (from === null) return null;
  return periodAt(unit, shiftDay(from, stepsOf(frame, unit, from, context), unit));
}

/** « la dernière décennie » is the ten years before this one, not those of the calendar. */
function decadeBeside(year: number, dir: string): Period {
  if (dir === 'last' || dir === 'previous') return yearsPeriod(year - 10, year - 1, 'decade');
  return dir === 'next' ? yearsPeriod(year, year + 9, 'decade') : decadePeriod(year);
}

function stepsOf(frame: Frame, unit: string, now: number, context: Context): number {
  if (frame.dir === 'last' || frame.dir === 'previous') return -(frame.n ?? 1);
  if (frame.dir === 'following') return frame.n ?? 1;
  if (frame.dir === 'next') return unit === 'weekend' && weekdayOf(now) < 6 ? 0 : (frame.n ?? 1);
  // On a Monday « ce week-end » is the one gone by when the clause is past.
  return unit === 'weekend' && context.tense === 'past' && weekdayOf(now) < 5 ? -1 : 0;
}

function partOfYear(frame: Frame, unit: 'quarter' | 'half', n: number, context: Context): Period | null {
  const count = unit === 'quarter' ? 4 : 2;
  if (n < 1 || n > count) return null;
  const at = (year: number): Period => (unit === 'quarter' ? quarterPeriod(year, n) : halfPeriod(year, n));
  if (frame.year !== undefined) return at(frame.year);
  if (context.now === null) return null;
  const { year } = civilOf(context.now);
  if (frame.a) {
    const whole = periodOf(frame.a, context);
    return whole && at(civilOf(whole.begin).year);
  }
  return choose([year - 1, year, year + 1].map(at), frame, context.now, context);
}

function shiftedPeriod(frame: Frame, context: Context): Period | null {
  const { unit } = frame.a ?? frame;
  const n = amountOf(frame.a ?? frame);
  if (!unit || n === undefined) return null;
  if (unit === 'century') return null;
  const from =
    frame.anchor === 'focus'
      ? (context.focus?.begin ?? (frame.sign === -1 ? context.now : null))
      : context.now;
  if (from === null) return null;
  const whole = Number.isInteger(n);
  const day = whole
    ? shiftDay(from, (frame.sign ?? 1) * n, unit)
    : from + Math.round((frame.sign ?? 1) * n * daysIn(unit));
  const grain = frame.text === 'exact' ? 'day' : unit === 'decade' ? 'year' : unit;
  return isCalendarDay(civilOf(day).year, 1, 1) ? periodAt(grain, day) : null;
}

function daysIn(unit: string): number {
  return unit === 'year' ? 365.25 : unit === 'month' ? 30.44 : unit === 'week' ? 7 : 1;
}

function deicticPeriod(frame: Frame, context: Context): Period | null {
  const base = frame.a ? periodOf(frame.a, context) : anchorDay(frame, context);
  if (!base || base.end - base.begin > 31) return null;
  const n = frame.n ?? 0;
  return dayPeriod((n < 0 ? base.begin : base.end) + n);
}

function anchorDay(frame: Frame, context: Context): Period | null {
  if (frame.anchor === 'focus' && (context.focus || frame.n === 0)) return context.focus;
  return context.now === null ? null : dayPeriod(context.now);
}

/** The end is found first: what the beginning lacks is the end's. */
function rangePeriod(frame: Frame, context: Context): Period | null {
  if (!frame.a || !frame.b) return null;
  const a = asDate(frame.a);
  const b = shortYear(a, withYear(asDate(frame.b), frame.year));
  const last = periodOf(b, context);
  if (!last) return null;
  const first = firstOfRange(a, b, last, context);
  if (!first || first.begin > last.end) return null;
  return {
    begin: first.begin,
    end: last.end,
    value: `${first.value.split('/')[0]}/${last.value.split('/').at(-1)}`,
    precision: first.precision,
  };
}

/** A bare number in a range is a year or a day of the month. */
function asDate(frame: Frame): Frame {
  if (frame.is === 'month') return { ...frame, is: 'date' };
  if (frame.is !== 'number' && frame.is !== 'ordinal' && frame.is !== 'pair') return frame;
  return (frame.n ?? 0) >= 1000 ? { is: 'date', year: frame.n! } : { is: 'date', day: frame.n! };
}

/** The year of a whole range belongs to its end. */
function withYear(frame: Frame, year: number | undefined): Frame {
  return year === undefined ? frame : { ...frame, year };
}

/** « 1988-89 » ends in the century in which it begins. */
function shortYear(a: Frame, b: Frame): Frame {
  if (a.year === undefined || a.month !== undefined || b.day === undefined || b.month !== undefined) {
    return b;
  }
  return { is: 'date', year: Math.floor(a.year / 100) * 100 + b.day };
}

function firstOfRange(a: Frame, b: Frame, last: Period, context: Context): Period | null {
  if (a.is !== 'date' || a.year !== undefined) return periodOf(a, context);
  const end = civilOf(last.end);
  if (a.month === undefined && a.day !== undefined && a.weekday === undefined) {
    const sameMonth = inYear({ ...a, month: end.month }, end.year);
    if (sameMonth && sameMonth.begin <= last.end) return sameMonth;
    return end.month === 1
      ? inYear({ ...a, month: 12 }, end.year - 1)
      : inYear({ ...a, month: end.month - 1 }, end.year);
  }
  if (a.month !== undefined && (b.month !== undefined || b.year !== undefined)) {
    const same = inYear(a, end.year);
    return same && same.begin <= last.begin ? same : inYear(a, end.year - 1);
  }
  return periodOf(a, { ...context, now: last.begin, tense: 'past' });
}

function resolveTime(frame: Frame, context: Context): Resolved {
  if (frame.is === 'night') {
    const end = frame.b && periodOf(asDate(frame.b), context);
    return end ? partValue(end.begin - 1, 'NI') : NOTHING;
  }
  const day = dayOfTime(frame, context);
  if (day === null) return NOTHING;
  if (frame.is === 'clock') return clockValue(day, frame);
  return frame.part === 'DT' || !frame.part ? dayResolved(day) : partValue(day, frame.part);
}

function dayResolved(day: number): Resolved {
  return { value: isoOf(day), days: { begin: day, end: day }, precision: 'day' };
}

function dayOfTime(frame: Frame, context: Context): number | null {
  if (frame.a) {
    const period = periodOf(frame.a, context);
    return period && period.begin === period.end ? period.begin : null;
  }
  if (frame.dir === 'next') return context.now;
  if (frame.dir === 'same') return context.day ?? context.focus?.begin ?? null;
  const now = frame.dir ? context.now : (context.day ?? context.now);
  if (now === null) return null;
  if (frame.part === 'NI' && frame.dir === 'last') return now - 1;
  if (frame.part === 'NI' && context.tense !== 'future' && (frame.dir === 'this' || context.day === null))
    return now - 1;
  return frame.dir === 'last' ? now - 1 : now;
}

function partValue(day: number, part: string): Resolved {
  const end = part === 'NI' ? day + 1 : day;
  return { value: `${isoOf(day)}T${part}`, days: { begin: day, end }, precision: 'daypart' };
}

function clockValue(day: number, frame: Frame): Resolved {
  const late =
    (frame.part === 'AF' || frame.part === 'EV' || frame.part === 'NI') &&
    (frame.hour ?? 0) < 12 &&
    !(frame.part === 'NI' && (frame.hour ?? 0) < 6);
  const hour = ((frame.hour ?? 0) + (late ? 12 : 0)) % 24;
  const value = `${isoOf(day)}T${digits(hour, 2)}:${digits(frame.minute ?? 0, 2)}`;
  return { value, days: { begin: day, end: day }, precision: frame.minute === undefined ? 'hour' : 'minute' };
}
