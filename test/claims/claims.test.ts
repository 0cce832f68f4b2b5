import assert from 'node:assert/strict';
import type { Claim } from '../../src/model/index.ts';
import { readCases } from '../cases.ts';
import { readText } from '../reader.ts';
import { test } from '../runner.ts';

for (const { name, text, expected } of readCases('claims/cases')) {
  test(`claims: ${name}`, () => {
    assert.deepEqual(readText(text).claims.map(show), expected);
  });
}

test('claims: every span is verbatim', () => {
  const text = readCases('claims/cases')
    .map((one) => one.text)
    .join('\n');
  for (const { source, cue, content } of readText(text).claims) {
    for (const span of [source.span, cue, ...content])
      if (span) assert.equal(text.slice(span.from, span.to), span.text);
  }
});

test('claims: a hundred thousand words of one quotation take linear time', () => {
  const text = `« ${'mot '.repeat(20_000)}`;
  assert.equal(readText(text).claims.length, 0);
});

test('claims: the outlets that the words came through stand in the chain, and nobody else', () => {
  const chains = (text: string) => readText(text).claims.map(({ chain }) => chain);
  assert.deepEqual(chains("Une source militaire a dit à l'AFP que le pont avait sauté."), [['AFP']]);
  assert.deepEqual(chains('Un officier cité par RFI affirme que le pont a sauté.'), [['RFI']]);
  assert.deepEqual(chains('Un soldat a déclaré à la chaîne Al-Jazeera que le pont a sauté.'), [
    ['Al Jazeera'],
  ]);
  assert.deepEqual(chains('Le maire a dit à la population que le pont a sauté.'), [[]]);
});

function show({ source, cue, content, hedge, polarity, direct }: Claim): string {
  const said = content.map((span) => span.text).join(' / ');
  return `${source.name ?? '—'} | ${cue.text} | ${said} | ${hedge} ${polarity} ${direct ? 'direct' : 'indirect'}`;
}
