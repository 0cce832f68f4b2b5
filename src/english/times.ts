/** English for `times`. */
import { createTimeTables, type TimeTables } from '../annotate/times/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadEnglishTimes(data: DataSource): TimeTables {
  return createTimeTables({
    code: 'en',
    words: data.text('en/time_words.tsv'),
    rules: data.text('en/time_rules.tsv'),
    verbs: data.text('en/time_verbs.tsv'),
    offices: data.text('world/time_offices.tsv'),
    joiners: ['and'],
    spelling: new Map(),
  });
}
