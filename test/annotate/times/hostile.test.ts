/** Hostile input: long runs and ten thousand dates cost linear time and break nothing. */
import assert from 'node:assert/strict';
import { timesStage } from '../../../src/annotate/times/index.ts';
import { loadEnglishTimes } from '../../../src/english/times.ts';
import { loadFrenchTimes } from '../../../src/french/times.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { test } from '../../runner.ts';
import { plainDoc } from './plain.ts';

const stages = [timesStage(loadFrenchTimes(projectData)), timesStage(loadEnglishTimes(projectData))];
const LENGTH = 100_000;
const RUNS: Readonly<Record<string, string>> = {
  spaces: ' ',
  guillemets: '«',
  digits: '7',
  'figures in groups': '123 ',
  'letters without a space': 'a',
  'number words': 'cent vingt ',
  hyphens: 'quatre-vingt-',
  dates: 'le 12 mai 2021, ',
  'years of nobody': '2012 ',
  'days without a year': 'le 12 mai, ',
  'days and weeks': 'hier, le 12 mai 2021, la semaine dernière, ',
  weekdays: 'lundi soir ',
  clocks: '18h07 ',
  'half a pattern': 'dans la nuit du 11 au ',
};

for (const [name, run] of Object.entries(RUNS)) {
  test(`times of 100 kB of ${name}`, () => {
    const text = run.repeat(Math.ceil(LENGTH / run.length));
    for (const stage of stages) {
      const { times } = stage.run(plainDoc(text, []));
      for (const { from, to, text: words } of times.slice(0, 50)) assert.equal(text.slice(from, to), words);
    }
  });
}

test('ten thousand dates on a page, in ten thousand sentences, are all read', () => {
  const text = Array.from(
    { length: 10_000 },
    (_, i) => `Le pont a cédé le ${(i % 28) + 1} mai ${1900 + (i % 120)}.`,
  ).join('\n');
  assert.equal(stages[0]!.run(plainDoc(text, [])).times.length, 10_000);
});
