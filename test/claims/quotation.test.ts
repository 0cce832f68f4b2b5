import assert from 'node:assert/strict';
import { findQuotations } from '../../src/claims/quotation.ts';
import { test } from '../runner.ts';

function quoted(text: string): string[] {
  let from = 0;
  const blocks = text.split('\n').map((line) => {
    const block = { kind: 'paragraph' as const, from, to: from + line.length };
    from += line.length + 1;
    return block;
  });
  return findQuotations(text, blocks).map(({ inner }) => text.slice(inner.from, inner.to));
}

test('quotations: guillemets, curly and straight marks', () => {
  assert.deepEqual(quoted('Il a dit : « On reste ». Elle, "non". Eux, “peut-être”.'), [
    'On reste',
    'non',
    'peut-être',
  ]);
});

test('quotations: one inside another is part of it', () => {
  assert.deepEqual(quoted('« Il m’a dit « va » et je suis parti »'), ['Il m’a dit « va » et je suis parti']);
});

test('quotations: one that is never closed ends with its block', () => {
  assert.deepEqual(quoted('« Nous restons. Rien ne change.\nUne autre nouvelle.'), [
    'Nous restons. Rien ne change.',
  ]);
});

test('quotations: a stray mark in mid-sentence opens nothing', () => {
  assert.deepEqual(quoted('Les postes de Gao", a écrit le journal'), []);
  assert.deepEqual(quoted('mesurait 5" de large et 3 de haut'), []);
});

test('quotations: a hundred thousand marks take linear time and give nothing unpaired', () => {
  assert.equal(quoted('«'.repeat(100_000)).length, 1);
});
