/**
 * Passages: the sentences of a page with their words as the index holds them, kept so that a search can show the
 * sentences that match, with the words marked, without reading the page again.
 *
 * Sentences and lemmas are the reader's. Where it gave none (a language that is not read), the text is cut at line
 * ends and closing punctuation, and only forms are found.
 */
import type { Doc, Range } from '../model/index.ts';
import type { TextQuery, TextTerm } from './database.ts';
import { indexWords } from './terms.ts';

/** A sentence and its words: `[from, to, lemma]`, offsets into `text`; the lemma only where it differs. */
export interface Passage {
  readonly text: string;
  readonly words: readonly (readonly [number, number, string?])[];
}

export interface Matched {
  readonly text: string;
  readonly marks: readonly Range[];
  /** How many of the query's terms stand in it. */
  readonly terms: number;
}

/** Longer stretches without a full stop are cut, to be shown. */
const MAX_PASSAGE = 600;

/** The passages of a page in the order of the text, its title first. */
export function findPassages(doc: Doc<'sentences'>): Passage[] {
  const body =
    doc.sentences.length > 0 ? doc.sentences.map((sentence) => read(doc.text, sentence)) : rough(doc.text);
  return doc.title === null ? body : [bare(doc.title), ...body];
}

function read(text: string, sentence: Doc<'sentences'>['sentences'][number]): Passage {
  const words: [number, number, string?][] = [];
  for (const word of sentence.words) {
    const surface = indexWords(text.slice(word.from, word.to)).join(' ');
    const lemma = indexWords(word.lemma).join(' ');
    if (surface === '') continue;
    const at: [number, number] = [word.from - sentence.from, word.to - sentence.from];
    words.push(lemma === '' || lemma === surface ? at : [...at, lemma]);
  }
  return { text: text.slice(sentence.from, sentence.to), words };
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
const CUT = /\n|(?<=[.!?…])\s+/u;

function rough(text: string): Passage[] {
  const passages: Passage[] = [];
  for (const stretch of text.split(CUT)) {
    for (let from = 0; from < stretch.length; from += MAX_PASSAGE) {
      const piece = stretch.slice(from, from + MAX_PASSAGE).trim();
      if (piece !== '') passages.push(bare(piece));
    }
  }
  return passages;
}

function bare(text: string): Passage {
  return {
    text,
    words: [...text.matchAll(WORD)].map((match) => [match.index, match.index + match[0].length]),
  };
}

/** What the index holds of the passages. */
export function indexed(passages: readonly Passage[]): {
  readonly forms: string[];
  readonly lemmas: string[];
  /** Pairs of a form and another word that it was read as. */
  readonly pairs: (readonly [string, string])[];
} {
  const forms: string[] = [];
  const lemmas: string[] = [];
  const pairs = new Map<string, readonly [string, string]>();
  for (const passage of passages) {
    let last = -1;
    for (const [from, to, lemma] of passage.words) {
      const words = indexWords(passage.text.slice(from, to));
      // The words of one contracted token share its span: its form counts once.
      if (from !== last) forms.push(...words);
      last = from;
      lemmas.push(lemma ?? words.join(' '));
      const form = words.join(' ');
      if (lemma !== undefined) pairs.set(`${form}\n${lemma}`, [form, lemma]);
    }
  }
  return { forms, lemmas, pairs: [...pairs.values()] };
}

/**
 * The passages in which a term of the query stands, in the order of the text, with marks. `spelt` remembers how words
 * are spelt in the index, from page to page of one search.
 */
export function matchPassages(
  passages: readonly Passage[],
  query: TextQuery,
  spelt: Map<string, readonly string[]> = new Map(),
): Matched[] {
  return passages.flatMap((passage) => {
    const tokens = tokensOf(passage, spelt);
    const found = query.terms.map((term) => findTerm(tokens, term));
    const terms = found.filter((ranges) => ranges.length > 0).length;
    return terms === 0 ? [] : [{ text: passage.text, marks: merge(found.flat()), terms }];
  });
}

interface Token extends Range {
  readonly word: string;
  readonly lemmas: readonly string[];
}

/** Index words with where they stand; a word of several (« porte-parole ») gives several at one place. */
function tokensOf(passage: Passage, spelt: Map<string, readonly string[]>): Token[] {
  const tokens: Token[] = [];
  for (const [from, to, lemma] of passage.words) {
    const words = spell(passage.text.slice(from, to), spelt);
    const previous = tokens.at(-1);
    if (previous && previous.from === from && previous.to === to && lemma !== undefined) {
      tokens[tokens.length - 1] = { ...previous, lemmas: [...previous.lemmas, lemma] };
    } else {
      const lemmas = [lemma ?? words.join(' ')];
      for (const word of words) tokens.push({ from, to, word, lemmas });
    }
  }
  return tokens;
}

function spell(surface: string, spelt: Map<string, readonly string[]>): readonly string[] {
  const known = spelt.get(surface);
  if (known) return known;
  const words = indexWords(surface);
  spelt.set(surface, words);
  return words;
}

function findTerm(tokens: readonly Token[], term: TextTerm): Range[] {
  const found: Range[] = [];
  for (let at = 0; at + term.words.length <= tokens.length; at += 1) {
    const token = tokens[at]!;
    if (token.lemmas.some((lemma) => term.lemmas.includes(lemma)) || runsAt(tokens, at, term)) {
      const last = tokens[at + term.words.length - 1]!;
      found.push({ from: token.from, to: last.to });
    }
  }
  return found;
}

function runsAt(tokens: readonly Token[], at: number, term: TextTerm): boolean {
  return term.words.every((word, i) => {
    const token = tokens[at + i]!.word;
    return term.prefix && i === term.words.length - 1 ? token.startsWith(word) : token === word;
  });
}

/** Sorted, and joined where they overlap. */
function merge(ranges: readonly Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last && range.from < last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}
