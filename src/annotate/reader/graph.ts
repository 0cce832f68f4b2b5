/**
 * The tree looked at as a whole: heads are exchanged one at a time while the tree as a whole gets better.
 *
 * A tree's score is the sum over its arcs, over pairs of neighbouring siblings and over grandparents (second order;
 * McDonald & Pereira 2006); the search is hill-climbing from a good tree (Zhang et al. 2014), here the transition
 * parser's, and the trees of the transition parsers are features of the arcs (stacking; Nivre & McDonald 2008).
 * Each word looks at a fixed number of heads in a fixed window, so the work is linear.
 */
import { mix, sumOf, type Weights } from './hash.ts';
import type { Clues } from './parser.ts';

/** A tree that another parser made: heads (`size` for the root) and relations. */
export interface Guide {
  readonly heads: Int32Array;
  readonly labels: Int32Array;
}

/**
 * True when the guides agree on the head and the relation of a word, and the relation is one of those where they are
 * hardly ever wrong together: nobody asks again.
 */
export function isSettled(guides: readonly Guide[], word: number, settled: ReadonlySet<number>): boolean {
  const { heads, labels } = guides[0]!;
  if (!settled.has(labels[word]!)) return false;
  for (const guide of guides) {
    if (guide.heads[word] !== heads[word] || guide.labels[word] !== labels[word]) return false;
  }
  return true;
}

const NO_OPTIONS = new Int32Array(0);

/** How far up a word looks for heads, on each side. */
const HEADS = 7;
/** How far away a word looks for its siblings and children. */
const WINDOW = 40;
/** Sweeps over the sentence; the second finds little, the third next to nothing. */
const SWEEPS = 4;

/** What the search goes by. */
export interface SearchModel {
  readonly graph: Weights;
  /** Relations that are believed where the transition parsers agree on them. */
  readonly settled: ReadonlySet<number>;
  /** Whether the weights have learnt to look at how phrases begin. */
  readonly phrases: boolean;
}

/** One sentence in the search: what is known of it, and the tree as it stands. */
export class Graph {
  readonly clues: Clues;
  readonly guides: readonly Guide[];
  readonly heads: Int32Array;
  /** For each word, the heads that it considers. */
  readonly options: Int32Array[] = [];
  private readonly weights: Weights;
  private readonly verbs: Int32Array;
  private readonly marks: Int32Array;
  private readonly joins: Int32Array;
  private readonly phrases: Phrases | null;
  readonly buffer = new Int32Array(128);
  used = 0;

  constructor(clues: Clues, guides: readonly Guide[], model: SearchModel, truth?: Int32Array) {
    this.clues = clues;
    this.guides = guides;
    this.weights = model.graph;
    this.heads = guides[0]!.heads.slice(0, clues.size);
    this.verbs = countsOf(clues, VERB);
    this.marks = countsOf(clues, PUNCT);
    this.joins = countsOf(clues, CCONJ);
    this.phrases = model.phrases ? phrasesOf(clues) : null;
    const spans = spansOf(this.heads);
    for (let word = 0; word < clues.size; word++) {
      if (isSettled(guides, word, model.settled)) this.options.push(NO_OPTIONS);
      else this.consider(word, spans, truth);
    }
  }

  /**
   * Chooses the heads worth considering: those of the guides, and the words that the word could hang on without
   * crossing an arc of the first guide (its neighbours on both sides, and all above them).
   */
  private consider(word: number, spans: Spans, truth?: Int32Array): void {
    const { size } = this.clues;
    const kept: number[] = [];
    const add = (head: number) => {
      if (head >= 0 && head !== word && !kept.includes(head)) kept.push(head);
    };
    for (const { heads } of this.guides) add(heads[word]!);
    if (truth) add(truth[word]!);
    for (const neighbour of [spans.from[word]! - 1, spans.to[word]! + 1]) {
      let above = neighbour < size ? neighbour : -1;
      for (let k = 0; k < HEADS && above >= 0 && above < size; k++) {
        if (above < spans.from[word]! || above > spans.to[word]!) add(above);
        above = this.heads[above]!;
      }
    }
    this.options.push(Int32Array.from(kept));
  }

  private sum(): number {
    return sumOf(this.weights, this.buffer, this.used, 0);
  }

  arc(head: number, word: number): number {
    if (!known.has(head, word, ALONE)) {
      this.arcFeatures(head, word);
      known.keep(this.sum());
    }
    return known.value;
  }

  sibling(head: number, word: number, other: number): number {
    if (!known.has(head, word, 2 * other)) {
      this.siblingFeatures(head, word, other);
      known.keep(this.sum());
    }
    return known.value;
  }

  grand(grand: number, head: number, word: number): number {
    if (!known.has(head, word, 2 * grand + 1)) {
      this.grandFeatures(grand, head, word);
      known.keep(this.sum());
    }
    return known.value;
  }

  private put(template: number, value: number): void {
    this.buffer[this.used++] = mix(value, template);
  }

  /** Features of an arc, into `buffer`. */
  arcFeatures(head: number, word: number): void {
    const { tag: T } = this.clues;
    const far = spanOf(head < word ? word - head : head - word);
    const way = head === this.clues.size ? 3 : head < word ? 1 : 2;
    const tags = mix(mix(T[head]!, T[word]!), way);
    this.used = 0;
    this.addEnds(head, word, way, far * 4 + way, tags);
    this.addPair(head, word, way, far * 4 + way);
    this.addNeighbours(head, word, far * 4 + way, tags);
    this.addBetween(head, word, way, far * 4 + way, tags);
    if (this.phrases) this.addPhrases(this.phrases, head, word, way, far * 4 + way, tags);
    this.addGuides(head, word, way, far * 4 + way, tags);
  }

  /** Each of the two words, with the parts of speech of both. */
  private addEnds(head: number, word: number, way: number, far: number, tags: number): void {
    const { bundle: M, word: W, suffix: S } = this.clues;
    const hx = this.clues.lemmaTag[head]!;
    const dx = this.clues.lemmaTag[word]!;
    this.put(1, tags);
    this.put(2, mix(tags, far));
    this.put(3, mix(hx, far));
    this.put(4, mix(dx, far));
    this.put(5, mix(hx, way));
    this.put(6, mix(dx, way));
    this.put(13, mix(tags, mix(M[head]!, M[word]!)));
    this.put(14, mix(tags, M[head]!));
    this.put(15, mix(tags, M[word]!));
    this.put(25, mix(tags, mix(W[word]!, far)));
    this.put(26, mix(tags, S[word]!));
    this.put(27, mix(tags, S[head]!));
  }

  /** The two words together. */
  private addPair(head: number, word: number, way: number, far: number): void {
    const { tag: T, lemma: L } = this.clues;
    const hx = this.clues.lemmaTag[head]!;
    const dx = this.clues.lemmaTag[word]!;
    const below = mix(hx, T[word]!);
    const above = mix(T[head]!, dx);
    this.put(7, mix(mix(hx, dx), way));
    this.put(8, mix(below, way));
    this.put(9, mix(above, way));
    this.put(10, mix(below, far));
    this.put(11, mix(above, far));
    this.put(12, mix(mix(L[head]!, L[word]!), 5));
  }

  /** Their neighbours. */
  private addNeighbours(head: number, word: number, far: number, tags: number): void {
    const { tag: T, lemma: L } = this.clues;
    const hl = L[head]!;
    const before = L[word - 1] ?? 0;
    const hn = T[head + 1] ?? 0;
    const hp = head > 0 ? T[head - 1]! : 0;
    const dn = T[word + 1]!;
    const dp = word > 0 ? T[word - 1]! : 0;
    const outside = mix(tags, mix(hn, dp));
    this.put(16, outside);
    this.put(17, mix(tags, mix(hp, dp)));
    this.put(18, mix(tags, mix(hn, dn)));
    const inside = mix(hp, dn);
    this.put(19, mix(tags, inside));
    this.put(20, mix(outside, inside));
    this.put(28, mix(tags, mix(before, L[word]!)));
    this.put(29, mix(tags, mix(L[word + 1]!, hl)));
    this.put(30, mix(tags, mix(before, hl)));
    this.put(31, mix(tags, mix(dn, far)));
    this.put(32, mix(tags, mix(dp, far)));
  }

  /** What stands between them. */
  private addBetween(head: number, word: number, way: number, far: number, tags: number): void {
    const { tag: T } = this.clues;
    const left = head < word ? head : word;
    const right = head < word ? word : head;
    const verbs = Math.min(3, this.verbs[right]! - this.verbs[left + 1]!);
    const marks = Math.min(3, this.marks[right]! - this.marks[left + 1]!);
    const joins = Math.min(2, this.joins[right]! - this.joins[left + 1]!);
    const between = verbs * 16 + marks * 4 + joins;
    const dx = this.clues.lemmaTag[word]!;
    this.put(21, mix(tags, between));
    this.put(22, mix(mix(mix(tags, far), between), 3));
    this.put(23, mix(mix(this.clues.lemmaTag[head]!, between), way));
    this.put(24, mix(mix(dx, between), way));
    this.put(33, mix(mix(dx, T[word + 1]!), mix(word > 0 ? T[word - 1]! : 0, way)));
  }

  /** How the phrases of both begin, and what stands before that of the word: coordination likes what is alike. */
  private addPhrases(
    { opener, gate }: Phrases,
    head: number,
    word: number,
    way: number,
    far: number,
    tags: number,
  ): void {
    const { lemma: L } = this.clues;
    const ho = opener[head]!;
    const wo = opener[word]!;
    const wg = gate[word]!;
    const alike = mix(ho === wo ? 1 : 0, wg);
    this.put(71, mix(tags, mix(wo, wg)));
    this.put(72, mix(tags, alike));
    this.put(73, mix(alike, far));
    this.put(74, mix(mix(L[head]!, wo), way));
    this.put(75, mix(mix(wo, wg), far));
    this.put(76, mix(mix(ho, wo), mix(wg, way)));
    this.put(77, mix(mix(tags, wo), far));
    this.put(78, mix(mix(wg, L[head]!), way));
  }

  /** What the guides say of the arc. */
  private addGuides(head: number, word: number, way: number, far: number, tags: number): void {
    const dt = this.clues.tag[word]!;
    const hx = this.clues.lemmaTag[head]!;
    const dx = this.clues.lemmaTag[word]!;
    const tagsFar = mix(tags, far);
    let agree = 0;
    for (let g = 0; g < this.guides.length; g++) {
      const guide = this.guides[g]!;
      const same = guide.heads[word] === head ? 1 : 0;
      agree = agree * 2 + same;
      const label = same * 64 + guide.labels[word]! + 1;
      this.put(40 + g, same);
      this.put(44 + g, mix(same, tags));
      this.put(48 + g, mix(label, dt));
      this.put(52 + g, mix(label, tagsFar));
      this.put(56 + g, mix(same, dx));
      this.put(60 + g, mix(label, hx));
    }
    this.put(64, agree);
    this.put(65, mix(agree, dt));
    this.put(66, mix(agree, tags));
    this.put(67, mix(agree, tagsFar));
    this.put(68, mix(agree, dx));
    this.put(69, mix(agree, mix(hx, way)));
    this.put(70, mix(agree, mix(tags, this.guides[0]!.labels[head] ?? -2)));
  }

  /** Features of a word and the sibling between it and their head (-1: none). */
  siblingFeatures(head: number, word: number, other: number): void {
    this.used = 0;
    const { tag: T, lemma: L, bundle: M } = this.clues;
    const labels = this.guides[0]!.labels;
    const way = head < word ? 1 : 2;
    const ht = T[head]!;
    const dt = T[word]!;
    const st = other < 0 ? 0 : T[other]!;
    const dl = L[word]!;
    const sl = other < 0 ? 0 : L[other]!;
    const hl = L[head]!;
    const tags = mix(mix(mix(ht, dt), st), way);
    const dr = labels[word]!;
    const sr = other < 0 ? -9 : labels[other]!;
    const pair = mix(mix(dr, sr), way);
    this.put(80, tags);
    this.put(81, mix(mix(dt, st), way));
    this.put(82, mix(tags, hl));
    this.put(83, mix(tags, dl));
    this.put(84, mix(tags, sl));
    this.put(85, mix(mix(mix(dl, sl), way), 3));
    this.put(86, mix(pair, ht));
    this.put(87, mix(pair, tags));
    this.put(88, mix(pair, mix(hl, ht)));
    this.put(89, mix(tags, mix(M[word]!, other < 0 ? 0 : M[other]!)));
    this.put(90, mix(tags, other < 0 ? 0 : spanOf(Math.abs(word - other))));
    this.put(91, mix(tags, mix(dl, sl)));
  }

  /** Features of a word, its head and the head above (-1: the head is the root). */
  grandFeatures(grand: number, head: number, word: number): void {
    this.used = 0;
    const { tag: T, lemma: L, bundle: M } = this.clues;
    const labels = this.guides[0]!.labels;
    const gt = grand < 0 ? 0 : T[grand]!;
    const gl = grand < 0 ? 0 : L[grand]!;
    const ht = T[head]!;
    const dt = T[word]!;
    const hl = L[head]!;
    const dl = L[word]!;
    const ways =
      (grand < 0 ? 2 : grand < head ? 1 : 0) * 4 + (head < word ? 1 : 0) * 2 + (grand < word ? 1 : 0);
    const tags = mix(mix(mix(gt, ht), dt), ways);
    this.put(100, tags);
    this.put(101, mix(mix(gt, dt), ways));
    this.put(102, mix(tags, gl));
    this.put(103, mix(tags, hl));
    this.put(104, mix(tags, dl));
    this.put(105, mix(mix(gl, dl), ways));
    this.put(106, mix(mix(mix(gl, dl), hl), ways));
    this.put(107, mix(tags, mix(labels[head] ?? -2, labels[word]!)));
    this.put(108, mix(mix(labels[head] ?? -2, labels[word]!), ways));
    this.put(109, mix(mix(mix(gt, dt), hl), ways));
    this.put(110, mix(tags, mix(M[word]!, M[head]!)));
    this.put(111, mix(tags, mix(gl, dl)));
  }

  /** The nearest child of `head` between it and `word`, `word` itself apart; -1 when there is none. */
  inner(head: number, word: number): number {
    if (head === this.clues.size) return ABSENT;
    const towards = word < head ? 1 : -1;
    for (let i = word + towards; i !== head; i += towards) if (this.heads[i] === head) return i;
    return ABSENT;
  }

  /** The next child of `head` beyond `word` on the same side, within the window. */
  outer(head: number, word: number): number {
    if (head === this.clues.size) return ABSENT;
    const away = word < head ? -1 : 1;
    const end = away < 0 ? Math.max(-1, word - WINDOW) : Math.min(this.clues.size, word + WINDOW);
    for (let i = word + away; i !== end; i += away) if (this.heads[i] === head) return i;
    return ABSENT;
  }

  /** What hangs on the head of `word` being `head`, besides the arc alone. `word` must hang nowhere (-1) now. */
  private context(head: number, word: number, children: readonly number[]): number {
    const inner = this.inner(head, word);
    const outer = this.outer(head, word);
    let score = this.sibling(head, word, inner) + this.grand(this.above(head), head, word);
    if (outer >= 0) score += this.sibling(head, outer, word) - this.sibling(head, outer, inner);
    for (const child of children) score += this.grand(head, word, child);
    return score;
  }

  above(head: number): number {
    return head === this.clues.size ? ABSENT : this.heads[head]!;
  }

  /** Climbs until no exchange of one head makes the tree better; `bonus` is added to what `truth` does not have. */
  climb(truth?: Int32Array, bonus = 0): void {
    const { size } = this.clues;
    known.clear();
    for (let sweep = 0; sweep < SWEEPS; sweep++) {
      let changed = false;
      for (let word = 0; word < size; word++) if (this.exchange(word, truth, bonus)) changed = true;
      if (!changed) break;
    }
  }

  private exchange(word: number, truth: Int32Array | undefined, bonus: number): boolean {
    const options = this.options[word]!;
    if (options.length < 2) return false;
    const old = this.heads[word]!;
    if (old === this.clues.size) return false;
    const children = this.childrenOf(word);
    this.heads[word] = ABSENT;
    let best = old;
    let top = -Infinity;
    for (let k = 0; k < options.length; k++) {
      const head = options[k]!;
      if (head === this.clues.size || this.isBelow(head, word)) continue;
      let score = this.arc(head, word) + this.context(head, word, children);
      if (truth && truth[word] !== head) score += bonus;
      if (score > top || (score === top && head === old)) {
        top = score;
        best = head;
      }
    }
    this.heads[word] = best;
    return best !== old;
  }

  private childrenOf(word: number): number[] {
    const children: number[] = [];
    const from = Math.max(0, word - WINDOW);
    const to = Math.min(this.clues.size - 1, word + WINDOW);
    for (let i = from; i <= to; i++) if (this.heads[i] === word) children.push(i);
    return children;
  }

  /** True when `word` is an ancestor of `head`, or `head` itself. */
  private isBelow(head: number, word: number): boolean {
    let steps = 0;
    for (let i = head; i >= 0 && i < this.clues.size; i = this.heads[i]!) {
      if (i === word || ++steps > 600) return true;
    }
    return false;
  }
}

const ABSENT = -1;
/** Stands for the third word of a part that has two. */
const ALONE = -9;

/**
 * The scores that were worked out in a sentence: the search asks for most of them several times. A part that falls
 * on the place of another takes it.
 */
class Known {
  private readonly owners = new Int32Array(4 * PLACES);
  private readonly values = new Float64Array(PLACES);
  private at = 0;
  private sentence = 0;

  /** Forgets everything. */
  clear(): void {
    this.sentence += 1;
  }

  has(head: number, word: number, other: number): boolean {
    const { owners, sentence } = this;
    this.at = mix(mix(head, word), other) & (PLACES - 1);
    const k = 4 * this.at;
    if (
      owners[k] === head &&
      owners[k + 1] === word &&
      owners[k + 2] === other &&
      owners[k + 3] === sentence
    ) {
      return true;
    }
    owners[k] = head;
    owners[k + 1] = word;
    owners[k + 2] = other;
    owners[k + 3] = sentence;
    return false;
  }

  get value(): number {
    return this.values[this.at]!;
  }

  keep(value: number): void {
    this.values[this.at] = value;
  }
}

const PLACES = 2048;
const known = new Known();
const VERB = 5;
const PUNCT = 4;
const CCONJ = 12;

/** How the phrase of each word begins. */
interface Phrases {
  /** Lemma of the preposition or conjunction that opens it, else the tag of its first word. */
  readonly opener: Int32Array;
  /** Lemma of the mark or conjunction that stands before, else the tag of what does. */
  readonly gate: Int32Array;
}

const ADP = 2;
const SCONJ = 13;
/** Determiners, adjectives, adverbs, numerals and particles stand inside a phrase, before its word. */
const INSIDE: ReadonlySet<number> = new Set([3, 7, 9, 11, 17]);
/** So many words before it at most. */
const INNER = 6;

function phrasesOf({ size, tag, lemma }: Clues): Phrases {
  const opener = new Int32Array(size + 1);
  const gate = new Int32Array(size + 1);
  for (let word = 0; word < size; word++) {
    let at = word - 1;
    while (at >= 0 && word - at <= INNER && INSIDE.has(tag[at]!)) at -= 1;
    const opens = at >= 0 && (tag[at] === ADP || tag[at] === SCONJ);
    opener[word] = opens ? lemma[at]! : tag[at + 1]!;
    if (opens) at -= 1;
    const stops = at >= 0 && (tag[at] === PUNCT || tag[at] === CCONJ);
    gate[word] = at < 0 ? 0 : stops ? lemma[at]! : tag[at]!;
  }
  return { opener, gate };
}

interface Spans {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** The first and last word of what hangs below each word; the tree is projective. */
function spansOf(heads: Int32Array): Spans {
  const n = heads.length;
  const from = Int32Array.from(heads, (_, i) => i);
  const to = from.slice();
  let changed = true;
  for (let sweep = 0; changed && sweep < 60; sweep++) {
    changed = false;
    for (let k = 0; k < 2 * n; k++) {
      const i = k < n ? k : 2 * n - 1 - k;
      const head = heads[i]!;
      if (head >= n) continue;
      if (from[i]! < from[head]!) {
        from[head] = from[i]!;
        changed = true;
      }
      if (to[i]! > to[head]!) {
        to[head] = to[i]!;
        changed = true;
      }
    }
  }
  return { from, to };
}

/** How many words with the tag stand before each place. */
function countsOf(clues: Clues, tag: number): Int32Array {
  const counts = new Int32Array(clues.size + 3);
  for (let i = 0; i < clues.size; i++) counts[i + 1] = counts[i]! + (clues.tag[i] === tag ? 1 : 0);
  counts[clues.size + 1] = counts[clues.size + 2] = counts[clues.size]!;
  return counts;
}

function spanOf(distance: number): number {
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 13 ? 6 : distance < 20 ? 7 : 8;
}
