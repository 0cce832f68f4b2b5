/** Pages made to hurt: twice the page takes at most about twice the work, and nothing throws. */
import assert from 'node:assert/strict';
import { extract } from '../../src/pipeline/article.ts';
import { test } from '../runner.ts';

const P =
  '<p>La crue du fleuve Ombre a coupé lundi la route qui relie Gorné au port, a indiqué la préfecture.</p>';

const PAGES: Readonly<Record<string, (n: number) => string>> = {
  'nested elements': (n) => `${P}${'<div>'.repeat(n)}${P}${'</div>'.repeat(n)}`,
  'nothing closed': (n) => '<div><p>texte '.repeat(n),
  'misnested formatting': (n) => `<i>${'<b>'.repeat(n)}${'</i>'.repeat(n)}${P}`,
  'nested tables': (n) => `${'<table><tr><td>'.repeat(n)}${P}`,
  'end tags alone': (n) => `${'</div></p></b>'.repeat(n)}${P}`,
  'a list without end': (n) => `<ul>${'<li><a href="/x">Un titre assez court'.repeat(n)}</ul>${P}`,
  'line breaks': (n) => `<p>${'abc<br>'.repeat(n)}`,
  'huge colspans': (n) => `<table><tr>${'<td colspan=99999999>x'.repeat(n)}`,
  'a quote never closed': (n) => `${P}<a href="${'x'.repeat(n)}`,
  'many quotes never closed': (n) => '<a href="x'.repeat(n),
  'comments never closed': (n) => `${'<!--'.repeat(n)}${P}`,
  'scripts never closed': (n) => `${'<script>'.repeat(n)}${P}`,
  'titles never closed': (n) => `${'<title>'.repeat(n)}${P}`,
  'angle brackets': (n) => `${'<'.repeat(n)}${P}`,
  ampersands: (n) => `<p>${'&'.repeat(n)}`,
  'one tag of attributes': (n) => `<div ${'a=1 '.repeat(n)}>${P}`,
  'one class of words': (n) => `<div class="${'ad '.repeat(n)}">${P}`,
  'JSON-LD of brackets': (n) => `<script type="application/ld+json">${'['.repeat(n)}</script>${P}`,
  'JSON-LD that repeats the body': (n) =>
    `<script type="application/ld+json">{"@type":"Article","headline":"x","articleBody":"${'lorem ipsum '.repeat(n / 10)}"}</script>${P.repeat(n / 50)}`,
  'a body that JSON-LD alone has': (n) =>
    `<script type="application/ld+json">{"@type":"Article","articleBody":"${String.raw`mot \n`.repeat(n)}"}</script>`,
  'microdata without a tag': (n) => `${P}${'itemprop="datePublished" '.repeat(n)}`,
  'times in links to comments': (n) =>
    `${P}${'<a href="#comment"><time datetime="2020-03-12&#49;">x</time></a>'.repeat(n / 4)}`,
  'data of scripts': (n) => `${P}<script>${'"publishedDate":"2020-03-12",'.repeat(n)}</script>`,
  'noscripts never closed': (n) => `${'<noscript>'.repeat(n)}${P}`,
  spaces: (n) => `Un titre de page\n${' '.repeat(n)}x`,
  'quotation marks': (n) => '«'.repeat(n),
  digits: (n) => '1'.repeat(n),
  'digits and commas': (n) => '1,'.repeat(n),
  letters: (n) => 'a'.repeat(n),
  'one-letter words': (n) => 'a '.repeat(n),
  'days of publication without a tag': (n) => `<${'itemprop=datePublished '.repeat(n)}${P}`,
  addresses: (n) => 'www.'.repeat(n),
  'labels of other articles': (n) => 'Fin. Lire aussi : '.repeat(n / 4),
  'lines of labels': (n) => 'Lire aussi :\n'.repeat(n / 4),
  dates: (n) => '12/03/2020 '.repeat(n),
  credits: (n) => 'Source : '.repeat(n),
  'combining marks': (n) => `<p>e${'\u0301'.repeat(n)}`,
};

function workOf(page: string): number {
  const { user } = process.cpuUsage();
  extract(page);
  return (process.cpuUsage().user - user) / 1000;
}

for (const [name, pageOf] of Object.entries(PAGES)) {
  test(`hostile page: ${name}`, () => {
    const once = workOf(pageOf(10_000));
    const more = workOf(pageOf(40_000));
    // Four times the page; the constant forgives the clock and the collector.
    assert.ok(more < once * 8 + 120, `${once.toFixed(0)} ms became ${more.toFixed(0)} ms`);
  });
}

test('hostile page: text below the deepest element is kept', () => {
  const body = P.repeat(6).replaceAll('<p>', '<p>Encore : ');
  assert.match(extract(`${'<div>'.repeat(3000)}${body}`).text, /La crue du fleuve/);
});

test('hostile page: JSON-LD does not reach the prototype', () => {
  extract(
    `<script type="application/ld+json">{"@type":"Article","__proto__":{"polluted":1},"headline":"x"}</script>${P}`,
  );
  assert.equal((Object.prototype as Record<string, unknown>)['polluted'], undefined);
});
