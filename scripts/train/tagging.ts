/**
 * The tagger as a whole, and what it says of sentences that it has not seen: what the later stages learn from.
 */
import { cluesOf } from '../../src/annotate/reader/parser.ts';
import { tagBundles, tagFirst, tagSecond } from '../../src/annotate/reader/tagger.ts';
import type { Course } from './courses.ts';
import type { TreeLesson } from './parses.ts';
import { guessesBy } from './folds.ts';
import { frozen } from './perceptron.ts';
import { type Lesson, type Lists, memoryOf, trainBundles, trainFirst, trainSecond } from './stages.ts';

export interface Guess {
  readonly upos: Int32Array;
  readonly bundle: Int32Array;
}

/** Tags by jack-knife: what later stages learn from is tagged by a tagger that has not seen the sentence. */
export function trainTagger(
  lessons: readonly Lesson[],
  lists: Lists,
  course: Course,
  say: (line: string) => void,
) {
  const { rounds, bits, styles } = course;
  const memory = memoryOf(lessons);
  const leads: Lead[] = [];
  const firsts = guessesBy(lessons, rounds.folds, (rest) => {
    const known = memoryOf(rest);
    const weights = frozen(trainFirst(rest, known, bits.tags, rounds.firstFolds));
    return (lesson) => {
      Object.assign(lesson.draft.styles, styles);
      tagFirst(lesson.draft, weights, known);
      for (const [i, lead] of lesson.draft.lead.entries()) {
        leads.push({ lead, isRight: lesson.draft.upos[i] === lesson.upos[i] });
      }
      return lesson.draft.upos.slice();
    };
  });
  say('tags, first pass by folds');
  const first = trainFirst(lessons, memory, bits.tags, rounds.tags);
  const second = trainSecond(lessons, firsts, memory, bits.tags, rounds.tags);
  say('tags');
  const guesses = guessesBy(lessons, rounds.folds, (rest) => foldTagger(rest, firsts, lists, course));
  const upos = new Map([...guesses].map(([lesson, guess]) => [lesson, guess.upos]));
  say('tags and features by folds');
  const feats = trainBundles(lessons, upos, lists, memory, bits.bundles, rounds.bundles);
  say('features');
  return { first, second, feats, guesses, memory, sure: sureOf(leads) };
}

interface Lead {
  readonly lead: number;
  readonly isRight: boolean;
}

/** The lead from which on the first pass is wrong less than once in a thousand words. */
function sureOf(leads: readonly Lead[]): number {
  const sorted = leads.filter(({ lead }) => lead < Infinity).sort((a, b) => b.lead - a.lead);
  let wrong = 0;
  let sure = sorted[0]?.lead ?? 0;
  for (const [i, { lead, isRight }] of sorted.entries()) {
    if (!isRight) wrong += 1;
    if (wrong <= (i + 1) / 1000) sure = lead;
  }
  return sure;
}

function foldTagger(
  rest: readonly Lesson[],
  firsts: ReadonlyMap<Lesson, Int32Array>,
  lists: Lists,
  { rounds, bits, styles }: Course,
) {
  const memory = memoryOf(rest);
  const second = frozen(trainSecond(rest, firsts, memory, bits.tags, rounds.tagFolds));
  const gold = new Map(rest.map((lesson) => [lesson, lesson.upos]));
  const feats = frozen(trainBundles(rest, gold, lists, memory, bits.bundles, rounds.bundleFolds));
  return (lesson: Lesson): Guess => {
    const { draft } = lesson;
    Object.assign(draft.styles, styles);
    draft.upos.set(firsts.get(lesson)!);
    tagSecond(draft, second, memory, Infinity);
    const upos = draft.upos.slice();
    tagBundles(draft, { feats, bundlesOf: lists.bundlesOf, memory });
    return { upos, bundle: draft.bundle.slice() };
  };
}

export function treeLessons(
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
      fold: lesson.fold,
      labels: Int32Array.from(gold.words, ({ deprel }) => numbers.get(deprel) ?? -1),
    };
  });
}
