import assert from 'node:assert/strict';
import { createRandom, mutate } from '../../scripts/fuzz/mutate.ts';
import { PARSERS } from '../../scripts/fuzz/parsers.ts';
import { test } from '../runner.ts';

/** What fuzzing once found, and was mended. */
const FOUND: Readonly<Record<string, readonly string[]>> = {
  address: [
    // Escaping made it longer than the limit, so that it was let in once and not again.
    `https://news.example/${'é'.repeat(2000)}`,
    // Not an address of IPv4 to the standard parser, and no name either.
    `http://127.000${'.'.repeat(50)}/`,
    // The dot of the root: the host that was allowed all the same.
    'http://allowed.example%2e:8080/',
  ],
  // A zone of eighty minutes was passed on, and made a date that nobody can order.
  'feed-date': ['Tue, 10 Mar 2026 08:00:00 +0380'],
  opml: [
    // Read, and not read again as it was written out: escaping made the address longer than the limit.
    `<opml><outline xmlUrl="https://gazette.example/${'&#x0;'.repeat(900)}"/></opml>`,
  ],
};

/** Enough to notice a target that is broken outright; the search itself is run by hand. */
const RUNS = 60;

for (const [name, target] of Object.entries(PARSERS)) {
  test(`fuzz ${name}: what must hold holds for good inputs, for old finds and for a few changed ones`, async () => {
    const inputs = [...target.seeds, ...(FOUND[name] ?? [])].map((input) => Buffer.from(input));
    for (const input of inputs) await target.run(input);
    const random = createRandom(7);
    const words = target.words.map((word) => Buffer.from(word));
    for (let i = 0; i < RUNS; i += 1) {
      const input = inputs[random(inputs.length)]!;
      await target.run(mutate(input, { random, words, others: inputs }, target.longest));
    }
  });
}

test('fuzz: the same seed makes the same inputs, never longer than they may be', () => {
  const make = () => {
    const random = createRandom(3);
    const material = { random, words: [Buffer.from('abc')], others: [Buffer.from('other')] };
    return Array.from({ length: 500 }, () => mutate(Buffer.from('seed'), material, 100));
  };
  const inputs = make();
  assert.deepEqual(inputs, make());
  assert.ok(inputs.every(({ length }) => length <= 100));
  assert.ok(new Set(inputs.map((input) => input.toString())).size > 300);
});
