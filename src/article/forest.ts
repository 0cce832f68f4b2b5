/**
 * A forest of small decision trees (gradient boosting over logistic loss; Friedman 2001): features in, a probability
 * out. Trained by `scripts/train/article.ts`; the arithmetic is sums and one exponential, the same on every machine.
 */

export interface StoredForest {
  readonly bias: number;
  /** For every tree its nodes as `[column, threshold, left, right]`; a leaf is `[-1, value, 0, 0]`. */
  readonly trees: readonly (readonly number[])[];
}

/** The nodes of all trees in columns, each node before its branches, the left one right after it. */
export class Forest {
  private readonly bias: number;
  /** Where each tree begins. */
  private readonly roots: Int32Array;
  private readonly column: Int16Array;
  /** The threshold of a node, the value of a leaf. */
  private readonly value: Float64Array;
  private readonly right: Int32Array;

  constructor({ bias, trees }: StoredForest) {
    const count = trees.reduce((sum, tree) => sum + tree.length / 4, 0);
    this.bias = bias;
    this.roots = new Int32Array(trees.length);
    this.column = new Int16Array(count);
    this.value = new Float64Array(count);
    this.right = new Int32Array(count);
    let next = 0;
    trees.forEach((tree, place) => {
      this.roots[place] = next;
      next = this.place(tree, 0, next);
    });
  }

  /** Lays a node of a stored tree and all below it from `at` on; returns where the next one goes. */
  private place(tree: readonly number[], node: number, at: number): number {
    const column = tree[node * 4]!;
    this.column[at] = column;
    this.value[at] = tree[node * 4 + 1]!;
    if (column < 0) return at + 1;
    const right = this.place(tree, tree[node * 4 + 2]!, at + 1);
    this.right[at] = right;
    return this.place(tree, tree[node * 4 + 3]!, right);
  }

  /**
   * The probabilities of the rows of a table, each `width` features wide, into `found`: some trees over all rows, then
   * the next, as some fit the fastest memory of a machine and all of them do not.
   */
  weigh(table: Float32Array, width: number, found: Float64Array): void {
    found.fill(this.bias);
    for (let from = 0; from < this.roots.length; from += ROUND) {
      const to = Math.min(from + ROUND, this.roots.length);
      for (let row = 0; row < found.length; row += 1) {
        // Most blocks are plainly furniture: the later, finer trees cannot bring them back.
        if (from > 0 && found[row]! < HOPELESS) continue;
        found[row] = this.add(found[row]!, table, row * width, from, to);
      }
    }
    for (let row = 0; row < found.length; row += 1) found[row] = 1 / (1 + Math.exp(-found[row]!));
  }

  /** The sum with the leaves of some trees added in their order. */
  private add(start: number, table: Float32Array, at: number, from: number, to: number): number {
    const { roots, column, value, right } = this;
    let sum = start;
    for (let tree = from; tree < to; tree += 1) {
      let node = roots[tree]!;
      for (let asked = column[node]!; asked >= 0; asked = column[node]!)
        node = table[at + asked]! <= value[node]! ? node + 1 : right[node]!;
      sum += value[node]!;
    }
    return sum;
  }
}

/** Every so many trees a row below this log-odds is given up; of 8,600 kept blocks none was ever below -2.3. */
const ROUND = 32;
const HOPELESS = -2.7;
