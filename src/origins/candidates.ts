/**
 * Sketches to pairs of pages that may share text. Everything is in flat arrays of numbers: some eight bytes a feature
 * and a table of 64 MB at most, so that a million pages fit 400 MB.
 *
 * A feature that very many pages carry is furniture (a footer, a standing paragraph) unless most of what a page says is
 * as common, as in a wire that five hundred sites took: then it counts, against the nearest pages that carry it.
 */
import { type Sketch, UNDATED } from './sketch.ts';

export interface Candidate {
  /** Indexes of the pages, `a < b`. */
  readonly a: number;
  readonly b: number;
  /** Features that both have. */
  readonly pairs: number;
  readonly anchors: number;
  /** The words alone make it a candidate; else only names and numbers do, as in a translation. */
  readonly byWords: boolean;
}

/** A feature that more pages carry is common. */
const COMMON = 48;
/** Of a common feature, only so many pages before this one are looked at. */
const NEAREST = 12;
/** Anchors alone say little: among more pages than this they are not followed over more than so many days. */
const MANY = 20_000;
const WINDOW = 45;
/** The least that two pages must share: features, and their share of the smaller sketch. */
const LEAST = { pairs: 3, pairShare: 0.12, anchors: 3, anchorShare: 0.16 };
/** More features than this share their buckets by four, which costs a few chance meetings and saves 90 MB a million pages. */
const LARGE = 1 << 22;
/** In a thin sample, two shared features count. */
const THIN = 40;

/** The features of many pages, joined: `items[start[i]]` to `items[start[i + 1]]` are those of page i. */
class Column {
  items = new Uint32Array(1 << 12);
  start = new Uint32Array(1 << 8);
  count = 0;

  push(features: Uint32Array): void {
    const from = this.start[this.count]!;
    const end = from + features.length;
    if (end > this.items.length) this.items = grown(this.items, end);
    this.items.set(features, from);
    this.count += 1;
    if (this.count + 1 > this.start.length) this.start = grown(this.start, this.count + 1);
    this.start[this.count] = end;
  }

  size(page: number): number {
    return this.start[page + 1]! - this.start[page]!;
  }
}

function grown(array: Uint32Array<ArrayBuffer>, least: number): Uint32Array<ArrayBuffer> {
  // By a quarter: doubling would need three times the memory at the last step.
  const next = new Uint32Array(Math.max(least, array.length + (array.length >> 2) + 16));
  next.set(array);
  return next;
}

/** Which pages carry a feature: buckets of page numbers by the low bits of the feature, in order of pages. */
class Postings {
  readonly #mask: number;
  readonly #start: Uint32Array;
  readonly #pages: Uint32Array;

  constructor(column: Column) {
    const total = column.start[column.count]!;
    const buckets = total > LARGE ? total / 4 : total * 4 + 1;
    const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(buckets))));
    this.#mask = 2 ** bits - 1;
    this.#start = new Uint32Array(2 ** bits + 1);
    this.#pages = new Uint32Array(total);
    for (let i = 0; i < total; i++) this.#start[(column.items[i]! & this.#mask) + 1]! += 1;
    for (let i = 0; i < this.#mask + 1; i++) this.#start[i + 1]! += this.#start[i]!;
    this.#fill(column);
  }

  /** Fills each bucket from its end, pages in falling order, so that `#start` ends where it should begin. */
  #fill(column: Column): void {
    const cursor = this.#start;
    for (let page = column.count - 1; page >= 0; page--) {
      for (let i = column.start[page]!; i < column.start[page + 1]!; i++) {
        const bucket = (column.items[i]! & this.#mask) + 1;
        this.#pages[--cursor[bucket]!] = page;
      }
    }
  }

  /** After the filling, the pages of a bucket stand from `#start[bucket + 1]` to `#start[bucket + 2]`. */
  bounds(feature: number): readonly [number, number] {
    const bucket = (feature & this.#mask) + 1;
    return [this.#start[bucket]!, this.#start[bucket + 1] ?? this.#pages.length];
  }

  page(at: number): number {
    return this.#pages[at]!;
  }
}

/** The sketches of many pages. */
export class SketchStore {
  readonly #pairs = new Column();
  readonly #anchors = new Column();
  #days = new Int32Array(1 << 8);
  #tongues = new Uint8Array(1 << 8);

  get count(): number {
    return this.#pairs.count;
  }

  /** Bytes that the sketches take. */
  get bytes(): number {
    const columns = [this.#pairs, this.#anchors];
    return (
      this.#days.byteLength +
      this.#tongues.byteLength +
      columns.reduce((n, { items, start }) => n + items.byteLength + start.byteLength, 0)
    );
  }

  /** Takes in a sketch; the index of its page. */
  add(sketch: Sketch): number {
    const index = this.#pairs.count;
    this.#pairs.push(sketch.pairs);
    this.#anchors.push(sketch.anchors);
    if (index >= this.#days.length) {
      const days = new Int32Array(this.#days.length + (this.#days.length >> 2) + 16);
      days.set(this.#days);
      this.#days = days;
      const tongues = new Uint8Array(days.length);
      tongues.set(this.#tongues);
      this.#tongues = tongues;
    }
    this.#days[index] = sketch.day;
    this.#tongues[index] = sketch.tongue;
    return index;
  }

  /** Every pair of pages that shares enough, page by page. */
  *candidates(): Generator<Candidate> {
    const pairs = new Counter(this.#pairs);
    const anchors = new Counter(this.#anchors);
    for (let page = 1; page < this.count; page++) {
      const shared = pairs.count(page);
      const named = anchors.count(page);
      const others = [...new Set([...shared, ...named])].sort((x, y) => x - y);
      for (const other of others) {
        const found = { a: other, b: page, pairs: pairs.at(other), anchors: anchors.at(other) };
        const byWords = this.#areWords(found);
        if (byWords || this.#areNames(found)) yield { ...found, byWords };
      }
      pairs.clear();
      anchors.clear();
    }
  }

  #areWords({ a, b, pairs }: Found): boolean {
    const size = Math.min(this.#pairs.size(a), this.#pairs.size(b));
    return pairs >= (size < THIN ? 2 : LEAST.pairs) && pairs >= LEAST.pairShare * size;
  }

  #areNames({ a, b, anchors }: Found): boolean {
    const size = Math.min(this.#anchors.size(a), this.#anchors.size(b));
    if (anchors < (size < THIN / 2 ? 2 : LEAST.anchors) || anchors < LEAST.anchorShare * size) return false;
    // Within one language, words are shared too; names alone are the event's.
    if (this.#tongues[a] === this.#tongues[b]) return false;
    if (this.count <= MANY) return true;
    const [first, second] = [this.#days[a]!, this.#days[b]!];
    return first === UNDATED || second === UNDATED || Math.abs(first - second) <= WINDOW;
  }
}

type Found = Omit<Candidate, 'byWords'>;

/** How many features each earlier page shares with one page. */
class Counter {
  readonly #column: Column;
  readonly #postings: Postings;
  readonly #counts: Uint16Array;
  #touched: number[] = [];

  constructor(column: Column) {
    this.#column = column;
    this.#postings = new Postings(column);
    this.#counts = new Uint16Array(column.count);
  }

  /** Counts for `page`; the pages that share anything, in no order. */
  count(page: number): readonly number[] {
    const { start, items } = this.#column;
    const [from, to] = [start[page]!, start[page + 1]!];
    const bounds: (readonly [number, number])[] = [];
    let common = 0;
    for (let i = from; i < to; i++) {
      const bound = this.#postings.bounds(items[i]!);
      bounds.push(bound);
      if (bound[1] - bound[0] > COMMON) common += 1;
    }
    const keepsCommon = common * 2 > to - from;
    for (const [first, end] of bounds) {
      if (end - first <= COMMON) this.#touch(first, end, page);
      else if (keepsCommon) this.#touchNearest(first, end, page);
    }
    return this.#touched;
  }

  #touch(first: number, end: number, page: number): void {
    for (let at = first; at < end; at++) {
      const other = this.#postings.page(at);
      if (other >= page) return;
      this.#add(other);
    }
  }

  /** The first page that carries the feature, and the nearest before `page`. */
  #touchNearest(first: number, end: number, page: number): void {
    let [low, high] = [first, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#postings.page(middle) < page) low = middle + 1;
      else high = middle;
    }
    const nearest = Math.max(first, low - NEAREST);
    if (nearest > first) this.#add(this.#postings.page(first));
    for (let at = nearest; at < low; at++) this.#add(this.#postings.page(at));
  }

  #add(other: number): void {
    if (this.#counts[other] === 0) this.#touched.push(other);
    this.#counts[other]! += 1;
  }

  at(other: number): number {
    return this.#counts[other]!;
  }

  clear(): void {
    for (const other of this.#touched) this.#counts[other] = 0;
    this.#touched = [];
  }
}
