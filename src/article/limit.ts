/**
 * The most text that one article has. A longer one (a log, a book, a page made to keep its reader busy) is cut at a
 * word, and what lies beyond is told in the trace as `too-long`.
 */
import { type Line, countWords } from './line.ts';

/** Characters (UTF-16 units) of an article's text: about 150,000 words, a long book. */
export const LONGEST_TEXT = 1_000_000;
/** How far back from the limit a space is looked for. */
const WORD = 100;

/** The lines with the same text up to the limit; the line that crosses it ends there, its span in the page as it was. */
export function cutBeyond(lines: readonly Line[], limit: number): { lines: readonly Line[]; cut: boolean } {
  let left = limit;
  let cut = false;
  const within = lines.map((line) => {
    if (line.reason !== '') return line;
    const whole = line.text.length <= left;
    const text = whole ? line.text : cutAtWord(line.text, left);
    left = whole ? left - line.text.length - 1 : 0;
    if (whole) return line;
    cut = true;
    return text === '' ? { ...line, reason: 'too-long' } : { ...line, text, words: countWords(text) };
  });
  return cut ? { lines: within, cut } : { lines, cut };
}

function cutAtWord(text: string, limit: number): string {
  if (limit <= 0) return '';
  const space = text.lastIndexOf(' ', limit);
  if (space > 0 && space >= limit - WORD) return text.slice(0, space);
  const half = (text.charCodeAt(limit - 1) & 0xfc00) === 0xd800;
  return text.slice(0, half ? limit - 1 : limit);
}
