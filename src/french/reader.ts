/**
 * French for the reader: how words are cut, what contractions stand for, how Lefff names the moods of a verb.
 */
import { composeReaderModel, type ReaderModel, type ReaderTables } from '../annotate/reader/index.ts';
import { readLexicon } from '../annotate/reader/lexicon.ts';
import { readTokenTable } from '../annotate/reader/table.ts';
import type { DataSource } from '../model/index.ts';

/** The trained reader. */
export function loadFrenchReader(data: DataSource): ReaderModel {
  return composeReaderModel(loadFrenchReaderTables(data), data.bytes('models/reader-fr.bin'));
}

/** Tables alone, as training starts from them. */
export function loadFrenchReaderTables(data: DataSource): ReaderTables {
  const lexicon = readLexicon(data.bytes('generated/fr-lexicon.bin'));
  return {
    code: 'fr',
    ...readTokenTable(data.text('fr/tokens.tsv'), lexicon),
    lexicon,
    codeOf: lefffCode,
  };
}

const TENSES: Readonly<Record<string, string>> = {
  'Ind Pres': 'P',
  'Ind Imp': 'I',
  'Ind Past': 'J',
  'Ind Fut': 'F',
  'Cnd Pres': 'C',
  'Sub Pres': 'S',
  'Sub Imp': 'T',
  'Sub Past': 'T',
  'Imp Pres': 'Y',
};

/** Lefff's code of a verb's features: `Mood=Cnd|Number=Sing|Person=3…` is `C3s`; empty when they say too little. */
export function lefffCode(feats: string): string {
  const value = (name: string) => new RegExp(`(?:^|\\|)${name}=([^|]*)`).exec(feats)?.[1] ?? '';
  const form = value('VerbForm');
  if (form === 'Inf') return 'W';
  const number = value('Number') === 'Plur' ? 'p' : 's';
  if (form === 'Part') {
    return value('Tense') === 'Pres' ? 'G' : `K${value('Gender') === 'Fem' ? 'f' : 'm'}${number}`;
  }
  const tense = TENSES[`${value('Mood')} ${value('Tense')}`];
  return tense && value('Person') ? tense + value('Person') + number : '';
}
