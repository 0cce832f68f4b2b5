/** French for `times`. */
import { createTimeTables, type TimeTables } from '../annotate/times/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchTimes(data: DataSource): TimeTables {
  return createTimeTables({
    code: 'fr',
    words: data.text('fr/time_words.tsv'),
    rules: data.text('fr/time_rules.tsv'),
    verbs: data.text('fr/time_verbs.tsv'),
    offices: data.text('world/time_offices.tsv'),
    joiners: ['et'],
    // « à » is not « a »; a capital A by itself is « À » more often than « A ».
    spelling: new Map([
      ['à', 'à'],
      ['À', 'à'],
      ['A', 'à'],
    ]),
  });
}
