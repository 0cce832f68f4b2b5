import assert from 'node:assert/strict';
import { parseFrenchQuantity } from '../../src/french/number.ts';
import { test } from '../runner.ts';

const CASES: readonly (readonly [string, number | null, number | null, string | null])[] = [
  ['12', 12, 12, null],
  ['16 000', 16000, 16000, null],
  ['quarante-deux', 42, 42, null],
  ['vingt et un', 21, 21, null],
  ['quatre-vingt-dix-sept', 97, 97, null],
  ['deux cent trois', 203, 203, null],
  ['trois mille', 3000, 3000, null],
  ['une dizaine de', 8, 12, 'approx'],
  ['environ 10', 8, 12, 'approx'],
  ['au moins vingt', 20, null, 'more'],
  ['plus de 100', 100, null, 'more'],
  ['au plus 5', null, 5, 'less'],
  ['entre 15 et 20', 15, 20, null],
  ['quinze à vingt', 15, 20, null],
  ['des dizaines de', 20, null, 'approx'],
];

for (const [text, low, high, mod] of CASES) {
  test(`french quantity: ${text}`, () => {
    assert.deepEqual(parseFrenchQuantity(text === '16 000' ? [text] : text.split(' ')), { low, high, mod });
  });
}

test('french quantity: an article is not a number', () => {
  assert.equal(parseFrenchQuantity(['un', 'soldat']), null);
  assert.equal(parseFrenchQuantity(['des', 'soldats']), null);
});
