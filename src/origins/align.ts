/**
 * Two texts laid side by side, sentence by sentence: which sentence of one stands in the other, however edited, and
 * what share of each text that explains.
 *
 * A sentence is found again when the words that both have *in the same order* (their longest common subsequence) weigh
 * at least half of the shorter one. An editor who changes every third word leaves two thirds of the order; two reporters
 * who tell the same fact share its names and figures, rarely their order and never the grammar between them.
 * Nothing is decided here about who took from whom, or whether the shared words are a quotation.
 */
import { type Sentence, type Text, wordWeight } from './text.ts';
import { SHORT } from './words.ts';

/** A sentence of one text and the sentence of the other that it is found again in. */
export interface Match {
  readonly a: number;
  readonly b: number;
  /** The weight of the words common in order, and its share of the shorter sentence. */
  readonly weight: number;
  readonly share: number;
}

/** Sentences in a row that match sentences in a row; indexes of sentences, `to` exclusive. */
export interface Passage {
  readonly a: { readonly from: number; readonly to: number };
  readonly b: { readonly from: number; readonly to: number };
}

export interface Alignment {
  readonly matches: readonly Match[];
  readonly passages: readonly Passage[];
}

/** The least share of the shorter sentence, by how many words of weight it has: a short one says little. */
const SHARE = 0.47;
const SHORT_SHARE = 0.75;
const SHORT_WEIGHT = 7;
/** The same for a sentence whose neighbour was found: as little as a text with every other word changed leaves. */
const BESIDE_SHARE = 0.4;
const BESIDE_WEIGHT = 2;
/** Sentences that weigh less are headings and crumbs. */
export const LEAST_WEIGHT = 3.5;
/** Sentences of the other text that are compared in full with one sentence. */
const BEST = 3;

/** The sentences of `a` that are found again in `b`. */
export function alignTexts(a: Text, b: Text): Alignment {
  const found = a.sentences.map((sentence, index) =>
    sentence.weight < LEAST_WEIGHT ? null : (findSame(a, b, index) ?? findEdited(a, b, index)),
  );
  const matches = found.flatMap((match, index) => match ?? findBeside(a, b, index, found) ?? []);
  return { matches, passages: joinMatches(matches) };
}

/** Where the sentence before or after was found, the one that follows or precedes there is taken on less. */
function findBeside(a: Text, b: Text, index: number, found: readonly (Match | null)[]): Match | null {
  const before = found[index - 1]?.b;
  const after = found[index + 1]?.b;
  const places = [before === undefined ? -1 : before + 1, after === undefined ? -1 : after - 1];
  for (const place of places) {
    const target = b.sentences[place];
    if (!target) continue;
    const sentence = a.sentences[index]!;
    const weight = commonWeight(a, sentence, b, target);
    const share = weight / Math.min(sentence.weight, target.weight);
    if (weight >= BESIDE_WEIGHT && share >= BESIDE_SHARE) return { a: index, b: place, weight, share };
  }
  return null;
}

function findSame(a: Text, b: Text, index: number): Match | null {
  const sentence = a.sentences[index]!;
  const same = b.byHash.get(sentence.hash);
  return same ? { a: index, b: same[0]!, weight: sentence.weight, share: 1 } : null;
}

function findEdited(a: Text, b: Text, index: number): Match | null {
  const sentence = a.sentences[index]!;
  let best: Match | null = null;
  for (const other of closest(a, b, sentence)) {
    const target = b.sentences[other]!;
    const shorter = Math.min(sentence.weight, target.weight);
    if (shorter < LEAST_WEIGHT) continue;
    const weight = commonWeight(a, sentence, b, target);
    const share = weight / shorter;
    const least = shorter < SHORT_WEIGHT ? SHORT_SHARE : SHARE;
    // A long sentence that a short one stands in is found again only as far as that: `weight` says how far.
    if (share >= least && (!best || weight > best.weight)) best = { a: index, b: other, weight, share };
  }
  return best;
}

/** The sentences of `b` that share most full words with the sentence, best first. */
function closest(a: Text, b: Text, sentence: Sentence): number[] {
  const counts = new Map<number, number>();
  let full = 0;
  for (let i = sentence.from; i < sentence.to; i++) {
    if ((a.words.flags[i]! & SHORT) !== 0) continue;
    full += 1;
    for (const other of b.byWord.get(a.words.hash[i]!) ?? []) counts.set(other, (counts.get(other) ?? 0) + 1);
  }
  const least = Math.max(2, Math.min(4, full * 0.25));
  return [...counts]
    .filter(([, count]) => count >= least)
    .sort((x, y) => y[1] - x[1] || x[0] - y[0])
    .slice(0, BEST)
    .map(([other]) => other);
}

const row = new Float32Array(512);

/** The weight of the longest common subsequence of words of two sentences. */
function commonWeight(a: Text, x: Sentence, b: Text, y: Sentence): number {
  const length = y.to - y.from;
  row.fill(0, 0, length + 1);
  for (let i = x.from; i < x.to; i++) {
    const word = a.words.hash[i]!;
    const weight = wordWeight(a.words.flags[i]!);
    let diagonal = 0;
    for (let j = 1; j <= length; j++) {
      const above = row[j]!;
      if (word === b.words.hash[y.from + j - 1]) row[j] = diagonal + weight;
      else if (row[j - 1]! > above) row[j] = row[j - 1]!;
      diagonal = above;
    }
  }
  return row[length]!;
}

/** Joins matches whose sentences follow one another in both texts, a dropped or inserted sentence apart. */
function joinMatches(matches: readonly Match[]): Passage[] {
  const passages: Passage[] = [];
  let last: { a: { from: number; to: number }; b: { from: number; to: number } } | undefined;
  for (const { a, b } of matches) {
    const step = last ? b - (last.b.to - 1) : 0;
    if (last && a - last.a.to <= 1 && step >= 0 && step <= 2) {
      last.a.to = a + 1;
      last.b.to = b + 1;
    } else {
      last = { a: { from: a, to: a + 1 }, b: { from: b, to: b + 1 } };
      passages.push(last);
    }
  }
  return passages;
}
