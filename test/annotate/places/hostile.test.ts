/** Hostile input: long runs cost linear time and break nothing. */
import assert from 'node:assert/strict';
import { parseGazetteer, placeFinder } from '../../../src/annotate/places/index.ts';
import { loadEnglishPlaces } from '../../../src/english/places.ts';
import { loadFrenchPlaces } from '../../../src/french/places.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';

const gazetteer = parseGazetteer(projectData.bytes('generated/places.bin'));
const finders = [loadFrenchPlaces(projectData), loadEnglishPlaces(projectData)].map((tables) =>
  placeFinder(tables, gazetteer),
);
const LENGTH = 100_000;
/** Text of nothing but names costs a thousand times what news does: enough of it to tell a square from a line. */
const NAMES_LENGTH = 20_000;
const RUNS: Readonly<Record<string, string>> = {
  spaces: ' ',
  guillemets: '«',
  digits: '7',
  'letters without a space': 'a',
  'capitals without a space': 'A',
  'capital letters': 'A ',
  'one town': 'Gao ',
  'towns in a list': 'Gao, Bourem, ',
  'namesakes in sentences': 'Il vit à San Juan. ',
  'unknown names': 'Xylofar, au Mali, ',
  'half a distance': 'à 30 km au nord de ',
  'distances in a row': 'à 30 km au nord de Gao, ',
  'offices of nobody': 'le gouverneur de la région de ',
  'hyphens and capitals': 'Gao-',
  'sides of a country': 'nord du nord du ',
};

for (const [name, run] of Object.entries(RUNS)) {
  test(`places of a page of ${name}`, () => {
    const length = /\p{Lu}/u.test(run) ? NAMES_LENGTH : LENGTH;
    const text = run.repeat(Math.ceil(length / run.length));
    for (const find of finders) {
      const places = find({ text, sentences: [], entities: [] }, null);
      for (const { from, to, text: words } of places.slice(0, 50)) assert.equal(text.slice(from, to), words);
    }
  });
}

test('places: the same text gives the same places, whatever was read before', () => {
  const find = finders[0]!;
  const read = () =>
    JSON.stringify(find({ text: 'De Gao à Koro, au Mali.', sentences: [], entities: [] }, null));
  const first = read();
  find({ text: 'Koro, au Tchad, et Gao, en Chine.', sentences: [], entities: [] }, null);
  assert.equal(read(), first);
});
