/**
 * A forest of small decision trees (gradient boosting over logistic loss; Friedman 2001): features in, a probability
 * out. Trained by `scripts/train/article.ts`; the arithmetic is sums and one exponential, the same on every machine.
 */

export interface StoredForest {
  readonly bias: number;
  /** For every tree its nodes as `[column, threshold, left, right]`; a leaf is `[-1, value, 0, 0]`. */
  readonly trees: readonly (readonly number[])[];
}

/** The nodes of all trees side by side in four columns, which is what makes asking cheap. */
export class Forest {
  private readonly bias: number;
  private readonly roots: Int32Array;
  private readonly column: Int16Array;
  /** The threshold of a node, the value of a leaf. */
  private readonly value: Float64Array;
  private readonly left: Int32Array;
  private readonly right: Int32Array;

  constructor({ bias, trees }: StoredForest) {
    const count = trees.reduce((sum, tree) => sum + tree.length / 4, 0);
    this.bias = bias;
    this.roots = new Int32Array(trees.length);
    this.column = new Int16Array(count);
    this.value = new Float64Array(count);
    this.left = new Int32Array(count);
    this.right = new Int32Array(count);
    let base = 0;
    trees.forEach((tree, place) => {
      this.roots[place] = base;
      for (let node = 0; node < tree.length / 4; node += 1) this.place(base, node, tree);
      base += tree.length / 4;
    });
  }

  private place(base: number, node: number, tree: readonly number[]): void {
    this.column[base + node] = tree[node * 4]!;
    this.value[base + node] = tree[node * 4 + 1]!;
    this.left[base + node] = base + tree[node * 4 + 2]!;
    this.right[base + node] = base + tree[node * 4 + 3]!;
  }

  /** The probability of one row of features. */
  probabilityOf(row: Float32Array): number {
    const { roots, column, value, left, right } = this;
    let sum = this.bias;
    for (let tree = 0; tree < roots.length; tree += 1) {
      let node = roots[tree]!;
      for (let at = column[node]!; at >= 0; at = column[node]!) {
        node = row[at]! <= value[node]! ? left[node]! : right[node]!;
      }
      sum += value[node]!;
      // Most blocks are plainly furniture: the later, finer trees cannot bring them back.
      if (tree % ROUND === ROUND - 1 && sum < HOPELESS) break;
    }
    return 1 / (1 + Math.exp(-sum));
  }
}

/** Every so many trees a row below this log-odds is given up; of 8,600 kept blocks none was ever below -2.3. */
const ROUND = 32;
const HOPELESS = -2.7;
