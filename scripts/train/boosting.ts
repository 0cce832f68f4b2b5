/**
 * Gradient boosting of small trees over logistic loss (Friedman 2001), on binned features (histograms), in plain
 * JavaScript: the same rows and settings give the same forest on every machine.
 */

export interface Rows {
  /** One row of features after the other. */
  readonly table: Float32Array;
  readonly width: number;
  /** What each row should come out as, from 0 to 1. */
  readonly targets: Float64Array;
  readonly weights: Float64Array;
}

export interface Settings {
  readonly trees: number;
  /** The most leaves of a tree, and how deep one can lie; the split that gains most is made first. */
  readonly leaves: number;
  readonly depth: number;
  readonly rate: number;
  /** The least weight of rows in a leaf, as a share of the mean weight of a row. */
  readonly leaf: number;
  /** Pulls leaf values to zero: as many rows of mean weight that say nothing. */
  readonly ridge: number;
  /** Share of the rows and of the columns that each tree sees. */
  readonly sample: number;
  readonly columns: number;
}

export interface TrainedForest {
  readonly bias: number;
  /** Nodes as `[column, threshold, left, right]`; a leaf is `[-1, value, 0, 0]`. */
  readonly trees: number[][];
}

const BINS = 48;

export function trainForest(rows: Rows, members: Int32Array, settings: Settings): TrainedForest {
  const trainer = new Trainer(rows, members, settings);
  const trees = Array.from({ length: settings.trees }, () => trainer.grow());
  return { bias: trainer.bias, trees };
}

export function predict(forest: TrainedForest, table: Float32Array, at: number): number {
  let sum = forest.bias;
  for (const tree of forest.trees) {
    let node = 0;
    while (tree[node]! >= 0)
      node = (table[at + tree[node]!]! <= tree[node + 1]! ? tree[node + 2]! : tree[node + 3]!) * 4;
    sum += tree[node + 1]!;
  }
  return 1 / (1 + Math.exp(-sum));
}

/** A pseudo-random sequence of our own, so that a training can be repeated. */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}

interface Split {
  readonly column: number;
  readonly bin: number;
  readonly gain: number;
}

interface Leaf {
  readonly node: number;
  readonly rows: Int32Array;
  readonly depth: number;
  readonly split: Split | null;
}

function gainOf({ split }: Leaf): number {
  return split?.gain ?? 0;
}

class Trainer {
  readonly bias: number;
  private readonly rows: Rows;
  private readonly members: Int32Array;
  private readonly settings: Settings;
  private readonly edges: Float32Array[];
  /** The bin of every cell, column by column. */
  private readonly bins: Uint8Array[];
  private readonly scores: Float64Array;
  private readonly slope: Float64Array;
  private readonly curve: Float64Array;
  private readonly random = createRandom(7);
  private readonly least: number;
  private readonly ridge: number;

  constructor(rows: Rows, members: Int32Array, settings: Settings) {
    this.rows = rows;
    this.members = members;
    this.settings = settings;
    this.edges = Array.from({ length: rows.width }, (_, column) => edgesOf(rows, members, column));
    this.bins = this.edges.map((edges, column) => binsOf(rows, edges, column));
    let [sum, all] = [0, 0];
    for (const row of members) {
      sum += rows.targets[row]! * rows.weights[row]!;
      all += rows.weights[row]!;
    }
    this.bias = Math.log(sum / (all - sum));
    this.least = (settings.leaf * all) / members.length;
    this.ridge = (settings.ridge * all) / members.length;
    this.scores = new Float64Array(rows.targets.length).fill(this.bias);
    this.slope = new Float64Array(rows.targets.length);
    this.curve = new Float64Array(rows.targets.length);
  }

  grow(): number[] {
    const { rows, settings, members } = this;
    for (const row of members) {
      const p = 1 / (1 + Math.exp(-this.scores[row]!));
      this.slope[row] = (p - rows.targets[row]!) * rows.weights[row]!;
      this.curve[row] = Math.max(p * (1 - p), 1e-6) * rows.weights[row]!;
    }
    const sample = members.filter(() => this.random() < settings.sample);
    const columns = Array.from({ length: rows.width }, (_, column) => column).filter(
      () => this.random() < settings.columns,
    );
    const tree: number[] = [];
    this.split(tree, sample, columns);
    for (const row of members) this.scores[row]! += this.valueOf(tree, row);
    return tree;
  }

  private valueOf(tree: readonly number[], row: number): number {
    const { table, width } = this.rows;
    let node = 0;
    while (tree[node]! >= 0)
      node = (table[row * width + tree[node]!]! <= tree[node + 1]! ? tree[node + 2]! : tree[node + 3]!) * 4;
    return tree[node + 1]!;
  }

  /** Splits the leaf that gains most, again and again; a tree is its nodes side by side. */
  private split(tree: number[], rows: Int32Array, columns: readonly number[]): void {
    const open = [this.leafOf(tree, rows, columns, 0)];
    for (let leaves = 1; leaves < this.settings.leaves; leaves += 1) {
      const best = open.reduce((most, leaf) => (gainOf(leaf) > gainOf(most) ? leaf : most));
      if (!best.split) return;
      open.splice(open.indexOf(best), 1, ...this.divide(tree, best, best.split, columns));
    }
  }

  /** A new leaf over some rows, with its value and the best split of it, if there is any. */
  private leafOf(tree: number[], rows: Int32Array, columns: readonly number[], depth: number): Leaf {
    const node = tree.length / 4;
    const [slope, curve] = this.sums(rows);
    tree.push(-1, round((-slope / (curve + this.ridge)) * this.settings.rate), 0, 0);
    const split = depth < this.settings.depth ? this.bestSplit(rows, columns, slope, curve) : null;
    return { node, rows, depth, split };
  }

  private divide(
    tree: number[],
    leaf: Leaf,
    { column, bin }: Split,
    columns: readonly number[],
  ): [Leaf, Leaf] {
    const bins = this.bins[column]!;
    const side = (rows: Int32Array) => this.leafOf(tree, rows, columns, leaf.depth + 1);
    const left = side(leaf.rows.filter((row) => bins[row]! <= bin));
    const right = side(leaf.rows.filter((row) => bins[row]! > bin));
    tree.splice(leaf.node * 4, 4, column, this.edges[column]![bin]!, left.node, right.node);
    return [left, right];
  }

  private sums(rows: Int32Array): [number, number] {
    let [slope, curve] = [0, 0];
    for (const row of rows) {
      slope += this.slope[row]!;
      curve += this.curve[row]!;
    }
    return [slope, curve];
  }

  private bestSplit(
    rows: Int32Array,
    columns: readonly number[],
    slope: number,
    curve: number,
  ): Split | null {
    const { ridge } = this;
    let best: Split | null = null;
    const own = (slope * slope) / (curve + ridge);
    for (const column of columns) {
      const found = this.bestOfColumn(rows, column, slope, curve, own);
      if (found && found.gain > (best?.gain ?? 1e-3)) best = found;
    }
    return best;
  }

  private bestOfColumn(
    rows: Int32Array,
    column: number,
    slope: number,
    curve: number,
    own: number,
  ): Split | null {
    const slopes = new Float64Array(BINS);
    const curves = new Float64Array(BINS);
    const weights = new Float64Array(BINS);
    const bins = this.bins[column]!;
    let all = 0;
    for (const row of rows) {
      const bin = bins[row]!;
      slopes[bin]! += this.slope[row]!;
      curves[bin]! += this.curve[row]!;
      weights[bin]! += this.rows.weights[row]!;
      all += this.rows.weights[row]!;
    }
    let [s, c, w] = [0, 0, 0];
    let best: Split | null = null;
    for (let bin = 0; bin < this.edges[column]!.length - 1; bin += 1) {
      s += slopes[bin]!;
      c += curves[bin]!;
      w += weights[bin]!;
      if (w < this.least || all - w < this.least) continue;
      const [rs, rc] = [slope - s, curve - c];
      const gain = (s * s) / (c + this.ridge) + (rs * rs) / (rc + this.ridge) - own;
      if (gain > (best?.gain ?? 0)) best = { column, bin, gain };
    }
    return best;
  }
}

function round(value: number): number {
  return Math.round(value * 1e5) / 1e5;
}

/** The upper edge of every bin: quantiles of the column's distinct values, rounded as they are stored. */
function edgesOf({ table, width }: Rows, members: Int32Array, column: number): Float32Array {
  const step = Math.max(1, Math.floor(members.length / 20_000));
  const values: number[] = [];
  for (let i = 0; i < members.length; i += step) values.push(table[members[i]! * width + column]!);
  values.sort((a, b) => a - b);
  const edges = new Set<number>();
  for (let bin = 0; bin < BINS - 1; bin += 1)
    edges.add(edge(values[Math.floor((bin * (values.length - 1)) / (BINS - 1))]!));
  return Float32Array.from([...[...edges].sort((a, b) => a - b), Number.POSITIVE_INFINITY]);
}

function edge(value: number): number {
  return Math.fround(Number(value.toPrecision(5)));
}

function binsOf({ table, width, targets }: Rows, edges: Float32Array, column: number): Uint8Array {
  const bins = new Uint8Array(targets.length);
  for (let row = 0; row < bins.length; row += 1) {
    const value = table[row * width + column]!;
    let [low, high] = [0, edges.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (value <= edges[middle]!) high = middle;
      else low = middle + 1;
    }
    bins[row] = low;
  }
  return bins;
}
