/** Two ends become one period: what the beginning lacks (its month, its year) is the end's. */
import { inYear } from './calendar.ts';
import type { Context } from './context.ts';
import { civilOf } from './day.ts';
import type { Frame } from './frame.ts';
import type { Period } from './period.ts';

/** Resolves a frame that may be an end; handed in, because ends are frames of any kind. */
type PeriodOf = (frame: Frame, context: Context) => Period | null;

/** The end is found first; a range that ends before it begins is none. */
export function rangePeriod(frame: Frame, context: Context, periodOf: PeriodOf): Period | null {
  if (!frame.a || !frame.b) return null;
  const a = asDate(frame.a);
  const b = shortYear(a, withYear(asDate(frame.b), frame.year));
  const last = periodOf(b, context);
  const first = last && firstOfRange(a, b, last, context, periodOf);
  if (!first || first.begin > last.end) return null;
  const value = `${first.value.split('/')[0]}/${last.value.split('/').at(-1)}`;
  return { begin: first.begin, end: last.end, value, precision: first.precision };
}

/** A bare number in a range is a year or a day of the month. */
export function asDate(frame: Frame): Frame {
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

function firstOfRange(a: Frame, b: Frame, last: Period, context: Context, periodOf: PeriodOf): Period | null {
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
