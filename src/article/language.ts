/**
 * The language of a text, from its own words: the share of them that are function words of each language, or its
 * script where one script tells. What the page declares is not asked: relays declare the language of their site.
 */
import { parseList, parseTsv } from '../text/tsv.ts';

/** For every function word, the places of the languages that have it. */
export interface FunctionWords {
  readonly languages: readonly string[];
  readonly byWord: ReadonlyMap<string, readonly number[]>;
}

/** From `data/lang/function-words.tsv`. */
export function parseFunctionWords(content: string): FunctionWords {
  const rows = parseTsv(content, ['lang', 'words']);
  const byWord = new Map<string, number[]>();
  rows.forEach((row, place) => {
    for (const word of parseList(row.words)) byWord.set(word, [...(byWord.get(word) ?? []), place]);
  });
  return { languages: rows.map((row) => row.lang), byWord };
}

/** Scripts that one language alone writes, or that stand for the language most pages in them have. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\u3040-\u30ff]/g],
  ['ko', /[\uac00-\ud7af]/g],
  ['zh', /[\u4e00-\u9fff]/g],
  ['ru', /[\u0400-\u04ff]/g],
  ['ar', /[\u0600-\u06ff]/g],
  ['el', /[\u0370-\u03ff]/g],
  ['he', /[\u0590-\u05ff]/g],
  ['hi', /[\u0900-\u097f]/g],
  ['th', /[\u0e00-\u0e7f]/g],
  ['ka', /[\u10a0-\u10ff]/g],
  ['hy', /[\u0530-\u058f]/g],
  ['am', /[\u1200-\u137f]/g],
];
/** How much of a text is looked at, and the share of function words below which nothing is said. */
const REACH = 6000;
const LEAST = 0.12;
/** In every language of the table, running text holds at least one function word in six; lists of names do not. */
const WORD = /\p{L}+/gu;

/** BCP 47 language of a text, or null when its words do not tell. */
export function languageOf(text: string, words: FunctionWords): string | null {
  const sample = text.slice(0, REACH);
  return scriptOf(sample) ?? latinLanguageOf(sample, words);
}

function scriptOf(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [lang, pattern] of SCRIPTS) {
    const share = (sample.match(pattern)?.length ?? 0) / (letters || 1);
    if (share > (lang === 'ja' ? 0.12 : 0.4)) return lang;
  }
  return null;
}

function latinLanguageOf(sample: string, { languages, byWord }: FunctionWords): string | null {
  const scores = new Float64Array(languages.length);
  const found = sample.toLowerCase().match(WORD) ?? [];
  for (const word of found) {
    const places = byWord.get(word);
    // A word of several languages speaks for each of them, and less for each the more they are.
    if (places) for (const place of places) scores[place]! += 1 / Math.sqrt(places.length);
  }
  let best = 0;
  for (let place = 1; place < scores.length; place += 1) if (scores[place]! > scores[best]!) best = place;
  return found.length >= 8 && scores[best]! / found.length >= LEAST ? languages[best]! : null;
}
