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
const SCRIPTS: readonly (readonly [lang: string, from: number, to: number])[] = [
  ['ja', 0x3040, 0x30ff],
  ['ko', 0xac00, 0xd7af],
  ['zh', 0x4e00, 0x9fff],
  ['ru', 0x0400, 0x04ff],
  ['ar', 0x0600, 0x06ff],
  ['el', 0x0370, 0x03ff],
  ['he', 0x0590, 0x05ff],
  ['hi', 0x0900, 0x097f],
  ['th', 0x0e00, 0x0e7f],
  ['ka', 0x10a0, 0x10ff],
  ['hy', 0x0530, 0x058f],
  ['am', 0x1200, 0x137f],
];
/** From so much of the letters beyond Latin, a script tells the language; Japanese mixes in the letters of Chinese. */
const SHARE = 0.4;
const JAPANESE = 0.12;
/** How much of a text is looked at, and the share of function words below which nothing is said. */
const REACH = 3000;
const LEAST = 0.12;
/** In every language of the table, running text holds at least one function word in six; lists of names do not. */
const WORD = /\p{L}+/gu;

/** BCP 47 language of a text, or null when its words do not tell. */
export function languageOf(text: string, words: FunctionWords): string | null {
  const sample = text.slice(0, REACH);
  return scriptOf(sample) ?? latinLanguageOf(sample, words);
}

function scriptOf(sample: string): string | null {
  const counts = new Int32Array(SCRIPTS.length);
  let letters = 0;
  for (let i = 0; i < sample.length; i += 1) {
    const code = sample.charCodeAt(i);
    if ((code | 32) >= 97 && (code | 32) <= 122) letters += 1;
    else if (code >= 0xc0) {
      letters += 1;
      if (code >= 0x370) counts[SCRIPTS.findIndex(([, from, to]) => code >= from && code <= to)]! += 1;
    }
  }
  const place = SCRIPTS.findIndex(([lang], i) => counts[i]! > letters * (lang === 'ja' ? JAPANESE : SHARE));
  return place < 0 ? null : SCRIPTS[place]![0];
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
