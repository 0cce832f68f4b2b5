/** Encodings by the standard's precedence, wrong declarations, and bytes that are no text. */
import assert from 'node:assert/strict';
import { decodePage } from '../../src/article/encoding.ts';
import { extract } from '../../src/pipeline/article.ts';
import { test } from '../runner.ts';

const WORDS = 'La crue a coupé la forêt près de l’hôtel : « c’est l’été », dit-elle, à 20 €.';
const LATIN: Readonly<Record<string, number>> = { '€': 0x80, '’': 0x92, '«': 0xab, '»': 0xbb };

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => LATIN[char] ?? char.charCodeAt(0));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function wide(text: string, big: boolean): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  for (let i = 0; i < text.length; i += 1) {
    bytes[i * 2 + (big ? 1 : 0)] = text.charCodeAt(i) & 0xff;
    bytes[i * 2 + (big ? 0 : 1)] = text.charCodeAt(i) >> 8;
  }
  return bytes;
}

const CASES: readonly (readonly [
  name: string,
  bytes: Uint8Array,
  mediaType: string | null,
  encoding: string,
])[] = [
  ['UTF-8 without a word about it', utf8(WORDS), null, 'utf-8'],
  [
    'UTF-8 with its mark, declared otherwise',
    utf8(`\ufeff<meta charset="iso-8859-1">${WORDS}`),
    null,
    'utf-8',
  ],
  ['windows-1252 in the header', latin(WORDS), 'text/html; charset=ISO-8859-1', 'windows-1252'],
  ['windows-1252 in a meta', latin(`<meta charset="windows-1252">${WORDS}`), null, 'windows-1252'],
  [
    'windows-1252 in a late meta',
    latin(`<!--${'x'.repeat(12_000)}--><meta charset=windows-1252>${WORDS}`),
    null,
    'windows-1252',
  ],
  ['windows-1252 declared UTF-8', latin(`<meta charset="utf-8">${WORDS}`), null, 'windows-1252'],
  ['windows-1252 without a word about it', latin(WORDS), null, 'windows-1252'],
  ['UTF-8 declared windows-1252', utf8(`<meta charset="windows-1252">${WORDS}`), null, 'utf-8'],
  [
    'the header before the meta',
    utf8(`<meta charset="iso-8859-1">${WORDS}`),
    'text/html; charset=utf-8',
    'utf-8',
  ],
  ['UTF-16 without its mark', wide(WORDS, false), null, 'utf-16le'],
  ['UTF-16, big end first', wide(WORDS, true), null, 'utf-16be'],
  ['a meta that claims UTF-16 in plain bytes', utf8(`<meta charset="utf-16">${WORDS}`), null, 'utf-8'],
];

for (const [name, bytes, mediaType, encoding] of CASES) {
  test(`encoding: ${name}`, () => {
    const decoded = decodePage(bytes, mediaType);
    assert.equal(decoded.encoding, encoding);
    assert.ok(decoded.page.endsWith(WORDS), decoded.page.slice(-120));
  });
}

test('encoding: text that was encoded twice is mended, and told', () => {
  const twice = decodePage(utf8(WORDS), 'text/plain; charset=utf-8').page;
  const bytes = utf8(new TextDecoder('windows-1252').decode(utf8(twice.replaceAll('à', 'a'))));
  const decoded = decodePage(bytes, null);
  assert.equal(decoded.page, WORDS.replaceAll('à', 'a'));
  assert.deepEqual(
    decoded.diagnostics.map(({ code }) => code),
    ['encoding.recovered'],
  );
});

test('encoding: a page cut in mid-character stays UTF-8', () => {
  const decoded = decodePage(utf8(WORDS.repeat(5)).subarray(0, -3), null);
  assert.equal(decoded.encoding, 'utf-8');
});

const NO_TEXT: readonly (readonly [string, Uint8Array])[] = [
  ['nothing', new Uint8Array(0)],
  ['a PDF', utf8('%PDF-1.4\n%âãÏÓ')],
  ['a PNG', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])],
  ['a ZIP', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
  ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0])],
  ['noise', Uint8Array.from({ length: 600 }, (_, i) => (i * 7919) % 31)],
  ['an SVG', utf8('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><text>x</text></svg>')],
];

for (const [name, bytes] of NO_TEXT) {
  test(`no text: ${name}`, () => {
    const article = extract(bytes, { path: 'page.html', mediaType: 'text/html' });
    assert.equal(article.verdict.kind, 'error');
    assert.equal(article.text, '');
    assert.match(article.diagnostics[0]?.message ?? '', /^page\.html is \S/);
  });
}
