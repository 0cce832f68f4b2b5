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

/**
 * The weights of one classifier: fractions while they are trained; when they ship, one byte each, that stands for its own
 * square, sign kept, so that a byte tells apart 1 from 4 and 15,876 from 16,129. The rare weights are large, the many are
 * small; a table of bytes stays in the processor's cache.
 */
export interface Weights {
  readonly table: Int8Array | Float32Array;
  /** `table.length - 1`; the length is a power of two. */
  readonly mask: number;
  /** True when each entry stands for its square. */
  readonly areRoots: boolean;
}

/** Weights as they ship. */
export function rootWeights(table: Int8Array): Weights {
  return { table, mask: table.length - 1, areRoots: true };
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

/** Adds up, for each of the classes 0, 1 and 2, the weights of all features. */
export function scoreThree(weights: Weights, features: Features, scores: Float64Array): void {
  const { table, mask, areRoots } = weights;
  const { values, size } = features;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i < size; i++) {
    const at = values[i]!;
    const w0 = table[at & mask]!;
    const w1 = table[(at + 1) & mask]!;
    const w2 = table[(at + 2) & mask]!;
    s0 += areRoots ? w0 * Math.abs(w0) : w0;
    s1 += areRoots ? w1 * Math.abs(w1) : w1;
    s2 += areRoots ? w2 * Math.abs(w2) : w2;
  }
  scores[0] = s0;
  scores[1] = s1;
  scores[2] = s2;
}

/** The sum of the weights of one class. */
export function scoreOne(weights: Weights, features: Features, which: number): number {
  return sumOf(weights, features.values, features.size, which);
}

/** The sum of the weights of `size` hashed features, for one class. */
export function sumOf(weights: Weights, values: Int32Array, size: number, which: number): number {
  const { table, mask, areRoots } = weights;
  if (areRoots) return sumOfRoots(table as Int8Array, mask, values, size, which);
  let sum = 0;
  for (let i = 0; i < size; i++) sum += table[(values[i]! + which) & mask]!;
  return sum;
}

function sumOfRoots(table: Int8Array, mask: number, values: Int32Array, size: number, which: number): number {
  let sum = 0;
  for (let i = 0; i < size; i++) {
    const root = table[(values[i]! + which) & mask]!;
    sum = (sum + root * Math.abs(root)) | 0;
  }
  return sum;
}

const sums = new Float64Array(512);
const rootSums = new Int32Array(512);

/** The best of the classes in `among`; the earlier one on a tie. */
export function bestOf(weights: Weights, features: Features, among: readonly number[]): number {
  const count = among.length;
  if (count === 1) return among[0]!;
  if (weights.areRoots) addRoots(weights.table as Int8Array, weights.mask, features, among);
  else addFractions(weights, features, among);
  return among[argMax(sums, count)] ?? 0;
}

/** Whole numbers: apart from the fractions of training, because the processor adds them twice as fast. */
function addRoots(table: Int8Array, mask: number, features: Features, among: readonly number[]): void {
  const count = among.length;
  const { values, size } = features;
  rootSums.fill(0, 0, count);
  for (let i = 0; i < size; i++) {
    const at = values[i]!;
    for (let k = 0; k < count; k++) {
      const root = table[(at + among[k]!) & mask]!;
      rootSums[k] = rootSums[k]! + root * Math.abs(root);
    }
  }
  for (let k = 0; k < count; k++) sums[k] = rootSums[k]!;
}

function addFractions({ table, mask }: Weights, features: Features, among: readonly number[]): void {
  const count = among.length;
  const { values, size } = features;
  sums.fill(0, 0, count);
  for (let i = 0; i < size; i++) {
    const at = values[i]!;
    for (let k = 0; k < count; k++) sums[k] = sums[k]! + table[(at + among[k]!) & mask]!;
  }
}

/** By how much the last `bestOf`, over this many classes, preferred its choice to the next best. */
export function lastLead(count: number): number {
  if (count < 2) return Infinity;
  let top = -Infinity;
  let next = -Infinity;
  for (let k = 0; k < count; k++) {
    const score = sums[k]!;
    if (score > top) {
      next = top;
      top = score;
    } else if (score > next) next = score;
  }
  return top - next;
}

/** The best of classes 0 to `classes`; the earlier one on a tie. */
export function argMax(scores: Float64Array, classes: number): number {
  let best = 0;
  for (let c = 1; c < classes; c++) if (scores[c]! > scores[best]!) best = c;
  return best;
}
