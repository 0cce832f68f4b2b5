/**
 * How well times are found and read: spans (relaxed: one unit shared), values on matched spans, values with `mod`.
 *
 * In the manner of TempEval-3. Two values are the same when they cover the same days and have the same part of day or
 * clock; a duration may be told in days, weeks or hours. `mod` counts where it moves the days (start, mid, end).
 */
import { dayOf, parseDay, weekdayOf } from '../../src/annotate/times/day.ts';
import {
  halfPeriod,
  type Interval,
  monthPeriod,
  quarterPeriod,
  type Season,
  seasonPeriod,
  yearPeriod,
} from '../../src/annotate/times/period.ts';
import type { GoldSentence, GoldTime } from './sentences.ts';

/** What a system says of one expression. */
export interface SystemTime {
  readonly from: number;
  readonly to: number;
  readonly value: string | null;
  readonly mod?: string | null;
}

export interface TimeScore {
  readonly gold: number;
  readonly system: number;
  /** F1, in percent. */
  readonly spans: number;
  readonly values: number;
  readonly valuesWithMod: number;
  /** One line for each miss and each wrong value. */
  readonly errors: readonly string[];
}

export function scoreTimes(
  sentences: readonly GoldSentence[],
  answers: ReadonlyMap<string, readonly SystemTime[]>,
): TimeScore {
  let [gold, system, spans, values, withMod] = [0, 0, 0, 0, 0];
  const errors: string[] = [];
  for (const sentence of sentences) {
    const found = answers.get(sentence.id) ?? [];
    gold += sentence.times.length;
    system += found.length;
    const used = new Set<SystemTime>();
    for (const time of sentence.times) {
      const match = bestMatch(time, found, used);
      if (!match) {
        errors.push(`${sentence.id} missed «${time.text}» ${time.value}`);
        continue;
      }
      used.add(match);
      spans += 1;
      const same = isSameValue(time.value, match.value);
      const sameMod = !['start', 'mid', 'end'].includes(time.mod ?? '') || match.mod === time.mod;
      if (same) values += 1;
      if (same && sameMod) withMod += 1;
      else
        errors.push(
          `${sentence.id} «${time.text}» ${time.value} ${time.mod ?? ''}, found ${match.value} ${match.mod ?? ''}`,
        );
    }
    for (const extra of found)
      if (!used.has(extra))
        errors.push(`${sentence.id} extra «${sentence.text.slice(extra.from, extra.to)}» ${extra.value}`);
  }
  const f1 = (right: number): number => (gold + system === 0 ? 0 : (200 * right) / (gold + system));
  return { gold, system, spans: f1(spans), values: f1(values), valuesWithMod: f1(withMod), errors };
}

function bestMatch(
  time: GoldTime,
  found: readonly SystemTime[],
  used: ReadonlySet<SystemTime>,
): SystemTime | null {
  let best: SystemTime | null = null;
  let most = 0;
  for (const one of found) {
    const shared = Math.min(one.to, time.to) - Math.max(one.from, time.from);
    if (shared <= most || used.has(one)) continue;
    best = one;
    most = shared;
  }
  return best;
}

export function isSameValue(a: string | null, b: string | null): boolean {
  if (a === b || a === null || b === null) return a === b;
  const [x, y] = [daysOf(a), daysOf(b)];
  if (x && y) return x.begin === y.begin && x.end === y.end && clockOf(a) === clockOf(b);
  const hours = hoursOf(a);
  return hours !== null && hours === hoursOf(b);
}

function clockOf(value: string): string {
  return /T(.*)$/.exec(value)?.[1] ?? '';
}

function hoursOf(value: string): number | null {
  const match = /^P(T?)(\d+)([DWH])$/.exec(value);
  return match ? Number(match[2]) * { D: 24, W: 168, H: 1 }[match[3] as 'D' | 'W' | 'H'] : null;
}

/** The days of a value; null for sets, durations and vague ones. */
function daysOf(value: string): Interval | null {
  const [first = '', last] = value.split('/');
  const begin = periodOf(first);
  const end = last === undefined ? begin : periodOf(last);
  return begin && end ? { begin: begin.begin, end: end.end } : null;
}

function periodOf(value: string): Interval | null {
  const day = parseDay(value);
  if (day !== null) return { begin: day, end: value.endsWith('TNI') ? day + 1 : day };
  const match = /^(\d{4})(?:-(?:(\d\d)|W(\d\d)(-WE)?|Q(\d)|H(\d)|(SP|SU|FA|WI)))?$/.exec(value);
  if (!match) return null;
  const year = Number(match[1]);
  if (match[2]) return monthPeriod(year, Number(match[2]));
  if (match[3]) return weekPeriod(year, Number(match[3]), match[4] !== undefined);
  if (match[5]) return quarterPeriod(year, Number(match[5]));
  if (match[6]) return halfPeriod(year, Number(match[6]));
  return match[7] ? seasonPeriod(year, match[7] as Season) : yearPeriod(year);
}

function weekPeriod(year: number, week: number, weekend: boolean): Interval {
  const fourth = dayOf(year, 1, 4);
  const monday = fourth - weekdayOf(fourth) + 1 + (week - 1) * 7;
  return { begin: weekend ? monday + 5 : monday, end: monday + 6 };
}
