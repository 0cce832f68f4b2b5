/**
 * Periods counted from here: a unit before or after (« la semaine dernière »), so many units away (« il y a trois
 * jours »), days beside a day (« la veille »).
 *
 * The anchor is the day of publication, or the time last spoken of where the words say so; without it there is nothing.
 */
import { choose } from './calendar.ts';
import type { Context } from './context.ts';
import { civilOf, isCalendarDay, weekdayOf } from './day.ts';
import { amountOf } from './duration.ts';
import type { Frame } from './frame.ts';
import {
  centuryPeriod,
  dayPeriod,
  decadePeriod,
  halfPeriod,
  type Period,
  periodAt,
  quarterPeriod,
  shiftDay,
  type Unit,
  yearsPeriod,
} from './period.ts';

/** `within` is the period that the words name beside the unit (« la semaine du 9 mai »), or null. */
export function unitPeriod(frame: Frame, within: Period | null, context: Context): Period | null {
  const unit = frame.unit!;
  const numbered = numberedPeriod(frame, unit, within, context);
  if (numbered !== undefined) return numbered;
  if (within) return periodAt(unit, within.begin);
  if (unit === 'decade' && context.now !== null && frame.dir)
    return decadeBeside(civilOf(context.now).year, frame.dir);
  // « Le mois suivant » needs a month that was spoken of; « l'année précédente » may be the one before this.
  if (!context.focus && (frame.dir === 'same' || frame.dir === 'following')) return null;
  const isAnchored = frame.dir === 'previous' || frame.dir === 'following' || frame.dir === 'same';
  const from = isAnchored && context.focus ? context.focus.begin : context.now;
  return from === null ? null : periodAt(unit, shiftDay(from, stepsOf(frame, unit, from, context), unit));
}

/** « le XXe siècle », « les années 1990 », « le troisième trimestre »; undefined for what has no number. */
function numberedPeriod(
  frame: Frame,
  unit: Unit,
  within: Period | null,
  context: Context,
): Period | null | undefined {
  const { n, year } = frame;
  if (unit === 'century' && n !== undefined) return centuryPeriod(n);
  if (unit === 'decade' && year !== undefined) return decadePeriod(year < 100 ? 1900 + year : year);
  if (n !== undefined && (unit === 'quarter' || unit === 'half'))
    return partOfYear(frame, unit, within, context);
  return undefined;
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

function partOfYear(
  frame: Frame,
  unit: 'quarter' | 'half',
  within: Period | null,
  context: Context,
): Period | null {
  const n = frame.n ?? 0;
  if (n < 1 || n > (unit === 'quarter' ? 4 : 2)) return null;
  const at = (year: number): Period => (unit === 'quarter' ? quarterPeriod(year, n) : halfPeriod(year, n));
  if (frame.year !== undefined) return at(frame.year);
  if (within) return at(civilOf(within.begin).year);
  if (context.now === null) return null;
  const { year } = civilOf(context.now);
  return choose([year - 1, year, year + 1].map(at), frame, context.now, context);
}

/** Centuries are told too loosely to be counted: « il y a plus d'un siècle » has no period. */
export function shiftedPeriod(frame: Frame, context: Context): Period | null {
  const { unit } = frame.a ?? frame;
  const n = amountOf(frame.a ?? frame);
  if (!unit || n === undefined) return null;
  if (unit === 'century') return null;
  const from = shiftAnchor(frame, context);
  if (from === null) return null;
  const steps = (frame.sign ?? 1) * n;
  const day = Number.isInteger(n) ? shiftDay(from, steps, unit) : from + Math.round(steps * daysIn(unit));
  const grain = frame.text === 'exact' ? 'day' : unit === 'decade' ? 'year' : unit;
  return isCalendarDay(civilOf(day).year, 1, 1) ? periodAt(grain, day) : null;
}

/** « Deux jours plus tard » needs a time that was spoken of; « deux jours plus tôt » may count from now. */
function shiftAnchor({ anchor, sign }: Frame, { focus, now }: Context): number | null {
  if (anchor !== 'focus') return now;
  return focus?.begin ?? (sign === -1 ? now : null);
}

function daysIn(unit: string): number {
  return unit === 'year' ? 365.25 : unit === 'month' ? 30.44 : unit === 'week' ? 7 : 1;
}

/** `beside` is the day that the words name (« le lendemain de Noël »), or null. */
export function deicticPeriod(frame: Frame, beside: Period | null, context: Context): Period | null {
  const base = frame.a ? beside : anchorDay(frame, context);
  if (!base || base.end - base.begin > 31) return null;
  const n = frame.n ?? 0;
  return dayPeriod((n < 0 ? base.begin : base.end) + n);
}

function anchorDay(frame: Frame, context: Context): Period | null {
  if (frame.anchor === 'focus' && (context.focus || frame.n === 0)) return context.focus;
  return context.now === null ? null : dayPeriod(context.now);
}
