/**
 * The trainer of trees: two transition parsers, their jack-knifed trees as guides, the search, the relations.
 */
import type { Course } from './courses.ts';
import type { Guide } from '../../src/annotate/reader/graph.ts';
import { guideFrom, turnedClues, turnedGuide } from '../../src/annotate/reader/tree.ts';
import { guessesBy } from './folds.ts';
import { settledOf, trainGraph, trainRelations } from './graphs.ts';
import { type Allowed, ARC_KINDS, arcKind } from '../../src/annotate/reader/parser.ts';
import { type TreeLesson, trainParser } from './parses.ts';
import { frozen, type Perceptron } from './perceptron.ts';

/** What a wrong head costs in the search while it is learnt. */
const MARGIN = 0.2;

export function trainTrees(
  lessons: readonly TreeLesson[],
  allowed: Allowed,
  relations: number,
  course: Course,
  say: (line: string) => void,
): { perceptrons: Record<string, Perceptron>; settled: ReadonlySet<number> } {
  const forwards = trainGuide(lessons, allowed, course, false);
  say('parser, forwards and by folds');
  const backwards = trainGuide(lessons, allowed, course, true);
  say('parser, backwards and by folds');
  const guided = lessons.map((lesson) => ({
    ...lesson,
    guides: [forwards.guides.get(lesson)!, backwards.guides.get(lesson)!],
  }));
  const settled = course.settles ? settledOf(guided, relations) : new Set<number>();
  const graph = trainGraph(guided, course.rounds.graph, course.bits.graph, MARGIN, course.cap, {
    settled,
    phrases: course.phrases,
  });
  say('search');
  const labels = trainRelations(guided, allowed, course.rounds.relations, course.bits.relations);
  say('relations');
  const perceptrons = {
    moves1: forwards.moves,
    labels1: forwards.labels,
    moves2: backwards.moves,
    labels2: backwards.labels,
    graph,
    relations: labels,
  };
  return { perceptrons, settled };
}

function trainGuide(
  lessons: readonly TreeLesson[],
  allowed: Allowed,
  { rounds, bits }: Course,
  isTurned: boolean,
) {
  const learn = (some: readonly TreeLesson[], times: number) =>
    trainParser(isTurned ? some.map(turned) : some, allowed, times, bits);
  const guides: ReadonlyMap<TreeLesson, Guide> = guessesBy(lessons, rounds.folds, (rest) => {
    const { moves, labels } = learn(rest, rounds.parserFolds);
    const model = { moves: frozen(moves), labels: frozen(labels), allowed };
    return ({ clues }: TreeLesson) => guideFrom(clues, model, isTurned);
  });
  return { guides, ...learn(lessons, rounds.parser) };
}

function turned({ clues, heads, labels, fold }: TreeLesson): TreeLesson {
  return { clues: turnedClues(clues), ...turnedGuide({ heads, labels }), fold };
}

/**
 * The relations seen between two parts of speech, in either reading direction; all of them where none was seen. What
 * was seen once among many is a mistake of the tagger.
 */
export function allowedOf(lessons: readonly TreeLesson[], relations: number): Allowed {
  const seen = Array.from({ length: ARC_KINDS }, () => new Map<number, number>());
  for (const lesson of lessons) {
    for (const { clues, heads, labels } of [lesson, turned(lesson)]) {
      for (let i = 0; i < clues.size; i++) {
        const counts = seen[arcKind(clues, heads[i]!, i)]!;
        if (labels[i]! >= 0) counts.set(labels[i]!, (counts.get(labels[i]!) ?? 0) + 1);
      }
    }
  }
  const all = Array.from({ length: relations }, (_, i) => i);
  return seen.map((counts) => {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    const kept = [...counts].filter(([, count]) => total < 20 || count > 1);
    return kept.length > 0 ? kept.map(([label]) => label).sort((a, b) => a - b) : all;
  });
}
