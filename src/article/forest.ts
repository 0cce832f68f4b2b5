/**
 * A forest of small decision trees (gradient boosting over logistic loss; Friedman 2001): features in, a probability
 * out. Trained by `scripts/train/article.ts`; the arithmetic is sums and one exponential, the same on every machine.
 */

export interface Forest {
  readonly bias: number;
  /** For every tree its nodes as `[column, threshold, left, right]`; a leaf is `[-1, value, 0, 0]`. */
  readonly trees: readonly Float64Array[];
}

/** The probability of one row of features, which begins at `at` in `table`. */
export function probabilityOf(forest: Forest, table: Float32Array, at: number): number {
  let sum = forest.bias;
  for (const tree of forest.trees) sum += valueOf(tree, table, at);
  return 1 / (1 + Math.exp(-sum));
}

function valueOf(tree: Float64Array, table: Float32Array, at: number): number {
  let node = 0;
  while (tree[node]! >= 0) {
    node = (table[at + tree[node]!]! <= tree[node + 1]! ? tree[node + 2]! : tree[node + 3]!) * 4;
  }
  return tree[node + 1]!;
}
