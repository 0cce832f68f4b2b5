/** What a frame is resolved against, and what comes out. */
import type { Precision } from '../../model/index.ts';
import type { Interval, Period } from './period.ts';

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

export const NOTHING: Resolved = { value: null, days: null, precision: null };
