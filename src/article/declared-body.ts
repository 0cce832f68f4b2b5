/**
 * The body that a page declares in JSON-LD, as lines with their spans in the script, for pages that show next to
 * nothing of it: their text is put there by a script that is not run here. A page that shows its text is believed
 * before what it declares, which may be cut, joined, or another version.
 */
import { cleanText, decodeText } from './characters.ts';
import { type Line, countWords } from './line.ts';
import type { Metadata } from './metadata.ts';

/** A declared body of fewer words is a summary; one that is shown by more than this share of its words is not needed. */
const LEAST = 100;
const SHOWN = 0.3;

/** The lines of the article: those of the page, or the declared body's where the page shows too little of it. */
export function withDeclaredBody(page: string, lines: readonly Line[], metadata: Metadata): readonly Line[] {
  const declared = metadata.all('json-ld:articleBody')[0];
  if (!declared) return lines;
  const shown = lines.reduce((sum, { reason, words }) => sum + (reason === '' ? words : 0), 0);
  const words = countWords(declared.value);
  if (words < LEAST || shown > words * SHOWN) return lines;
  const body = findLines(page, declared.from, declared.to);
  if (body.reduce((sum, line) => sum + line.words, 0) < LEAST) return lines;
  for (const line of lines) if (line.reason === '') line.reason = 'repeated';
  return [...lines, ...body].sort((a, b) => a.from - b.from);
}

const NAME = '"articleBody"';

/** The paragraphs of the first `articleBody` in a script. */
function findLines(page: string, from: number, to: number): Line[] {
  const name = page.indexOf(NAME, from);
  const start = name < 0 ? -1 : page.indexOf('"', name + NAME.length) + 1;
  if (start <= 0 || start > to || page.slice(name + NAME.length, start - 1).trim() !== ':') return [];
  const lines: Line[] = [];
  let begin = start;
  let at = start;
  while (at < to && page[at] !== '"') {
    const length = breakAt(page, at);
    if (length > 0) {
      lines.push(...lineOf(page, begin, at));
      begin = at + length;
    }
    at += length > 0 ? length : page[at] === '\\' ? 2 : 1;
  }
  return [...lines, ...lineOf(page, begin, Math.min(at, to))];
}

const BREAK = /\\[nr]|<(?:br|p|\\?\/p|\\?\/h[1-6]|\\?\/li)[^>"]{0,100}>/y;

/** How long the line break at a place is: a line feed, the end of a paragraph in markup; 0 without one. */
function breakAt(page: string, at: number): number {
  if (page[at] !== '\\' && page[at] !== '<') return 0;
  BREAK.lastIndex = at;
  return BREAK.exec(page)?.[0].length ?? 0;
}

function lineOf(page: string, from: number, to: number): Line[] {
  const raw = page.slice(from, to);
  const text = cleanText(decodeText(unescape(raw).replace(/<[^<>]{0,1000}>/g, '')));
  if (text === '') return [];
  return [{ text, from, to, words: countWords(text), kind: 'paragraph', reason: '' }];
}

/** The characters of a piece of a JSON string. */
function unescape(raw: string): string {
  return raw.replace(/\\(?:u([\da-fA-F]{4})|(.))/g, (_, code: string | undefined, letter: string) =>
    code === undefined
      ? SPACES.includes(letter)
        ? ' '
        : letter
      : String.fromCharCode(Number.parseInt(code, 16)),
  );
}

const SPACES = 'bfnrt';
