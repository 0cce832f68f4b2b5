import assert from 'node:assert/strict';
import fc from 'fast-check';
import { cutTo, type Lit, litsAt, segmentsOf } from '../../src/web/model/spans.ts';
import { test } from '../runner.ts';

const lit = (from: number, to: number, note = `${from}-${to}`): Lit => ({ from, to, mark: 'date', note });

test('overlapping spans cut a text into flat segments, each with all that cover it', () => {
  const segments = segmentsOf(10, [lit(0, 6, 'a'), lit(4, 8, 'b')]);
  assert.deepEqual(
    segments.map(({ from, to, lits }) => [from, to, lits.map(({ note }) => note).join('')]),
    [
      [0, 4, 'a'],
      [4, 6, 'ab'],
      [6, 8, 'b'],
      [8, 10, ''],
    ],
  );
});

test('segments cover every unit once, whatever the spans', () => {
  const span = fc.tuple(fc.nat(60), fc.nat(60)).map(([a, b]) => lit(Math.min(a, b), Math.max(a, b) + 1));
  fc.assert(
    fc.property(fc.nat(50), fc.array(span, { maxLength: 12 }), (length, lits) => {
      const segments = segmentsOf(length, lits);
      assert.equal(
        segments.reduce((sum, { from, to }) => sum + to - from, 0),
        length,
      );
      for (const [i, segment] of segments.entries()) {
        assert.equal(segment.from, i === 0 ? 0 : segments[i - 1]!.to);
        const covering = lits.filter(({ from, to }) => from <= segment.from && segment.to <= to);
        assert.equal(segment.lits.length, covering.length);
      }
    }),
  );
});

test('a span is cut to the block, and left out where it does not touch it', () => {
  assert.deepEqual(cutTo([lit(5, 15, 'x'), lit(20, 30, 'y'), lit(0, 10, 'z')], { from: 10, to: 20 }), [
    { from: 0, to: 5, mark: 'date', note: 'x' },
  ]);
});

test('of the spans at a point the most particular comes first', () => {
  const lits = [lit(0, 20, 'sentence'), lit(5, 8, 'date'), lit(4, 12, 'claim')];
  assert.deepEqual(
    litsAt(lits, 6).map(({ note }) => note),
    ['date', 'claim', 'sentence'],
  );
  assert.deepEqual(
    litsAt(lits, 8).map(({ note }) => note),
    ['claim', 'sentence'],
  );
});
