import assert from 'node:assert/strict';
import { fold } from '../../src/text/fold.ts';
import { test } from '../runner.ts';

test('fold: accents, case, ligatures and apostrophes fall together', () => {
  assert.equal(fold('L’Œuvre de Goïta'), "l'oeuvre de goita");
});

test('fold: different words stay apart', () => {
  assert.notEqual(fold('Niger'), fold('Nigeria'));
});
