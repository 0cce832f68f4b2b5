/** `recoupe places import`: GeoNames dumps and tables with a header, and what is wrong with a line. */
import assert from 'node:assert/strict';
import { importPlaces, parseUserPlaces, tableGazetteer } from '../../../src/annotate/places/index.ts';
import { test } from '../../runner.ts';

const dump = (name: string, code: string, lat: string, alternates = '') =>
  [
    '900001',
    name,
    name,
    alternates,
    lat,
    '1.25',
    code.startsWith('PPL') ? 'P' : 'S',
    code,
    'ML',
    '',
    '09',
    '',
    '',
    '',
    '340',
    '',
    '280',
    'Africa/Bamako',
    '2020-01-01',
  ].join('\t');

test('import: a GeoNames dump', () => {
  const content = [
    dump('Tinfara', 'PPL', '16.5', 'Tin Fara,تين فارا,Tinfarah'),
    dump('Puits Neuf', 'HTL', '16.6'),
    dump('Camp Neuf', 'MILB', '16.7'),
    dump('Nullepart', 'PPL', '196.6'),
  ].join('\n');
  const { table, count, skipped } = importPlaces(content);
  assert.equal(count, 2);
  assert.deepEqual(skipped, [{ line: 4, reason: 'not on Earth: 196.6, 1.25' }]);
  const gazetteer = tableGazetteer(parseUserPlaces(table), 'u');
  assert.deepEqual(
    gazetteer
      .find('tinfarah')
      .map(({ name, country, region, population }) => [name, country, region, population]),
    [['Tinfara', 'ML', 'ML.09', 340]],
  );
  assert.equal(gazetteer.find('campneuf')[0]?.kind, 'site');
});

test('import: a table of the user, with French headers, semicolons and quotes', () => {
  const content =
    '\uFEFFnom;pays;latitude;longitude;alias\n"Tinfara; le puits";ml;16,5;1,25;Tin Fara|Fara\n;ML;1;1;\nSans;ML;;;\n';
  const { table, count, skipped } = importPlaces(content);
  assert.equal(count, 1);
  assert.deepEqual(
    skipped.map((line) => line.reason),
    ['no name', 'no coordinates'],
  );
  const [place] = parseUserPlaces(table);
  assert.deepEqual([place?.name, place?.lat, place?.country], ['Tinfara; le puits', 16.5, 'ML']);
  assert.ok(place?.keys.includes('fara'));
});

test('import: a file without coordinates is refused with its header', () => {
  assert.throws(() => importPlaces('nom,pays\nGao,ML\n'), /no column for lat, lon/);
});

test('import: a tab or line break in a cell does not break the table', () => {
  const { table } = importPlaces('name,lat,lon\n"A\tB",1,2\n');
  assert.equal(table.trim().split('\n').length, 2);
  assert.equal(parseUserPlaces(table)[0]?.name, 'A B');
});
