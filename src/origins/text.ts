/**
 * A text made ready to be laid beside others: its words, cut into sentences, each with what it weighs and how much of
 * it is quotation. Made only for pages that may share text, and thrown away after.
 */
import { isAnchor } from './sketch.ts';
import { mix, QUOTED, readWords, SHORT, STARTS, type Stretch, type Words } from './words.ts';

export interface Text {
  readonly words: Words;
  readonly sentences: readonly Sentence[];
  /** The weight of all its words, and of those outside quotations. */
  readonly weight: number;
  readonly ownWeight: number;
  /** Sentences by each full word, and by the hash of their words as a whole. */
  readonly byWord: ReadonlyMap<number, readonly number[]>;
  readonly byHash: ReadonlyMap<number, readonly number[]>;
}

/** A sentence: a run of words, `from` and `to` being indexes of words, end exclusive. */
export interface Sentence {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  readonly hash: number;
  /** Most of it stands in quotation marks: to share it is no sign of copying. */
  readonly quoted: boolean;
  readonly anchors: number;
}

/** Grammar weighs half of a full word: it shows order, not matter. */
const GRAMMAR = 0.5;
/** A word that stands in more sentences than this leads nowhere. */
const EVERYWHERE = 12;
/** A run of words without a full stop is cut here: two long lines must not cost their product. */
const LONGEST = 80;

export function wordWeight(flags: number): number {
  return (flags & SHORT) !== 0 ? GRAMMAR : 1;
}

export function readText(content: string, quotations: readonly Stretch[]): Text {
  const words = readWords(content, quotations);
  const sentences = cutSentences(words);
  const byWord = new Map<number, number[]>();
  const byHash = new Map<number, number[]>();
  sentences.forEach((sentence, index) => {
    for (let i = sentence.from; i < sentence.to; i++)
      if ((words.flags[i]! & SHORT) === 0) push(byWord, words.hash[i]!, index);
    push(byHash, sentence.hash, index);
  });
  for (const [word, places] of byWord) if (places.length > EVERYWHERE) byWord.delete(word);
  return {
    words,
    sentences,
    weight: sum(sentences),
    ownWeight: sum(sentences.filter(({ quoted }) => !quoted)),
    byWord,
    byHash,
  };
}

function push(map: Map<number, number[]>, key: number, value: number): void {
  const list = map.get(key);
  if (!list) map.set(key, [value]);
  else if (list.at(-1) !== value) list.push(value);
}

function sum(sentences: readonly Sentence[]): number {
  return sentences.reduce((total, { weight }) => total + weight, 0);
}

function cutSentences(words: Words): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (let i = 1; i <= words.count; i++) {
    const ends = i === words.count || (words.flags[i]! & STARTS) !== 0 || i - from >= LONGEST;
    if (!ends) continue;
    sentences.push(sentenceOf(words, from, i));
    from = i;
  }
  return sentences;
}

function sentenceOf(words: Words, from: number, to: number): Sentence {
  let [weight, quoted, hash, anchors] = [0, 0, 0, 0];
  for (let i = from; i < to; i++) {
    const flags = words.flags[i]!;
    weight += wordWeight(flags);
    hash = Math.imul(hash, 31) + words.hash[i]!;
    if ((flags & QUOTED) !== 0) quoted += 1;
    if (isAnchor(flags)) anchors += 1;
  }
  return { from, to, weight, hash: mix(hash), quoted: quoted * 2 > to - from, anchors };
}
