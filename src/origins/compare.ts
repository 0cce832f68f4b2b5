/**
 * Two pages compared: how much of each is found again in the other, where, and of what kind the shared text is.
 *
 * A derivation is told from a shared passage by what is *left*: a copy has little of its own, or opens as its source
 * does; two reporters who print the same communiqué, or the same standing paragraph on the background, share one block
 * and each have an opening of their own. Words in quotation marks count for neither.
 */
import { alignTexts, LEAST_WEIGHT, type Match, type Passage } from './align.ts';
import { isAnchor } from './sketch.ts';
import { alignParallel, type Chain } from './parallel.ts';
import { inRuns, type Runs, runsOf } from './runs.ts';
import type { Sentence, Text } from './text.ts';
import { SHORT } from './words.ts';

/** How much of a text is found again in the other. */
export interface Cover {
  /** Share of its words outside quotations, 0 to 1. */
  readonly own: number;
  /** Share of all its words. */
  readonly all: number;
  /** Its first full sentence is found again. */
  readonly lead: boolean;
  /** The sentences found again, by index. */
  readonly sentences: Runs;
  readonly found: number;
  /** Of the names and numbers in what is left, the share that what was found again names too; null when few are left. */
  readonly cohesion: number | null;
}

/** What is kept of a comparison while groups are made. */
export interface Likeness {
  readonly a: Cover;
  readonly b: Cover;
  /** Of the words found again, the share that stands unchanged and in order. */
  readonly exact: number;
  /** Found by names and numbers in order, not by words: a translation or a rewriting throughout. */
  readonly parallel: boolean;
}

export interface Comparison extends Likeness {
  readonly passages: readonly Passage[];
  /** The weight of the words that both have in order. */
  readonly mass: number;
  /** Of the words of what is left in each, the share that is left in the other too, whichever is less; null when few are left. */
  readonly kinship: number | null;
}

/** Below this share of either text, words in common are no more than the event in common. */
const NOTHING = 0.12;
/** A text this short is compared as a whole: its quotations are most of it. */
const FEW_OWN_WORDS = 25;
/** From this share on, words tell enough and no chain is asked for. */
const MUCH = 0.5;
/** Within one language, a translation there and back leaves this much as it was. */
const SOME = 0.15;
const PARALLEL_OWN = 0.4;
/** Pairs of neighbouring names and numbers below which no translation is looked for. */
const PARALLEL_ANCHORS = 2;
/**
 * What a chain of sentences in two languages must reach to be a translation: likeness, order and length together (see
 * `firmnessOf`), each at a least. Of 1,250 pairs of reports on one event by different reporters, one of each translated
 * by a machine, the firmest reached 1.16; of 763 translations, whole, cut to a half or edited, 94 % are above.
 */
const FOREIGN = { firm: 1.35, like: 0.55, length: 3, anchors: 3 };
/**
 * Within one language, where words are shared anyway: by how many sentences stand in order and how like they are. Uneven
 * lengths are allowed where the likeness is `sure`.
 */
const DOMESTIC = { order: 0.7, like: 0.45, spread: 0.3, sure: 0.6, length: 6, anchors: 5 };
/** Within one language, where a page says that a machine translated it. */
const TOLD = { order: 0.65, like: 0.3, spread: 0.35, sure: 0.5, length: 5, anchors: 4 };

/** What is known of two texts before they are compared. */
export interface Prospect {
  /** They are in two languages, or may be: one is in a language that nobody knew. */
  readonly foreign: boolean;
  /** They may be in one language. */
  readonly direct: boolean;
  /** Pairs of neighbouring names and numbers that both have. */
  readonly anchors: number;
  /** One of them says that it was translated by a machine. */
  readonly translated: boolean;
}

/** Null when the two share nothing to speak of. */
export function compareTexts(a: Text, b: Text, prospect: Prospect): Comparison | null {
  const direct = prospect.direct ? compareDirectly(a, b) : null;
  const words = direct ? Math.max(direct.a.own, direct.b.own) : 0;
  if (direct && words >= MUCH) return direct;
  const hopeful =
    prospect.anchors >= PARALLEL_ANCHORS && (words >= SOME || prospect.foreign || prospect.translated);
  const parallel = hopeful ? compareParallel(a, b, prospect) : null;
  return parallel ?? (direct && !isNothing(direct) ? direct : null);
}

function compareDirectly(a: Text, b: Text): Comparison {
  const forth = alignTexts(a, b);
  const back = alignTexts(b, a);
  const covers = {
    a: coverOf(a, b, forth.matches, back.matches),
    b: coverOf(b, a, back.matches, forth.matches),
  };
  return {
    ...covers,
    passages: forth.passages,
    exact: exactness(forth.matches),
    mass: forth.matches.reduce((n, { weight }) => n + weight, 0),
    kinship: kinshipOf(a, covers.a, b, covers.b),
    parallel: false,
  };
}

function isNothing({ a, b }: Comparison): boolean {
  return Math.max(a.own, b.own, a.all, b.all) < NOTHING;
}

function compareParallel(a: Text, b: Text, { foreign, translated }: Prospect): Comparison | null {
  const chain = alignParallel(a, b);
  if (!chain) return null;
  if (!(foreign ? isForeignTranslation(chain) : isTranslation(chain, translated ? TOLD : DOMESTIC)))
    return null;
  const { matches, passages, like, order } = chain;
  const turned = turn(b, matches);
  const covers = { a: coverOf(a, b, matches, turned), b: coverOf(b, a, turned, matches) };
  // Quotations alone, word for word in both, are no translation.
  if (Math.max(covers.a.own, covers.b.own) < PARALLEL_OWN) return null;
  const mass = matches.reduce((n, { weight }) => n + weight, 0);
  return { ...covers, passages, exact: like / order, mass, kinship: null, parallel: true };
}

function isForeignTranslation(chain: Chain): boolean {
  const { length } = chain.matches;
  return (
    length >= FOREIGN.length &&
    chain.anchors >= FOREIGN.anchors &&
    chain.like * Math.sqrt(length) >= FOREIGN.like &&
    firmnessOf(chain) >= FOREIGN.firm
  );
}

/** Alike, in one order, many, and of even length: each makes up for some want of the others. */
function firmnessOf({ like, order, spread, matches }: Chain): number {
  return (like * order * Math.sqrt(matches.length)) / (0.2 + spread);
}

function isTranslation(chain: Chain, least: typeof DOMESTIC): boolean {
  return (
    chain.order >= least.order &&
    chain.like >= least.like &&
    (chain.spread <= least.spread || chain.like >= least.sure) &&
    chain.matches.length >= least.length &&
    chain.anchors >= least.anchors
  );
}

function turn(b: Text, matches: readonly Match[]): Match[] {
  return matches.map((match) => ({ ...match, a: match.b, b: match.a, weight: b.sentences[match.b]!.weight }));
}

/**
 * What of `text` is found again, by its own sentences that were found in the other (`forth`) and those of the other that
 * were found in it (`back`): of two sentences made one, each is found, and together they explain the one.
 */
function coverOf(text: Text, other: Text, forth: readonly Match[], back: readonly Match[]): Cover {
  const quotes = text.ownWeight < FEW_OWN_WORDS;
  const taken = new Map<number, number>();
  for (const { b, weight } of back) taken.set(b, (taken.get(b) ?? 0) + weight);
  const sentences = new Set<number>();
  const whole = quotes ? text.weight : text.ownWeight;
  let [own, all, outside] = [0, 0, whole];
  for (const match of forth) {
    const sentence = text.sentences[match.a]!;
    const common = Math.min(sentence.weight, Math.max(match.weight, taken.get(match.a) ?? 0));
    const found = common >= sentence.weight * FOUND ? sentence.weight : common;
    all += found;
    sentences.add(match.a);
    if (quotes || !(sentence.quoted || other.sentences[match.b]!.quoted)) own += found;
    // What the other page quotes is a quotation here too, marks or no marks.
    else if (!sentence.quoted) outside -= sentence.weight;
  }
  return {
    own: own / Math.max(1, outside, Math.min(whole, FEW_OWN_WORDS)),
    all: text.weight > 0 ? all / text.weight : 0,
    lead: opensAlike(text, sentences),
    sentences: runsOf(sentences),
    found: sentences.size,
    cohesion: cohesionOf(text, sentences),
  };
}

/** A sentence of which so much is found is found as a whole. */
const FOUND = 0.45;

/** The first full sentence is found again, and with it one of the two that follow: a line alone is a site's own. */
function opensAlike(text: Text, found: ReadonlySet<number>): boolean {
  const lead = leadOf(text);
  if (!found.has(lead)) return false;
  return found.has(lead + 1) || found.has(lead + 2) || lead + 2 >= text.sentences.length;
}

/** Words in what is left of a text, below which they say nothing about whom it is kin to. */
const FEW_WORDS = 8;

function kinshipOf(a: Text, coverA: Cover, b: Text, coverB: Cover): number | null {
  const [left, right] = [restOf(a, coverA), restOf(b, coverB)];
  if (left.length < FEW_WORDS || right.length < FEW_WORDS) return null;
  return Math.min(shareIn(left, new Set(right)), shareIn(right, new Set(left)));
}

/** The full words outside what was found again and outside quotations. */
function restOf({ words, sentences }: Text, cover: Cover): number[] {
  const found = new Set(inRuns(cover.sentences));
  const rest: number[] = [];
  sentences.forEach(({ from, to, quoted }, index) => {
    if (quoted || found.has(index)) return;
    for (let i = from; i < to; i++) if ((words.flags[i]! & SHORT) === 0) rest.push(words.hash[i]!);
  });
  return rest;
}

function shareIn(words: readonly number[], others: ReadonlySet<number>): number {
  return words.filter((word) => others.has(word)).length / words.length;
}

/** Names in the rest of a text, below which they say nothing about its unity. */
const FEW_NAMES = 6;

function cohesionOf(text: Text, found: ReadonlySet<number>): number | null {
  const shared = new Set<number>();
  const rest: number[] = [];
  text.sentences.forEach(({ from, to }, index) => {
    for (let i = from; i < to; i++) {
      if (!isAnchor(text.words.flags[i]!)) continue;
      if (found.has(index)) shared.add(text.words.stem[i]!);
      else rest.push(text.words.stem[i]!);
    }
  });
  return rest.length < FEW_NAMES ? null : rest.filter((stem) => shared.has(stem)).length / rest.length;
}

/** The first full sentence, or -1; a heading, a dateline or a quotation is none. */
function leadOf(text: Text): number {
  return text.sentences.findIndex((sentence) => isFull(sentence));
}

function isFull({ weight, quoted }: Sentence): boolean {
  return weight >= 2 * LEAST_WEIGHT && !quoted;
}

function exactness(matches: readonly Match[]): number {
  const weight = matches.reduce((n, match) => n + match.weight, 0);
  const whole = matches.reduce((n, match) => n + match.weight / match.share, 0);
  return whole > 0 ? weight / whole : 0;
}
