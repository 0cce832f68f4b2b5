/**
 * The features of many pages as flat arrays, and the index from a feature to the pages that carry it.
 *
 * Features are 32-bit hashes. They lie in chunks, so that growing copies little and throwing away frees at once.
 */

/** Features a chunk: four megabytes. A page has fewer (`sketch.ts`), and never lies across two. */
const CHUNK = 1 << 20;

/** The features of each page, in the order of the pages. */
export class Column {
  /** The first is small: most piles are. */
  readonly #chunks: Uint32Array[] = [new Uint32Array(CHUNK >> 4)];
  /** Of each page: its chunk, where it begins there, how many features lie there, and how many it had. */
  #chunk = new Uint16Array(1 << 8);
  #from = new Uint32Array(1 << 8);
  #kept = new Uint16Array(1 << 8);
  #size = new Uint16Array(1 << 8);
  #room = CHUNK >> 4;
  count = 0;

  get bytes(): number {
    const tables = [this.#chunk, this.#from, this.#kept, this.#size, ...this.#chunks];
    return tables.reduce((n, { byteLength }) => n + byteLength, 0);
  }

  push(features: Uint32Array): void {
    const page = this.count++;
    if (page >= this.#from.length) {
      this.#chunk = grow(this.#chunk, Uint16Array);
      this.#from = grow(this.#from, Uint32Array);
      this.#kept = grow(this.#kept, Uint16Array);
      this.#size = grow(this.#size, Uint16Array);
    }
    if (this.#room < features.length) {
      this.#chunks.push(new Uint32Array(CHUNK));
      this.#room = CHUNK;
    }
    const items = this.#chunks.at(-1)!;
    const from = items.length - this.#room;
    items.set(features, from);
    this.#room -= features.length;
    this.#chunk[page] = this.#chunks.length - 1;
    this.#from[page] = from;
    this.#kept[page] = features.length;
    this.#size[page] = features.length;
  }

  /** How many features the page had. */
  size(page: number): number {
    return this.#size[page]!;
  }

  /** Where the features of a page lie: from `from(page)` to `to(page)` in `chunkOf(page)`. */
  chunkOf(page: number): Uint32Array {
    return this.#chunks[this.#chunk[page]!]!;
  }

  from(page: number): number {
    return this.#from[page]!;
  }

  to(page: number): number {
    return this.#from[page]! + this.#kept[page]!;
  }

  /** How many features lie here. */
  get total(): number {
    let total = 0;
    for (let page = 0; page < this.count; page++) total += this.#kept[page]!;
    return total;
  }

  /** Throws away the features that one page alone carries (a few stay by chance), and the room for more pages. */
  dropLonely(): void {
    const seen = new SeenTwice(this.total);
    for (let page = 0; page < this.count; page++) {
      const items = this.chunkOf(page);
      for (let i = this.from(page); i < this.to(page); i++) seen.note(items[i]!);
    }
    const ends = new Uint32Array(this.#chunks.length);
    for (let page = 0; page < this.count; page++) {
      const chunk = this.#chunk[page]!;
      const items = this.#chunks[chunk]!;
      const [from, to] = [this.from(page), this.to(page)];
      let end = ends[chunk]!;
      this.#from[page] = end;
      for (let i = from; i < to; i++) if (seen.holds(items[i]!)) items[end++] = items[i]!;
      this.#kept[page] = end - ends[chunk]!;
      ends[chunk] = end;
      // The pages of a chunk stand together: with the last of them it is cut.
      if (this.#chunk[page + 1] !== chunk || page + 1 === this.count)
        this.#chunks[chunk] = items.slice(0, end);
    }
    this.#room = 0;
  }
}

/** The array, longer by a quarter: doubling would need three times the memory at the last step. */
export function grow<T extends { readonly length: number; set(values: T): void }>(
  array: T,
  make: new (length: number) => T,
): T {
  const next = new make(array.length + (array.length >> 2) + 16);
  next.set(array);
  return next;
}

/** Which features were noted twice, by eight bits a feature in each of two sets: one in eight is held by chance. */
class SeenTwice {
  readonly #shift: number;
  readonly #once: Uint32Array;
  readonly #twice: Uint32Array;

  constructor(total: number) {
    const bits = Math.min(27, Math.max(10, Math.ceil(Math.log2(total * 8 + 1))));
    this.#shift = 32 - bits;
    this.#once = new Uint32Array(2 ** (bits - 5));
    this.#twice = new Uint32Array(2 ** (bits - 5));
  }

  note(feature: number): void {
    const bit = feature >>> this.#shift;
    const [word, mask] = [bit >>> 5, 1 << (bit & 31)];
    if ((this.#once[word]! & mask) === 0) this.#once[word]! |= mask;
    else this.#twice[word]! |= mask;
  }

  holds(feature: number): boolean {
    const bit = feature >>> this.#shift;
    return (this.#twice[bit >>> 5]! & (1 << (bit & 31))) !== 0;
  }
}

/** Which pages carry a feature: buckets of page numbers by the high bits of the feature, in order of pages. */
export class Postings {
  readonly #shift: number;
  readonly #start: Uint32Array;
  readonly pages: Uint32Array;

  constructor(column: Column) {
    const { total } = column;
    // Up to two features share a bucket, which costs a chance meeting and is four bytes a bucket.
    const bits = Math.min(24, Math.max(8, Math.ceil(Math.log2(total / 2 + 1))));
    this.#shift = 32 - bits;
    this.#start = new Uint32Array(2 ** bits + 2);
    this.pages = new Uint32Array(total);
    this.#fill(column);
  }

  /** Counts, sums, then fills each bucket from its end with pages in falling order: `#start` ends where it begins. */
  #fill(column: Column): void {
    const start = this.#start;
    const each = (page: number, visit: (bucket: number) => void) => {
      const items = column.chunkOf(page);
      for (let i = column.from(page); i < column.to(page); i++) visit((items[i]! >>> this.#shift) + 1);
    };
    for (let page = 0; page < column.count; page++) each(page, (bucket) => (start[bucket]! += 1));
    for (let i = 1; i < start.length; i++) start[i]! += start[i - 1]!;
    for (let page = column.count - 1; page >= 0; page--)
      each(page, (bucket) => (this.pages[--start[bucket]!] = page));
  }

  /** The pages of a feature stand in `pages` from `begin` to `end`. */
  begin(feature: number): number {
    return this.#start[(feature >>> this.#shift) + 1]!;
  }

  end(feature: number): number {
    return this.#start[(feature >>> this.#shift) + 2]!;
  }

  held(feature: number): number {
    return this.end(feature) - this.begin(feature);
  }
}
