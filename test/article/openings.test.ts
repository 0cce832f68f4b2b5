/** A rule is never kept from a line that its pattern matches. */
import assert from 'node:assert/strict';
import { beginningOf, isAllowed, openingOf } from '../../src/article/openings.ts';
import { foldLine, parseWording } from '../../src/article/wording.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { test } from '../runner.ts';

const CASES: readonly (readonly [RegExp, string, boolean])[] = [
  [/^(?:abcd|de)$/u, 'abc de', false],
  [/^(?:a?b)/u, 'ab b', false],
  [/^(?:(?:ab){0,2}c\d)/u, 'aba abc c0', true],
  [/^(?:[a-c-]x)/u, '-x ax bx cx', false],
  [/^(?:a(?= b)|\(?c)/u, '(c a c', false],
  [/^(?:(?!x)y|©.)/u, 'y …', false],
  [/^(?:(?<name>y)|z+?)/u, 'y z zz zzz', false],
  [/^(?:ab[\w-]{1,9}|a\.)/u, 'a. ab', false],
  [/^(?:[a-c]\d|[0-9]7)/u, '00 a0 b0 c0', true],
  [/^(?:[à-ü]x|[\u{41}-\u{43}]y)/u, '', false],
  [/^(?:\p{Lu}a)/u, '', false],
  [/^(?:[^a])/u, '', false],
  [/^(?:a?)/u, '', false],
  [/b/u, '', false],
];

for (const [pattern, prefixes, digit] of CASES) {
  test(`openings: ${pattern.source}`, () => {
    const opening = openingOf(pattern);
    if (prefixes === '') assert.ok(isAllowed('zzz', opening) || isAllowed('', opening));
    else assert.equal([...opening.prefixes].sort().join(' '), prefixes);
    assert.equal(opening.digit, digit);
  });
}

test('openings: no rule is kept from its own examples', () => {
  for (const code of ['fr', 'en', 'lang'])
    for (const { name, pattern, examples } of parseWording(projectData.text(`${code}/article.tsv`)))
      for (const line of examples.map(foldLine)) {
        const opening = openingOf(pattern);
        assert.ok(isAllowed(beginningOf(line), opening), `${name}: ${line}`);
        assert.ok(!opening.digit || /\d/.test(line), `${name}: ${line}`);
      }
});
