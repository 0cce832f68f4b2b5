/**
 * The arcs of a finished tree get their relations, from the root downwards, siblings from left to right.
 *
 * Each decision sees the whole tree, the relations above and before it, and what the transition parsers called the
 * word and its neighbours.
 */
import { bestOf, Features, mix, type Weights } from './hash.ts';
import { type Guide, isSettled } from './graph.ts';
import { type Allowed, arcKind, type Clues } from './parser.ts';

const ABSENT = -1;

/** A tree with the order in which its words get their relations. */
export class Labelling {
  readonly clues: Clues;
  readonly heads: Int32Array;
  readonly guides: readonly Guide[];
  /** Words, each after its head. */
  readonly order: Int32Array;
  readonly labels: Int32Array;
  private readonly first: Int32Array;
  private readonly last: Int32Array;
  private readonly before: Int32Array;
  private readonly after: Int32Array;

  constructor(clues: Clues, heads: Int32Array, guides: readonly Guide[]) {
    const n = clues.size;
    this.clues = clues;
    this.heads = heads;
    this.guides = guides;
    this.labels = new Int32Array(n + 1).fill(-2);
    this.first = new Int32Array(n + 1).fill(ABSENT);
    this.last = new Int32Array(n + 1).fill(ABSENT);
    this.before = new Int32Array(n + 1).fill(ABSENT);
    this.after = new Int32Array(n + 1).fill(ABSENT);
    for (let i = 0; i < n; i++) this.hang(i, heads[i]!);
    this.order = this.downwards();
  }

  private hang(word: number, head: number): void {
    const last = this.last[head]!;
    if (last < 0) this.first[head] = word;
    else {
      this.after[last] = word;
      this.before[word] = last;
    }
    this.last[head] = word;
  }

  private downwards(): Int32Array {
    const order = new Int32Array(this.clues.size);
    let filled = 0;
    for (let i = this.first[this.clues.size]!; i >= 0; i = this.after[i]!) order[filled++] = i;
    for (let k = 0; k < filled; k++) {
      for (let i = this.first[order[k]!]!; i >= 0; i = this.after[i]!) order[filled++] = i;
    }
    return order.subarray(0, filled);
  }

  private guessed(word: number): number {
    if (word < 0) return -3;
    const label = this.labels[word]!;
    return label === -2 ? (this.guides[0]!.labels[word] ?? -4) : label;
  }

  features(f: Features, word: number): void {
    f.clear();
    this.addArc(f, word);
    this.addKin(f, word);
    this.addGuides(f, word);
  }

  /** The word, its head and their neighbours. */
  private addArc(f: Features, word: number): void {
    const { tag: T, lemma: L, bundle: M, word: W, suffix: S, size } = this.clues;
    const { heads } = this;
    const head = heads[word]!;
    const way = head === size ? 3 : head < word ? 1 : 2;
    const dt = T[word]!;
    const ht = T[head]!;
    const dl = L[word]!;
    const hl = L[head]!;
    const pair = mix(mix(dt, ht), way);
    const gap = Math.min(9, Math.abs(head - word));
    f.add(1, pair);
    f.add2(2, pair, dl);
    f.add2(3, pair, hl);
    f.add3(4, pair, dl, hl);
    f.add3(5, pair, M[word]!, M[head]!);
    f.add2(6, pair, M[word]!);
    f.add2(7, pair, M[head]!);
    f.add2(8, pair, gap);
    f.add2(9, dl, way);
    f.add2(10, hl, way);
    f.add3(11, pair, at(T, word - 1), at(T, word + 1));
    f.add3(12, pair, at(T, head - 1), at(T, head + 1));
    f.add2(13, pair, at(L, word - 1));
    f.add2(14, pair, at(L, word + 1));
    f.add2(15, pair, at(L, head - 1));
    f.add2(16, pair, at(L, head + 1));
    f.add2(34, pair, W[word]!);
    f.add2(35, pair, S[word]!);
    f.add2(36, pair, S[head]!);
  }

  /** Children, siblings and the head above. */
  private addKin(f: Features, word: number): void {
    const { tag: T, lemma: L, bundle: M, size } = this.clues;
    const { heads, first, last, before, after } = this;
    const head = heads[word]!;
    const way = head === size ? 3 : head < word ? 1 : 2;
    const dt = T[word]!;
    const ht = T[head]!;
    const dl = L[word]!;
    const hl = L[head]!;
    const pair = mix(mix(dt, ht), way);
    const c1 = first[word]!;
    const c2 = c1 < 0 ? ABSENT : after[c1]!;
    const c9 = last[word]!;
    const s1 = before[word]!;
    const s2 = s1 < 0 ? ABSENT : before[s1]!;
    const n1 = after[word]!;
    const n2 = n1 < 0 ? ABSENT : after[n1]!;
    const up = head < size ? heads[head]! : ABSENT;
    const r1 = this.guessed(s1);
    const r2 = this.guessed(s2);
    const rn = this.guessed(n1);
    const rc = this.guessed(c1);
    const rh = head < size ? this.guessed(head) : -5;
    f.add3(17, pair, at(L, c1), rc);
    f.add3(18, pair, hl, at(L, c1));
    f.add3(19, mix(hl, dl), at(L, c1), way);
    f.add3(20, pair, at(T, c1), at(T, c9));
    f.add3(21, mix(dt, way), at(L, c1), at(L, c2));
    f.add3(22, pair, r1, r2);
    f.add3(23, pair, r1, hl);
    f.add3(24, pair, rn, hl);
    f.add3(25, pair, rn, at(T, n2));
    f.add3(26, pair, at(T, s1), at(T, n1));
    f.add3(27, pair, at(L, s1), r1);
    f.add3(28, pair, at(L, n1), rn);
    f.add2(29, pair, rh);
    f.add3(30, pair, rh, at(T, up));
    f.add3(31, pair, rh, dl);
    f.add3(32, pair, at(L, up), at(L, c1));
    f.add3(33, mix(dt, way), at(L, up), at(L, c1));
    f.add3(37, dl, at(L, c1), way);
    f.add3(38, pair, dl, rc);
    f.add3(39, pair, M[head]!, r1);
    f.add3(40, mix(dt, way), hl, at(L, c1));
  }

  /** What the transition parsers called the word. */
  private addGuides(f: Features, word: number): void {
    const { tag: T, lemma: L, size } = this.clues;
    const { heads, first, before } = this;
    const head = heads[word]!;
    const way = head === size ? 3 : head < word ? 1 : 2;
    const dt = T[word]!;
    const ht = T[head]!;
    const dl = L[word]!;
    const hl = L[head]!;
    const pair = mix(mix(dt, ht), way);
    const c1 = first[word]!;
    const s1 = before[word]!;
    const r1 = this.guessed(s1);
    const rh = head < size ? this.guessed(head) : -5;
    for (let g = 0; g < this.guides.length; g++) {
      const guide = this.guides[g]!;
      const label = guide.labels[word]! * 2 + (guide.heads[word] === head ? 1 : 0);
      f.add(50 + g, label);
      f.add2(54 + g, label, pair);
      f.add2(58 + g, label, dl);
      f.add2(62 + g, label, hl);
      f.add3(66 + g, label, dt, at(L, c1));
      f.add3(70 + g, label, r1, dt);
      f.add3(74 + g, label, rh, dt);
    }
    if (this.guides.length > 1)
      f.add3(80, this.guides[0]!.labels[word]!, this.guides[1]!.labels[word]!, pair);
  }
}

function at(values: Int32Array, i: number): number {
  return i < 0 || i >= values.length ? 7 : values[i]!;
}

const features = new Features();

/** What names the relations of a tree. */
export interface RelationModel {
  readonly labels: Weights;
  readonly allowed: Allowed;
  readonly settled: ReadonlySet<number>;
}

/** The relations of a tree, by number; -1 for the root. */
export function labelTree(
  clues: Clues,
  heads: Int32Array,
  guides: readonly Guide[],
  model: RelationModel,
): Int32Array {
  const labelling = new Labelling(clues, heads, guides);
  for (const word of labelling.order) labelling.labels[word] = relationOf(labelling, word, model);
  return labelling.labels;
}

function relationOf(labelling: Labelling, word: number, model: RelationModel): number {
  const { clues, heads, guides } = labelling;
  const head = heads[word]!;
  if (head === clues.size) return -1;
  if (isSettled(guides, word, model.settled) && guides[0]!.heads[word] === head) {
    return guides[0]!.labels[word]!;
  }
  const among = model.allowed[arcKind(clues, head, word)]!;
  if (among.length > 1) labelling.features(features, word);
  return bestOf(model.labels, features, among);
}
