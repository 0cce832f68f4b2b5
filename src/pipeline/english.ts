/**
 * `import { readEnglish } from 'recoupe/english'`: English text to sentences of words with lemma, part of speech,
 * features, head and relation (Universal Dependencies), offline and at once.
 */
import { type ReaderModel, readSentences } from '../annotate/reader/index.ts';
import type { Sentence } from '../model/index.ts';
import { loadReader } from './reader.ts';

export type { Sentence, Word } from '../model/index.ts';

let model: ReaderModel | undefined;

/** The trained reader; loaded on the first call and kept. */
export function englishReader(): ReaderModel {
  model ??= loadReader('en');
  return model;
}

/** The sentences of a text, in order; offsets count UTF-16 units of `text`. Throws only when the model is missing. */
export function readEnglish(text: string): Sentence[] {
  return readSentences(text, englishReader());
}
