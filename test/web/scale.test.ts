import assert from 'node:assert/strict';
import fc from 'fast-check';
import { scaleOf, thinOut } from '../../src/web/model/scale.ts';
import { test } from '../runner.ts';

const day = (text: string) => Date.parse(`${text}T00:00Z`);

test('later days lie further right, all within the axis', () => {
  const someDay = fc.integer({ min: 0, max: 20_000 }).map((n) => n * 86_400_000);
  fc.assert(
    fc.property(fc.array(someDay, { minLength: 1, maxLength: 30 }), (days) => {
      const { place } = scaleOf(days);
      const sorted = [...new Set(days)].sort((a, b) => a - b);
      const places = sorted.map(place);
      for (const [i, at] of places.entries()) {
        assert.ok(at >= 0 && at <= 1 + 1e-9, `${at}`);
        if (i > 0) assert.ok(at > places[i - 1]!, 'in order');
      }
    }),
  );
});

test('quiet years are squeezed, and every squeeze is reported', () => {
  const { place, squeezes } = scaleOf([
    day('2012-03-01'),
    day('2012-03-10'),
    day('2022-05-01'),
    day('2022-05-30'),
  ]);
  assert.equal(squeezes.length, 1);
  const quiet = place(day('2022-05-01')) - place(day('2012-03-10'));
  const busy = place(day('2022-05-30')) - place(day('2022-05-01'));
  assert.ok(quiet < 0.1 && busy > 0.3, `${quiet} ${busy}`);
});

test('no more than a handful of squeezes, however scattered the days', () => {
  const days = Array.from({ length: 40 }, (_, i) => day('2000-01-01') + i * i * 86_400_000 * 10);
  assert.ok(scaleOf(days).squeezes.length <= 6);
});

test('a lone day stands in the middle; no day gives an empty axis', () => {
  assert.equal(scaleOf([day('2022-05-01')]).place(day('2022-05-01')), 0.5);
  assert.deepEqual(scaleOf([]).ticks, []);
});

test('labels that would run into one another or out of the axis are left out or turned', () => {
  const tick = (at: number) => ({ at, day: at, unit: 'year' as const });
  assert.deepEqual(
    thinOut([tick(0), tick(0.1), tick(0.3), tick(0.95)], 0.2).map(({ tick, anchor }) => [tick.at, anchor]),
    [
      [0, 'start'],
      [0.3, 'start'],
      [0.95, 'end'],
    ],
  );
});
