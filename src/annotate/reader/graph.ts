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

/** How far up a word looks for heads, on each side. */
const HEADS = 7;
/** How far away a word looks for its siblings and children. */
const WINDOW = 40;
/** Sweeps over the sentence; the second finds little, the third next to nothing. */
const SWEEPS = 4;

/** One sentence in the search: what is known of it, and the tree as it stands. */
export class Graph {
  readonly clues: Clues;
  readonly guides: readonly Guide[];
  readonly heads: Int32Array;
  /** For each word, the heads that it considers and what each arc is worth alone. */
  readonly options: Int32Array[] = [];
  readonly worth: Float64Array[] = [];
  private readonly weights: Weights;
  private readonly verbs: Int32Array;
  private readonly marks: Int32Array;
  private readonly joins: Int32Array;
  readonly buffer = new Int32Array(96);
  used = 0;

  constructor(clues: Clues, guides: readonly Guide[], weights: Weights, truth?: Int32Array) {
    this.clues = clues;
    this.guides = guides;
    this.weights = weights;
    this.heads = guides[0]!.heads.slice(0, clues.size);
    this.verbs = countsOf(clues, VERB);
    this.marks = countsOf(clues, PUNCT);
    this.joins = countsOf(clues, CCONJ);
    const spans = spansOf(this.heads);
    for (let word = 0; word < clues.size; word++) this.consider(word, spans, truth);
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
    this.worth.push(Float64Array.from(kept, (head) => this.arc(head, word)));
  }

  private sum(): number {
    return sumOf(this.weights, this.buffer, this.used, 0);
  }

  arc(head: number, word: number): number {
    this.arcFeatures(head, word);
    return this.sum();
  }

  sibling(head: number, word: number, other: number): number {
    this.siblingFeatures(head, word, other);
    return this.sum();
  }

  grand(grand: number, head: number, word: number): number {
    this.grandFeatures(grand, head, word);
    return this.sum();
  }

  private put(template: number, value: number): void {
    this.buffer[this.used++] = mix(value, template);
  }

  /** Features of an arc, into `buffer`. */
  arcFeatures(head: number, word: number): void {
    this.used = 0;
    this.addEnds(head, word);
    this.addSurroundings(head, word);
    this.addGuides(head, word);
  }

  /** The two words and how far apart they are. */
  private addEnds(head: number, word: number): void {
    const { tag: T, lemma: L, bundle: M, word: W, suffix: S, size } = this.clues;
    const ht = T[head]!;
    const dt = T[word]!;
    const hl = L[head]!;
    const dl = L[word]!;
    const left = head < word ? head : word;
    const right = head < word ? word : head;
    const way = head === size ? 3 : head < word ? 1 : 2;
    const far = spanOf(right - left) * 4 + way;
    const tags = mix(mix(ht, dt), way);
    const tagsFar = mix(tags, far);
    const hx = mix(hl, ht);
    const dx = mix(dl, dt);
    this.put(1, tags);
    this.put(2, tagsFar);
    this.put(3, mix(hx, far));
    this.put(4, mix(dx, far));
    this.put(5, mix(hx, way));
    this.put(6, mix(dx, way));
    this.put(7, mix(mix(hx, dx), way));
    this.put(8, mix(mix(hx, dt), way));
    this.put(9, mix(mix(ht, dx), way));
    this.put(10, mix(mix(hx, dt), far));
    this.put(11, mix(mix(ht, dx), far));
    this.put(12, mix(mix(hl, dl), 5));
    this.put(13, mix(tags, mix(M[head]!, M[word]!)));
    this.put(14, mix(tags, M[head]!));
    this.put(15, mix(tags, M[word]!));
    this.put(25, mix(tags, mix(W[word]!, far)));
    this.put(26, mix(tags, S[word]!));
    this.put(27, mix(tags, S[head]!));
  }

  /** Their neighbours and what stands between them. */
  private addSurroundings(head: number, word: number): void {
    const { tag: T, lemma: L, size } = this.clues;
    const ht = T[head]!;
    const dt = T[word]!;
    const hl = L[head]!;
    const dl = L[word]!;
    const left = head < word ? head : word;
    const right = head < word ? word : head;
    const way = head === size ? 3 : head < word ? 1 : 2;
    const far = spanOf(right - left) * 4 + way;
    const tags = mix(mix(ht, dt), way);
    const tagsFar = mix(tags, far);
    const hx = mix(hl, ht);
    const dx = mix(dl, dt);
    const hn = T[head + 1] ?? 0;
    const hp = head > 0 ? T[head - 1]! : 0;
    const dn = T[word + 1]!;
    const dp = word > 0 ? T[word - 1]! : 0;
    const verbs = Math.min(3, this.verbs[right]! - this.verbs[left + 1]!);
    const marks = Math.min(3, this.marks[right]! - this.marks[left + 1]!);
    const joins = Math.min(2, this.joins[right]! - this.joins[left + 1]!);
    const between = verbs * 16 + marks * 4 + joins;
    this.put(16, mix(tags, mix(hn, dp)));
    this.put(17, mix(tags, mix(hp, dp)));
    this.put(18, mix(tags, mix(hn, dn)));
    this.put(19, mix(tags, mix(hp, dn)));
    this.put(20, mix(mix(tags, mix(hn, dp)), mix(hp, dn)));
    this.put(21, mix(tags, between));
    this.put(22, mix(mix(tagsFar, between), 3));
    this.put(23, mix(mix(hx, between), way));
    this.put(24, mix(mix(dx, between), way));
    this.put(28, mix(tags, mix(L[word - 1] ?? 0, dl)));
    this.put(29, mix(tags, mix(L[word + 1]!, hl)));
    this.put(30, mix(tags, mix(L[word - 1] ?? 0, hl)));
    this.put(31, mix(tags, mix(dn, far)));
    this.put(32, mix(tags, mix(dp, far)));
    this.put(33, mix(mix(dx, dn), mix(dp, way)));
  }

  /** What the guides say of the arc. */
  private addGuides(head: number, word: number): void {
    const { tag: T, lemma: L, size } = this.clues;
    const ht = T[head]!;
    const dt = T[word]!;
    const hl = L[head]!;
    const dl = L[word]!;
    const left = head < word ? head : word;
    const right = head < word ? word : head;
    const way = head === size ? 3 : head < word ? 1 : 2;
    const far = spanOf(right - left) * 4 + way;
    const tags = mix(mix(ht, dt), way);
    const tagsFar = mix(tags, far);
    const hx = mix(hl, ht);
    const dx = mix(dl, dt);
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
      let score = this.worth[word]![k]! + this.context(head, word, children);
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
const VERB = 5;
const PUNCT = 4;
const CCONJ = 12;

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
