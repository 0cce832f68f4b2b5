/**
 * The trainer of the parser: gold trees in, learnt moves and relations out, by the dynamic oracle of Goldberg & Nivre
 * (2013) for the arc-hybrid system; after the first round the parser mostly follows its own moves, so it learns to go
 * on from its mistakes.
 */
import { bestOf, Features, scoreThree } from '../../src/annotate/reader/hash.ts';
import {
  type Allowed,
  arcKind,
  bestAllowed,
  type Clues,
  labelFeatures,
  LEFT,
  moveFeatures,
  SHIFT,
  State,
} from '../../src/annotate/reader/parser.ts';
import { Perceptron, randomOf, shuffled } from './perceptron.ts';

/** A sentence to parse: `heads[i]` is `clues.size` for the root; `labels` number the relations, -1 for the root. */
export interface TreeLesson {
  readonly clues: Clues;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  readonly fold: number;
}

const features = new Features();
const scores = new Float64Array(3);

export function trainParser(
  lessons: readonly TreeLesson[],
  allowed: Allowed,
  rounds: number,
  bits: { readonly moves: number; readonly labels: number },
): { moves: Perceptron; labels: Perceptron } {
  const moves = new Perceptron(bits.moves);
  const labels = new Perceptron(bits.labels);
  const random = randomOf(17);
  for (let round = 0; round < rounds; round++) {
    for (const lesson of shuffled(lessons, 500 + round)) {
      const state = new State(lesson.clues);
      while (!state.isDone) {
        const follow = round > 0 && random() % 10 !== 0;
        const move = learnMove(moves, state, lesson, follow);
        state.apply(move, move === SHIFT ? -1 : learnLabel(labels, state, move, lesson, allowed));
      }
    }
  }
  return { moves, labels };
}

function learnMove(moves: Perceptron, state: State, lesson: TreeLesson, follow: boolean): number {
  moveFeatures(features, state);
  moves.tick();
  scoreThree(moves, features, scores);
  const guess = bestAllowed(state, scores);
  let least = Infinity;
  for (let move = 0; move < 3; move++) {
    if (state.isAllowed(move)) least = Math.min(least, costOf(state, move, lesson.heads));
  }
  let right = -1;
  for (let move = 0; move < 3; move++) {
    if (!state.isAllowed(move) || costOf(state, move, lesson.heads) > least) continue;
    if (right < 0 || scores[move]! > scores[right]!) right = move;
  }
  if (guess !== right) {
    moves.update(features, right, 1);
    moves.update(features, guess, -1);
  }
  return follow ? guess : right;
}

/** How many gold arcs the move makes impossible. */
export function costOf(state: State, move: number, heads: Int32Array): number {
  const { depth, next, size, stack } = state;
  let cost = 0;
  if (move === SHIFT) {
    for (let k = 0; k < depth; k++) {
      if (heads[stack[k]!] === next) cost += 1;
      if (k < depth - 1 && heads[next] === stack[k]) cost += 1;
    }
    return cost;
  }
  const top = state.top(0);
  for (let i = next; i < size; i++) if (heads[i] === top) cost += 1;
  const head = heads[top]!;
  if (move === LEFT) return cost + (head === state.top(1) || head > next ? 1 : 0);
  return cost + (head >= next ? 1 : 0);
}

function learnLabel(
  labels: Perceptron,
  state: State,
  move: number,
  lesson: TreeLesson,
  allowed: Allowed,
): number {
  const word = state.top(0);
  const head = state.headOf(move);
  if (head === state.size) return -1;
  const among = allowed[arcKind(state.clues, head, word)]!;
  if (among.length > 1) labelFeatures(features, state, word, head);
  labels.tick();
  const guess = bestOf(labels, features, among);
  const truth = lesson.labels[word]!;
  if (among.length > 1 && lesson.heads[word] === head && guess !== truth && among.includes(truth)) {
    labels.update(features, truth, 1);
    labels.update(features, guess, -1);
  }
  return guess;
}
