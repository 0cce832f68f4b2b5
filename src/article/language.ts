/**
 * The language of a text, from its own words: the share of them that are function words of each language, or its
 * script where one script tells. What the page declares is not asked: relays declare the language of their site.
 */
import { parseList, parseTsv } from '../text/tsv.ts';
import { Lexicon } from './lexicon.ts';

export interface FunctionWords {
  readonly languages: readonly string[];
  /** For every function word its place in `speakers`. */
  readonly places: Lexicon;
  /** The places of the languages that have a word. */
  readonly speakers: readonly (readonly number[])[];
}

/** From `data/lang/function-words.tsv`. */
export function parseFunctionWords(content: string): FunctionWords {
  const rows = parseTsv(content, ['lang', 'words']);
  const byWord = new Map<string, number[]>();
  rows.forEach((row, place) => {
    for (const word of parseList(row.words)) byWord.set(word, [...(byWord.get(word) ?? []), place]);
  });
  return {
    languages: rows.map((row) => row.lang),
    places: new Lexicon([...byWord.keys()].map((word, place) => [word, place])),
    speakers: [...byWord.values()],
  };
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
/**
 * How much of a text is looked at, and the share of function words below which nothing is said: in every
 * language of the table, running text holds at least one in six; lists of names do not.
 */
const REACH = 3000;
const LEAST = 0.12;
/** Fewer words say nothing. */
const LEAST_WORDS = 8;

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

function latinLanguageOf(sample: string, { languages, places, speakers }: FunctionWords): string | null {
  const scores = new Float64Array(languages.length);
  let words = 0;
  walkWords(sample.toLowerCase(), (text, from, to) => {
    words += 1;
    const place = places.valueAt(text, from, to);
    if (place < 0) return;
    // A word of several languages speaks for each of them, and less for each the more they are.
    for (const language of speakers[place]!) scores[language]! += 1 / Math.sqrt(speakers[place]!.length);
  });
  let best = 0;
  for (let place = 1; place < scores.length; place += 1) if (scores[place]! > scores[best]!) best = place;
  return words >= LEAST_WORDS && scores[best]! / words >= LEAST ? languages[best]! : null;
}

/** Visits the runs of letters of a text. */
function walkWords(text: string, visit: (text: string, from: number, to: number) => void): void {
  let from = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code < 0x80 ? code >= 97 && code <= 122 : isLetter(text.codePointAt(at)!)) {
      at += code >= 0xd800 && code <= 0xdbff ? 2 : 1;
      continue;
    }
    if (at > from) visit(text, from, at);
    at += 1;
    from = at;
  }
  if (at > from) visit(text, from, at);
}

/** Kept once it was asked for: few letters beyond ASCII stand in one language. */
const LETTERS = new Map<number, boolean>();

function isLetter(code: number): boolean {
  const known = LETTERS.get(code);
  if (known !== undefined) return known;
  const is = /\p{L}/u.test(String.fromCodePoint(code));
  LETTERS.set(code, is);
  return is;
}
