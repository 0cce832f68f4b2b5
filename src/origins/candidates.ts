/**
 * Sketches to pairs of pages that may share text. Everything is in flat arrays of numbers: four bytes a feature while
 * pages come in, then eight for each that stands in two pages or more; what one page alone carries leads nowhere and is
 * thrown away before the index is made.
 *
 * A feature that very many pages carry is furniture (a footer, a standing paragraph) unless most of what a page says is
 * as common, as in a wire that five hundred sites took: then it counts, against the nearest pages that carry it.
 */
import { Column, grow, Postings } from './postings.ts';
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
const LEAST = { pairs: 3, pairShare: 0.12, anchors: 3, anchorShare: 0.1 };
/** In a thin sample, two shared features count. */
const THIN = 40;

/** The sketches of many pages. Once candidates were asked for, it takes no more. */
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
    return this.#days.byteLength + this.#tongues.byteLength + this.#pairs.bytes + this.#anchors.bytes;
  }

  /** Takes in a sketch; the index of its page. */
  add(sketch: Sketch): number {
    const index = this.#pairs.count;
    this.#pairs.push(sketch.pairs);
    this.#anchors.push(sketch.anchors);
    if (index >= this.#days.length) {
      this.#days = grow(this.#days, Int32Array);
      this.#tongues = grow(this.#tongues, Uint8Array);
    }
    this.#days[index] = sketch.day;
    this.#tongues[index] = sketch.tongue;
    return index;
  }

  /** Every pair of pages that shares enough, page by page. */
  *candidates(): Generator<Candidate> {
    this.#pairs.dropLonely();
    this.#anchors.dropLonely();
    const pairs = new Counter(this.#pairs);
    const anchors = new Counter(this.#anchors);
    const others: number[] = [];
    for (let b = 1; b < this.count; b++) {
      pairs.count(b);
      anchors.count(b);
      others.length = 0;
      for (let i = 0; i < pairs.met; i++)
        if (this.#areWords(pairs, pairs.page(i), b)) others.push(pairs.page(i));
      for (let i = 0; i < anchors.met; i++) {
        const a = anchors.page(i);
        if (this.#areNames(anchors, a, b) && !this.#areWords(pairs, a, b)) others.push(a);
      }
      others.sort((x, y) => x - y);
      for (const a of others)
        yield { a, b, pairs: pairs.at(a), anchors: anchors.at(a), byWords: this.#areWords(pairs, a, b) };
      pairs.clear();
      anchors.clear();
    }
  }

  #areWords(pairs: Counter, a: number, b: number): boolean {
    const shared = pairs.at(a);
    if (shared < 2) return false;
    const size = Math.min(this.#pairs.size(a), this.#pairs.size(b));
    return shared >= (size < THIN ? 2 : LEAST.pairs) && shared >= LEAST.pairShare * size;
  }

  #areNames(anchors: Counter, a: number, b: number): boolean {
    const shared = anchors.at(a);
    // Within one language, words are shared too; names alone are the event's.
    if (shared < 2 || this.#tongues[a] === this.#tongues[b]) return false;
    const size = Math.min(this.#anchors.size(a), this.#anchors.size(b));
    if (shared < (size < THIN / 2 ? 2 : LEAST.anchors) || shared < LEAST.anchorShare * size) return false;
    if (this.count <= MANY) return true;
    const [first, second] = [this.#days[a]!, this.#days[b]!];
    return first === UNDATED || second === UNDATED || Math.abs(first - second) <= WINDOW;
  }
}

/** How many features each earlier page shares with one page. */
class Counter {
  readonly #column: Column;
  readonly #postings: Postings;
  readonly #counts: Uint16Array;
  #touched = new Uint32Array(1 << 10);
  /** How many pages share anything. */
  met = 0;

  constructor(column: Column) {
    this.#column = column;
    this.#postings = new Postings(column);
    this.#counts = new Uint16Array(column.count);
  }

  /** Counts for `page`; `page(0)` to `page(met - 1)` are those that share anything, in no order. */
  count(page: number): void {
    const [column, postings] = [this.#column, this.#postings];
    const items = column.chunkOf(page);
    const [from, to] = [column.from(page), column.to(page)];
    let common = 0;
    for (let i = from; i < to; i++) if (postings.held(items[i]!) > COMMON) common += 1;
    const keepsCommon = common * 2 > column.size(page);
    for (let i = from; i < to; i++) {
      const feature = items[i]!;
      if (postings.held(feature) <= COMMON) this.#touch(postings.begin(feature), postings.end(feature), page);
      else if (keepsCommon) this.#touchNearest(postings.begin(feature), postings.end(feature), page);
    }
  }

  #touch(first: number, end: number, page: number): void {
    const { pages } = this.#postings;
    for (let at = first; at < end; at++) {
      const other = pages[at]!;
      if (other >= page) return;
      this.#add(other);
    }
  }

  /** The first page that carries the feature, and the nearest before `page`. */
  #touchNearest(first: number, end: number, page: number): void {
    const { pages } = this.#postings;
    let [low, high] = [first, end];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (pages[middle]! < page) low = middle + 1;
      else high = middle;
    }
    const nearest = Math.max(first, low - NEAREST);
    if (nearest > first) this.#add(pages[first]!);
    for (let at = nearest; at < low; at++) this.#add(pages[at]!);
  }

  #add(other: number): void {
    if (this.#counts[other]!++ > 0) return;
    if (this.met === this.#touched.length) this.#touched = grow(this.#touched, Uint32Array);
    this.#touched[this.met++] = other;
  }

  page(i: number): number {
    return this.#touched[i]!;
  }

  at(other: number): number {
    return this.#counts[other]!;
  }

  clear(): void {
    for (let i = 0; i < this.met; i++) this.#counts[this.#touched[i]!] = 0;
    this.met = 0;
  }
}
