/** Durations as ISO 8601 writes them, and back. */
import type { Frame } from './frame.ts';
import type { Unit } from './period.ts';

/** The letter of a unit, its T, and how many of it the unit is. */
const LETTERS: Readonly<Record<Unit, readonly [string, number]>> = {
  minute: ['TM', 1],
  hour: ['TH', 1],
  day: ['D', 1],
  week: ['W', 1],
  weekend: ['WE', 1],
  month: ['M', 1],
  quarter: ['M', 3],
  half: ['M', 6],
  year: ['Y', 1],
  decade: ['Y', 10],
  century: ['Y', 100],
};
/** Where half a unit is told in the smaller one. */
const SMALLER: Partial<Record<Unit, readonly [Unit, number]>> = {
  hour: ['minute', 60],
  day: ['hour', 24],
  year: ['month', 12],
};

/** `P18M`, `PT48H`, `PXD` for an unknown number of days; null without a unit. */
export function durationValue(frame: Frame): string | null {
  const { unit } = frame;
  const n = amountOf(frame);
  if (!unit) return null;
  const smaller = SMALLER[unit];
  if (n !== undefined && !Number.isInteger(n) && smaller)
    return durationValue({ is: 'duration', n: Math.round(n * smaller[1]), unit: smaller[0] });
  const [letters, times] = LETTERS[unit];
  const count = n === undefined ? 'X' : String(n * times);
  return letters.startsWith('T') ? `PT${count}${letters.slice(1)}` : `P${count}${letters}`;
}

/** The number of units, « et demi » included; undefined where the words leave it open. */
export function amountOf({ n, text }: Frame): number | undefined {
  return n !== undefined && text === 'half' ? n + 0.5 : n;
}
