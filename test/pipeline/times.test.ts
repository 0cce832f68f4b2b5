/** `recoupe times`: plain text and its day of publication in, times out. */
import assert from 'node:assert/strict';
import { createTimesReader } from '../../src/pipeline/times.ts';
import { test } from '../runner.ts';

const read = createTimesReader();

test('times of a plain text, by the tense of their clauses', () => {
  const text = 'Le pont a cédé mardi. Il rouvrira mardi.';
  const { id, times } = read({ id: 'a', text, date: '2022-05-18' });
  assert.equal(id, 'a');
  assert.deepEqual(
    times.map(({ from, value }) => [from, value]),
    [
      [15, '2022-05-17'],
      [34, '2022-05-24'],
    ],
  );
});

test('times of a text whose day is not known keep what is not known', () => {
  const { times } = read({ id: 'a', text: 'Le pont a cédé le 3 mai.', date: null });
  assert.deepEqual(
    times.map(({ value, begin }) => [value, begin]),
    [['XXXX-05-03', null]],
  );
});
