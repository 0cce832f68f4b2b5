/**
 * The trainer of the graph search: the tree that it finds against the gold tree, by the averaged structured perceptron
 * with a margin (each wrong head is worth a bonus while learning).
 */
import { Graph, type Guide, isSettled, type SearchModel } from '../../src/annotate/reader/graph.ts';
import { bestOf, Features } from '../../src/annotate/reader/hash.ts';
import { type Allowed, arcKind } from '../../src/annotate/reader/parser.ts';
import { Labelling } from '../../src/annotate/reader/relations.ts';
import type { TreeLesson } from './parses.ts';
import { Perceptron, shuffled } from './perceptron.ts';

export interface GuidedLesson extends TreeLesson {
  readonly guides: readonly Guide[];
}

export function trainGraph(
  lessons: readonly GuidedLesson[],
  rounds: number,
  bits: number,
  margin: number,
  cap: number,
  search: Omit<SearchModel, 'graph'>,
): Perceptron {
  const perceptron = new Perceptron(bits);
  for (let round = 0; round < rounds; round++) {
    for (const { clues, guides, heads } of shuffled(lessons, 600 + round)) {
      const graph = new Graph(clues, guides, { ...search, graph: perceptron }, heads);
      graph.climb(heads, margin);
      perceptron.tick();
      learnFrom(perceptron, graph, heads, margin, cap);
    }
  }
  return perceptron;
}

/** One passive-aggressive step: the gold tree shall beat the found one by the margin for each wrong head. */
function learnFrom(
  perceptron: Perceptron,
  graph: Graph,
  heads: Int32Array,
  margin: number,
  cap: number,
): void {
  const found = graph.heads.slice();
  let wrong = 0;
  for (let i = 0; i < found.length; i++) if (found[i] !== heads[i]) wrong += 1;
  if (wrong === 0) return;
  const difference = new Map<number, number>();
  addParts(difference, graph, heads, found, 1);
  addParts(difference, graph, found, heads, -1);
  let lead = 0;
  let norm = 0;
  for (const [feature, count] of difference) {
    lead += count * perceptron.table[feature & perceptron.mask]!;
    norm += count * count;
  }
  const step = Math.min(cap, (wrong * margin - lead) / Math.max(1, norm));
  if (step <= 0) return;
  for (const [feature, count] of difference) if (count !== 0) perceptron.add(feature, step * count);
}

/** Counts the features of the parts of `tree` that `other` does not have. */
function addParts(
  into: Map<number, number>,
  graph: Graph,
  tree: Int32Array,
  other: Int32Array,
  by: number,
): void {
  const count = () => {
    for (let i = 0; i < graph.used; i++) into.set(graph.buffer[i]!, (into.get(graph.buffer[i]!) ?? 0) + by);
  };
  const parts = (heads: Int32Array, word: number) => {
    graph.heads.set(heads);
    return { head: heads[word]!, inner: graph.inner(heads[word]!, word), above: graph.above(heads[word]!) };
  };
  for (let word = 0; word < tree.length; word++) {
    const theirs = parts(other, word);
    const mine = parts(tree, word);
    const sameHead = mine.head === theirs.head;
    if (!sameHead) {
      graph.arcFeatures(mine.head, word);
      count();
    }
    if (!sameHead || mine.inner !== theirs.inner) {
      graph.siblingFeatures(mine.head, word, mine.inner);
      count();
    }
    if (!sameHead || mine.above !== theirs.above) {
      graph.grandFeatures(mine.above, mine.head, word);
      count();
    }
  }
}

/** The guides are believed where they agree if no more than one word in so many is then wrong. */
const ONE_IN = 40;

/** The relations on which the guides are hardly ever wrong together; see `isSettled`. */
export function settledOf(lessons: readonly GuidedLesson[], relations: number): Set<number> {
  const all = Array.from({ length: relations }, (_, i) => i);
  const every = new Set(all);
  const agreed = new Int32Array(relations);
  const wrong = new Int32Array(relations);
  for (const { clues, guides, heads, labels } of lessons) {
    for (let word = 0; word < clues.size; word++) {
      if (!isSettled(guides, word, every)) continue;
      const { heads: guessed, labels: named } = guides[0]!;
      agreed[named[word]!] = agreed[named[word]!]! + 1;
      if (guessed[word] === heads[word] && named[word] === labels[word]) continue;
      wrong[named[word]!] = wrong[named[word]!]! + 1;
    }
  }
  return new Set(all.filter((i) => agreed[i]! >= ONE_IN && wrong[i]! * ONE_IN <= agreed[i]!));
}

/** Relations learnt on gold trees, with the guides' mistaken names for the words among the features. */
export function trainRelations(
  lessons: readonly GuidedLesson[],
  allowed: Allowed,
  rounds: number,
  bits: number,
): Perceptron {
  const perceptron = new Perceptron(bits);
  const features = new Features();
  for (let round = 0; round < rounds; round++) {
    for (const { clues, guides, heads, labels } of shuffled(lessons, 700 + round)) {
      const labelling = new Labelling(clues, heads, guides);
      for (const word of labelling.order) {
        const truth = labels[word]!;
        labelling.labels[word] = truth;
        if (truth < 0) continue;
        const among = allowed[arcKind(clues, heads[word]!, word)]!;
        if (among.length > 1) labelling.features(features, word);
        perceptron.tick();
        const guess = bestOf(perceptron, features, among);
        labelling.labels[word] = guess;
        if (guess === truth || !among.includes(truth)) continue;
        perceptron.update(features, truth, 1);
        perceptron.update(features, guess, -1);
      }
    }
  }
  return perceptron;
}
