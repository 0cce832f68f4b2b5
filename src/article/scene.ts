/**
 * A page as a whole, for the features that look beyond their block: running counts, sums by element and by look, and
 * the cheap guesses at the body. It measures and compares; nothing here decides.
 */
import type { Block } from './blocks.ts';
import type { FunctionWords } from './language.ts';
import { isClosed } from './line.ts';
import type { Markup } from './markup.ts';
import { TAG } from './tags.ts';
import type { Tree } from './tree.ts';
import type { WordingRule } from './wording.ts';

/** What the page says outside its blocks. */
export interface PageClues {
  readonly tree: Tree;
  readonly blocks: readonly Block[];
  /** The wording rule of each block, or null. */
  readonly rules: readonly (WordingRule | null)[];
  readonly markup: Markup;
  readonly functionWords: FunctionWords;
  /** Titles that the page declares. */
  readonly titles: readonly string[];
  readonly description: string | null;
  /** The whole body, where the page declares it. */
  readonly body: string | null;
}

/** From so many words, ended as a sentence and hardly linked, a block counts as prose. */
const PROSE = 18;
const ELEMENTS = [
  'p',
  'div',
  'li',
  'h1',
  'h2',
  'h3',
  'h4',
  'td',
  'blockquote',
  'figcaption',
  'dd',
  'span',
  'section',
  'article',
  'pre',
  'header',
  'footer',
  'a',
];
/** True for a short block that is nothing but a link. */
export function isLinkOnly({ words, linked, text }: Block): boolean {
  return words <= 14 && linked >= text.length * 0.9;
}

/** Enough of a block to tell a sentence from a list of names. */
const OPENING = 90;

/** True for letters of any script, near enough for counting. */
function isLetterUnit(code: number): boolean {
  if (code < 128) return code >= 97 && code <= 122;
  return code >= 0xc0 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
}

/** Sums over the blocks of one element, or of one look. */
class Sum {
  blocks = 0;
  words = 0;
  prose = 0;
  chars = 0;
  linked = 0;

  add(block: Block, isProse: boolean): void {
    this.blocks += 1;
    this.words += block.words;
    if (isProse) this.prose += block.words;
    this.chars += block.text.length;
    this.linked += block.linked;
  }
}

const NOTHING = new Sum();
/** How many elements up from a block are summed. */
const LEVELS = 8;

/** The page as a whole, for the features that look beyond their block. */
export class Scene {
  readonly clues: PageClues;
  readonly isProse: boolean[];
  /** Plainly no article: short, wholly a link, no prose beside it. Half of all blocks; nothing more is asked of them. */
  readonly isFurniture: boolean[];
  readonly wordsBefore: Float64Array;
  readonly proseBefore: Float64Array;
  readonly functionShare: Float64Array;
  readonly copies: Int32Array;
  readonly nth: Int32Array;
  readonly titleLike: Int8Array;
  readonly descriptionLike: Int8Array;
  readonly inBody: Int8Array;
  readonly sinceComments: Int32Array;
  readonly sinceRelated: Int32Array;
  readonly element = new Int8Array(256).fill(ELEMENTS.length);
  words = 1;
  prose = 0;
  titleAt = 0;
  lastProse = 0;
  container = 0;
  strict = 0;
  article = 0;
  named = 0;
  private readonly boxes = new Map<number, Sum>();
  private readonly looks = new Map<number, Sum>();
  private proseRow = 0;

  constructor(clues: PageClues) {
    this.clues = clues;
    const { blocks } = clues;
    this.isProse = blocks.map(
      (block) => block.words >= PROSE && isClosed(block.text) && block.linked < block.text.length * 0.35,
    );
    this.isFurniture = blocks.map(
      (block, i) => isLinkOnly(block) && !this.isProse[i - 1] && !this.isProse[i + 1],
    );
    this.wordsBefore = new Float64Array(blocks.length + 1);
    this.proseBefore = new Float64Array(blocks.length + 1);
    this.functionShare = new Float64Array(blocks.length);
    this.copies = new Int32Array(blocks.length);
    this.nth = new Int32Array(blocks.length);
    this.titleLike = new Int8Array(blocks.length);
    this.descriptionLike = new Int8Array(blocks.length);
    this.inBody = new Int8Array(blocks.length);
    this.sinceComments = new Int32Array(blocks.length);
    this.sinceRelated = new Int32Array(blocks.length);
    ELEMENTS.forEach((name, place) => {
      this.element[TAG[name]!] = place;
    });
    this.count();
    this.compare();
    this.sum();
    this.findContainers();
  }

  /** Running counts in document order. */
  private count(): void {
    const { blocks, rules } = this.clues;
    let [comments, related] = [1000, 1000];
    blocks.forEach((block, i) => {
      this.wordsBefore[i + 1] = this.wordsBefore[i]! + block.words;
      this.proseBefore[i + 1] = this.proseBefore[i]! + (this.isProse[i] ? block.words : 0);
      if (this.isProse[i]) this.lastProse = i;
      if (!this.isFurniture[i]) this.functionShare[i] = this.shareOf(block);
      const reason = rules[i]?.reason;
      comments = reason === 'comments' ? 0 : comments + 1;
      related = reason === 'related' ? 0 : related + 1;
      this.sinceComments[i] = comments;
      this.sinceRelated[i] = related;
    });
    this.words = Math.max(1, this.wordsBefore[blocks.length]!);
    this.prose = this.proseBefore[blocks.length]!;
  }

  /** The share of function words, of any language, among the first words of a block. */
  private shareOf({ text }: Block): number {
    const { places } = this.clues.functionWords;
    const opening = text.slice(0, OPENING).toLowerCase();
    let words = 0;
    let known = 0;
    let from = 0;
    for (let at = 0; at <= opening.length; at += 1) {
      if (at < opening.length && isLetterUnit(opening.charCodeAt(at))) continue;
      if (at > from) {
        words += 1;
        if (places.valueAt(opening, from, at) >= 0) known += 1;
      }
      from = at + 1;
    }
    return known / (words + 1);
  }

  /** Blocks against each other, the title, the description and the body that the page declares. */
  private compare(): void {
    const { blocks, titles, description, body } = this.clues;
    const keys = blocks.map(({ text }) => text.slice(0, 100).toLowerCase());
    const counts = new Map<string, number>();
    keys.forEach((key, i) => {
      this.nth[i] = counts.get(key) ?? 0;
      counts.set(key, this.nth[i] + 1);
    });
    const heads = titles.map((title) => title.slice(0, 100).toLowerCase());
    const lead = description === null ? '' : description.slice(0, 100).toLowerCase();
    const declared = body === null || body.length < 200 ? null : squash(body.slice(0, 100_000));
    let found = -1;
    blocks.forEach((block, i) => {
      const key = keys[i]!;
      this.copies[i] = Math.min(counts.get(key)!, 9);
      this.titleLike[i] = block.words > 1 && block.words < 60 ? likeness(key, heads) : 0;
      if (found < 0 && this.titleLike[i] > 0 && this.clues.tree.tag[block.row] === TAG['h1']) found = i;
      this.descriptionLike[i] =
        block.words > 4 &&
        lead !== '' &&
        (lead.startsWith(key.slice(0, 80)) || key.startsWith(lead.slice(0, 80)))
          ? 1
          : 0;
      if (declared === null) this.inBody[i] = -1;
      else if (!this.isFurniture[i]) this.inBody[i] = declared.includes(squashStart(block.text)) ? 1 : 0;
    });
    if (found < 0) found = this.titleLike.lastIndexOf(2, this.firstProse());
    this.titleAt = Math.max(0, found);
  }

  private firstProse(): number {
    const first = this.isProse.indexOf(true);
    return first < 0 ? this.clues.blocks.length - 1 : first;
  }

  /** Sums for every element around a block, as far as `LEVELS` up, and for every look. */
  private sum(): void {
    const { blocks, tree } = this.clues;
    blocks.forEach((block, i) => {
      const prose = this.isProse[i]!;
      sumOf(this.looks, block.signature).add(block, prose);
      let row = tree.parent[block.row]!;
      for (let level = 0; row >= 0 && level < LEVELS; level += 1) {
        sumOf(this.boxes, row).add(block, prose);
        row = tree.parent[row]!;
      }
    });
  }

  private findContainers(): void {
    const { blocks, tree, markup } = this.clues;
    this.container = heaviest(tree, blocks, this.isProse, 0.85);
    this.strict = heaviest(tree, blocks, this.isProse, 0.5);
    const bodyBit = 1 << markup.kinds.indexOf('body');
    let [mostArticle, mostNamed] = [0, 0];
    for (const [row, { prose }] of this.boxes) {
      if (tree.tag[row] === TAG['article'] && prose > mostArticle) [this.article, mostArticle] = [row, prose];
    }
    blocks.forEach((block, i) => {
      if (!this.isProse[i] || (block.near & bodyBit) === 0) return;
      const parent = tree.parent[block.row]!;
      const prose = this.boxes.get(parent)?.prose ?? 0;
      if (prose > mostNamed) [this.named, mostNamed] = [parent, prose];
    });
    const best = blocks.findIndex(
      (block, i) => this.isProse[i] && this.levelsFrom(block, this.container) >= 0,
    );
    this.proseRow = blocks[Math.max(0, best)]?.row ?? 0;
  }

  wordsAt(i: number): number {
    return Math.min(this.clues.blocks[i]?.words ?? -1, 200);
  }

  linkedAt(i: number): number {
    const block = this.clues.blocks[i];
    return block ? block.linked / block.text.length : -1;
  }

  /** How many blocks away the next prose is, in one direction. */
  proseNear(i: number, step: number): number {
    for (let away = 1; away <= 12; away += 1) if (this.isProse[i + step * away]) return away;
    return 13;
  }

  /** Words of prose in so many blocks on both sides. */
  window(i: number, reach: number): number {
    const from = Math.max(0, i - reach);
    const to = Math.min(this.clues.blocks.length, i + reach + 1);
    return (this.proseBefore[to]! - this.proseBefore[from]!) / (to - from);
  }

  look(block: Block): Sum {
    return this.looks.get(block.signature) ?? NOTHING;
  }

  /** The sums of the element so many levels above the block. */
  box(block: Block, level: number): Sum {
    const { tree } = this.clues;
    let row = block.row;
    for (let up = 0; up < level && row >= 0; up += 1) row = tree.parent[row]!;
    return this.boxes.get(row) ?? NOTHING;
  }

  /** How many elements lie between a container and a block in it; -1 outside it. */
  levelsFrom(block: Block, container: number): number {
    const { tree } = this.clues;
    if (container <= 0 || block.row < container || block.row >= tree.end[container]!) return -1;
    let levels = 0;
    for (let row = block.row; row > container && levels < 12; row = tree.parent[row]!) levels += 1;
    return levels;
  }

  /** How many elements up from the block the first element is that the body's prose stands in too. */
  shared(block: Block): number {
    const { tree } = this.clues;
    let row = block.row;
    let levels = 0;
    while (row >= 0 && levels < 14 && !(this.proseRow >= row && this.proseRow < tree.end[row]!)) {
      row = tree.parent[row]!;
      levels += 1;
    }
    return levels;
  }
}

function sumOf(sums: Map<number, Sum>, key: number): Sum {
  let sum = sums.get(key);
  if (!sum) {
    sum = new Sum();
    sums.set(key, sum);
  }
  return sum;
}

function squash(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();
}

/** Enough of a block to find it in a body. */
const START = 120;

/** The first characters of a squashed text, most often without squashing all of it. */
function squashStart(text: string): string {
  const start = squash(text.slice(0, START * 2));
  return (start.length > START + 1 ? start : squash(text)).slice(0, START);
}

/** 2 for a block that is a declared title, 1 for one that is most of it. */
function likeness(key: string, heads: readonly string[]): number {
  if (heads.includes(key)) return 2;
  return heads.some(
    (head) =>
      (head.includes(key) && key.length * 2 > head.length) || (key.includes(head) && head.length > 15),
  )
    ? 1
    : 0;
}

/** The element whose prose weighs most, every level up taking its share off: low shares find tight containers. */
function heaviest(tree: Tree, blocks: readonly Block[], isProse: readonly boolean[], share: number): number {
  const weights = new Map<number, number>();
  blocks.forEach((block, i) => {
    if (!isProse[i]) return;
    let weight = block.words;
    let row = tree.parent[block.row]!;
    for (let up = 0; row >= 0 && up < LEVELS; up += 1) {
      weights.set(row, (weights.get(row) ?? 0) + weight);
      weight *= share;
      row = tree.parent[row]!;
    }
  });
  let [best, most] = [0, 0];
  for (const [row, weight] of weights) if (weight > most) [best, most] = [row, weight];
  return best;
}
