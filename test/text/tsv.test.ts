import assert from 'node:assert/strict';
import { parseList, parseTsv } from '../../src/text/tsv.ts';
import { test } from '../runner.ts';

test('tsv: comments and blank lines are passed over, columns found by name', () => {
  assert.deepEqual(parseTsv('# source: ours\nb\ta\n\n2\t1|3\n', ['a', 'b']), [{ a: '1|3', b: '2' }]);
});

test('tsv: a missing column is an error that names it', () => {
  assert.throws(() => parseTsv('a\tb\n', ['a', 'c']), /column c/);
});

test('tsv: an empty cell holds no value', () => {
  assert.deepEqual(parseList(''), []);
});
