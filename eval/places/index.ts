/**
 * How well places are found and resolved, end to end from raw text: French sentences of our own in two parts (one never
 * tuned on), and, where the shared folder is at hand, the English sets TR-News and GeoVirus.
 *
 * `node build/eval/places/index.js [--verbose] [--alone]`; `--alone` leaves out the reader of names, to show what it is worth.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { distanceKm } from '../../src/annotate/places/geo.ts';
import { placeFinder } from '../../src/annotate/places/index.ts';
import { loadEnglishPlaces } from '../../src/english/places.ts';
import { loadFrenchPlaces } from '../../src/french/places.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { createPlacesReader, loadGazetteer } from '../../src/pipeline/places.ts';
import type { Place } from '../../src/model/index.ts';
import { project, shared } from '../../test/project.ts';
import { readCorpus } from './english.ts';
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

/** The field's measure: found, and within 161 km (100 miles) of the gold coordinates. */
const FIELD_KM = 161;

function reportEnglish(name: 'TR-News' | 'GeoVirus', folder: string): void {
  const tables = loadEnglishPlaces(projectData);
  const finder = placeFinder(tables, gazetteer);
  const demonyms = new Set(tables.countries.flatMap((country) => country.demonyms));
  let [expected, found, right, near, skipped, printed, extra] = [0, 0, 0, 0, 0, 0, 0];
  for (const article of readCorpus(folder, name)) {
    const places = finder({ text: article.text, sentences: [], entities: [] }, null);
    printed += places.length;
    extra += places.filter(
      (place) => !article.toponyms.some((own) => own.from < place.to && place.from < own.to),
    ).length;
    for (const toponym of article.toponyms) {
      if (demonyms.has(toponym.text) || demonyms.has(toponym.text.replace(/s$/, ''))) {
        skipped += 1;
        continue;
      }
      expected += 1;
      const place = places.find((own) => own.from < toponym.to && toponym.from < own.to);
      if (place) found += 1;
      const apart =
        place?.lat != null && place.lon != null
          ? distanceKm(toponym, { lat: place.lat, lon: place.lon })
          : null;
      if (apart !== null && apart <= FIELD_KM) right += 1;
      if (apart !== null && apart <= 25) near += 1;
      if (verbose && (apart === null || apart > FIELD_KM)) {
        const around = article.text
          .slice(Math.max(0, toponym.from - 40), toponym.to + 25)
          .replace(/\s+/g, ' ');
        console.log(
          `[${name}] ${toponym.text} ${apart === null ? '' : apart.toFixed(0)} ${told(place)} … ${around}`,
        );
      }
    }
  }
  console.log(
    `\n${name}: ${expected} toponyms (${skipped} demonyms left out); found ${share(found, expected)} %, ` +
      `within 161 km ${share(right, expected)} %, within 25 km ${share(near, expected)} %; ` +
      `of ${printed} printed, ${share(extra, printed)} % not annotated`,
  );
}

if (shared) for (const name of ['TR-News', 'GeoVirus'] as const) reportEnglish(name, shared);
else console.log('\nEnglish sets skipped: no shared folder');
