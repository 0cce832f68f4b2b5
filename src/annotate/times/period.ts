/**
 * Periods: a stretch of days with its TIMEX value and its grain. The interval algebra of the stage.
 *
 * Both ends are included. A period never says what it means for an event; that is `rel`, which the words around say.
 */
import type { Precision } from '../../model/index.ts';
import { type Civil, civilOf, dayOf, daysInMonth, digits, isoOf, weekOf, weekdayOf } from './day.ts';

export interface Interval {
  /** First day, as counted in `day.ts`. */
  readonly begin: number;
  /** Last day, included. */
  readonly end: number;
}

export interface Period extends Interval {
  readonly value: string;
  readonly precision: Precision;
}

export type Unit =
  | 'minute'
  | 'hour'
  | 'day'
  | 'week'
  | 'weekend'
  | 'month'
  | 'quarter'
  | 'half'
  | 'year'
  | 'decade'
  | 'century';
export type Season = 'SP' | 'SU' | 'FA' | 'WI';
export type Portion = 'start' | 'mid' | 'end';

/** The days that both have, or null. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const begin = Math.max(a.begin, b.begin);
  const end = Math.min(a.end, b.end);
  return begin <= end ? { begin, end } : null;
}

export function hull(a: Interval, b: Interval): Interval {
  return { begin: Math.min(a.begin, b.begin), end: Math.max(a.end, b.end) };
}

export function dayPeriod(day: number): Period {
  return { begin: day, end: day, value: isoOf(day), precision: 'day' };
}

export function monthPeriod(year: number, month: number): Period {
  const begin = dayOf(year, month, 1);
  return {
    begin,
    end: begin + daysInMonth(year, month) - 1,
    value: `${digits(year, 4)}-${digits(month, 2)}`,
    precision: 'month',
  };
}

export function yearPeriod(year: number): Period {
  return { begin: dayOf(year, 1, 1), end: dayOf(year, 12, 31), value: digits(year, 4), precision: 'year' };
}

/** Years `from` to `to`, both included: a decade, a century, a span of years. */
export function yearsPeriod(from: number, to: number, precision: Precision): Period {
  return {
    begin: dayOf(from, 1, 1),
    end: dayOf(to, 12, 31),
    value: `${digits(from, 4)}/${digits(to, 4)}`,
    precision,
  };
}

function weekPeriod(day: number): Period {
  const { year, week } = weekOf(day);
  const begin = day - weekdayOf(day) + 1;
  return { begin, end: begin + 6, value: `${digits(year, 4)}-W${digits(week, 2)}`, precision: 'week' };
}

function weekendPeriod(day: number): Period {
  const week = weekPeriod(day);
  return { begin: week.begin + 5, end: week.end, value: `${week.value}-WE`, precision: 'weekend' };
}

function monthsPeriod(
  year: number,
  first: number,
  count: number,
  value: string,
  precision: Precision,
): Period {
  const last = first + count - 1;
  const end = monthPeriod(year + (last > 12 ? 1 : 0), last > 12 ? last - 12 : last).end;
  return { begin: dayOf(year, first, 1), end, value, precision };
}

export function quarterPeriod(year: number, quarter: number): Period {
  return monthsPeriod(year, 3 * quarter - 2, 3, `${digits(year, 4)}-Q${quarter}`, 'quarter');
}

export function halfPeriod(year: number, half: number): Period {
  return monthsPeriod(year, 6 * half - 5, 6, `${digits(year, 4)}-H${half}`, 'half');
}

const SEASON_MONTH: Readonly<Record<Season, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** Seasons of the northern hemisphere by whole months; winter takes the year in which it begins. */
export function seasonPeriod(year: number, season: Season): Period {
  return monthsPeriod(year, SEASON_MONTH[season], 3, `${digits(year, 4)}-${season}`, 'season');
}

export function decadePeriod(year: number): Period {
  const first = Math.floor(year / 10) * 10;
  return yearsPeriod(first, first + 9, 'decade');
}

/** The nth century as the press counts it: the 20th is 1900 to 1999 in TIMEX3, 1901 to 2000 in the almanac; ours is the latter. */
export function centuryPeriod(n: number): Period {
  return yearsPeriod(100 * n - 99, 100 * n, 'century');
}

const PERIOD_AT: Readonly<Record<Unit, (day: number, civil: Civil) => Period>> = {
  minute: dayPeriod,
  hour: dayPeriod,
  day: dayPeriod,
  week: weekPeriod,
  weekend: weekendPeriod,
  month: (_, { year, month }) => monthPeriod(year, month),
  quarter: (_, { year, month }) => quarterPeriod(year, Math.ceil(month / 3)),
  half: (_, { year, month }) => halfPeriod(year, month <= 6 ? 1 : 2),
  year: (_, { year }) => yearPeriod(year),
  decade: (_, { year }) => decadePeriod(year),
  century: (_, { year }) => centuryPeriod(Math.ceil(year / 100)),
};

/** The period of a unit that holds a day. Hours and minutes are days here: their clock is kept elsewhere. */
export function periodAt(unit: Unit, day: number): Period {
  return PERIOD_AT[unit](day, civilOf(day));
}

const UNIT_MONTHS: Partial<Record<Unit, number>> = {
  month: 1,
  quarter: 3,
  half: 6,
  year: 12,
  decade: 120,
  century: 1200,
};
const UNIT_DAYS: Partial<Record<Unit, number>> = { day: 1, week: 7, weekend: 7 };

/** The day `n` units away; the end of a shorter month is kept inside it, hours count as parts of a day. */
export function shiftDay(day: number, n: number, unit: Unit): number {
  if (unit === 'minute') return day + Math.trunc(n / 1440);
  if (unit === 'hour') return day + Math.trunc(n / 24);
  const months = UNIT_MONTHS[unit];
  if (months === undefined) return day + n * (UNIT_DAYS[unit] ?? 1);
  const civil = civilOf(day);
  const count = civil.year * 12 + civil.month - 1 + n * months;
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  return dayOf(year, month, Math.min(civil.day, daysInMonth(year, month)));
}

/**
 * First, middle or last third of a period: of a month its days 1-10, 11-20, 21-; of a year its four months; of a week
 * Monday and Tuesday, Wednesday to Friday, the weekend; of longer ones equal thirds in whole months.
 */
export function portionOf(period: Period, portion: Portion): Interval {
  const { begin, end, precision } = period;
  if (precision === 'month') return cut(period, begin + 10, begin + 20, portion);
  if (precision === 'week') return cut(period, begin + 2, begin + 5, portion);
  if (end - begin < 60)
    return end - begin < 2
      ? { begin, end }
      : cut(period, begin + third(end - begin + 1), end + 1 - third(end - begin + 1), portion);
  const first = civilOf(begin);
  const last = civilOf(end);
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  const at = (n: number): number => shiftDay(begin, n, 'month');
  return cut(period, at(third(months)), at(months - third(months)), portion);
}

function third(n: number): number {
  return Math.floor(n / 3);
}

function cut(period: Interval, middle: number, last: number, portion: Portion): Interval {
  if (portion === 'start') return { begin: period.begin, end: middle - 1 };
  if (portion === 'mid') return { begin: middle, end: last - 1 };
  return { begin: last, end: period.end };
}
