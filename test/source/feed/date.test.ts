import assert from 'node:assert/strict';
import { parseFeedDate, timeOf } from '../../../src/source/feed/date.ts';
import { test } from '../../runner.ts';
import { months } from './feeds.ts';

const DATES: readonly (readonly [string, string | null])[] = [
  ['Tue, 03 Mar 2026 18:05:09 +0100', '2026-03-03T18:05+01:00'],
  ['Wed, 03 Mar 2026 18:05:09 +0100', '2026-03-03T18:05+01:00'],
  ['3 Mar 26 18:05 GMT', '2026-03-03T18:05Z'],
  ['Tue, 3 Mar 2026 8:05:00 EST', '2026-03-03T08:05-05:00'],
  ['mar., 03 mars 2026 18:05:00 +0100', '2026-03-03T18:05+01:00'],
  ['Mar, 03 fév 2026 18:05:00 CET', '2026-02-03T18:05+01:00'],
  ['03 août 2026', '2026-08-03'],
  ['Tue, 03 Mar 2026 18:05:09 +0100 (CET)', '2026-03-03T18:05+01:00'],
  ['2026-03-03T18:05:09.123Z', '2026-03-03T18:05Z'],
  ['2026-03-03T18:05:09+0100', '2026-03-03T18:05+01:00'],
  ['2026-03-03 18:05:09', '2026-03-03T18:05'],
  ['2026-03-03 18:05:09 +01:00', '2026-03-03T18:05+01:00'],
  ['20260303', '2026-03-03'],
  ['2026/03/03', '2026-03-03'],
  ['March 3, 2026 6:05 PM', '2026-03-03T18:05'],
  ['Tue Mar  3 18:05:00 UTC 2026', '2026-03-03T18:05Z'],
  ['23/02/2026 18:05', '2026-02-23T18:05'],
  ['02/23/2026', '2026-02-23'],
  ['03/04/2026', null],
  ['1772557500', '2026-03-03T17:05Z'],
  ['1772557500000', '2026-03-03T17:05Z'],
  ['Tue, 31 Feb 2026 18:05:09 +0100', null],
  ['Tue, 03 Mar 2026 25:05:09 +0100', '2026-03-03'],
  ['Tue, 03 Mar 2026 18:05:09 XYZ', '2026-03-03T18:05'],
  ['hier', null],
  ['', null],
];
for (const [written, value] of DATES) {
  test(`feed date: ${written} is ${value ?? 'none'}`, () => {
    assert.equal(parseFeedDate(written, months), value);
  });
}

test('feed date: what is read back is a moment', () => {
  assert.equal(timeOf('2026-03-03T18:05+01:00'), Date.UTC(2026, 2, 3, 17, 5));
  assert.equal(timeOf('2026-03-03T18:05'), Date.UTC(2026, 2, 3, 18, 5));
  assert.equal(timeOf('2026-03-03'), Date.UTC(2026, 2, 3));
});
