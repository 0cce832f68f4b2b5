/**
 * What each language learns from and how long: treebanks, drills, tables, rounds and sizes, all calibrated on the
 * development parts.
 */
import type { ReaderTables } from '../../src/annotate/reader/index.ts';
import { loadEnglishReaderTables } from '../../src/english/reader.ts';
import { loadFrenchReaderTables } from '../../src/french/reader.ts';
import type { Styles } from '../../src/annotate/reader/tagger.ts';
import type { DataSource } from '../../src/model/index.ts';
import type { Gold } from './corpus.ts';
import { DRILLS, makeDrills } from './drills.ts';
import { readEnglishTreebank, readFrenchTreebanks } from './treebanks.ts';

export interface Course {
  readonly golds: readonly Gold[];
  readonly drills: readonly Gold[];
  readonly tables: ReaderTables;
  /** Whose conventions what ships follows, by the number of the treebank; 0 nobody's. */
  readonly styles: Styles;
  /** Whether the search looks at how phrases begin, and leaves alone what both first parsers are sure of. */
  readonly phrases: boolean;
  readonly settles: boolean;
  /** No single sentence moves a weight of the search by more than this (Crammer et al. 2006, PA-I). */
  readonly cap: number;
  /** How often the sentences are gone through. */
  readonly rounds: Rounds;
  /** Tables have two to the power of this many weights. */
  readonly bits: Bits;
}

/** The `…Folds` are for the models of the jack-knife, which are only there to make mistakes. */
export interface Rounds {
  /** Parts into which the jack-knife cuts the sentences. */
  readonly folds: number;
  readonly tags: number;
  readonly firstFolds: number;
  readonly tagFolds: number;
  readonly bundles: number;
  readonly bundleFolds: number;
  readonly lemmas: number;
  readonly boundary: number;
  readonly parser: number;
  readonly parserFolds: number;
  readonly graph: number;
  readonly relations: number;
}

export interface Bits {
  readonly tags: number;
  readonly bundles: number;
  readonly lemmas: number;
  readonly moves: number;
  readonly labels: number;
  readonly graph: number;
  readonly relations: number;
}

/** The courses by language; `held` leaves out the development parts. */
export const COURSES: Readonly<Record<string, (folder: string, data: DataSource, held: boolean) => Course>> =
  {
    fr: (folder, data, held) => ({
      golds: readFrenchTreebanks(folder, held),
      drills: makeDrills(DRILLS),
      tables: loadFrenchReaderTables(data),
      // Parts of speech between the treebanks, features as in Sequoia: they are the fuller ones.
      styles: { tags: 0, feats: 2, letters: false },
      phrases: false,
      settles: false,
      cap: 0.1,
      rounds: {
        folds: 5,
        tags: 8,
        firstFolds: 8,
        tagFolds: 5,
        bundles: 8,
        bundleFolds: 4,
        lemmas: 8,
        boundary: 10,
        parser: 10,
        parserFolds: 6,
        graph: 5,
        relations: 6,
      },
      bits: { tags: 20, bundles: 20, lemmas: 18, moves: 21, labels: 20, graph: 21, relations: 20 },
    }),
    // Twice as many words: fewer rounds do, and its file shall stay small. Its development part is never learnt from.
    en: (folder, data) => ({
      golds: readEnglishTreebank(folder),
      drills: [],
      tables: loadEnglishReaderTables(data),
      styles: { tags: 0, feats: 1, letters: true },
      phrases: true,
      settles: true,
      cap: 0.0005,
      rounds: {
        folds: 3,
        tags: 5,
        firstFolds: 3,
        tagFolds: 3,
        bundles: 4,
        bundleFolds: 2,
        lemmas: 4,
        boundary: 4,
        parser: 6,
        parserFolds: 2,
        graph: 3,
        relations: 3,
      },
      bits: { tags: 20, bundles: 19, lemmas: 18, moves: 20, labels: 19, graph: 20, relations: 19 },
    }),
  };
