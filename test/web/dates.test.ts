import assert from 'node:assert/strict';
import { type Interval, showDate } from '../../src/web/model/dates.ts';
import { en } from '../../src/web/words/en.ts';
import { fr } from '../../src/web/words/fr.ts';
import { test } from '../runner.ts';

const plain = (text: string | null) => text?.replace(/[\u00a0\u2009\u202f]/g, ' ') ?? null;
const inFrench = (date: Interval) => plain(showDate(date, fr));
const inEnglish = (date: Interval) => plain(showDate(date, en));

const day: Interval = { value: '2031-03-08', begin: '2031-03-08', end: '2031-03-08', precision: 'day' };

test('a day is shown as a day, a month as a month, a year as a year', () => {
  assert.equal(inFrench(day), '8 mars 2031');
  assert.equal(inEnglish(day), '8 March 2031');
  assert.equal(
    inFrench({ value: '2031-03', begin: '2031-03-01', end: '2031-03-31', precision: 'month' }),
    'mars 2031',
  );
  assert.equal(
    inFrench({ value: '2031', begin: '2031-01-01', end: '2031-12-31', precision: 'year' }),
    '2031',
  );
  assert.equal(
    inFrench({ value: null, begin: '2029-01-01', end: '2031-12-31', precision: 'vague' }),
    '2029–2031',
  );
});

test('a window keeps both its ends', () => {
  const window = { value: '2031-03-08/2031-03-10', begin: '2031-03-08', end: '2031-03-10', precision: 'day' };
  assert.equal(inFrench(window), '8–10 mars 2031');
  assert.equal(inFrench({ ...window, precision: 'week' }), 'semaine du 8–10 mars 2031');
});

test('the part of the day, the hour and the season are said', () => {
  assert.equal(inFrench({ ...day, value: '2031-03-08TEV', precision: 'daypart' }), '8 mars 2031, soir');
  assert.equal(inEnglish({ ...day, value: '2031-03-08T18:30', precision: 'minute' }), '8 March 2031, 18:30');
});

test('what came before, since or about is said', () => {
  assert.equal(inFrench({ ...day, rel: 'since' }), 'depuis 8 mars 2031');
  assert.equal(inEnglish({ ...day, mod: 'approx' }), 'about 8 March 2031');
  const late = {
    value: '2031-03',
    begin: '2031-03-21',
    end: '2031-03-31',
    precision: 'month',
    mod: 'end',
  } as const;
  assert.equal(inFrench(late), '21–31 mars 2031', 'the days say it already');
});

test('an open interval is shown by the end that is known; no day is no date', () => {
  assert.equal(inFrench({ ...day, end: null }), '8 mars 2031');
  assert.equal(inFrench({ ...day, begin: null }), '8 mars 2031');
  assert.equal(showDate({ value: 'P3D', begin: null, end: null, precision: 'day' }, fr), null);
  assert.equal(showDate(null, fr), null);
});
