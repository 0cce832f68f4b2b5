/** The sample pages are in our own words: they share no run of eight words with the five pages that set the task. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fold } from '../../src/text/fold.ts';
import { project, shared } from '../project.ts';
import { skip, test } from '../runner.ts';
import { sample } from './gold.ts';
import { readSamplePage } from './page.ts';

const RUN = 8;
const seeds = shared ? join(shared, 'seeds') : null;

/** Every run of eight folded words; an apostrophe or a hyphen parts words, which makes the check stricter. */
function runsOf(text: string): string[] {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(RUN - 1).map((_, i) => words.slice(i, i + RUN).join(' '));
}

/** What of ours is compared: the pages with their markup's words, the gold, and what is written about the five. */
function ours(): [string, string][] {
  const pages = readdirSync(join(sample, 'pages')).map((name) => join(sample, 'pages', name));
  return [
    ...pages.map((file): [string, string] => [file, readSamplePage(file).visible]),
    ...[
      ...pages,
      join(sample, 'gold.json'),
      join(project, 'examples', 'README.md'),
      join(project, 'docs', 'from-the-pages.md'),
    ].map((file): [string, string] => [file, readSamplePage(file).source]),
  ];
}

const NAME = 'sample case: no run of eight words is shared with the five pages';

test('sample case: the comparison finds a run of eight words across case, accents and punctuation', () => {
  const [run] = runsOf('L’été dernier, à Gao : deux convois sont PARTIS');
  assert.ok(runsOf('Voici que l ete dernier a gao deux convois sont arrives').includes(run!));
  assert.ok(!runsOf('l ete dernier a gao trois convois sont partis').includes(run!));
});

if (seeds) {
  test(NAME, () => {
    const files = readdirSync(seeds).filter((name) => name.endsWith('.txt'));
    const theirs = new Set(files.flatMap((name) => runsOf(readSamplePage(join(seeds, name)).source)));
    assert.ok(theirs.size > 1000, 'the five pages hold some two thousand words');
    const found = ours().flatMap(([file, text]) =>
      runsOf(text)
        .filter((run) => theirs.has(run))
        .map((run) => `${file}: ${run}`),
    );
    assert.deepEqual(found, []);
  });
} else skip(NAME, 'no ../shared beside the checkout');
