/**
 * Hashing of features: a feature is a 32-bit number, a weight stands at (feature + class) in one flat table.
 *
 * The classes of one feature lie side by side, so that scoring them all touches one or two cache lines. Integer
 * arithmetic alone: the same text gives the same sums on every machine.
 */

/** FNV-1a over the UTF-16 units of `text` from `from` to `to`. */
export function hashText(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash | 0;
}

/** A second, independent hash, to tell apart what the first throws together. */
export function hashCheck(text: string): number {
  let hash = 0x9747b28c;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x5bd1e995);
    hash ^= hash >>> 13;
  }
  return hash | 0;
}

/** Two numbers become one, well stirred. */
export function mix(a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(b, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** The weights of one classifier: whole numbers when they ship, fractions while they are trained. */
export interface Weights {
  readonly table: Int8Array | Float32Array;
  /** `table.length - 1`; the length is a power of two. */
  readonly mask: number;
}

/** The features of one decision, filled anew for each. */
export class Features {
  readonly values = new Int32Array(256);
  size = 0;

  clear(): void {
    this.size = 0;
  }

  /** `template` tells apart the same value in two roles. */
  add(template: number, value: number): void {
    this.values[this.size++] = mix(value, template);
  }

  add2(template: number, a: number, b: number): void {
    this.values[this.size++] = mix(mix(a, b), template);
  }

  add3(template: number, a: number, b: number, c: number): void {
    this.values[this.size++] = mix(mix(mix(a, b), c), template);
  }
}

/** Adds up, for each class from 0 to `classes`, the weights of all features. */
export function scoreAll(weights: Weights, features: Features, classes: number, scores: Float64Array): void {
  const { table, mask } = weights;
  const { values, size } = features;
  scores.fill(0, 0, classes);
  for (let i = 0; i < size; i++) {
    const at = values[i]!;
    for (let c = 0; c < classes; c++) scores[c] = scores[c]! + table[(at + c) & mask]!;
  }
}

/** The sum of the weights of one class. */
export function scoreOne(weights: Weights, features: Features, which: number): number {
  const { table, mask } = weights;
  const { values, size } = features;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += table[(values[i]! + which) & mask]!;
  return sum;
}

/** The best of the classes in `among`; the earlier one on a tie. */
export function bestOf(weights: Weights, features: Features, among: ArrayLike<number>): number {
  let best = among[0] ?? 0;
  let top = -Infinity;
  for (let i = 0; i < among.length; i++) {
    const score = scoreOne(weights, features, among[i]!);
    if (score > top) {
      top = score;
      best = among[i]!;
    }
  }
  return best;
}

/** The best of classes 0 to `classes`; the earlier one on a tie. */
export function argMax(scores: Float64Array, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c++) if (scores[c]! > scores[best]!) best = c;
  return best;
}
