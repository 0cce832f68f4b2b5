/** Text becomes sentences of words with lemma, part of speech, features and head. */
import type { Doc, Stage } from '../../model/index.ts';

/** What a language supplies to this stage. */
export interface ReaderModel {
  readonly code: string;
}

export function readerStage(_tables: ReaderModel): Stage<Doc, Doc<'sentences'>> {
  return { name: 'reader', version: 0, run: (doc) => ({ ...doc, sentences: [] }) };
}
