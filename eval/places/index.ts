/**
 * How well places are found and resolved, end to end from raw text: French sentences of our own in two parts (one never
 * tuned on), and, where the shared folder is at hand, the English sets TR-News and GeoVirus.
 *
 * `node build/eval/places/index.js [--verbose] [--alone]`; `--alone` leaves out the reader of names, to show what it is worth.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeFinder } from '../../src/annotate/places/index.ts';
import { loadFrenchPlaces } from '../../src/french/places.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { createPlacesReader, loadGazetteer } from '../../src/pipeline/places.ts';
import type { Place } from '../../src/model/index.ts';
import { project } from '../../test/project.ts';
import { type Expected, isPin, judge, parseCases, type PlaceCase, type Verdict } from './sentences.ts';

const verbose = process.argv.includes('--verbose');
const gazetteer = loadGazetteer();
const find: (text: string) => readonly Place[] = process.argv.includes('--alone')
  ? findAlone()
  : findAfterNames();

function findAfterNames(): (text: string) => readonly Place[] {
  const read = createPlacesReader(gazetteer);
  return (text) => read({ id: '', text, country: null }).places;
}

function findAlone(): (text: string) => readonly Place[] {
  const finder = placeFinder(loadFrenchPlaces(projectData), gazetteer);
  return (text) => finder({ text, sentences: [], entities: [] }, null);
}

interface Tally {
  expected: number;
  verdicts: Record<Verdict, number>;
  pins: number;
  wrongPins: number;
}

function emptyTally(): Tally {
  return { expected: 0, verdicts: { right: 0, wrong: 0, open: 0, missed: 0 }, pins: 0, wrongPins: 0 };
}

function addCase(tally: Tally, test: PlaceCase, places: readonly Place[]): string[] {
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
    notes.push(`spurious ${told(place)}`);
  }
  return notes;
}

/** The place that shares most words with the expected one. */
function pickPlace(expected: Expected, places: readonly Place[]): Place | undefined {
  const shared = (place: Place) => Math.min(place.to, expected.to) - Math.max(place.from, expected.from);
  return places.filter((place) => shared(place) > 0).toSorted((a, b) => shared(b) - shared(a))[0];
}

function told(place: Place | undefined): string {
  if (!place) return '(nothing)';
  return `«${place.text}» → ${place.name} ${place.country} ${place.lat},${place.lon} r${place.radius_km} ${place.precision} ${place.rule}`;
}

const share = (part: number, whole: number) =>
  whole === 0 ? '   –' : ((100 * part) / whole).toFixed(1).padStart(5);

function report(name: string, tallies: ReadonlyMap<string, Tally>): void {
  console.log(`\n${name}\nclass          places  right  wrong   open missed  wrong pins`);
  const all = emptyTally();
  for (const [group, tally] of tallies) {
    printTally(group, tally);
    all.expected += tally.expected;
    all.pins += tally.pins;
    all.wrongPins += tally.wrongPins;
    for (const verdict of Object.keys(all.verdicts) as Verdict[])
      all.verdicts[verdict] += tally.verdicts[verdict];
  }
  printTally('all', all);
}

function printTally(group: string, { expected, verdicts, pins, wrongPins }: Tally): void {
  const columns = (['right', 'wrong', 'open', 'missed'] as const).map((verdict) =>
    share(verdicts[verdict], expected),
  );
  console.log(
    `${group.padEnd(14)} ${String(expected).padStart(6)}  ${columns.join('  ')}  ${share(wrongPins, pins)} (${wrongPins} of ${pins})`,
  );
}

for (const part of ['dev', 'held']) {
  const tallies = new Map<string, Tally>();
  for (const test of parseCases(readFileSync(join(project, `eval/places/fr-${part}.txt`), 'utf8'))) {
    const tally = tallies.get(test.group) ?? emptyTally();
    tallies.set(test.group, tally);
    const notes = addCase(tally, test, find(test.text));
    if (verbose && (part === 'dev' || process.argv.includes('--held')) && notes.length > 0) {
      console.log(`[${part} ${test.group}] ${test.text}\n${notes.map((note) => `    ${note}`).join('\n')}`);
    }
  }
  report(`French, ${part === 'dev' ? 'tuned on' : 'never tuned on'}`, tallies);
}
