/** The day of publication: what is declared, what is inferred, what is only bounded, and what is told as wrong. */
import assert from 'node:assert/strict';
import { timesStage } from '../../../src/annotate/times/index.ts';
import { loadFrenchTimes } from '../../../src/french/times.ts';
import type { DateCandidate } from '../../../src/model/index.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';
import { plainDoc } from './plain.ts';

const stage = timesStage(loadFrenchTimes(projectData));
const read = (text: string, ...candidates: DateCandidate[]) => stage.run(plainDoc(text, candidates));
const codes = (text: string, ...candidates: DateCandidate[]) =>
  read(text, ...candidates).diagnostics.map(({ code }) => code);

function candidate(
  value: string,
  role: DateCandidate['role'] = 'published',
  basis: DateCandidate['basis'] = 'metadata',
): DateCandidate {
  return {
    value,
    role,
    basis,
    where: 'test',
    evidence: { in: 'page', from: 0, to: value.length, text: value },
  };
}

test('published: metadata goes before the address', () => {
  const { published } = read(
    'Le pont a cédé.',
    candidate('2019-03-05', 'published', 'url'),
    candidate('2019-03-04'),
  );
  assert.equal(published?.value, '2019-03-04');
  assert.equal(published?.basis, 'metadata');
});

test('published: a time in UTC near midnight gives way to the day that readers see', () => {
  const { published } = read(
    'Le pont a cédé.',
    candidate('2019-03-04T23:10Z'),
    candidate('2019-03-05', 'published', 'dateline'),
  );
  assert.equal(published?.value, '2019-03-05');
});

test('published: what the page declares as publication goes before its creation', () => {
  const created = { ...candidate('2019-01-01'), where: 'meta:created' };
  const issued = { ...candidate('2019-03-04'), where: 'json-ld:datePublished' };
  assert.equal(read('Le pont a cédé.', created, issued).published?.value, '2019-03-04');
});

test('published: a page that leaves nothing to infer from gets null', () => {
  const { published, times } = read('Le pont a cédé mardi. En 1994, il avait été repeint.');
  assert.equal(published, null);
  assert.deepEqual(
    times.map(({ value }) => value),
    ['XXXX-WXX-2', '1994'],
  );
});

test('published: a clock is never used, even alone', () => {
  const { published, times } = read('Le pont a cédé hier.', candidate('2024-05-02', 'clock', 'dateline'));
  assert.equal(published, null);
  assert.deepEqual(
    times.map(({ value }) => value),
    [null],
  );
});

test('published: inferred from one event told twice, once dated and once from now', () => {
  const text = [
    'Des pirates ont attaqué un pétrolier devant Lomé la semaine dernière.',
    'Les pirates ont attaqué le pétrolier dans la nuit du 3 au 4 mars 2021, selon la marine.',
    'Le capitaine a parlé à la radio mardi soir.',
  ].join('\n');
  const { published, times } = read(text);
  assert.equal(published?.basis, 'inferred');
  assert.deepEqual([published?.begin, published?.end], ['2021-03-08', '2021-03-14']);
  assert.ok(published && published.value! >= '2021-03-08' && published.value! <= '2021-03-14');
  assert.deepEqual(
    published.evidence.map((span) => span.text),
    ['la semaine dernière', 'la nuit du 3 au 4 mars 2021'],
  );
  const spoken = times.find((time) => time.text === 'mardi soir');
  assert.deepEqual([spoken?.begin, spoken?.end], ['2021-03-02', '2021-03-09'], 'uncertainty widens');
});

test('published: two unrelated dates of a page are not tied', () => {
  const text =
    'Le lac a été asséché en mai 1998.\nLe 4 juin 1999, une usine brûlait.\nLes ouvriers ont défilé la semaine dernière.';
  assert.equal(read(text).published, null);
});

test('published: hier beside its date says the day', () => {
  assert.equal(read('Le roi a reçu hier, mardi 6 avril 2021, les syndicats.').published?.value, '2021-04-07');
});

test('published: a weekday with its date in brackets says the year, near the years of the page', () => {
  const { published } = read(
    'Un dépôt avait brûlé en novembre 2020.\nLe feu a repris dimanche (4 avril) dans le port.',
  );
  assert.deepEqual([published?.begin, published?.end], ['2021-04-04', '2021-04-10']);
});

test('published: this day with its date is the day', () => {
  assert.equal(read('Le roi a reçu ce mardi 6 avril 2021 les syndicats.').published?.value, '2021-04-06');
  const yearless = read('Un dépôt avait brûlé en novembre 2020.\nLe feu a repris ce dimanche 4 avril.');
  assert.equal(yearless.published?.value, '2021-04-04');
  assert.equal(read('Le feu a repris ce dimanche 4 avril.').published, null, 'no year on the page');
});

test('published: a year from an office, with bounds and no day', () => {
  const { published, times, diagnostics } = read(
    'La garde a renversé le 26 juillet le président Mohamed Bazoum.',
  );
  assert.equal(published, null);
  assert.equal(times[0]?.value, '2023-07-26');
  assert.deepEqual(
    diagnostics.map(({ code }) => code),
    ['published.bounds'],
  );
});

test('published: another day and month of the same man gives no year', () => {
  assert.equal(
    read('La garde a salué le 25 juillet le président Mohamed Bazoum.').times[0]?.value,
    'XXXX-07-25',
  );
});

test('diagnostics: an old text under a new clock', () => {
  const text = 'La garde a renversé le 26 juillet le président Mohamed Bazoum.';
  assert.ok(codes(text, candidate('2026-01-02', 'clock', 'dateline')).includes('published.old-text'));
  assert.ok(!codes(text, candidate('2023-08-01', 'clock', 'dateline')).includes('published.old-text'));
});

test('diagnostics: an old text under a new declared date', () => {
  assert.deepEqual(codes('Le roi a reçu hier, mardi 6 avril 2021, les syndicats.', candidate('2024-02-01')), [
    'published.old-text',
  ]);
});

test('diagnostics: a page dated before what it tells as past', () => {
  assert.deepEqual(codes('La digue a cédé le 9 mai 2021.', candidate('2021-04-01')), [
    'published.contradicted',
  ]);
  assert.deepEqual(codes('La digue a cédé le 9 mai 2021.', candidate('2021-05-10')), []);
});

test('diagnostics: metadata that disagree, and days that do not exist', () => {
  assert.deepEqual(codes('Rien.', candidate('2021-04-01'), candidate('2021-06-01', 'published', 'url')), [
    'published.disagree',
  ]);
  for (const value of ['2021-02-31', '0000-01-01', '9999-12-31', 'hier']) {
    const { published, diagnostics } = read('Rien.', candidate(value));
    assert.equal(published, null, value);
    assert.deepEqual(
      diagnostics.map(({ code }) => code),
      ['published.impossible'],
    );
  }
});

test('impossible dates in the text have no value, and the rest is read', () => {
  const values = read('Le 31/02/2020, le 31 avril 2020 et le 3 mai 2020.', candidate('2020-05-04')).times.map(
    ({ value }) => value,
  );
  assert.deepEqual(values, [null, null, '2020-05-03']);
});
