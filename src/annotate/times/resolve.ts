/**
 * Frames become days: what an expression means when it is said on a given day.
 *
 * Without a day of publication nothing is guessed: the value keeps its unknown part (`XXXX-03-22`) or is null.
 */
import { calendarPeriod } from './calendar.ts';
import { resolveTime } from './clock.ts';
import { type Context, NOTHING, type Resolved } from './context.ts';
import { digits } from './day.ts';
import { durationValue } from './duration.ts';
import type { Frame, FrameKind } from './frame.ts';
import { type Period, portionOf } from './period.ts';
import { asDate, rangePeriod } from './range.ts';
import { deicticPeriod, shiftedPeriod, unitPeriod } from './relative.ts';

export function resolve(frame: Frame, context: Context): Resolved {
  const { is } = frame;
  if (is === 'duration') return { value: durationValue(frame), days: null, precision: frame.unit ?? null };
  if (is === 'set') return { ...NOTHING, value: setValue(frame) };
  if (is === 'vague') return vagueTime(frame);
  if (is === 'time' || is === 'night' || is === 'clock')
    return resolveTime(frame, namedDay(frame, context), context);
  return resolveDate(frame, context);
}

function vagueTime({ value, dir }: Frame): Resolved {
  return { ...NOTHING, value: value ?? (dir === 'next' ? 'FUTURE_REF' : 'PAST_REF'), precision: 'vague' };
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

type PeriodReader = (frame: Frame, context: Context) => Period | null;

/** How each date-like kind of frame becomes a period; other kinds name none. */
const PERIODS: Partial<Record<FrameKind, PeriodReader>> = {
  date: (frame, context) => calendarPeriod(frame, innerPeriod(frame, context), context),
  period: (frame, context) => unitPeriod(frame, innerPeriod(frame, context), context),
  shift: shiftedPeriod,
  deixis: (frame, context) => deicticPeriod(frame, innerPeriod(frame, context), context),
  range: (frame, context) => rangePeriod(frame, context, periodOf),
  time: innerPeriod,
  clock: innerPeriod,
};

function periodOf(frame: Frame, context: Context): Period | null {
  return PERIODS[frame.is]?.(frame, context) ?? null;
}

function innerPeriod({ a }: Frame, context: Context): Period | null {
  return a ? periodOf(asDate(a), context) : null;
}

/** The day that goes with a clock or a part of day; of a night, the day on which it ends. */
function namedDay({ is, a, b }: Frame, context: Context): Period | null {
  const day = is === 'night' ? b : a;
  return day ? periodOf(asDate(day), context) : null;
}
