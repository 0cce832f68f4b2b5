/**
 * Words as the index holds them: folded, cut into runs of letters and digits, in `a-z0-9` alone.
 *
 * Whatever lies outside is spelt by its code, so that no database's own idea of letters, case or accents plays a part
 * and a search finds the same pages on every engine. Lemmas come from our own reader, never from the engine.
 */
import { fold } from '../text/fold.ts';
import type { TextQuery, TextTerm } from './database.ts';

const RUN = /[\p{L}\p{N}]+/gu;
const FOREIGN = /[^a-z0-9]/g;
/** Longer words than this exist only in broken pages. */
const MAX_WORD = 64;

/** The index words of a stretch of text: « L'Élysée » gives `l`, `elysee`. */
export function indexWords(text: string): string[] {
  return (fold(text).match(RUN) ?? []).map((run) =>
    run.slice(0, MAX_WORD).replace(FOREIGN, (char) => `x${char.charCodeAt(0).toString(16)}`),
  );
}

/** What a person typed, parsed: words, "runs of words", wor* and -without. */
export interface Query {
  readonly wanted: readonly Part[];
  readonly unwanted: readonly Part[];
}

export interface Part {
  readonly words: readonly string[];
  readonly prefix: boolean;
}

/** More text or words than this is refused rather than cut: a search must mean what it says. */
export const MAX_QUERY = 500;
export const MAX_PARTS = 16;

const PART = /(-?)(?:"([^"]*)"|([^\s"]+))/g;

/** The query in `text`; `null` when it holds no word to look for, or too much. */
export function parseQuery(text: string): Query | null {
  if (text.length > MAX_QUERY) return null;
  const wanted: Part[] = [];
  const unwanted: Part[] = [];
  for (const [, minus, quoted, plain = ''] of text.normalize('NFC').matchAll(PART)) {
    const list = minus ? unwanted : wanted;
    list.push(...(quoted === undefined ? plainParts(plain) : runParts(quoted, false)));
  }
  const useful = wanted.filter((part) => part.words.join('').length > 1);
  const kept = useful.length > 0 ? useful : wanted;
  return kept.length === 0 || kept.length + unwanted.length > MAX_PARTS ? null : { wanted: kept, unwanted };
}

/** What an apostrophe joins are words of their own (« l'armée »); what a hyphen joins stays side by side. */
function plainParts(text: string): Part[] {
  const prefix = /[\p{L}\p{N}]\*$/u.test(text);
  const pieces = text.split(/['’ʼ]/);
  return pieces.flatMap((piece, i) => runParts(piece, prefix && i === pieces.length - 1));
}

function runParts(text: string, prefix: boolean): Part[] {
  const words = indexWords(text);
  return words.length === 0 ? [] : [{ words, prefix }];
}

/** The query for the database; `lemmasOf` gives the lemmas that a word was read as. */
export async function textQuery(
  query: Query,
  lemmasOf: (word: string) => Promise<string[]>,
): Promise<TextQuery> {
  const complete = async (part: Part): Promise<TextTerm> => {
    const [word, ...more] = part.words;
    const single = word !== undefined && more.length === 0 && !part.prefix;
    return { ...part, lemmas: single ? [...new Set([word, ...(await lemmasOf(word))])] : [] };
  };
  return {
    terms: await Promise.all(query.wanted.map(complete)),
    without: await Promise.all(query.unwanted.map(complete)),
  };
}
