/**
 * Which treebanks each language learns from, and which parts are kept for measuring.
 */
import { join } from 'node:path';
import { type Gold, readTreebank } from './corpus.ts';

/** Sentences of GSD's file from this one on are the development part; Sequoia has a development file. */
export const GSD_HELD = 1200;

/** The treebanks of French; style 1 GSD, 2 Sequoia, 3 FQB. */
export function readFrenchTreebanks(folder: string, held: boolean): Gold[] {
  const path = (name: string) => join(folder, name);
  return [
    ...readTreebank(path('ud-gsd/fr_gsd-ud-dev.conllu.gz'), 1, 0, held ? GSD_HELD : Infinity),
    ...readTreebank(path('ud-sequoia/fr_sequoia-ud-train.conllu.gz'), 2),
    ...(held ? [] : readTreebank(path('ud-sequoia/fr_sequoia-ud-dev.conllu.gz'), 2)),
    ...readTreebank(path('ud-fqb/fr_fqb-ud.conllu.gz'), 3),
  ];
}

/** English EWT, the training part. */
export function readEnglishTreebank(folder: string): Gold[] {
  return readTreebank(join(folder, 'en-ud-ewt/en_ewt-ud-train.conllu.gz'), 1);
}
