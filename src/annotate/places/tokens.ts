/** The text as words with what stands before each, enough to match names of several words. */
import { fold } from '../../text/fold.ts';
import { placeKey } from './record.ts';

export interface Token {
  readonly from: number;
  readonly to: number;
  /** As compared: no accents, lower case; the empty string for a word too long to be a name's. */
  readonly key: string;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** Starts a sentence, a line, a quotation or a headline: its capital says nothing. */
  readonly initial: boolean;
  /** What stands between the word before and this one; one character for words of one name. */
  readonly glue: string;
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CAPITAL = /^\p{Lu}/u;
const STARTS = /(?:^|[.!?…:;|«"“\n\r(\]–—])\s*$/u;
/** No place name has a longer word; Llanfairpwllgwyngyll… is not in the gazetteer. */
const LONGEST_WORD = 40;
const LONGEST_GLUE = 12;

export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(WORD)) {
    const from = match.index;
    const to = from + match[0].length;
    const glue = text.slice(Math.max(last, from - LONGEST_GLUE), from);
    tokens.push({
      from,
      to,
      key: match[0].length > LONGEST_WORD ? '' : placeKey(fold(match[0])),
      capital: CAPITAL.test(match[0]),
      initial: last === 0 || STARTS.test(glue),
      glue,
    });
    last = to;
  }
  return tokens;
}
