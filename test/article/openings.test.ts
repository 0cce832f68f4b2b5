/** A pattern that needs something is never kept from a line that it matches. */
import assert from 'node:assert/strict';
import { BEYOND, needOf } from '../../src/article/openings.ts';
import { foldLine, parseWording } from '../../src/article/wording.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { test } from '../runner.ts';

function openingsOf(pattern: RegExp): string {
  return Array.from(needOf(pattern).first.keys())
    .filter((code) => needOf(pattern).first[code] === 1)
    .map((code) => (code === BEYOND ? '…' : String.fromCharCode(code)))
    .join('');
}

const CASES: readonly (readonly [RegExp, string, boolean])[] = [
  [/^(?:abc|def)$/u, 'ad', false],
  [/^(?:a?b)/u, 'ab', false],
  [/^(?:(?:ab){0,2}c\d)/u, 'ac', true],
  [/^(?:[a-c-]x)/u, '-abc', false],
  [/^(?:\d{1,2} mars)/u, '0123456789', true],
  [/^(?:a(?= b)|\(?c)/u, '(ac', false],
  [/^(?:(?!x)y|©)/u, 'y…', false],
  [/^(?:(?<name>y)|z+?)/u, 'yz', false],
  [/^(?:\x41|\u{42}|\u0043)/u, 'ABC', false],
];

for (const [pattern, first, digit] of CASES) {
  test(`openings: ${pattern.source}`, () => {
    assert.equal(openingsOf(pattern), first);
    assert.equal(needOf(pattern).digit, digit);
  });
}

test('openings: what may be empty, may stand anywhere or is not understood may begin with anything', () => {
  for (const pattern of [/^(?:a?)/u, /b/u, /^(?:\p{Lu}a)/u, /^(?:[^a])/u, /^(?:.b)/u])
    assert.ok(openingsOf(pattern).includes('z'), pattern.source);
});

test('openings: no rule is kept from its own examples', () => {
  for (const code of ['fr', 'en'])
    for (const { name, pattern, examples } of parseWording(projectData.text(`${code}/article.tsv`)))
      for (const line of examples.map(foldLine)) {
        const { first, digit } = needOf(pattern);
        assert.equal(first[Math.min(line.charCodeAt(0), BEYOND)], 1, `${name}: ${line}`);
        assert.ok(!digit || /\d/.test(line), `${name}: ${line}`);
      }
});
