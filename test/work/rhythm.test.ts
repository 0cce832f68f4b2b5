import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  BACK_OFF,
  intervalOf,
  nextFetch,
  nextTry,
  nextVisit,
  RHYTHM,
  slowerInterval,
} from '../../src/work/rhythm.ts';
import { test } from '../runner.ts';

const NOW = Date.UTC(2026, 2, 10, 6, 30);
const HOUR = 3600 * 1000;
const free = { ttl: null, skipHours: [], skipDays: [] };
const news = { published: [], fresh: 0, overrun: false, pace: free, isMap: false };
const hourly = Array.from({ length: 10 }, (_, i) => NOW - i * HOUR);

test('rhythm: a feed is asked twice in its usual gap, silence included', () => {
  assert.equal(intervalOf({ ...news, published: hourly }, null, NOW), 1620);
  const silent = hourly.map((time) => time - 90 * HOUR);
  assert.equal(intervalOf({ ...news, published: silent }, null, NOW), 17_820);
  assert.equal(
    intervalOf({ ...news, published: hourly.map((_, i) => NOW - i * 1000) }, null, NOW),
    RHYTHM.shortest,
  );
  assert.equal(
    intervalOf({ ...news, published: hourly.map((_, i) => NOW - i * 9000 * HOUR) }, null, NOW),
    RHYTHM.longest,
  );
});

test('rhythm: without dates it learns from what is new; items that all are new say that it was too slow', () => {
  assert.equal(intervalOf(news, null, NOW), RHYTHM.first);
  assert.equal(intervalOf({ ...news, fresh: 2 }, 3600, NOW), 1800);
  assert.equal(intervalOf(news, 3600, NOW), 5400);
  assert.equal(slowerInterval(3600), 5400);
  assert.equal(intervalOf({ ...news, published: hourly, overrun: true }, 1000, NOW), 500);
});

test('rhythm: what the feed asks for is granted up to a day; sitemaps are asked every half hour at most', () => {
  assert.equal(intervalOf({ ...news, published: hourly, pace: { ...free, ttl: 7200 } }, null, NOW), 7200);
  assert.equal(
    intervalOf({ ...news, published: hourly, pace: { ...free, ttl: 99_999_999 } }, null, NOW),
    86_400,
  );
  assert.equal(intervalOf({ ...news, fresh: 1, isMap: true }, 300, NOW), 1800);
});

test('rhythm: hours and days that a feed wants to be left alone are passed over, unless they are all', () => {
  const due = (pace: object) => new Date(nextFetch(1800, { ...free, ...pace }, NOW, () => 0.5)).toISOString();
  assert.equal(due({}), '2026-03-10T07:00:00.000Z');
  assert.equal(due({ skipHours: [7, 8] }), '2026-03-10T09:00:00.000Z');
  // A Tuesday.
  assert.equal(due({ skipDays: [2] }), '2026-03-11T00:00:00.000Z');
  assert.equal(due({ skipHours: Array.from({ length: 24 }, (_, i) => i) }), '2026-03-10T07:00:00.000Z');
});

test('rhythm (H09): failures back off with jitter; the server’s own wish is kept to', () => {
  const wait = (failures: number, chance: number, retryAfter?: number) =>
    (nextTry('soon', failures, retryAfter, NOW, () => chance) - NOW) / 1000;
  assert.deepEqual(
    [1, 2, 3, 4].map((n) => wait(n, 1)),
    [300, 600, 1200, 2400],
  );
  assert.equal(wait(1, 0), 150);
  assert.equal(wait(10_000, 1), BACK_OFF.soon.longest);
  assert.equal(wait(1, 0, 604_800), 604_800);
  assert.equal((nextTry('later', 1, undefined, NOW, () => 1) - NOW) / 1000, 3600);
});

test('rhythm: whatever happens, no feed is asked sooner than the shortest interval', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: NOW - 1e12, max: NOW + 1e12 }), { maxLength: 20 }),
      fc.nat(1000),
      fc.boolean(),
      fc.option(fc.nat(1e9)),
      fc.option(fc.integer({ min: 1, max: 1e9 })),
      fc.double({ min: 0, max: 0.999999, noNaN: true }),
      (published, fresh, overrun, ttl, before, chance) => {
        const interval = intervalOf(
          { published, fresh, overrun, pace: { ...free, ttl }, isMap: false },
          before,
          NOW,
        );
        assert.ok(Number.isInteger(interval) && interval >= RHYTHM.shortest && interval <= RHYTHM.longest);
        const wait = nextFetch(interval, free, NOW, () => chance) - NOW;
        assert.ok(wait >= interval * 900 && wait <= interval * 1100);
      },
    ),
    { seed: 7 },
  );
});

test('rhythm: a page is looked at again three times', () => {
  const waits = [1, 2, 3, 4].map((visits) => nextVisit(visits, NOW, () => 0.5));
  assert.deepEqual(
    waits.map((time) => time && (time - NOW) / HOUR),
    [2, 24, 168, null],
  );
});
