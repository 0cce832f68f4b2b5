/**
 * Expressions become times: each resolved against the day of publication and what was spoken of before it.
 *
 * Where the day of publication is only known within an interval, an expression is resolved at both its ends, and what
 * comes out covers both: uncertainty widens, it is never dropped. « La veille », « le même jour » follow the last day
 * that the text spoke of; a clock or a part of day belongs to the day named in its sentence.
 */
import type { Precision, Timex } from '../../model/index.ts';
import { isoOf } from './day.ts';
import type { Expression } from './find.ts';
import type { Frame } from './frame.ts';
import { hull, type Interval, type Period } from './period.ts';
import type { Context, Resolved, Tense } from './context.ts';
import { resolve } from './resolve.ts';

/** How many sentences a day that was named stays in hand for a bare part of day. */
const FOCUS_SENTENCES = 2;

export function resolveAll(
  text: string,
  expressions: readonly Expression[],
  published: Interval | null,
): Timex[] {
  const early = resolvePass(expressions, published?.begin ?? null);
  const late =
    published && published.end !== published.begin ? resolvePass(expressions, published.end) : early;
  return expressions.map((expression, i) => timexOf(text, expression, i, widest(early[i]!, late[i]!)));
}

/** Every expression as said on one day, in the order of the text. */
export function resolvePass(expressions: readonly Expression[], now: number | null): Resolved[] {
  let focus: Period | null = null;
  let focusSentence = -1;
  let day: number | null = null;
  let daySentence = -1;
  let night = false;
  const resolved: Resolved[] = [];
  for (const { frame, tense, sentence } of expressions) {
    const near = day !== null && sentence - daySentence <= (isDeictic(frame) ? 0 : FOCUS_SENTENCES);
    const context: Context = {
      now,
      focus: sentence - focusSentence <= 8 ? focus : null,
      day: near && day !== null ? day + (isMorningAfter(frame, night) ? 1 : 0) : null,
      tense: tenseOf(frame, tense),
    };
    const result = resolve(frame, context);
    resolved.push(result);
    const period = focusOf(result);
    if (!period) continue;
    if (tense !== 'future') {
      focus = period;
      focusSentence = sentence;
    }
    if (period.begin === period.end || result.value?.includes('TNI')) {
      day = period.begin;
      night = result.value?.endsWith('TNI') ?? false;
      daySentence = sentence;
    }
  }
  return resolved;
}

/** « jusqu'au 31 mars » lies ahead and « depuis mars » behind, whatever the verb, unless it is past. */
function tenseOf(frame: Frame, tense: Tense | null): Tense | null {
  if (frame.rel === 'until' && tense !== 'past') return 'future';
  return frame.gone ? 'past' : tense;
}

/** A clock belongs to a day named in its own sentence; a part of day may look back further. */
function isDeictic(frame: Frame): boolean {
  return frame.is === 'clock';
}

/** « Dans la nuit de samedi à dimanche vers 2 heures » is on Sunday. */
function isMorningAfter({ is, hour = 0 }: Frame, night: boolean): boolean {
  return night && is === 'clock' && hour < 12;
}

function focusOf({ value, days, precision }: Resolved): Period | null {
  return value !== null && days && precision && precision !== 'vague' ? { ...days, value, precision } : null;
}

function widest(a: Resolved, b: Resolved): Resolved {
  if (a.value === b.value || !a.days || !b.days) return a;
  const days = hull(a.days, b.days);
  const precision = widened(days);
  const value = precision === 'vague' ? null : `${isoOf(days.begin)}/${isoOf(days.end)}`;
  return { value, days, precision };
}

/** The grain that an interval of uncertain ends still has. */
function widened({ begin, end }: Interval): Precision {
  const length = end - begin + 1;
  if (length <= 14) return 'week';
  if (length <= 62) return 'month';
  return length <= 731 ? 'year' : 'vague';
}

function timexOf(
  text: string,
  expression: Expression,
  index: number,
  { value, days, precision }: Resolved,
): Timex {
  const { from, to, frame, rule } = expression;
  return {
    id: `t${index + 1}`,
    from,
    to,
    text: text.slice(from, to),
    type: typeOf(frame),
    value,
    begin: days ? isoOf(days.begin) : null,
    end: days ? isoOf(days.end) : null,
    precision,
    mod: modOf(frame),
    rel: frame.rel ?? null,
    rule,
  };
}

/** What is near the end of an afternoon is not near the end of its clock. */
function modOf({ is, portion, mod, a }: Frame): Timex['mod'] {
  if (is === 'clock') return mod ?? null;
  return portion ?? mod ?? (is === 'shift' ? (a?.mod ?? null) : null);
}

function typeOf({ is, part }: Frame): Timex['type'] {
  if (is === 'duration') return 'DURATION';
  if (is === 'set') return 'SET';
  if (is === 'clock' || is === 'night') return 'TIME';
  return is === 'time' && part !== 'DT' ? 'TIME' : 'DATE';
}
