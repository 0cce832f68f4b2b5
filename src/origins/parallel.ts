/**
 * Texts that tell the same in other words, in the same order: translations, and translations back.
 *
 * Sentences are aligned in order (dynamic programming, as Gale and Church 1993 do by length) by what outlives
 * translation: numbers, names, and the first letters of long words («milit-aires», «milit-ary»). Two reports of one
 * event share names too, but not the order of sentences, nor which name goes with which figure in which sentence.
 */
import type { Match, Passage } from './align.ts';
import { LEAST_WEIGHT } from './align.ts';
import { isAnchor } from './sketch.ts';
import type { Sentence, Text } from './text.ts';
import { SHORT } from './words.ts';

export interface Parallel {
  readonly matches: readonly Match[];
  readonly passages: readonly Passage[];
  /** Names and numbers shared by sentences that stand beside each other. */
  readonly anchors: number;
}

/** A sentence as a bag of weighted features. */
type Bag = ReadonlyMap<number, number>;

/** A name or number weighs as much as three first letters. */
const ANCHOR = 3;
/** Sentences are beside each other when their features are this much alike (cosine). */
export const ALIKE = 0.34;
/** The most cells of the table: past it, texts are too long to lay side by side. */
const MOST_CELLS = 400_000;

/** The sentences of `a` with their translations in `b`, in order. */
export function alignParallel(a: Text, b: Text): Parallel {
  const none: Parallel = { matches: [], passages: [], anchors: 0 };
  const [left, right] = [bagsOf(a), bagsOf(b)];
  if (left.length === 0 || right.length === 0 || left.length * right.length > MOST_CELLS) return none;
  weigh(left, right);
  const steps = bestPath(left, right);
  const matches = steps.map(({ i, j, like }) => matchOf(a, left[i]!.index, right[j]!.index, like));
  const anchors = steps.reduce((n, { i, j }) => n + sharedAnchors(left[i]!, right[j]!), 0);
  return { matches, passages: joinInOrder(matches), anchors };
}

interface Bagged {
  readonly index: number;
  readonly features: Map<number, number>;
  readonly anchors: ReadonlySet<number>;
  norm: number;
}

function bagsOf(text: Text): Bagged[] {
  const bags: Bagged[] = [];
  text.sentences.forEach((sentence, index) => {
    if (sentence.weight >= LEAST_WEIGHT) bags.push(bagOf(text, sentence, index));
  });
  return bags;
}

function bagOf(text: Text, { from, to }: Sentence, index: number): Bagged {
  const features = new Map<number, number>();
  const anchors = new Set<number>();
  for (let i = from; i < to; i++) {
    const flags = text.words.flags[i]!;
    if ((flags & SHORT) !== 0) continue;
    const stem = text.words.stem[i]!;
    if (isAnchor(flags)) anchors.add(stem);
    features.set(stem, Math.max(features.get(stem) ?? 0, isAnchor(flags) ? ANCHOR : 1));
  }
  return { index, features, anchors, norm: 0 };
}

/** Makes a feature that stands in many sentences weigh less (inverse document frequency over both texts). */
function weigh(left: readonly Bagged[], right: readonly Bagged[]): void {
  const all = [...left, ...right];
  const frequency = new Map<number, number>();
  for (const { features } of all)
    for (const feature of features.keys()) frequency.set(feature, (frequency.get(feature) ?? 0) + 1);
  for (const bag of all) {
    let square = 0;
    for (const [feature, weight] of bag.features) {
      const value = weight * Math.log(1 + all.length / frequency.get(feature)!);
      bag.features.set(feature, value);
      square += value * value;
    }
    bag.norm = Math.sqrt(square);
  }
}

function likeness(x: Bagged, y: Bagged): number {
  const [small, large]: [Bag, Bag] =
    x.features.size < y.features.size ? [x.features, y.features] : [y.features, x.features];
  let dot = 0;
  for (const [feature, weight] of small) {
    const other = large.get(feature);
    if (other !== undefined) dot += weight * other;
  }
  return dot === 0 ? 0 : dot / (x.norm * y.norm);
}

interface Step {
  readonly i: number;
  readonly j: number;
  readonly like: number;
}

/** The path through both texts, in order, over the sentences most alike. */
function bestPath(left: readonly Bagged[], right: readonly Bagged[]): Step[] {
  const width = right.length + 1;
  const likes = new Float32Array((left.length + 1) * width);
  const best = new Float32Array((left.length + 1) * width);
  for (let i = 1; i <= left.length; i++) {
    for (let j = 1; j <= right.length; j++) {
      const like = likeness(left[i - 1]!, right[j - 1]!);
      const at = i * width + j;
      likes[at] = like;
      const skip = Math.max(best[at - 1]!, best[at - width]!);
      const take = like >= ALIKE ? best[at - width - 1]! + like : 0;
      best[at] = Math.max(skip, take);
    }
  }
  return trace(likes, best, left.length, right.length);
}

function trace(likes: Float32Array, best: Float32Array, height: number, length: number): Step[] {
  const width = length + 1;
  const steps: Step[] = [];
  let [i, j] = [height, length];
  while (i > 0 && j > 0) {
    const at = i * width + j;
    if (best[at] === best[at - 1]) j -= 1;
    else if (best[at] === best[at - width]) i -= 1;
    else {
      steps.push({ i: i - 1, j: j - 1, like: likes[at]! });
      i -= 1;
      j -= 1;
    }
  }
  return steps.reverse();
}

function matchOf(a: Text, left: number, right: number, like: number): Match {
  return { a: left, b: right, weight: a.sentences[left]!.weight, share: like };
}

function sharedAnchors(x: Bagged, y: Bagged): number {
  let shared = 0;
  for (const anchor of x.anchors) if (y.anchors.has(anchor)) shared += 1;
  return shared;
}

/** Sentences that follow one another in both, two apart at most, are one passage. */
function joinInOrder(matches: readonly Match[]): Passage[] {
  const passages: { a: { from: number; to: number }; b: { from: number; to: number } }[] = [];
  for (const { a, b } of matches) {
    const last = passages.at(-1);
    if (last && a - last.a.to <= 1 && b - last.b.to <= 1) {
      last.a.to = a + 1;
      last.b.to = b + 1;
    } else passages.push({ a: { from: a, to: a + 1 }, b: { from: b, to: b + 1 } });
  }
  return passages;
}
