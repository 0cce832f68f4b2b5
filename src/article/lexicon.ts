/**
 * Words looked up where they stand in a text, without cutting them out: what is asked of every word of every page.
 * Capitals of ASCII are read as small letters; other letters must stand as the table has them.
 */
export class Lexicon {
  private readonly words: (string | undefined)[];
  private readonly values: Int32Array;
  private readonly mask: number;

  constructor(entries: Iterable<readonly [word: string, value: number]>) {
    const all = [...entries];
    let size = 64;
    while (size < all.length * 4) size *= 2;
    this.mask = size - 1;
    this.words = Array.from({ length: size });
    this.values = new Int32Array(size);
    for (const [word, value] of all) this.add(word, value);
  }

  private add(word: string, value: number): void {
    let slot = this.hashOf(word, 0, word.length);
    while (this.words[slot] !== undefined) slot = (slot + 1) & this.mask;
    this.words[slot] = word;
    this.values[slot] = value;
  }

  /** The value of the word from `from` to `to`; -1 for one that the table does not have. */
  valueAt(text: string, from: number, to: number): number {
    let slot = this.hashOf(text, from, to);
    for (let word = this.words[slot]; word !== undefined; word = this.words[slot]) {
      if (isWordAt(text, from, to, word)) return this.values[slot]!;
      slot = (slot + 1) & this.mask;
    }
    return -1;
  }

  private hashOf(text: string, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + (text.charCodeAt(at) | 32)) | 0;
    return (hash ^ (hash >>> 15)) & this.mask;
  }
}

function isWordAt(text: string, from: number, to: number, word: string): boolean {
  if (to - from !== word.length) return false;
  for (let at = 0; at < word.length; at += 1) {
    const code = text.charCodeAt(from + at);
    if ((code >= 65 && code <= 90 ? code | 32 : code) !== word.charCodeAt(at)) return false;
  }
  return true;
}
