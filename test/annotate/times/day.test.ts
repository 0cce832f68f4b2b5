/** Days, weeks and thirds on the calendar. */
import assert from 'node:assert/strict';
import {
  civilOf,
  dayOf,
  easterOf,
  isoOf,
  parseDay,
  weekdayOf,
  weekOf,
} from '../../../src/annotate/times/day.ts';
import {
  monthPeriod,
  periodAt,
  portionOf,
  seasonPeriod,
  shiftDay,
  yearPeriod,
} from '../../../src/annotate/times/period.ts';
import { test } from '../../runner.ts';

test('day: numbers and dates, there and back, over four centuries', () => {
  assert.equal(dayOf(1970, 1, 1), 0);
  for (let day = dayOf(1800, 1, 1); day < dayOf(2200, 1, 1); day += 17) {
    const { year, month, day: d } = civilOf(day);
    assert.equal(dayOf(year, month, d), day);
    assert.equal(parseDay(isoOf(day)), day);
  }
});

test('day: the calendar has no 31 February, no year 0', () => {
  for (const iso of ['2021-02-29', '2021-02-31', '2021-13-01', '0000-01-01', '2021-1-1'])
    assert.equal(parseDay(iso), null, iso);
  assert.equal(parseDay('2020-02-29T10:00'), dayOf(2020, 2, 29));
});

test('day: weekdays, ISO weeks at the turn of the year, Easter', () => {
  assert.equal(weekdayOf(dayOf(2022, 5, 18)), 3);
  assert.deepEqual(weekOf(dayOf(2021, 1, 3)), { year: 2020, week: 53 });
  assert.deepEqual(weekOf(dayOf(2018, 12, 31)), { year: 2019, week: 1 });
  assert.equal(isoOf(easterOf(2021)), '2021-04-04');
  assert.equal(isoOf(easterOf(2024)), '2024-03-31');
});

test('period: thirds of a month, a year and a week', () => {
  const iso = (begin: number, end: number): string => `${isoOf(begin)}/${isoOf(end)}`;
  const thirds = (period: Parameters<typeof portionOf>[0]): string[] =>
    (['start', 'mid', 'end'] as const).map((portion) => {
      const { begin, end } = portionOf(period, portion);
      return iso(begin, end);
    });
  assert.deepEqual(thirds(monthPeriod(2022, 2)), [
    '2022-02-01/2022-02-10',
    '2022-02-11/2022-02-20',
    '2022-02-21/2022-02-28',
  ]);
  assert.deepEqual(thirds(yearPeriod(2011)), [
    '2011-01-01/2011-04-30',
    '2011-05-01/2011-08-31',
    '2011-09-01/2011-12-31',
  ]);
  assert.deepEqual(thirds(periodAt('week', dayOf(2015, 1, 14))), [
    '2015-01-12/2015-01-13',
    '2015-01-14/2015-01-16',
    '2015-01-17/2015-01-18',
  ]);
});

test('period: winter takes the year in which it begins; months are shifted inside their length', () => {
  assert.deepEqual(
    [isoOf(seasonPeriod(2019, 'WI').begin), isoOf(seasonPeriod(2019, 'WI').end)],
    ['2019-12-01', '2020-02-29'],
  );
  assert.equal(isoOf(shiftDay(dayOf(2021, 3, 31), -1, 'month')), '2021-02-28');
  assert.equal(isoOf(shiftDay(dayOf(2020, 2, 29), 1, 'year')), '2021-02-28');
});
