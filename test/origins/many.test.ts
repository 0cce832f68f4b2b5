/** More pages are compared than are kept ready. */
import assert from 'node:assert/strict';
import { findOrigins } from '../../src/origins/index.ts';
import { sha256 } from '../../src/text/ids.ts';
import { test } from '../runner.ts';
import { page } from './page.ts';

/** Six sentences of words that stand nowhere else. */
function passage(number: number): string {
  const words = sha256(`${number}`)
    .replace(/[0-9]/g, (digit) => 'ghijklmnop'[Number(digit)]!)
    .match(/.{6}/g)!;
  return Array.from(
    { length: 6 },
    (_, i) => `Le ${words.map((word) => `${word}${'abcdef'[i]}`).join(' ')} arrive.`,
  ).join('\n');
}

test('origins: the oldest of the pages kept ready is a copy of the one that takes its place', () => {
  // Each page shares a passage with the next, so all are compared in turn; the last takes up the first.
  const count = 512;
  const pages = Array.from({ length: count }, (_, i) =>
    page(String(i).padStart(4, '0'), `${passage(i)}\n${passage(i + 1)}`),
  );
  const last = page(String(count).padStart(4, '0'), `${passage(0)}\n${passage(1)}`);
  const groups = findOrigins([...pages, last]);
  assert.ok(
    groups[0]!.edges.some(({ from, to }) => [from, to].includes('0512') && [from, to].includes('0000')),
  );
});
