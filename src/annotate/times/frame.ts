/**
 * Frames: what a time expression says, before anybody knows when it was said.
 *
 * « lundi dernier » is `date weekday=1 dir=last` in every language; the rules of a language build frames, `resolve.ts`
 * puts them on the calendar. All fields are optional but `is`: a frame holds what the words said and nothing else.
 */
import type { Portion, Season, Unit } from './period.ts';

export type FrameKind =
  /** A number of things, or a rank. */
  | 'number'
  /** Two digits: minutes, the short form of a year. */
  | 'pair'
  | 'ordinal'
  /** Words that are no time by themselves: a weekday's name, a month's, a unit, a season, a part of day, a feast. */
  | 'weekday'
  | 'month'
  | 'unit'
  | 'season'
  | 'part'
  | 'feast'
  | 'few'
  | 'dir'
  | 'weekdays'
  | 'dirs'
  | 'weekend'
  /** Other words: a function word, a person, a noun of things that last, any other, a literal of a pattern. */
  | 'stop'
  | 'person'
  | 'lasting'
  | 'plain'
  /** A word that is not in the table and may be a noun. */
  | 'noun'
  | 'word'
  /** Calendar fields; what is missing is found from the tense. */
  | 'date'
  /** A unit named from here: « la semaine dernière » (`dir`), or by number: « le troisième trimestre » (`n`). */
  | 'period'
  /** So many units from an anchor: `a` is the duration, `sign` the direction. */
  | 'shift'
  /** `n` days from an anchor or from `a`. */
  | 'deixis'
  /** Part of a day `a` (or of the day in hand). */
  | 'time'
  /** The night that ends on day `b`. */
  | 'night'
  | 'clock'
  /** From `a` to `b`. */
  | 'range'
  | 'duration'
  | 'set'
  | 'vague'
  /** A date that hangs on an event: no value. */
  | 'event'
  /** Looks like a time and is none: an age, a score, a telephone number. */
  | 'skip';

export type Direction = 'this' | 'last' | 'next' | 'previous' | 'following' | 'same';
export type Amount = 'approx' | 'more' | 'less';
/** Morning, midday, afternoon, evening, night, as TIMEX3 writes them; DT is the daytime. */
export type DayPart = 'MO' | 'MI' | 'AF' | 'EV' | 'NI' | 'DT';

export interface Frame {
  readonly is: FrameKind;
  readonly n?: number;
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  /** 1 for Monday. */
  readonly weekday?: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly unit?: Unit;
  readonly season?: Season;
  readonly part?: DayPart;
  readonly dir?: Direction;
  readonly portion?: Portion;
  readonly mod?: Amount;
  readonly sign?: number;
  readonly anchor?: 'now' | 'focus';
  /** A value that needs no calendar: `PAST_REF`, `P1D`. */
  readonly value?: string;
  readonly text?: string;
  /** Set where the words say that the time lies behind (« depuis »), whatever the tense. */
  readonly gone?: number;
  readonly rel?: 'since' | 'until' | 'before' | 'after';
  readonly a?: Frame;
  readonly b?: Frame;
}
