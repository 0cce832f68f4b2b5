/**
 * The reader learns: every classifier in the order in which they stand on each other, then one file of weights.
 */
import { writeContainer } from '../../src/annotate/reader/container.ts';
import { Shapes } from '../../src/annotate/reader/shapes.ts';
import { roughened } from './corpus.ts';
import type { Course } from './courses.ts';
import type { Perceptron } from './perceptron.ts';
import { lessonsOf, listsOf, trainBoundary, trainContraction, trainLemmas } from './stages.ts';
import { trainTagger, treeLessons } from './tagging.ts';
import { allowedOf, trainTrees } from './trees.ts';

/** The bytes of a model; `say` is told what has been learnt. */
export function trainReader(course: Course, say: (line: string) => void): Uint8Array {
  const { golds: treebanks, drills, tables, rounds, bits, styles } = course;
  const shapes = new Shapes(tables.lexicon);
  const golds = [...treebanks, ...drills];
  const lists = listsOf(golds);
  const lessons = lessonsOf(golds, lists, shapes, course);
  const news = treebanks.filter(({ style }) => style < 3);
  const boundary = trainBoundary(news, tables, shapes, rounds.boundary);
  const contraction = trainContraction(treebanks, tables, shapes, rounds.boundary);
  say('sentences and contractions');
  const tagger = trainTagger(
    [...lessons, ...lessonsOf(roughened(golds), lists, shapes, course)],
    lists,
    course,
    say,
  );
  const lemma = trainLemmas(lessons, lists, bits.lemmas, rounds.lemmas);
  say('lemmas');
  // FQB's questions teach the tagger, but pull the trees of statements askew (0.5 points on the development parts).
  const trees = treeLessons(lessons, lists, tagger.guesses).filter((_, i) => golds[i]!.style < 3);
  const allowed = allowedOf(trees, lists.relations.length);
  const parser = trainTrees(trees, allowed, lists.relations.length, course, say);
  const join = (numbers: readonly (readonly number[])[]) => numbers.map((list) => list.join(' '));
  const tablesOut: Record<string, Perceptron> = {
    boundary,
    contraction,
    tag1: tagger.first,
    tag2: tagger.second,
    feats: tagger.feats,
    lemma,
    ...parser.perceptrons,
  };
  for (const [name, perceptron] of Object.entries(tablesOut))
    say(`${name}: load ${perceptron.load.toFixed(2)}`);
  return writeContainer(
    {
      bundles: [...lists.bundles],
      styles: [String(styles.tags), String(styles.feats)],
      bundlesOf: join(lists.bundlesOf),
      scripts: [...lists.scripts],
      scriptsOf: join(lists.scriptsOf),
      relations: [...lists.relations],
      sure: [String(tagger.sure)],
      allowed: join(allowed),
      views: [...(styles.letters ? ['letters'] : []), ...(course.phrases ? ['phrases'] : [])],
      settled: [[...parser.settled].join(' ')],
      tagMemory: join([...tagger.memory.tags].map(([key, list]) => [key, ...list])),
      bundleMemory: join([...tagger.memory.bundles].map(([key, list]) => [key, ...list])),
    },
    Object.fromEntries(Object.entries(tablesOut).map(([name, perceptron]) => [name, perceptron.quantise()])),
  );
}
