/**
 * Clocks and parts of day on their day. A night belongs to the day on which it begins, and covers two.
 */
import { type Context, NOTHING, type Resolved } from './context.ts';
import { digits, isoOf } from './day.ts';
import type { DayPart, Frame } from './frame.ts';
import type { Period } from './period.ts';

/** Before this hour a night is that of the day before. */
const SMALL_HOURS = 6;

/** `named` is the day that the words name with it (« mardi soir »; of a night, the day on which it ends), or null. */
export function resolveTime(frame: Frame, named: Period | null, context: Context): Resolved {
  if (frame.is === 'night') return named ? partValue(firstOfNight(named), 'NI') : NOTHING;
  const day = frame.a ? singleDay(named) : dayInHand(frame, context);
  if (day === null) return NOTHING;
  if (frame.is === 'clock') return clockValue(day, frame);
  if (frame.part === 'DT' || !frame.part)
    return { value: isoOf(day), days: { begin: day, end: day }, precision: 'day' };
  return partValue(day, frame.part);
}

/** « La nuit du 11 au 12 » names its second day, « la nuit des 11-12 » both. */
function firstOfNight({ begin, end }: Period): number {
  return begin === end ? begin - 1 : begin;
}

function singleDay(period: Period | null): number | null {
  return period && period.begin === period.end ? period.begin : null;
}

/** « Ce matin » is of the day of publication, « dans la soirée » of the day that was spoken of. */
function dayInHand({ dir, part }: Frame, { now, day, focus, tense }: Context): number | null {
  if (dir === 'next') return now;
  if (dir === 'same') return day ?? focus?.begin ?? null;
  const base = dir ? now : (day ?? now);
  if (base === null) return null;
  const isPastNight = part === 'NI' && tense !== 'future' && (dir === 'this' || day === null);
  return dir === 'last' || isPastNight ? base - 1 : base;
}

function partValue(day: number, part: DayPart): Resolved {
  const end = part === 'NI' ? day + 1 : day;
  return { value: `${isoOf(day)}T${part}`, days: { begin: day, end }, precision: 'daypart' };
}

function clockValue(day: number, frame: Frame): Resolved {
  const value = `${isoOf(day)}T${digits(hourOf(frame), 2)}:${digits(frame.minute ?? 0, 2)}`;
  return { value, days: { begin: day, end: day }, precision: frame.minute === undefined ? 'hour' : 'minute' };
}

/** On 24 hours: « 4 heures de l'après-midi » is 16, "12 am" is 0. */
function hourOf({ hour = 0, part }: Frame): number {
  if (part === 'MO' && hour === 12) return 0;
  const isLate = part === 'AF' || part === 'EV' || (part === 'NI' && hour >= SMALL_HOURS);
  return (isLate && hour < 12 ? hour + 12 : hour) % 24;
}
