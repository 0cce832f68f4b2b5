/**
 * The averaged perceptron (Collins 2002) over hashed features: weights while they are learnt, 8 bits when they ship.
 */
import { type Features, rootWeights, scoreOne, type Weights } from '../../src/annotate/reader/hash.ts';

export class Perceptron implements Weights {
  readonly table: Float32Array;
  readonly mask: number;
  readonly areRoots = false;
  private readonly sums: Float64Array;
  private readonly stamps: Int32Array;
  private time = 0;

  /** `bits`: the table has two to that power of weights. */
  constructor(bits: number) {
    this.table = new Float32Array(2 ** bits);
    this.mask = this.table.length - 1;
    this.sums = new Float64Array(this.table.length);
    this.stamps = new Int32Array(this.table.length);
  }

  /** One more decision has been looked at: the clock of the average. */
  tick(): void {
    this.time += 1;
  }

  update(features: Features, which: number, by: number): void {
    for (let i = 0; i < features.size; i++) this.add(features.values[i]! + which, by);
  }

  /** Moves the weight of one hashed feature. */
  add(feature: number, by: number): void {
    const at = feature & this.mask;
    this.sums[at] = this.sums[at]! + (this.time - this.stamps[at]!) * this.table[at]!;
    this.stamps[at] = this.time;
    this.table[at] = this.table[at]! + by;
  }

  /** The weights averaged over all decisions. */
  average(): Float32Array {
    return this.table.map(
      (weight, at) => (this.sums[at]! + (this.time - this.stamps[at]!) * weight) / Math.max(1, this.time),
    );
  }

  /** The average as signed roots from -127 to 127 (see `Weights`); the top one in 100,000 of the weights is clipped. */
  quantise(): Int8Array {
    const average = this.average();
    const sizes = average
      .filter((weight) => weight !== 0)
      .map(Math.abs)
      .sort();
    const top = sizes[Math.floor(sizes.length * 0.99999)] ?? 1;
    const scale = (127 * 127) / (top || 1);
    return Int8Array.from(average, (weight) => {
      const root = Math.min(127, Math.round(Math.sqrt(Math.abs(weight) * scale)));
      return weight < 0 ? -root : root;
    });
  }

  /** How much of the table is in use, from 0 to 1. */
  get load(): number {
    let used = 0;
    for (const weight of this.table) if (weight !== 0) used += 1;
    return used / this.table.length;
  }
}

/** Quantised weights as the reader uses them. */
export function frozen(perceptron: Perceptron): Weights {
  return rootWeights(perceptron.quantise());
}

/** One binary decision: learns from it when it is wrong or close. */
export function learnBinary(
  perceptron: Perceptron,
  features: Features,
  truth: boolean,
  margin: number,
): void {
  perceptron.tick();
  const score = scoreOne(perceptron, features, 0);
  if ((truth ? score : -score) <= margin) perceptron.update(features, 0, truth ? 1 : -1);
}

/** A shuffle that is the same on every machine (xorshift32). */
export function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  const random = randomOf(seed);
  for (let i = out.length - 1; i > 0; i--) {
    const j = random() % (i + 1);
    [out[i], out[j]] = [out[j]!, out[i]!];
  }
  return out;
}

/** Whole numbers from 0 to 2^32 - 1. */
export function randomOf(seed: number): () => number {
  let state = (seed * 2654435761 + 88675123) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
}
