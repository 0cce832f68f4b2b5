/**
 * Two pages compared: how much of each is found again in the other, where, and of what kind the shared text is.
 *
 * A derivation is told from a shared passage by what is *left*: a copy has little of its own, or opens as its source
 * does; two reporters who print the same communiqué, or the same standing paragraph on the background, share one block
 * and each have an opening of their own. Words in quotation marks count for neither.
 */
import { alignTexts, LEAST_WEIGHT, type Match, type Passage } from './align.ts';
import { alignParallel, ALIKE } from './parallel.ts';
import type { Sentence, Text } from './text.ts';

/** How much of a text is found again in the other. */
export interface Cover {
  /** Share of its words outside quotations, 0 to 1. */
  readonly own: number;
  /** Share of all its words. */
  readonly all: number;
  /** One of its first two sentences is found again. */
  readonly lead: boolean;
  /** The sentences found again, by index. */
  readonly sentences: ReadonlySet<number>;
}

export interface Comparison {
  readonly a: Cover;
  readonly b: Cover;
  readonly passages: readonly Passage[];
  /** Of the words found again, the share that stands unchanged and in order. */
  readonly exact: number;
  /** Found by names and numbers in order, not by words: a translation or a rewriting throughout. */
  readonly parallel: boolean;
}

/** Below this share of either text, words in common are no more than the event in common. */
const NOTHING = 0.12;
/** A text this short is compared as a whole: its quotations are most of it. */
const FEW_OWN_WORDS = 25;
/** The least share of the smaller text, and of names and numbers in order, for a translation. */
const PARALLEL_SHARE = 0.5;
const PARALLEL_ANCHORS = 5;
const PARALLEL_LIKENESS = 0.42;

/** Null when the two share nothing to speak of. `foreign` says that they are in two languages. */
export function compareTexts(a: Text, b: Text, foreign: boolean): Comparison | null {
  if (!foreign) {
    const forth = alignTexts(a, b);
    const back = alignTexts(b, a);
    const comparison = {
      a: coverOf(a, b, forth.matches),
      b: coverOf(b, a, back.matches),
      passages: forth.passages,
      exact: exactness(forth.matches),
      parallel: false,
    };
    if (Math.max(comparison.a.own, comparison.b.own) >= 0.4) return comparison;
    return compareParallel(a, b) ?? (isNothing(comparison) ? null : comparison);
  }
  return compareParallel(a, b);
}

function isNothing({ a, b }: Comparison): boolean {
  return Math.max(a.own, b.own, a.all, b.all) < NOTHING;
}

function compareParallel(a: Text, b: Text): Comparison | null {
  const { matches, passages, anchors } = alignParallel(a, b);
  if (anchors < PARALLEL_ANCHORS || matches.length < 3) return null;
  const like = matches.reduce((n, { share }) => n + share, 0) / matches.length;
  if (like < PARALLEL_LIKENESS) return null;
  const comparison: Comparison = {
    a: coverOf(a, b, matches),
    b: coverOf(b, a, turn(b, matches)),
    passages,
    exact: Math.min(1, (like - ALIKE) / (1 - ALIKE)),
    parallel: true,
  };
  return Math.max(comparison.a.all, comparison.b.all) >= PARALLEL_SHARE ? comparison : null;
}

function turn(b: Text, matches: readonly Match[]): Match[] {
  return matches.map((match) => ({ ...match, a: match.b, b: match.a, weight: b.sentences[match.b]!.weight }));
}

function coverOf(text: Text, other: Text, matches: readonly Match[]): Cover {
  const quotes = text.ownWeight < FEW_OWN_WORDS;
  const sentences = new Set<number>();
  let [own, all] = [0, 0];
  for (const match of matches) {
    const sentence = text.sentences[match.a]!;
    const found = match.weight >= sentence.weight * 0.45 ? sentence.weight : match.weight;
    all += found;
    if (quotes || !(sentence.quoted || other.sentences[match.b]!.quoted)) own += found;
    sentences.add(match.a);
  }
  const whole = quotes ? text.weight : text.ownWeight;
  return {
    own: whole > 0 ? own / whole : 0,
    all: text.weight > 0 ? all / text.weight : 0,
    lead: leadOf(text).some((index) => sentences.has(index)),
    sentences,
  };
}

/** The first two full sentences; a heading or a dateline is none. */
export function leadOf(text: Text): number[] {
  const lead: number[] = [];
  for (let i = 0; i < text.sentences.length && lead.length < 2; i++)
    if (isFull(text.sentences[i]!)) lead.push(i);
  return lead;
}

function isFull({ weight, quoted }: Sentence): boolean {
  return weight >= 2 * LEAST_WEIGHT && !quoted;
}

function exactness(matches: readonly Match[]): number {
  const weight = matches.reduce((n, match) => n + match.weight, 0);
  const whole = matches.reduce((n, match) => n + match.weight / match.share, 0);
  return whole > 0 ? weight / whole : 0;
}
