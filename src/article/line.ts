/** A candidate line of the article, from a page of HTML or of plain text: its words, where it stands, what it may be. */
import type { BlockKind } from '../model/index.ts';
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

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

const CLOSED = /[.!?…]["'”’»)\]]{0,3}$|[»”"]$/;

/** True for a line that ends as a sentence does. */
export function isClosed(text: string): boolean {
  return CLOSED.test(text);
}

export function lineOf(page: string, from: number, to: number, kind: BlockKind = 'paragraph'): Line {
  const text = cleanText(page.slice(from, to));
  return { text, from, to, words: countWords(text), kind, reason: '' };
}
