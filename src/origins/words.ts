/**
 * Text to words as numbers, for comparing at speed: one pass over the characters, no string made.
 *
 * A word is a run of letters and digits; accents, case and apostrophes make no difference, so that an edited accent or
 * «l’» for «l'» is no edit. Each word knows where it stands, whether it is capitalised or a number, and whether it
 * stands inside quotation marks. What a word means is nobody's business here.
 */
import { fold } from '../text/fold.ts';

export interface Words {
  readonly count: number;
  /** A 32-bit hash of the folded word. */
  readonly hash: Int32Array;
  /** A hash of its first letters: what survives inflexion, and often translation («milit-aires», «milit-ares»). */
  readonly stem: Int32Array;
  /** Offsets in the text, UTF-16 units, end exclusive. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** The flags below, joined. */
  readonly flags: Uint8Array;
}

export const CAPITAL = 1;
export const NUMBER = 2;
export const QUOTED = 4;
/** The word is short (three letters or fewer, no number): nearly always grammar. */
export const SHORT = 8;
/** A sentence ends, or a line does, before this word. */
export const STARTS = 16;

/** The letters of a word that its stem keeps: four are shared by most cognates of the languages of Europe. */
const STEM = 4;
/** A quotation longer than this many words was never closed: it marks nothing. */
const LONGEST_QUOTATION = 600;
/** Folded code of each character below; 0 where no word goes on; 1 for marks that a word carries along. */
const TABLE_SIZE = 0x600;
const FOLDED = new Uint16Array(TABLE_SIZE);
const UPPER = new Uint8Array(TABLE_SIZE);
for (let code = 0; code < TABLE_SIZE; code++) {
  const char = String.fromCharCode(code);
  if (/[\p{L}\p{N}]/u.test(char)) FOLDED[code] = (fold(char) || char).charCodeAt(0);
  else if (/\p{M}/u.test(char)) FOLDED[code] = 1;
  UPPER[code] = /\p{Lu}/u.test(char) ? 1 : 0;
}

/** The folded code; scripts past the table (Arabic, Chinese) count as letters as they stand. */
function foldCode(code: number): number {
  if (code < TABLE_SIZE) return FOLDED[code]!;
  const letter = (code < 0x2000 && code >= 0x600) || (code >= 0x3041 && code <= 0xd7a3);
  return letter ? code : 0;
}

/** Spreads a hash over all its bits (the finaliser of MurmurHash3). */
export function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/** The words of a text, in order; `quotations` are ranges of the text that are quoted without marks. */
export function readWords(text: string, quotations: readonly Stretch[] = []): Words {
  const { count, hash, stem, from, to, flags } = scanWords(text);
  const words = {
    count,
    hash: hash.slice(0, count),
    stem: stem.slice(0, count),
    from: from.slice(0, count),
    to: to.slice(0, count),
    flags: flags.slice(0, count),
  };
  for (const range of quotations) markQuoted(words, range);
  return words;
}

/** The same in arrays that are longer than the count and hold until the next text is scanned: for one look. */
export function scanWords(text: string): Words {
  scanner.scan(text);
  return scanner;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

function markQuoted(words: Words, { from, to }: Stretch): void {
  for (let i = lowerBound(words.from, words.count, from); i < words.count && words.from[i]! < to; i++)
    words.flags[i]! |= QUOTED;
}

/** The first index whose value is not below `wanted`, in a rising array. */
export function lowerBound(values: Int32Array, count: number, wanted: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (values[middle]! < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** One pass over a text. Its arrays are used again for the next one. */
class Scanner implements Words {
  #text = '';
  hash = new Int32Array(0);
  stem = new Int32Array(0);
  from = new Int32Array(0);
  to = new Int32Array(0);
  flags = new Uint8Array(0);
  count = 0;
  #starts = true;
  #dash = false;
  /** The word at which the open quotation began, and the mark that closes it; -1 when none is open. */
  #quotedFrom = -1;
  #closing = 0;

  scan(text: string): void {
    this.#reset(text);
    const { length } = text;
    let at = 0;
    while (at < length) {
      const code = text.charCodeAt(at);
      if (code === 0x20) at += 1;
      else if (foldCode(code) > 1) at = this.#word(text, at, code);
      else this.#gap(code, at++);
    }
  }

  #reset(text: string): void {
    const most = (text.length >> 1) + 1;
    // Half as much again, so that texts of rising length do not each ask for new arrays.
    if (most > this.hash.length) {
      const room = most + (most >> 1);
      this.hash = new Int32Array(room);
      this.stem = new Int32Array(room);
      this.from = new Int32Array(room);
      this.to = new Int32Array(room);
      this.flags = new Uint8Array(room);
    }
    this.#text = text;
    this.count = 0;
    this.#starts = true;
    this.#dash = false;
    this.#quotedFrom = -1;
    this.#closing = 0;
  }

  /** Reads the word at `at`; where the next character stands. */
  #word(text: string, at: number, first: number): number {
    let hash = 0x811c9dc5 | 0;
    let stem = hash;
    let letters = 0;
    let end = at;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      const folded = code < TABLE_SIZE ? FOLDED[code]! : foldCode(code);
      if (folded === 0) break;
      if (folded === 1) continue;
      hash = Math.imul(hash ^ folded, 0x01000193);
      letters += 1;
      if (letters === STEM) stem = hash;
    }
    const i = this.count++;
    const flags = flagsOf(first, letters);
    // A full stop ends a sentence only before a capital or a number: «M. Keïta» is one, «art. premier» none.
    const starts = this.#starts || (this.#dash && (flags & (CAPITAL | NUMBER)) !== 0);
    this.hash[i] = mix(hash);
    this.stem[i] = mix(letters < STEM ? hash : stem);
    this.from[i] = at;
    this.to[i] = end;
    this.flags[i] = flags | (starts ? STARTS : 0);
    this.#starts = false;
    this.#dash = false;
    return end;
  }

  #gap(code: number, at: number): void {
    switch (code) {
      case 0x0a:
        this.#starts = true;
        if (this.#closing === 0x22) this.#quotedFrom = -1;
        break;
      case 0x2e: // .
      case 0x21: // !
      case 0x3f: // ?
      case 0x2026: // …
        this.#dash = true;
        break;
      case 0xab: // «
        this.#open(0xbb);
        break;
      case 0x201e: // „
        this.#open(0x201c);
        break;
      case 0x201c: // “
        if (this.#closing === code) this.#close();
        else this.#open(0x201d);
        break;
      case 0xbb: // »
      case 0x201d: // ”
        if (code === this.#closing) this.#close();
        break;
      case 0x22: // "
        if (this.#opensAt(at)) this.#open(code);
        else if (this.#closing === code) this.#close();
        break;
    }
  }

  /** A straight mark opens before a word and after a space: a page cut in the middle must not turn all of them round. */
  #opensAt(at: number): boolean {
    const [before, after] = [this.#text.charCodeAt(at - 1), this.#text.charCodeAt(at + 1)];
    return foldCode(after) > 1 && !(before > 0x20 && before !== 0xa0 && before !== 0x28);
  }

  #open(closing: number): void {
    if (this.#quotedFrom >= 0) return;
    this.#quotedFrom = this.count;
    this.#closing = closing;
  }

  #close(): void {
    if (this.#quotedFrom >= 0 && this.count - this.#quotedFrom <= LONGEST_QUOTATION)
      for (let i = this.#quotedFrom; i < this.count; i++) this.flags[i]! |= QUOTED;
    this.#quotedFrom = -1;
    this.#closing = 0;
  }
}

const scanner = new Scanner();

function flagsOf(first: number, letters: number): number {
  const number = first >= 0x30 && first <= 0x39;
  const capital = first < TABLE_SIZE && UPPER[first] === 1;
  return (number ? NUMBER : letters <= 3 ? SHORT : 0) | (capital ? CAPITAL : 0);
}
