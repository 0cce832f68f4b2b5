/**
 * Difficulties of crawled pages, one small page each, in our own words: what docs/from-the-pages.md names and neither the
 * sample pages nor the cases of one stage show.
 */
import assert from 'node:assert/strict';
import { extract, flatten } from '../../src/pipeline/article.ts';
import { test } from '../runner.ts';

const TITLE = 'La crue coupe la route de Sillac';
const PARAGRAPHS = [
  'La crue du fleuve Ombre a coupé lundi la route qui relie Gorné au port de Sillac, a indiqué la préfecture. Une quarantaine de camions attendent sur la berge nord.',
  "Selon le service des ponts, l'eau a monté de deux mètres en trois heures. « Nous n'avions pas vu cela depuis trente ans », a déclaré Awa Kanté, qui dirige le service.",
  "Les écoles de la vallée resteront fermées jusqu'à jeudi. Des bateaux de la marine doivent livrer de la farine et de l'eau potable aux deux villages isolés.",
] as const;

const read = (...lines: readonly string[]) => extract(new TextEncoder().encode(lines.join('\n')));

test('phenomena: a skip link in English above a French article', () => {
  const article = read('Skip to content', TITLE, '', ...PARAGRAPHS);
  assert.deepEqual([article.title, article.lang], [TITLE, 'fr']);
  assert.equal(article.text, PARAGRAPHS.join('\n'));
});

test('phenomena: the clock of a visit, twelve-hour and with day and month in doubt, dates nothing', () => {
  const article = read('03-04-2023 03:12 PM Sillac Time', '', TITLE, '', ...PARAGRAPHS);
  assert.deepEqual(
    article.dateCandidates.map(({ role }) => role),
    ['clock'],
  );
  assert.equal(flatten(article).date, null);
  assert.equal(article.text, PARAGRAPHS.join('\n'));
});

test('phenomena: a date under a quotation dates what was said, not the page', () => {
  const quotation = '"Nous aurons assez de bateaux pour tout le monde avant la fin de la semaine"';
  const speaker = 'Awa Kanté, directrice du service des pontsPoint de presse à Gorné, le 3 mars 2021';
  const [first, ...rest] = PARAGRAPHS;
  const article = read(TITLE, first, quotation, speaker, ...rest);
  assert.equal(flatten(article).date, null);
  assert.ok(article.text.includes(`${quotation}\n${speaker}`));
});

test('phenomena: the first of a month written as a bare 1', () => {
  const line = 'Parredaction Catégorie Vallée le 1 mars 2021 Étiquettes : , ,';
  assert.equal(flatten(read(TITLE, '', line, '', ...PARAGRAPHS)).date, '2021-03-01');
});

test('phenomena: thirty headlines after the article, each behind a lone dash, repeating subjects', () => {
  const headlines = [
    'Tempête : le port de Gorné rouvre après trois jours',
    'Procès du maire : ce que disent les juges de la ville',
    'Deux morts dans un accident près du pont de Sillac, selon la police',
  ];
  const list = Array.from({ length: 30 }, (_, i) => ['-', headlines[i % headlines.length]!]).flat();
  const article = read(TITLE, ...PARAGRAPHS, 'À regarder', ...list, 'Commentaires');
  assert.equal(article.text, PARAGRAPHS.join('\n'));
});

test('phenomena: lines of a no-break space alone, and lines that begin with one', () => {
  const [first, second, third] = PARAGRAPHS;
  const article = read(TITLE, '\u00a0', '', first, '', '', '', `\u00a0${second}`, '\u00a0', third, '\u00a0');
  assert.equal(article.text, PARAGRAPHS.join('\n'));
});

test('phenomena: a paragraph of a thousand characters between lines as short as those of a menu', () => {
  const long = `${PARAGRAPHS.join(' ')} ${PARAGRAPHS.join(' ').replace('lundi', 'mardi')}`;
  const article = read(
    TITLE,
    '',
    "L'eau monte encore.",
    '',
    long,
    '',
    'Le port est fermé.',
    '',
    PARAGRAPHS[2],
  );
  assert.equal(article.title, TITLE);
  assert.equal(article.text, ["L'eau monte encore.", long, 'Le port est fermé.', PARAGRAPHS[2]].join('\n'));
});
