/** The reader of the evaluation's sentences: a measure that misreads its own list measures nothing. */
import assert from 'node:assert/strict';
import { judge, parseCases } from '../../../eval/places/sentences.ts';
import type { Place } from '../../../src/model/index.ts';
import { test } from '../../runner.ts';

const CASES = parseCases(
  '@ town\nDe [Gao] à [Kidal], au [Mali].\n= ML 16.27 -0.04\n= ML region 19.2 1.3\n= ML country\nRien ici.\n',
);
const place = (facts: Partial<Place>): Place => ({
  id: 'p1',
  from: 3,
  to: 6,
  text: 'Gao',
  name: 'Gao',
  country: 'ML',
  lat: 16.27,
  lon: -0.04,
  radius_km: 5,
  precision: 'exact',
  rule: 'test',
  ...facts,
});

test('eval places: brackets and lines are read in order', () => {
  assert.equal(CASES.length, 2);
  assert.equal(CASES[0]!.text, 'De Gao à Kidal, au Mali.');
  assert.deepEqual(
    CASES[0]!.expected.map(({ from, to, kind }) => [CASES[0]!.text.slice(from, to), kind]),
    [
      ['Gao', 'exact'],
      ['Kidal', 'region'],
      ['Mali', 'country'],
    ],
  );
  assert.throws(() => parseCases('De [Gao].\n'), /brackets and lines differ/);
});

test('eval places: a pin for a region is wrong, and so is a far pin; open is neither', () => {
  const [town, region] = CASES[0]!.expected;
  assert.equal(judge(town!, place({})), 'right');
  assert.equal(judge(town!, place({ lat: 16.6 })), 'wrong');
  assert.equal(judge(town!, place({ lat: null, lon: null })), 'open');
  assert.equal(judge(town!, undefined), 'missed');
  assert.equal(judge(region!, place({ lat: 19.2, lon: 1.3, radius_km: 260, precision: 'region' })), 'right');
  assert.equal(judge(region!, place({ lat: 18.44, lon: 1.41 })), 'wrong');
  assert.equal(judge(region!, place({ lat: 19.2, lon: 1.3, radius_km: 2000, precision: 'region' })), 'wrong');
});
