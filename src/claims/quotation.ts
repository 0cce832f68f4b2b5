/**
 * Quotations: what stands between quotation marks. Guillemets and curly marks pair by kind, straight marks by turn;
 * a quotation never crosses a block, and one that is never closed ends with its block, since crawled pages lose marks.
 */
import type { Block, Range } from '../model/index.ts';

export interface Quotation extends Range {
  /** The words inside the marks, without the white space at their edges. */
  readonly inner: Range;
  /** False when the page never closes it. */
  readonly closed: boolean;
}

const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”', '„': '“', '"': '"' };
const SPACE = /\s/;

/** Every outermost quotation of the blocks, in order. */
export function findQuotations(text: string, blocks: readonly Block[]): Quotation[] {
  return blocks.flatMap((block) => findInBlock(text, block));
}

function findInBlock(text: string, block: Range): Quotation[] {
  const found: Quotation[] = [];
  let open = -1;
  let closing = '';
  let depth = 0;
  for (let i = block.from; i < block.to; i += 1) {
    const char = text[i]!;
    if (open < 0) {
      closing = CLOSING[char] ?? '';
      if (closing) [open, depth] = [i, 1];
    } else if (char === closing) {
      depth -= 1;
      if (depth === 0) {
        found.push(quotation(text, open, i + 1, true));
        open = -1;
      }
    } else if (char === text[open]) depth += 1;
  }
  if (open >= 0 && isPlausiblyOpen(text, open, block)) found.push(quotation(text, open, block.to, false));
  return found;
}

/** A mark that is never closed counts only where a quotation can begin: at the start of the block or after a stop. */
function isPlausiblyOpen(text: string, open: number, block: Range): boolean {
  const before = text.slice(block.from, open).trimEnd();
  return before === '' || /[.:!?,]$/.test(before);
}

function quotation(text: string, from: number, to: number, closed: boolean): Quotation {
  let first = from + 1;
  let last = closed ? to - 1 : to;
  while (first < last && SPACE.test(text[first]!)) first += 1;
  while (last > first && SPACE.test(text[last - 1]!)) last -= 1;
  return { from, to, inner: { from: first, to: last }, closed };
}
