/**
 * A window on a stream of bytes: so many bytes from where the reader stands can be asked for, and no more than those
 * are in memory. The stream may hold breaks, places where bytes are missing; a window never reaches over one until it
 * is told to.
 */

/** Bytes; for what was inflated, where in the file its member begins. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly offset?: number;
}

/** Bytes are missing here: what was damaged, where it began in the file, and why. */
export interface Break {
  readonly damage: string;
  readonly offset: number;
}

export class ByteWindow {
  readonly #pieces: AsyncIterator<Piece | Break>;
  #buffer: Buffer = Buffer.alloc(0);
  #at = 0;
  /** Where in the whole stream the buffer begins. */
  #base = 0;
  #ended = false;
  #next: Break | null = null;
  /** Which part of the file the bytes from a position of the stream on came from; only the last ones are needed. */
  #marks: { readonly position: number; readonly offset: number }[] = [];

  constructor(pieces: AsyncIterable<Piece | Break>) {
    this.#pieces = pieces[Symbol.asyncIterator]();
  }

  /** Bytes read past so far. */
  get position(): number {
    return this.#base + this.#at;
  }

  /** Where in the file the reader stands; for inflated bytes, where the member that they came from begins. */
  get offset(): number {
    return this.#marks[this.#markAt(this.position)]?.offset ?? this.position;
  }

  /** The last mark at or before a position; -1 where there is none. */
  #markAt(position: number): number {
    let [low, high] = [-1, this.#marks.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#marks[middle]!.position <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** What is in memory from here on. */
  get rest(): Buffer {
    return this.#buffer.subarray(this.#at);
  }

  /** The break that the window has come up against; what lies before it may still be in `rest`. */
  get break(): Break | null {
    return this.#next;
  }

  /** Brings at least `count` bytes into memory; false where the stream ends or breaks before. */
  async fill(count: number): Promise<boolean> {
    if (this.rest.length >= count) return true;
    if (this.#ended || this.#next) return false;
    const parts = [this.rest];
    let size = this.rest.length;
    this.#base += this.#at;
    this.#at = 0;
    this.#marks.splice(0, Math.max(0, this.#markAt(this.#base)));
    while (size < count && !this.#ended && !this.#next) {
      const { done, value } = await this.#pieces.next();
      if (done) this.#ended = true;
      else if ('damage' in value) this.#next = value;
      else {
        this.#mark(this.#base + size, value.offset);
        parts.push(Buffer.from(value.bytes.buffer, value.bytes.byteOffset, value.bytes.byteLength));
        size += value.bytes.length;
      }
    }
    this.#buffer = parts.length === 2 && parts[0]!.length === 0 ? parts[1]! : Buffer.concat(parts);
    return size >= count;
  }

  #mark(position: number, offset: number | undefined): void {
    if (offset === undefined || this.#marks.at(-1)?.offset === offset) return;
    this.#marks.push({ position, offset });
  }

  skip(count: number): void {
    this.#at += count;
  }

  /** Takes `count` bytes that `fill` has brought. They stay as they are, and may be part of a larger piece. */
  take(count: number): Buffer {
    const bytes = this.rest.subarray(0, count);
    this.skip(count);
    return bytes;
  }

  /** Goes back over bytes that were taken last. */
  back(bytes: Buffer): void {
    const { position, rest } = this;
    this.#buffer = Buffer.concat([bytes, rest]);
    this.#base = position - bytes.length;
    this.#at = 0;
  }

  /** Goes over the break; what stood before it is dropped. */
  cross(): void {
    this.skip(this.rest.length);
    this.#next = null;
  }

  /** Closes what lies behind the stream. */
  async close(): Promise<void> {
    await this.#pieces.return?.();
  }
}
