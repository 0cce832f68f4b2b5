/**
 * The battery of hostile inputs, as far as it meets extraction: every row by its number. Work is compared with work
 * (four times the page, some four times the work), never with a clock.
 */
import assert from 'node:assert/strict';
import { parseCreditRules } from '../../src/article/credits.ts';
import { parseInsideRules } from '../../src/article/inside.ts';
import { parseWallRules } from '../../src/article/wall.ts';
import { parseWording } from '../../src/article/wording.ts';
import type { Article } from '../../src/model/index.ts';
import { extract, flatten } from '../../src/pipeline/article.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { fold } from '../../src/text/fold.ts';
import { test } from '../runner.ts';

const SENTENCE =
  'La crue du fleuve Ombre a coupé lundi la route qui relie Gorné au port, a indiqué la préfecture.';
const BODY = `<article><h1>La crue coupe la route de Sillac</h1>${`<p>${SENTENCE}</p>`.repeat(6)}</article>`;

function workOf(run: () => void): number {
  const { user } = process.cpuUsage();
  run();
  return (process.cpuUsage().user - user) / 1000;
}

/** Fails when four times the input makes far more than four times the work; the constant forgives the collector. */
function assertLinear(run: (n: number) => void, n: number): void {
  const once = workOf(() => run(n));
  const more = workOf(() => run(n * 4));
  assert.ok(more < once * 8 + 150, `${once.toFixed(0)} ms became ${more.toFixed(0)} ms`);
}

const codes = (article: Article) => article.diagnostics.map(({ code }) => code);

test('H12 200,000 nested elements: cut at the depth limit, the text below kept', () => {
  assertLinear((n) => extract('<div>'.repeat(n)), 50_000);
  const { text } = extract(`${'<div>'.repeat(200_000)}${BODY}${'</div>'.repeat(200_000)}`);
  assert.ok(text.includes(SENTENCE));
});

test('H12 a page of 20 MB is read to the limit of an article, and says so', () => {
  const article = extract(`<p>${SENTENCE}</p>`.repeat(20_000_000 / (SENTENCE.length + 8)));
  assert.ok(article.text.length <= 1_000_000);
  assert.ok(codes(article).includes('page.too-long'));
});

test('H12 a million list items: read to the limit of blocks, and said so', () => {
  const article = extract(`${BODY}<ul>${'<li><a href=/x>Un titre'.repeat(1_000_000)}</ul>`);
  assert.ok(article.text.includes(SENTENCE));
  assert.ok(codes(article).includes('page.too-long'));
});

const UNITS = [
  'a ',
  ' ',
  '«',
  'www.',
  '1,',
  '&',
  '"',
  '(',
  '[',
  "l'",
  'a',
  '1',
  '- ',
  '\u00a0',
  '. A',
  ': ',
  'Le ',
];

for (const unit of UNITS) {
  test(`H13 100 kB of ${JSON.stringify(unit)} as a page of HTML and of plain text`, () => {
    assertLinear((n) => extract(`<p>${unit.repeat(n / unit.length)}`), 25_000);
    assertLinear((n) => extract(`Un titre de page\n${unit.repeat(n / unit.length)}`), 25_000);
  });
}

test('H13 every pattern of extraction is done with its longest line of one unit', () => {
  const patterns = ['fr', 'en'].flatMap((code) => [
    ...parseWording(projectData.text(`${code}/article.tsv`)),
    ...parseCreditRules(projectData.text(`${code}/article-credits.tsv`)),
    ...parseInsideRules(projectData.text(`${code}/article-inside.tsv`)),
    ...parseWallRules(projectData.text(`${code}/article-walls.tsv`)),
  ]);
  // The longest line that a rule is asked about; a pattern that goes back over and over would not end.
  for (const { pattern } of patterns)
    for (const unit of UNITS) assert.ok(`. ${unit.repeat(700 / unit.length)}`.search(pattern) >= -1);
});

test('H14 bytes are read as what they are, whatever is declared; none is lost in silence', () => {
  const utf8 = (text: string) => new TextEncoder().encode(text);
  const overlong = Uint8Array.of(...utf8('<p>a'), 0xc0, 0xbc, ...utf8('script>b'));
  assert.ok(!extract(overlong, { mediaType: 'text/html; charset=utf-8' }).page.includes('<script'));
  const seven = extract(utf8(`<meta charset="utf-7">${BODY}<p>+ADw-script+AD4-`));
  assert.ok(seven.page.includes('+ADw-script'));
  const twice = BODY.replaceAll('é', 'Ã©');
  assert.ok(extract(utf8(twice)).text.includes(SENTENCE));
  const header = extract(utf8(`<meta charset="utf-16">${BODY}`), { mediaType: 'text/html; charset=utf-8' });
  assert.ok(header.text.includes(SENTENCE));
});

test('H15 what cannot be seen leaves the text and stays in the page', () => {
  const veiled = SENTENCE.replace('Gorné', 'Go\u200brn\u202eé').replace('port', 'po\u0000rt');
  const article = extract(BODY.replace(SENTENCE, `${veiled} &#0;&#xD800; \ud800`));
  assert.ok(article.text.includes('Gorné'));
  for (const unseen of ['\u0000', '\u200b', '\u202e']) assert.ok(!article.text.includes(unseen));
  // It refuses halves of surrogate pairs.
  assert.ok(encodeURIComponent(article.text) !== '');
  assert.ok(article.page.includes('Go\u200brn\u202eé'));
  assert.ok(codes(article).includes('page.invisible-characters'));
});

test('H15 letters that look alike are kept as they are; folding has bounds', () => {
  assert.ok(extract(BODY.replaceAll('Gorné', '\u0412amako')).text.includes('\u0412amako'));
  assert.equal(fold(`e${'\u0301'.repeat(10_000)}`), 'e');
  assert.ok(fold('\ufdfa'.repeat(1000)).length <= 1000);
});

const ld = (json: string) => `<script type="application/ld+json">${json}</script>${BODY}`;

test('H16 JSON-LD of 20 MB is left, the article read', () => {
  const article = extract(ld(`{"@type":"Article","headline":"x","pad":"${'y'.repeat(20_000_000)}"}`));
  assert.equal(article.title, 'La crue coupe la route de Sillac');
});

test('H16 JSON-LD: prototypes, circles, nesting and values of the wrong kind are dropped one by one', () => {
  const hostile = [
    '{"@type":"Article","__proto__":{"polluted":1},"headline":"La crue coupe la route de Sillac"}',
    '{"@type":"Article","constructor":{"prototype":{"polluted":1}}}',
    '{"@id":"#a","@type":"Article","mainEntity":{"@id":"#a","mainEntity":{"@id":"#a"}}}',
    `${'['.repeat(5000)}${']'.repeat(5000)}`,
    '{"@type":"Article","datePublished":{"@value":{"x":[1]}},"author":[[["x"]],{"name":{"first":"A"}},7]}',
    '{"@type":["Article",{"x":1},null],"headline":[null,{"name":null}]}',
  ];
  for (const json of hostile) {
    const article = extract(ld(json));
    assert.ok(article.text.includes(SENTENCE), json.slice(0, 60));
    assert.equal(flatten(article).date, null);
  }
  assert.equal((Object.prototype as Record<string, unknown>)['polluted'], undefined);
});

test('H16 JSON-LD blocks that contradict each other: every date is offered, with its evidence', () => {
  const both = `${ld('{"@type":"Article","headline":"x","datePublished":"2015-05-04"}')}<script type="application/ld+json">{"@type":"Article","headline":"x","datePublished":"2016-05-04"}</script>`;
  const { page, dateCandidates } = extract(both);
  const days = dateCandidates.map(({ value }) => value);
  assert.ok(days.includes('2015-05-04') && days.includes('2016-05-04'));
  for (const { evidence } of dateCandidates)
    assert.equal(page.slice(evidence.from, evidence.to), evidence.text);
});

const IMPOSSIBLE = [
  '0000-00-00',
  '2015-02-31',
  '2015-13-01',
  '31/02/2015',
  'hier',
  '1430740800000',
  '99999-01-01',
];

for (const value of IMPOSSIBLE) {
  test(`H17 ${value} is no date`, () => {
    const meta = `<meta property="article:published_time" content="${value}">`;
    assert.deepEqual(extract(`${meta}${BODY}`).dateCandidates, []);
  });
}

test('H17 a zone that does not exist takes the hour with it or stays as claimed, never another day', () => {
  const meta = '<meta property="article:published_time" content="2015-05-04T23:30:00+99:99">';
  assert.equal(flatten(extract(`${meta}${BODY}`)).date, '2015-05-04');
});

test('H17 a change before the publication and an hour that a clock skips are offered as claimed', () => {
  const article = extract(
    `<meta property="article:published_time" content="2015-03-29T02:30:00+01:00"><meta property="article:modified_time" content="2014-01-01">${BODY}`,
  );
  assert.deepEqual(
    article.dateCandidates.map(({ role, value }) => `${role} ${value}`),
    ['published 2015-03-29T02:30+01:00', 'modified 2014-01-01'],
  );
});

const POLYGLOTS: Readonly<Record<string, string>> = {
  PDF: '%PDF-1.7\n<html><body><p>x',
  PNG: '\u0089PNG\r\n\u001a\n<p>x',
  JPEG: '\u00ff\u00d8\u00ff\u00e0<p>x',
  GIF: 'GIF89a<script>x</script>',
  MP4: '\u0000\u0000\u0000\u0018ftypmp42<p>x',
  PE: `MZ\u0090\u0000\u0003${'\u0000\u0001\u0002'.repeat(40)}<p>x`,
  ZIP: 'PK\u0003\u0004<p>x',
  gzip: '\u001f\u008b\u0008<p>x',
  SVG: '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>x</script><text>x</text></svg>',
};

for (const [name, content] of Object.entries(POLYGLOTS)) {
  test(`H18 ${name} served as text/html is no article`, () => {
    const bytes = Uint8Array.from(content, (char) => char.charCodeAt(0));
    const article = extract(bytes, { mediaType: 'text/html' });
    assert.equal(article.verdict.kind, 'error');
    assert.equal(article.text + article.page, '');
    assert.deepEqual(codes(article), ['page.unreadable']);
  });
}
