/** A candidate line of the article, from a page of HTML or of plain text: its words, where it stands, what it may be. */
import type { BlockKind } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { cleanText } from './characters.ts';

export interface Line {
  /** As it enters the article: one line, no markup, nothing invisible. */
  readonly text: string;
  /** The span in the page that it was read from. */
  readonly from: number;
  readonly to: number;
  readonly words: number;
  kind: BlockKind;
  /** Why it was dropped; empty while it is kept. */
  reason: string;
}

/**
 * The words of a line: runs of letters and digits. Chinese and Japanese write no spaces: two of their characters
 * count as a word, about what a dictionary would find.
 */
export function countWords(text: string): number {
  let words = 0;
  let inWord = false;
  let characters = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    const kind = code < 128 ? ASCII[code]! : kindOf(code);
    if (kind === LETTER) {
      if (!inWord) words += 1;
      inWord = true;
      if (code >= 0x3040 && code <= 0x9fff) characters += 1;
    } else if (kind === APART) inWord = false;
  }
  return words + (characters >> 1);
}

const APART = 0;
const LETTER = 1;
/** An apostrophe or hyphen inside a word does not end it. */
const JOINT = 2;
const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  if (code === 39 || code === 45) return JOINT;
  return /[a-z0-9]/i.test(String.fromCharCode(code)) ? LETTER : APART;
});

function kindOf(code: number): number {
  if (code === 0x2019) return JOINT;
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : APART;
  const apart =
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xff00 && code <= 0xff0f);
  return apart ? APART : LETTER;
}

const STOPS = '.!?…。！？';
const CLOSERS = '"\'”’»)]';
/** Quotation marks that end a line as a sentence does, whatever is before them. */
const QUOTED = '»”"」';
/** The most quotation marks and brackets after a full stop. */
const MOST_CLOSERS = 3;

/** True for a line that ends as a sentence does. */
export function isClosed(text: string): boolean {
  let at = text.length - 1;
  if (at < 0 || QUOTED.includes(text[at]!)) return at >= 0;
  while (at >= text.length - MOST_CLOSERS && at > 0 && CLOSERS.includes(text[at]!)) at -= 1;
  return STOPS.includes(text[at]!);
}

const BEYOND_ASCII = /[^\u0020-\u007e]/;

/** `fold`, without its cost where there is nothing to fold but capitals. */
export function foldText(text: string): string {
  return BEYOND_ASCII.test(text) ? fold(text) : text.toLowerCase();
}

export function lineOf(page: string, from: number, to: number, kind: BlockKind = 'paragraph'): Line {
  const text = cleanText(page.slice(from, to));
  return { text, from, to, words: countWords(text), kind, reason: '' };
}
