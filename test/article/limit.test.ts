/** A text longer than any article ends at the limit, with a diagnostic; the trace tells what was left out. */
import assert from 'node:assert/strict';
import { LONGEST_TEXT, cutBeyond } from '../../src/article/limit.ts';
import { lineOf } from '../../src/article/line.ts';
import { extract } from '../../src/pipeline/article.ts';
import { test } from '../runner.ts';

const SENTENCE =
  'La crue du fleuve Ombre a coupé lundi la route qui relie Gorné au port, a indiqué la préfecture';

for (const [form, open, close] of [
  ['HTML', '<p>', '</p>'],
  ['plain text', '', '\n'],
] as const) {
  test(`article limit: a long page of ${form} is cut and says so`, () => {
    const page = Array.from({ length: 14_000 }, (_, i) => `${open}${SENTENCE} ${i}.${close}`).join('');
    const article = extract(new TextEncoder().encode(page));
    assert.ok(article.text.length <= LONGEST_TEXT);
    assert.ok(article.text.length > LONGEST_TEXT - 200);
    assert.deepEqual(
      article.diagnostics.map(({ code }) => code),
      ['page.too-long'],
    );
    assert.equal(article.blocks.map(({ from, to }) => article.text.slice(from, to)).join('\n'), article.text);
    assert.ok(article.trace.some(({ reason }) => reason === 'too-long'));
  });
}

test('article limit: one line is cut at a word, never inside a character', () => {
  const cut = (text: string, limit: number) =>
    cutBeyond([lineOf(text, 0, text.length)], limit).lines.map((line) => line.reason || line.text);
  assert.deepEqual(cut('le pont rouvre', 10), ['le pont']);
  assert.deepEqual(cut('le pont rouvre', 14), ['le pont rouvre']);
  assert.deepEqual(cut('😀😀😀', 3), ['😀']);
  assert.deepEqual(cut('', 0), ['']);
});
