/**
 * What the characters of a block say of it, as numbers: how it ends and begins, its punctuation, digits and capitals.
 * One walk over the text, as this is asked of every block of every page.
 */
import { isClosed, type Line } from './line.ts';

/** The columns that `fillSigns` writes, in their order; their places are the numbers below. */
export const SIGN_NAMES = [
  'words',
  'chars/word',
  'closed',
  'colon',
  'ellipsis',
  'commas',
  'stops',
  'quotes',
  'digits',
  'capitals',
  'lower start',
  'symbol start',
  'bars',
  'address',
  'year',
  'clock',
] as const;

const WORDS = 0;
const CHARS_A_WORD = 1;
const CLOSED = 2;
const COLON_END = 3;
const ELLIPSIS = 4;
const COMMAS = 5;
const STOPS = 6;
const QUOTES = 7;
const DIGITS = 8;
const CAPITALS = 9;
const LOWER_START = 10;
const SYMBOL_START = 11;
const BARS = 12;
const ADDRESSES = 13;
const YEARS = 14;
const CLOCKS = 15;

/** Enough of a text to tell its share of digits, capitals and commas. */
const REACH = 400;
/** More full stops than this say no more. */
const MOST_STOPS = 12;
const MOST_WORDS = 300;

/** Writes the signs of a line into `row`, from `at` on. */
export function fillSigns({ text, words }: Line, row: Float32Array, at: number): void {
  const reach = Math.min(text.length, REACH);
  fillCounts(text, row, at);
  row[at + DIGITS]! /= reach + 1;
  row[at + CAPITALS]! /= reach + 1;
  row[at + COMMAS]! /= reach / 6 + 1;
  row[at + WORDS] = Math.min(words, MOST_WORDS);
  row[at + CHARS_A_WORD] = text.length / (words + 1);
  row[at + CLOSED] = isClosed(text) ? 1 : 0;
  row[at + COLON_END] = text.endsWith(':') ? 1 : 0;
  row[at + ELLIPSIS] = /(?:…|\.\.\.)\]?$/.test(text.slice(-4)) ? 1 : 0;
  const start = text.slice(0, 2);
  row[at + LOWER_START] = /^\p{Ll}/u.test(start) ? 1 : 0;
  row[at + SYMBOL_START] = /^[\p{L}\p{N}"“«„'‘¿¡(]/u.test(start) ? 0 : 1;
}

/** What a character counts as, as bits. */
const DIGIT = 1;
const CAPITAL = 2;
const COMMA = 4;
const STOP = 8;
const COLON = 16;
const QUOTE = 32;
const BAR = 64;
const ADDRESS = 128;
/** Found in more than one character. */
const YEAR = 256;
const CLOCK = 512;

const KINDS = new Uint8Array(256);
for (const [kind, characters] of [
  [DIGIT, '0123456789'],
  [COMMA, ','],
  [STOP, '.'],
  [COLON, ':'],
  [QUOTE, '"«»'],
  [BAR, '|/·>»'],
  [ADDRESS, '@'],
] as const) {
  for (const char of characters) KINDS[char.charCodeAt(0)]! |= kind;
}
for (let code = 0; code < 256; code += 1)
  if ((code >= 65 && code <= 90) || (code >= 0xc0 && code <= 0xde)) KINDS[code] = CAPITAL;

function kindOf(code: number): number {
  if (code < 256) return KINDS[code]!;
  if (code >= 0x410 && code <= 0x42f) return CAPITAL;
  if (code === 0x201c || code === 0x201d || code === 0x201e) return QUOTE;
  if (code === 0x2022 || code === 0x203a) return BAR;
  if (code === 0x3001 || code === 0xff0c) return COMMA;
  return code === 0x3002 ? STOP : 0;
}

function fillCounts(text: string, row: Float32Array, at: number): void {
  let digits = 0;
  let capitals = 0;
  let commas = 0;
  let stops = 0;
  let seen = 0;
  for (let i = 0; i < text.length; i += 1) {
    const kind = kindOf(text.charCodeAt(i));
    if (kind === 0) continue;
    seen |= kind;
    if (kind === DIGIT) {
      if (i < REACH) digits += 1;
      if (i === 0 || !isDigit(text.charCodeAt(i - 1))) seen |= signOfNumber(text, i);
    } else if (kind === CAPITAL && i < REACH) capitals += 1;
    else if (kind === COMMA && i < REACH) commas += 1;
    else if (kind === STOP && isFullStop(text, i)) stops += 1;
    if ((kind === STOP || kind === COLON) && isInAddress(text, i)) seen |= ADDRESS;
  }
  row[at + DIGITS] = digits;
  row[at + CAPITALS] = capitals;
  row[at + COMMAS] = commas;
  row[at + STOPS] = Math.min(stops, MOST_STOPS);
  row[at + QUOTES] = (seen & QUOTE) === 0 ? 0 : 1;
  row[at + BARS] = (seen & BAR) === 0 ? 0 : 1;
  row[at + ADDRESSES] = (seen & ADDRESS) === 0 ? 0 : 1;
  row[at + YEARS] = (seen & YEAR) === 0 ? 0 : 1;
  row[at + CLOCKS] = (seen & CLOCK) === 0 ? 0 : 1;
}

/** A stop that a space follows; the ideographic one needs none. */
function isFullStop(text: string, at: number): boolean {
  return text.charCodeAt(at) !== 46 || (at + 1 < text.length && text.charCodeAt(at + 1) === 32);
}

/** True for the stop of `www.` and the colon of `https:`. */
function isInAddress(text: string, at: number): boolean {
  if (text.charCodeAt(at) === 46) return text.startsWith('www.', at - 3);
  return text.startsWith('http', at - 4) || text.startsWith('https', at - 5);
}

/** A number that is a year (1900 to 2099), or the hours before minutes; 0 for any other. */
function signOfNumber(text: string, from: number): number {
  const to = endOfDigits(text, from);
  if (to - from === 4) return isCentury(text.charCodeAt(from), text.charCodeAt(from + 1)) ? YEAR : 0;
  const minutes = to - from <= 2 && to + 2 < text.length && isApart(text.charCodeAt(to));
  return minutes && endOfDigits(text, to + 1) === to + 3 ? CLOCK : 0;
}

/** 19 or 20. */
function isCentury(first: number, second: number): boolean {
  return (first === 49 && second === 57) || (first === 50 && second === 48);
}

/** What stands between hours and minutes: a colon, an h, a stop. */
function isApart(code: number): boolean {
  return code === 58 || code === 104 || code === 72 || code === 46;
}

function endOfDigits(text: string, from: number): number {
  let to = from;
  while (to < text.length && isDigit(text.charCodeAt(to))) to += 1;
  return to;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
