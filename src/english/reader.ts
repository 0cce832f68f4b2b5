/**
 * English for the reader: how words are cut. There is no lexicon: the weights know the words of their treebank alone.
 */
import { composeReaderModel, type ReaderModel, type ReaderTables } from '../annotate/reader/index.ts';
import { EMPTY_LEXICON } from '../annotate/reader/lexicon.ts';
import { readTokenTable } from '../annotate/reader/table.ts';
import type { DataSource } from '../model/index.ts';

/** The trained reader. */
export function loadEnglishReader(data: DataSource): ReaderModel {
  return composeReaderModel(loadEnglishReaderTables(data), data.bytes('models/reader-en.bin'));
}

/** Tables alone, as training starts from them. */
export function loadEnglishReaderTables(data: DataSource): ReaderTables {
  return {
    code: 'en',
    ...readTokenTable(data.text('en/tokens.tsv'), EMPTY_LEXICON),
    lexicon: EMPTY_LEXICON,
    codeOf: () => '',
  };
}
