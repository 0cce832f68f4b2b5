/**
 * How well places are found and resolved, end to end from raw text: French sentences of our own in two parts (one never
 * tuned on), and, where the shared folder is at hand, the English sets TR-News and GeoVirus.
 *
 * `node build/eval/places/index.js [--errors] [--alone] [--check]`. `--errors` tells what went wrong, never on the part
 * that is not tuned on; `--alone` leaves out the reader of names, to show what it is worth; `--check` fails below the
 * floors of eval/floors.json, key `places`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeFinder } from '../../src/annotate/places/index.ts';
import { loadEnglishPlaces } from '../../src/english/places.ts';
import { loadFrenchPlaces } from '../../src/french/places.ts';
import type { Place } from '../../src/model/index.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { createPlacesReader, loadGazetteer } from '../../src/pipeline/places.ts';
import { project, shared } from '../../test/project.ts';
import { readCorpus, scoreArticles } from './english.ts';
import { parseCases } from './sentences.ts';
import { addCase, emptyTally, percent, sumTallies, type Tally, tallyRow } from './tally.ts';

type Find = (text: string) => readonly Place[];
/** Least shares in per cent, but for `wrongPins`, which is the most. */
type Floors = Readonly<Record<string, Readonly<Record<string, number>>>>;

const showErrors = process.argv.includes('--errors');
const gazetteer = loadGazetteer();

function findAfterNames(): Find {
  const read = createPlacesReader(gazetteer);
  return (text) => read({ id: '', text, country: null }).places;
}

function findAlone(tables = loadFrenchPlaces(projectData)): Find {
  const finder = placeFinder(tables, gazetteer);
  return (text) => finder({ text, sentences: [], entities: [] }, null);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function measureFrench(part: 'dev' | 'held', find: Find): Readonly<Record<string, number>> {
  const tallies = new Map<string, Tally>();
  for (const test of parseCases(readFileSync(join(project, `eval/places/fr-${part}.txt`), 'utf8'))) {
    const tally = tallies.get(test.group) ?? emptyTally();
    tallies.set(test.group, tally);
    const notes = addCase(tally, test, find(test.text));
    if (showErrors && part === 'dev' && notes.length > 0) print([test.text, ...notes].join('\n    '));
  }
  print(`\nFrench, ${part === 'dev' ? 'tuned on' : 'never tuned on'}`);
  print('class         places   right  wrong   open missed   wrong pins');
  for (const [group, tally] of tallies) print(tallyRow(group, tally));
  const all = sumTallies(tallies.values());
  print(tallyRow('all', all));
  return { right: percent(all.verdicts.right, all.expected), wrongPins: percent(all.wrongPins, all.pins) };
}

function measureEnglish(name: 'TR-News' | 'GeoVirus', folder: string): Readonly<Record<string, number>> {
  const tables = loadEnglishPlaces(projectData);
  const demonyms = new Set(tables.countries.flatMap((country) => country.demonyms));
  const score = scoreArticles(readCorpus(folder, name), findAlone(tables), demonyms);
  if (showErrors) for (const error of score.errors) print(`[${name}] ${error}`);
  const share = (part: number) => percent(part, score.expected).toFixed(1);
  print(
    `${name}: ${score.expected} toponyms (${score.demonyms} demonyms left out); found ${share(score.found)} %, ` +
      `within 161 km ${share(score.right)} %, or in the right land ${share(score.land)} %; ` +
      `of ${score.printed} printed, ${percent(score.extra, score.printed).toFixed(1)} % are not annotated`,
  );
  return { within161: percent(score.right, score.expected), land: percent(score.land, score.expected) };
}

function checkFloors(part: string, figures: Readonly<Record<string, number>>, floors: Floors): void {
  for (const [name, floor] of Object.entries(floors[part] ?? {})) {
    const figure = figures[name] ?? 0;
    if (name === 'wrongPins' ? figure <= floor : figure >= floor) continue;
    print(`below the floor: ${part} ${name} ${figure.toFixed(1)} (${floor})`);
    if (process.argv.includes('--check')) process.exitCode = 1;
  }
}

function main(): void {
  const content = readFileSync(join(project, 'eval/floors.json'), 'utf8');
  const floors = (JSON.parse(content) as { places?: Floors }).places ?? {};
  const find = process.argv.includes('--alone') ? findAlone() : findAfterNames();
  for (const part of ['dev', 'held'] as const) checkFloors(part, measureFrench(part, find), floors);
  print('');
  if (!shared) print('TR-News and GeoVirus: skipped, the shared folder is not there');
  else {
    for (const name of ['TR-News', 'GeoVirus'] as const) {
      checkFloors(name, measureEnglish(name, shared), floors);
    }
  }
}

main();
