/** Counting over sentences of our own: what was found, resolved, left open, missed, and pinned where nothing is. */
import type { Place } from '../../src/model/index.ts';
import { type Expected, isPin, judge, type PlaceCase, type Verdict } from './sentences.ts';

export interface Tally {
  expected: number;
  readonly verdicts: Record<Verdict, number>;
  /** Places printed with a spot, and those of them that are far from any place that is there. */
  pins: number;
  wrongPins: number;
}

export function emptyTally(): Tally {
  return { expected: 0, verdicts: { right: 0, wrong: 0, open: 0, missed: 0 }, pins: 0, wrongPins: 0 };
}

/** Adds one sentence; answers a line for everything that is not as it should be. */
export function addCase(tally: Tally, test: PlaceCase, places: readonly Place[]): string[] {
  const notes: string[] = [];
  const matched = new Set<Place>();
  for (const expected of test.expected) {
    const place = pickPlace(expected, places);
    if (place) matched.add(place);
    if (expected.kind === 'any') continue;
    const verdict = judge(expected, place);
    tally.expected += 1;
    tally.verdicts[verdict] += 1;
    if (verdict === 'wrong' && place && isPin(place)) tally.wrongPins += 1;
    if (verdict !== 'right')
      notes.push(`${verdict} «${test.text.slice(expected.from, expected.to)}» ${told(place)}`);
  }
  for (const place of places) {
    if (isPin(place)) tally.pins += 1;
    if (matched.has(place)) continue;
    if (isPin(place)) tally.wrongPins += 1;
    notes.push(`besides ${told(place)}`);
  }
  return notes;
}

/** The place that shares most words with the expected one. */
function pickPlace(expected: Expected, places: readonly Place[]): Place | undefined {
  const shared = (place: Place) => Math.min(place.to, expected.to) - Math.max(place.from, expected.from);
  return places.filter((place) => shared(place) > 0).toSorted((a, b) => shared(b) - shared(a))[0];
}

export function told(place: Place | undefined): string {
  if (!place) return '(nothing)';
  return `«${place.text}» → ${place.name} ${place.country} ${place.lat},${place.lon} r${place.radius_km} ${place.precision} ${place.rule}`;
}

export function sumTallies(tallies: Iterable<Tally>): Tally {
  const all = emptyTally();
  for (const tally of tallies) {
    all.expected += tally.expected;
    all.pins += tally.pins;
    all.wrongPins += tally.wrongPins;
    for (const verdict of Object.keys(all.verdicts) as Verdict[])
      all.verdicts[verdict] += tally.verdicts[verdict];
  }
  return all;
}

/** A share in per cent. */
export function percent(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole;
}

export function tallyRow(name: string, { expected, verdicts, pins, wrongPins }: Tally): string {
  const cells = (['right', 'wrong', 'open', 'missed'] as const).map((verdict) =>
    expected === 0 ? '     –' : percent(verdicts[verdict], expected).toFixed(1).padStart(6),
  );
  return `${name.padEnd(14)}${String(expected).padStart(6)}  ${cells.join(' ')}   ${wrongPins} of ${pins}`;
}
