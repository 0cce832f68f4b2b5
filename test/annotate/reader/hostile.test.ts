import assert from 'node:assert/strict';
import { readSentences } from '../../../src/annotate/reader/index.ts';
import { frenchReader } from '../../../src/pipeline/french.ts';
import { test } from '../../runner.ts';

const SIZE = 25_000;
const repeat = (part: string, size = SIZE) => part.repeat(Math.ceil(size / part.length));

/** Texts that have broken other readers; 25 kB each, of which the reader makes up to 25,000 words. */
const HOSTILE: Readonly<Record<string, string>> = {
  spaces: repeat(' '),
  guillemets: repeat('«'),
  digits: repeat('7'),
  'groups of digits': repeat('123 '),
  letters: repeat('a'),
  capitals: repeat('AB '),
  'elisions in a row': repeat("l'"),
  'clitics in a row': repeat('-t-il'),
  'dots between letters': repeat('a.b.'),
  'initials in a row': repeat('A.'),
  'at signs': repeat('a@'),
  hyphens: repeat('a-'),
  brackets: repeat('('),
  'line feeds': repeat('\n'),
  'combining marks': `e${repeat('\u0301', 10_000)}`,
  'lone surrogates': repeat('\ud800', 10_000),
  'one sentence of 6,000 words': repeat('le chat dort et '),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`reader: ${name} do no harm`, () => {
    const model = frenchReader();
    const started = process.cpuUsage();
    const sentences = readSentences(text, model);
    const { user, system } = process.cpuUsage(started);
    assert.ok((user + system) / 1e6 < 10, `${(user + system) / 1e6} s of processor time`);
    for (const { words } of sentences) {
      assert.equal(words.filter(({ head }) => head === -1).length, 1);
      assert.ok(words.length <= 1300);
    }
  });
}
