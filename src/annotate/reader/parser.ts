/**
 * Words get a head and a relation: a transition parser (arc-hybrid; Kuhlmann et al. 2011, trained with the dynamic
 * oracle of Goldberg & Nivre 2013), which reads once from left to right and never goes back.
 *
 * Where to attach is decided first; the relation of an arc is a second decision, taken when the arc is made, so that
 * later attachments see it. Trees are projective, with exactly one root.
 */
import { bestOf, Features, hashText, mix, scoreThree, type Weights } from './hash.ts';
import type { Draft } from './tagger.ts';

export interface ParseModel {
  readonly moves: Weights;
  readonly labels: Weights;
  readonly allowed: Allowed;
}

/** The relations that were seen between two parts of speech, by `arcKind`. */
export type Allowed = readonly (readonly number[])[];

/** A number for the two tags of an arc and its direction. */
export function arcKind(clues: Clues, head: number, word: number): number {
  const tag = head === clues.size ? 0 : clues.tag[head]!;
  return (clues.tag[word]! * 18 + tag) * 2 + (head < word ? 1 : 0);
}

/** How many values `arcKind` has. */
export const ARC_KINDS = 18 * 18 * 2;

export const SHIFT = 0;
/** The top of the stack hangs on the first word ahead. */
export const LEFT = 1;
/** The top of the stack hangs on the word below it. */
export const RIGHT = 2;

const ABSENT = -1;

/** The words as the parser sees them: one number for each property; the last entry is the root. */
export interface Clues {
  readonly size: number;
  readonly word: Int32Array;
  readonly tag: Int32Array;
  readonly lemma: Int32Array;
  readonly bundle: Int32Array;
  readonly suffix: Int32Array;
  /** Lemma and tag as one number, bundle and tag as one: they are asked for most. */
  readonly lemmaTag: Int32Array;
  readonly bundleTag: Int32Array;
}

/** Where the parse stands. */
export class State {
  readonly size: number;
  readonly clues: Clues;
  readonly stack: Int32Array;
  depth = 0;
  /** The first word ahead; `size` is the root. */
  next = 0;
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  /** Outermost and second child on each side, and how many there are. */
  readonly left1: Int32Array;
  readonly left2: Int32Array;
  readonly right1: Int32Array;
  readonly right2: Int32Array;
  readonly lefts: Int32Array;
  readonly rights: Int32Array;

  constructor(clues: Clues) {
    const n = clues.size + 1;
    this.size = clues.size;
    this.clues = clues;
    this.stack = new Int32Array(n);
    this.heads = new Int32Array(n).fill(ABSENT);
    this.labels = new Int32Array(n).fill(ABSENT);
    this.left1 = new Int32Array(n).fill(ABSENT);
    this.left2 = new Int32Array(n).fill(ABSENT);
    this.right1 = new Int32Array(n).fill(ABSENT);
    this.right2 = new Int32Array(n).fill(ABSENT);
    this.lefts = new Int32Array(n);
    this.rights = new Int32Array(n);
  }

  get isDone(): boolean {
    return this.next === this.size && this.depth === 0;
  }

  /** The word `k` below the top of the stack, or -1. */
  top(k: number): number {
    return this.depth > k ? this.stack[this.depth - 1 - k]! : ABSENT;
  }

  isAllowed(move: number): boolean {
    if (move === SHIFT) return this.next < this.size;
    if (move === RIGHT) return this.depth > 1;
    return this.depth > 0 && (this.next < this.size || this.depth === 1);
  }

  /** The head that the move would give to the top of the stack. */
  headOf(move: number): number {
    return move === LEFT ? this.next : this.top(1);
  }

  apply(move: number, label: number): void {
    if (move === SHIFT) {
      this.stack[this.depth++] = this.next++;
      return;
    }
    const head = this.headOf(move);
    const word = this.stack[--this.depth]!;
    this.heads[word] = head;
    this.labels[word] = label;
    if (word < head) {
      this.left2[head] = this.left1[head]!;
      this.left1[head] = word;
      this.lefts[head] = this.lefts[head]! + 1;
    } else {
      this.right2[head] = this.right1[head]!;
      this.right1[head] = word;
      this.rights[head] = this.rights[head]! + 1;
    }
  }
}

/** The clues of a tagged and lemmatised sentence. */
export function cluesOf(draft: Draft, lemmas: readonly string[], bundles: readonly string[]): Clues {
  const n = draft.shapes.length;
  const make = (of: (i: number) => number) => {
    const values = new Int32Array(n + 1);
    for (let i = 0; i < n; i++) values[i] = of(i);
    values[n] = 77;
    return values;
  };
  const tag = make((i) => draft.upos[i]! + 1);
  const lemma = make((i) => hashText(lemmas[i]!));
  const bundle = make((i) => hashText(bundles[draft.bundle[i]!]!));
  return {
    size: n,
    word: make((i) => draft.shapes[i]!.word),
    tag,
    lemma,
    bundle,
    suffix: make((i) => draft.shapes[i]!.s3),
    lemmaTag: lemma.map((value, i) => mix(value, tag[i]!)),
    bundleTag: bundle.map((value, i) => mix(value, tag[i]!)),
  };
}

function at(values: Int32Array, i: number): number {
  return i < 0 || i >= values.length ? ABSENT : values[i]!;
}

const NOBODY = mix(ABSENT, ABSENT);

/** Like `at`, of `lemmaTag` and `bundleTag`. */
function pairAt(values: Int32Array, i: number): number {
  return i < 0 || i >= values.length ? NOBODY : values[i]!;
}

/** Features of the next move: stack, words ahead, their children (after Zhang & Nivre 2011). */
export function moveFeatures(f: Features, state: State): void {
  f.clear();
  addEnds(f, state);
  addPairs(f, state);
  addRuns(f, state);
  addChildren(f, state);
  addDependents(f, state);
  addShape(f, state);
}

/** The top of the stack and the words ahead, one by one. */
function addEnds(f: Features, state: State): void {
  const { tag: T, lemmaTag: P, bundleTag: B } = state.clues;
  const s0 = state.top(0);
  const s1 = state.top(1);
  const b0 = state.next;
  const b1 = b0 + 1 <= state.size ? b0 + 1 : ABSENT;
  const b2 = b0 + 2 <= state.size ? b0 + 2 : ABSENT;
  f.add(1, pairAt(P, s0));
  f.add(2, at(T, s0));
  f.add(3, pairAt(B, s0));
  f.add(4, pairAt(P, s1));
  f.add(5, at(T, s1));
  f.add(6, pairAt(B, s1));
  f.add(7, pairAt(P, b0));
  f.add(8, at(T, b0));
  f.add(9, pairAt(B, b0));
  f.add(10, pairAt(P, b1));
  f.add(11, at(T, b1));
  f.add(12, pairAt(P, b2));
  f.add(13, at(T, b2));
}

/** Pairs and triples of words. */
function addPairs(f: Features, state: State): void {
  const { word: W, tag: T, lemma: L, lemmaTag: P, bundleTag: B } = state.clues;
  const s0 = state.top(0);
  const s1 = state.top(1);
  const b0 = state.next;
  const s0w = at(L, s0);
  const s0t = at(T, s0);
  const s0p = pairAt(P, s0);
  const s0m = pairAt(B, s0);
  const s1w = at(L, s1);
  const s1t = at(T, s1);
  const s1p = pairAt(P, s1);
  const b0w = at(L, b0);
  const b0t = at(T, b0);
  f.add2(14, at(W, s0), at(W, b0));
  f.add2(15, s0p, pairAt(P, b0));
  f.add2(16, s0p, b0t);
  f.add3(17, s0t, b0w, b0t);
  f.add2(19, s0m, pairAt(B, b0));
  f.add2(20, s1p, s0p);
  f.add2(21, s1p, s0t);
  f.add3(22, s1t, s0w, s0t);
  f.add2(24, pairAt(B, s1), s0m);
  f.add2(25, s1p, b0t);
  f.add3(26, s1t, b0w, b0t);
  f.add3(27, s1w, b0w, s0t);
  f.add3(36, s1w, s0t, b0t);
  f.add3(37, s0w, s1t, b0t);
  f.add3(38, b0w, s1t, s0t);
}

/** Runs of tags. */
function addRuns(f: Features, state: State): void {
  const { tag: T, lemma: L } = state.clues;
  const s0 = state.top(0);
  const s1 = state.top(1);
  const b0 = state.next;
  const b1 = b0 + 1 <= state.size ? b0 + 1 : ABSENT;
  const b2 = b0 + 2 <= state.size ? b0 + 2 : ABSENT;
  const b3 = b0 + 3 <= state.size ? b0 + 3 : ABSENT;
  const s0t = at(T, s0);
  const s1t = at(T, s1);
  const b0t = at(T, b0);
  const b1t = at(T, b1);
  const b2t = at(T, b2);
  const top = mix(s1t, s0t);
  const meet = mix(s0t, b0t);
  const ahead = mix(b0t, b1t);
  const deep = mix(at(T, state.top(2)), s1t);
  f.add(18, meet);
  f.add(23, top);
  f.add2(28, top, b0t);
  f.add2(29, meet, b1t);
  f.add2(30, ahead, b2t);
  f.add2(31, meet, mix(b1t, b2t));
  f.add2(32, deep, s0t);
  f.add2(33, deep, meet);
  f.add2(34, top, ahead);
  f.add2(35, ahead, mix(b2t, at(T, b3)));
  f.add2(39, mix(at(L, s0), b0t), b1t);
  f.add2(40, meet, at(L, b1));
  f.add2(41, mix(at(L, b0), b1t), s0t);
}

/** What hangs on them already: relations and tags. */
function addChildren(f: Features, state: State): void {
  const { tag: T, lemmaTag: P } = state.clues;
  const { left1, left2, right1, right2, labels: R } = state;
  const s0 = state.top(0);
  const s1 = state.top(1);
  const b0 = state.next;
  const s0t = at(T, s0);
  const s1t = at(T, s1);
  const b0t = at(T, b0);
  const s0l = at(left1, s0);
  const s0r = at(right1, s0);
  const s1l = at(left1, s1);
  const s1r = at(right1, s1);
  const b0l = at(left1, b0);
  const s0lr = at(R, s0l);
  const s0rr = at(R, s0r);
  const s1lr = at(R, s1l);
  const s1rr = at(R, s1r);
  const b0lr = at(R, b0l);
  const top = mix(s1t, s0t);
  const meet = mix(s0t, b0t);
  f.add3(42, s0t, at(T, s0l), s0lr);
  f.add3(43, s0t, at(T, s0r), s0rr);
  f.add3(44, s1t, at(T, s1l), s1lr);
  f.add3(45, s1t, at(T, s1r), s1rr);
  f.add3(46, b0t, at(T, b0l), b0lr);
  f.add3(47, meet, s0lr, s0rr);
  f.add3(48, meet, b0lr, at(R, at(left2, b0)));
  f.add3(49, top, s0lr, at(R, at(left2, s0)));
  f.add3(50, top, s1rr, at(R, at(right2, s1)));
  f.add3(51, top, s0rr, at(R, at(right2, s0)));
  f.add3(52, mix(s1t, b0t), s1lr, s1rr);
  f.add2(53, pairAt(P, s0), mix(s0lr, s0rr));
  f.add2(54, pairAt(P, s1), mix(s1lr, s1rr));
  f.add2(55, pairAt(P, b0), b0lr);
}

/** Lemmas of what hangs on them, and how much there is. */
function addDependents(f: Features, state: State): void {
  const { tag: T, lemma: L, lemmaTag: P } = state.clues;
  const { left1, right1, lefts, rights } = state;
  const s0 = state.top(0);
  const s1 = state.top(1);
  const b0 = state.next;
  const s0t = at(T, s0);
  const s1t = at(T, s1);
  const b0t = at(T, b0);
  const s0l = at(L, at(left1, s0));
  const s1r = at(L, at(right1, s1));
  const top = mix(s1t, s0t);
  const meet = mix(s0t, b0t);
  f.add2(56, pairAt(P, s0), s0l);
  f.add2(57, meet, s0l);
  f.add2(58, top, s0l);
  f.add2(59, mix(at(L, s1), s0t), s0l);
  f.add2(60, mix(s1t, at(L, s0)), s0l);
  f.add2(61, meet, at(L, at(left1, b0)));
  f.add2(62, pairAt(P, s1), s1r);
  f.add2(63, top, s1r);
  f.add3(64, s0t, at(lefts, s0), at(rights, s0));
  f.add3(65, s1t, at(lefts, s1), at(rights, s1));
  f.add2(66, b0t, at(lefts, b0));
}

/** How far apart they are, and the widest views. */
function addShape(f: Features, state: State): void {
  const { tag: T, lemma: L, lemmaTag: P, bundleTag: B } = state.clues;
  const { left1, right1, labels: R } = state;
  const s0 = state.top(0);
  const s1 = state.top(1);
  const s2 = state.top(2);
  const b0 = state.next;
  const b1 = b0 + 1 <= state.size ? b0 + 1 : ABSENT;
  const s0w = at(L, s0);
  const s0t = at(T, s0);
  const s1t = at(T, s1);
  const b0t = at(T, b0);
  const s0l = at(left1, s0);
  const s1r = at(right1, s1);
  const d01 = distance(s0, b0);
  const d10 = distance(s1, s0);
  const top = mix(s1t, s0t);
  f.add3(67, d01, s0t, b0t);
  f.add3(68, d10, s1t, s0t);
  f.add3(69, d10, s0w, s1t);
  f.add3(70, d01, s0w, b0t);
  f.add3(71, d10, at(L, s1), s0t);
  f.add3(72, d10, top, b0t);
  f.add3(73, pairAt(P, s1), pairAt(P, s0), at(L, s0l));
  f.add3(74, top, at(T, s0l), b0t);
  f.add3(75, top, at(T, s1r), b0t);
  f.add3(76, mix(at(T, s2), s1t), at(L, s0l), s0t);
  f.add3(77, top, mix(b0t, at(T, b1)), at(R, s0l));
  f.add3(78, at(L, s2), s1t, s0t);
  f.add2(79, pairAt(B, s0), pairAt(B, s1) ^ b0t);
  f.add3(80, state.depth < 3 ? state.depth : 3, b0t, s0t);
}

/** Features of the relation between `word` and `head`, when the arc is made. */
export function labelFeatures(f: Features, state: State, word: number, head: number): void {
  f.clear();
  addArc(f, state, word, head);
  addKin(f, state, word, head);
}

/** The two words and their neighbours. */
function addArc(f: Features, state: State, word: number, head: number): void {
  const { word: W, tag: T, lemma: L, bundle: M, suffix: S } = state.clues;
  const dt = at(T, word);
  const ht = at(T, head);
  const dw = at(L, word);
  const hw = at(L, head);
  const dm = at(M, word);
  const hm = at(M, head);
  const side = word < head ? 1 : 2;
  const pair = mix(mix(dt, ht), side);
  const gap = distance(Math.min(word, head), Math.max(word, head));
  f.add(1, pair);
  f.add2(2, pair, dw);
  f.add2(3, pair, hw);
  f.add3(4, pair, dw, hw);
  f.add3(5, pair, dm, hm);
  f.add2(6, pair, dm);
  f.add2(7, pair, hm);
  f.add2(8, pair, gap);
  f.add2(9, dw, side);
  f.add2(10, hw, side);
  f.add3(11, pair, at(T, word - 1), at(T, word + 1));
  f.add3(12, pair, at(T, head - 1), at(T, head + 1));
  f.add2(13, pair, at(L, word - 1));
  f.add2(14, pair, at(L, word + 1));
  f.add2(15, pair, at(L, head - 1));
  f.add2(16, pair, at(L, head + 1));
  f.add2(28, pair, at(W, word));
  f.add2(29, pair, at(S, word));
  f.add2(30, pair, at(S, head));
  f.add3(41, pair, at(T, word - 1), at(T, head + 1));
}

/** The children of both, so far. */
function addKin(f: Features, state: State, word: number, head: number): void {
  const { tag: T, lemma: L, bundle: M } = state.clues;
  const { left1, left2, right1, right2, labels: R, lefts, rights } = state;
  const dt = at(T, word);
  const ht = at(T, head);
  const dw = at(L, word);
  const hw = at(L, head);
  const hm = at(M, head);
  const side = word < head ? 1 : 2;
  const dl = at(left1, word);
  const dr = at(right1, word);
  const dll = at(left2, word);
  const hl = at(left1, head);
  const hr = at(right1, head);
  const hrr = at(right2, head);
  const hll = at(left2, head);
  const pair = mix(mix(dt, ht), side);
  f.add3(17, pair, at(R, dl), at(L, dl));
  f.add3(18, pair, hw, at(L, dl));
  f.add3(19, mix(hw, dw), at(L, dl), side);
  f.add3(20, pair, at(R, dl), at(R, dr));
  f.add3(21, pair, at(R, dl), at(R, dll));
  f.add3(22, pair, at(R, hl), at(R, hll));
  f.add3(23, pair, at(R, hr), at(R, hrr));
  f.add3(24, pair, at(T, hl), at(T, hr));
  f.add3(25, pair, at(lefts, word), at(rights, word));
  f.add3(26, pair, at(lefts, head), at(rights, head));
  f.add2(27, pair, at(L, dll));
  f.add3(31, mix(dt, side), hw, at(L, dl));
  f.add3(32, mix(dt, side), at(L, dl), at(L, dll));
  f.add3(33, pair, at(L, hl), at(R, hl));
  f.add3(34, pair, at(L, hr), at(R, hr));
  f.add3(35, pair, at(L, hll), at(R, hll));
  f.add3(36, pair, hm, at(R, hl));
  f.add3(37, pair, hw, at(R, hl));
  f.add3(38, pair, hw, at(R, hr));
  f.add3(39, pair, dw, at(R, dl));
  f.add3(40, pair, at(T, dl), at(M, dl));
}

function distance(a: number, b: number): number {
  if (a < 0 || b < 0) return 0;
  const d = b - a;
  return d < 5 ? d : d < 8 ? 5 : d < 15 ? 6 : 7;
}

const features = new Features();
const scores = new Float64Array(3);

/** Parses a sentence; `heads[i]` is `size` for the root. */
export function parse(clues: Clues, model: ParseModel): State {
  const state = new State(clues);
  while (!state.isDone) {
    const move = chooseMove(state, model);
    state.apply(move, move === SHIFT ? ABSENT : chooseLabel(state, move, model));
  }
  return state;
}

function chooseMove(state: State, model: ParseModel): number {
  if (state.depth === 0) return SHIFT;
  moveFeatures(features, state);
  scoreThree(model.moves, features, scores);
  return bestAllowed(state, scores);
}

/** The best move that is allowed. */
export function bestAllowed(state: State, points: Float64Array): number {
  let best = -1;
  for (let move = 0; move < 3; move++) {
    if (state.isAllowed(move) && (best < 0 || points[move]! > points[best]!)) best = move;
  }
  return best;
}

function chooseLabel(state: State, move: number, model: ParseModel): number {
  const word = state.top(0);
  const head = state.headOf(move);
  if (head === state.size) return ABSENT;
  const among = model.allowed[arcKind(state.clues, head, word)]!;
  if (among.length > 1) labelFeatures(features, state, word, head);
  return bestOf(model.labels, features, among);
}
