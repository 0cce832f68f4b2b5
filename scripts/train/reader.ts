/**
 * `npm run train`: learns the reader's weights from Universal Dependencies treebanks and writes
 * `data/models/reader-<language>.bin`. Deterministic: the same treebanks give the same bytes.
 *
 * Options: `--data FOLDER` (the treebanks; default `../shared/corpora/french`), `--held` (leaves out the development
 * parts, for measuring: what ships is trained without it), `--out FILE`, `--language fr|en`.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeContainer } from '../../src/annotate/reader/container.ts';
import type { ReaderTables } from '../../src/annotate/reader/index.ts';
import { cluesOf } from '../../src/annotate/reader/parser.ts';
import { Shapes } from '../../src/annotate/reader/shapes.ts';
import { tagBundles, tagFirst, tagSecond } from '../../src/annotate/reader/tagger.ts';
import { loadFrenchReaderTables } from '../../src/french/reader.ts';
import { projectData } from '../../src/pipeline/data.ts';
import { type Gold, readTreebank } from './corpus.ts';
import { trainParser, type TreeLesson } from './parses.ts';
import { frozen, type Perceptron } from './perceptron.ts';
import {
  type Lesson,
  lessonsOf,
  type Lists,
  listsOf,
  trainBoundary,
  trainBundles,
  trainContraction,
  trainFirst,
  trainLemmas,
  trainSecond,
} from './stages.ts';

/** Sizes and rounds, calibrated on the development parts. */
const FOLDS = 5;
const ROUNDS = { tags: 8, bundles: 8, lemmas: 8, parser: 10, boundary: 10 };
const BITS = { tags: 20, bundles: 20, lemmas: 19, moves: 21, labels: 20 };

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/corpora/french' },
    held: { type: 'boolean', default: false },
    out: { type: 'string' },
    language: { type: 'string', default: 'fr' },
  },
});

const started = process.cpuUsage();
function say(line: string): void {
  const { user } = process.cpuUsage(started);
  process.stderr.write(`${(user / 1e6).toFixed(0).padStart(5)} s  ${line}\n`);
}

main();

function main(): void {
  const tables = loadFrenchReaderTables(projectData);
  const golds = readFrench(values.data, values.held);
  say(`${golds.length} sentences`);
  const bytes = train(golds, tables);
  const out = values.out ?? `data/models/reader-${values.language}.bin`;
  writeFileSync(out, bytes);
  say(`${out}: ${(bytes.length / 2 ** 20).toFixed(1)} MB`);
}

/** The treebanks of French; style 0 GSD, 1 Sequoia, 2 FQB. */
function readFrench(folder: string, held: boolean): Gold[] {
  const path = (name: string) => join(folder, name);
  return [
    ...readTreebank(path('ud-gsd/fr_gsd-ud-dev.conllu.gz'), 0, 0, held ? 1200 : Infinity),
    ...readTreebank(path('ud-sequoia/fr_sequoia-ud-train.conllu.gz'), 1),
    ...(held ? [] : readTreebank(path('ud-sequoia/fr_sequoia-ud-dev.conllu.gz'), 1)),
    ...readTreebank(path('ud-fqb/fr_fqb-ud.conllu.gz'), 2),
  ];
}

function train(golds: readonly Gold[], tables: ReaderTables): Uint8Array {
  const shapes = new Shapes(tables.lexicon);
  const lists = listsOf(golds);
  const lessons = lessonsOf(golds, lists, shapes);
  const news = golds.filter(({ style }) => style < 2);
  const boundary = trainBoundary(news, tables, shapes, ROUNDS.boundary);
  const contraction = trainContraction(golds, tables, shapes, ROUNDS.boundary);
  say('sentences and contractions');
  const tagger = trainTagger(lessons, lists);
  const lemma = trainLemmas(lessons, lists, BITS.lemmas, ROUNDS.lemmas);
  say('lemmas');
  const trees = treeLessons(lessons, lists, tagger.guesses);
  const parser = trainParser(trees, lists.relations.length, ROUNDS.parser, BITS, (round) =>
    say(`parser, round ${round + 1}`),
  );
  const join = (numbers: readonly (readonly number[])[]) => numbers.map((list) => list.join(' '));
  const tablesOut: Record<string, Perceptron> = {
    boundary,
    contraction,
    tag1: tagger.first,
    tag2: tagger.second,
    feats: tagger.feats,
    lemma,
    moves: parser.moves,
    labels: parser.labels,
  };
  for (const [name, perceptron] of Object.entries(tablesOut))
    say(`${name}: load ${perceptron.load.toFixed(2)}`);
  return writeContainer(
    {
      bundles: [...lists.bundles],
      bundlesOf: join(lists.bundlesOf),
      scripts: [...lists.scripts],
      scriptsOf: join(lists.scriptsOf),
      relations: [...lists.relations],
    },
    Object.fromEntries(Object.entries(tablesOut).map(([name, perceptron]) => [name, perceptron.quantise()])),
  );
}

interface Guess {
  readonly upos: Int32Array;
  readonly bundle: Int32Array;
}

/** Tags by jack-knife: what later stages learn from is tagged by a tagger that has not seen the sentence. */
function trainTagger(lessons: readonly Lesson[], lists: Lists) {
  const firsts = guessesBy(lessons, (rest) => {
    const weights = frozen(trainFirst(rest, BITS.tags, ROUNDS.tags));
    return (lesson) => {
      tagFirst(lesson.draft, weights);
      return lesson.draft.upos.slice();
    };
  });
  say('tags, first pass by folds');
  const first = trainFirst(lessons, BITS.tags, ROUNDS.tags);
  const second = trainSecond(lessons, firsts, BITS.tags, ROUNDS.tags);
  say('tags');
  const guesses = guessesBy(lessons, (rest) => foldTagger(rest, firsts, lists));
  const upos = new Map([...guesses].map(([lesson, guess]) => [lesson, guess.upos]));
  say('tags and features by folds');
  const feats = trainBundles(lessons, upos, lists, BITS.bundles, ROUNDS.bundles);
  say('features');
  return { first, second, feats, guesses };
}

function foldTagger(rest: readonly Lesson[], firsts: ReadonlyMap<Lesson, Int32Array>, lists: Lists) {
  const second = frozen(trainSecond(rest, firsts, BITS.tags, 5));
  const gold = new Map(rest.map((lesson) => [lesson, lesson.upos]));
  const feats = frozen(trainBundles(rest, gold, lists, BITS.bundles, 4));
  return (lesson: Lesson): Guess => {
    const { draft } = lesson;
    draft.upos.set(firsts.get(lesson)!);
    tagSecond(draft, second);
    const upos = draft.upos.slice();
    tagBundles(draft, { feats, bundlesOf: lists.bundlesOf });
    return { upos, bundle: draft.bundle.slice() };
  };
}

/** For each lesson, what a model trained on the other folds says. */
function guessesBy<T>(
  lessons: readonly Lesson[],
  learn: (rest: readonly Lesson[]) => (lesson: Lesson) => T,
): Map<Lesson, T> {
  const guesses = new Map<Lesson, T>();
  for (let fold = 0; fold < FOLDS; fold++) {
    const guess = learn(lessons.filter((_, i) => i % FOLDS !== fold));
    for (const [i, lesson] of lessons.entries()) if (i % FOLDS === fold) guesses.set(lesson, guess(lesson));
  }
  return guesses;
}

function treeLessons(
  lessons: readonly Lesson[],
  lists: Lists,
  guesses: ReadonlyMap<Lesson, Guess>,
): TreeLesson[] {
  const numbers = new Map(lists.relations.map((name, i) => [name, i]));
  return lessons.map((lesson) => {
    const { gold, draft } = lesson;
    const { upos, bundle } = guesses.get(lesson)!;
    draft.upos.set(upos);
    draft.bundle.set(bundle);
    const size = gold.words.length;
    return {
      clues: cluesOf(
        draft,
        gold.words.map(({ lemma }) => lemma),
        lists.bundles,
      ),
      heads: Int32Array.from(gold.words, ({ head }) => (head < 0 ? size : head)),
      labels: Int32Array.from(gold.words, ({ deprel }) => numbers.get(deprel) ?? -1),
    };
  });
}
