/** Gazetteers: bytes there and back, tables, layers, keys, and spelling. */
import assert from 'node:assert/strict';
import {
  encodeGazetteer,
  joinGazetteers,
  parseGazetteer,
  parsePlaceTable,
  type PlaceEntry,
  placeKey,
  tableGazetteer,
  townRadius,
} from '../../../src/annotate/places/index.ts';
import { editDistance } from '../../../src/annotate/places/spelling.ts';
import { distanceKm, pointAt } from '../../../src/annotate/places/geo.ts';
import { fold } from '../../../src/text/fold.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';

const entry = (name: string, country: string, lat: number, lon: number): PlaceEntry => ({
  name,
  titles: { fr: `le ${name}` },
  country,
  kind: 'town',
  lat,
  lon,
  radius: 5,
  population: 1200,
  region: `${country}.01`,
  listed: true,
  keys: [placeKey(fold(name))],
});
const ENTRIES = [
  entry('Bol', 'TD', 13.46, 14.71),
  entry('Bol', 'HR', 43.26, 16.66),
  entry('Œrsk', 'RU', 51.2, -58.6),
];

test('gazetteer: bytes hold every field, in the order given', () => {
  const gazetteer = parseGazetteer(encodeGazetteer(ENTRIES));
  assert.equal(gazetteer.size, 3);
  const { keys: _, ...facts } = ENTRIES[1]!;
  assert.deepEqual(gazetteer.find('bol')[1], { ...facts, id: '1' });
  assert.deepEqual(gazetteer.find('oersk')[0]?.lon, -58.6);
  assert.deepEqual(gazetteer.find('bo'), []);
});

test('gazetteer: the bytes may lie anywhere in a larger buffer', () => {
  const bytes = encodeGazetteer(ENTRIES);
  const shifted = new Uint8Array(bytes.length + 3);
  shifted.set(bytes, 3);
  assert.equal(parseGazetteer(shifted.subarray(3)).find('bol').length, 2);
});

test('gazetteer: other bytes are refused', () => {
  assert.throws(() => parseGazetteer(new Uint8Array(100)), /not a gazetteer/);
  assert.throws(() => parseGazetteer(new Uint8Array(2)), /not a gazetteer/);
});

test('gazetteer: spellings are those of one country and letter', () => {
  for (const gazetteer of [parseGazetteer(encodeGazetteer(ENTRIES)), tableGazetteer(ENTRIES, 't')]) {
    assert.deepEqual(
      [...gazetteer.spellings('TD', 'b')].map((spelling) => spelling.key),
      ['bol'],
    );
    assert.deepEqual([...gazetteer.spellings('TD', 'c')], []);
  }
});

test("gazetteer: the user's places come before ours", () => {
  const own = tableGazetteer([entry('Bol', 'ML', 12, -8)], 'u');
  const joined = joinGazetteers(parseGazetteer(encodeGazetteer(ENTRIES)), own);
  assert.deepEqual(
    joined.find('bol').map((place) => place.country),
    ['ML', 'TD', 'HR'],
  );
  assert.equal(joined.size, 4);
});

test('gazetteer: hyphens, apostrophes, accents and spaces do not part spellings', () => {
  const key = (name: string) => placeKey(fold(name));
  assert.equal(key("N'Guigmi"), key('Nguigmi'));
  assert.equal(key('Ti-n-Zaouâtene'), key('Tin Zaouatene'));
  assert.notEqual(key('Gao'), key('Gaoua'));
});

test('gazetteer: a table with a place off the Earth or of no known kind is refused', () => {
  const head = 'name\taliases\tcountry\tkind\tlat\tlon\tradius_km\tof\tsource\n';
  assert.throws(() => parsePlaceTable(`${head}X\t\tML\ttown\t95\t0\t\t\tmap`, 'fr'), /no place on Earth/);
  assert.throws(() => parsePlaceTable(`${head}X\t\tML\ttown\t\t\t\t\tmap`, 'fr'), /no place on Earth/);
  assert.throws(() => parsePlaceTable(`${head}X\t\tML\thamlet\t15\t0\t\t\tmap`, 'fr'), /no known kind/);
});

test('gazetteer: our tables read, each place once, each with a source', () => {
  for (const [file, code] of [
    ['fr/places.tsv', 'fr'],
    ['fr/places-regions.tsv', 'fr'],
    ['en/places.tsv', 'en'],
  ] as const) {
    const content = projectData.text(file);
    const entries = parsePlaceTable(content, code);
    const names = entries.map((own) => `${own.country} ${own.kind} ${own.titles[code]}`);
    assert.equal(new Set(names).size, names.length, file);
    for (const line of content.trim().split('\n')) {
      if (!line.startsWith('#')) assert.notEqual(line.split('\t')[8] ?? '', '', line);
    }
  }
});

test('gazetteer: the radius of a town grows with it, within bounds', () => {
  assert.equal(townRadius(0), 5);
  assert.equal(townRadius(20_000_000), 30);
  assert.ok(townRadius(2_000_000) > townRadius(500_000));
});

test('spelling: one slip is one, swapped neighbours too, and the limit cuts', () => {
  assert.equal(editDistance('ansongo', 'ansogo', 2), 1);
  assert.equal(editDistance('bourem', 'bouerm', 2), 1);
  assert.equal(editDistance('gao', 'kidal', 2), 3);
  assert.equal(editDistance('tombouctou', 'tombouctou', 1), 0);
});

test('geo: distances and bearings agree', () => {
  const start = { lat: 16.27, lon: -0.04 };
  for (const bearing of [0, 45, 90, 135, 180, 225, 270, 315]) {
    const end = pointAt(start, bearing, 120);
    assert.ok(Math.abs(distanceKm(start, end) - 120) < 0.01);
  }
  assert.ok(Math.abs(distanceKm({ lat: 0, lon: 179.9 }, { lat: 0, lon: -179.9 }) - 22.2) < 0.1);
});
