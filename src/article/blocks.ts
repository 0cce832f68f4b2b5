/**
 * The blocks of a page of HTML: its visible text, cut where browsers break it, each with its span in the page, the
 * share of it that is links, and what the elements around it say that it is.
 */
import type { BlockKind } from '../model/index.ts';
import { cleanText, decodeText } from './characters.ts';
import { type Line, countWords, isClosed } from './line.ts';
import type { Mark, Marks } from './markup.ts';
import { BLOCK, FLAG, SILENT, TAG, TAG_COUNT, TEXT } from './tags.ts';
import type { Tree } from './tree.ts';

export interface Block extends Line {
  /** The row of the block element that the text stands in, and how deep it lies. */
  readonly row: number;
  readonly depth: number;
  /** Characters of the text that are inside links, inside bold type. */
  readonly linked: number;
  readonly bold: number;
  /** Bits of the markup: of its own element, of its nearest four, of all around it. */
  readonly own: number;
  readonly near: number;
  readonly around: number;
  /** Which of the elements in `HOLDERS` it stands in, as bits. */
  readonly holders: number;
  /** The same for blocks whose two nearest elements look alike. */
  readonly signature: number;
  readonly hidden: boolean;
}

interface Frame {
  readonly row: number;
  readonly end: number;
  readonly mark: Mark;
  readonly around: number;
  readonly holders: number;
  readonly hidden: boolean;
}

const KINDS = new Map<number, BlockKind>([
  ...[1, 2, 3, 4, 5, 6].map((level) => [TAG[`h${level}`]!, 'heading'] as const),
  [TAG['blockquote']!, 'quote'],
  [TAG['li']!, 'list'],
  [TAG['dd']!, 'list'],
  [TAG['dt']!, 'list'],
  [TAG['figcaption']!, 'caption'],
  [TAG['caption']!, 'caption'],
  [TAG['td']!, 'table'],
  [TAG['th']!, 'table'],
]);

/** Elements that say by their name what they hold. */
export const HOLDERS = [
  'article',
  'main',
  'header',
  'footer',
  'nav',
  'aside',
  'form',
  'figure',
  'table',
  'ul',
  'ol',
  'blockquote',
  'section',
  'details',
  'dialog',
  'dl',
  'figcaption',
  'pre',
  'address',
  'fieldset',
] as const;
const HOLDER = new Int32Array(TAG_COUNT);
HOLDERS.forEach((name, place) => {
  HOLDER[TAG[name]!] = 1 << place;
});

const [BR, A, B, STRONG, SPAN] = ['br', 'a', 'b', 'strong', 'span'].map((name) => TAG[name]!);

/** Enough of a text to see how it ends. */
const ENDING = 5;

/** How many elements up count as near. */
const NEAR = 4;

/** From so many characters a `<noscript>` may hold what a script shows otherwise; it is read as hidden text. */
const FALLBACK = 1000;

/** No article has so many blocks; what lies beyond is not read, and a diagnostic says so. */
export const MOST = 20_000;

/** The blocks of a page in document order, hidden ones too. */
export function findBlocks(tree: Tree, marks: Marks): Block[] {
  const walk = new Walk(tree, marks);
  let row = 0;
  while (row < tree.size && walk.blocks.length < MOST) row = walk.visit(row);
  walk.flush();
  return walk.blocks;
}

class Walk {
  readonly blocks: Block[] = [];
  private readonly tree: Tree;
  private readonly marks: Marks;
  private readonly frames: Frame[] = [];
  private linkEnd = 0;
  private boldEnd = 0;
  private hiddenEnd = 0;
  private raw = '';
  /** Where the last text of the block so far begins. */
  private lastFrom = -1;
  private linked = 0;
  private bold = 0;
  private from = -1;
  private to = -1;

  constructor(tree: Tree, marks: Marks) {
    this.tree = tree;
    this.marks = marks;
  }

  /** Reads one row; returns the next to read. */
  visit(row: number): number {
    const { tree, frames } = this;
    while (frames.length > 0 && row >= frames.at(-1)!.end) {
      this.flush();
      frames.pop();
    }
    const tag = tree.tag[row]!;
    if (tag !== TEXT) return this.enter(row, tag);
    this.addText(row);
    return row + 1;
  }

  private enter(row: number, tag: number): number {
    const { tree } = this;
    const flag = FLAG[tag]!;
    if ((flag & SILENT) !== 0) {
      if ((flag & BLOCK) !== 0) this.flush();
      if (tag !== TAG['noscript'] || tree.close[row]! - tree.open[row]! < FALLBACK) return tree.end[row]!;
      this.push(row, tag);
      return row + 1;
    }
    if ((flag & BLOCK) !== 0) this.push(row, tag);
    else if (tag === BR) this.breakLine(row);
    else if (tag === A) this.linkEnd = Math.max(this.linkEnd, tree.end[row]!);
    else if (tag === B || tag === STRONG) this.boldEnd = Math.max(this.boldEnd, tree.end[row]!);
    else if (tag === SPAN && this.marks.of(row).hidden)
      this.hiddenEnd = Math.max(this.hiddenEnd, tree.end[row]!);
    return row + 1;
  }

  private push(row: number, tag: number): void {
    this.flush();
    const parent = this.frames.at(-1);
    const mark = this.marks.of(row);
    this.frames.push({
      row,
      end: this.tree.end[row]!,
      mark,
      around: mark.bits | (parent?.around ?? 0),
      holders: HOLDER[tag]! | (parent?.holders ?? 0),
      hidden: mark.hidden || parent?.hidden === true || tag === TAG['noscript'],
    });
  }

  private addText(row: number): void {
    const { tree } = this;
    if (row < this.hiddenEnd) return;
    const text = tree.page.slice(tree.from[row], tree.open[row]);
    const start = text.trimStart();
    if (start !== '') {
      const length = start.trimEnd().length;
      this.lastFrom = tree.open[row]! - start.length;
      if (this.from < 0) this.from = this.lastFrom;
      this.to = this.lastFrom + length;
      if (row < this.linkEnd) this.linked += length;
      if (row < this.boldEnd) this.bold += length;
    }
    this.raw = this.raw === '' ? text : this.raw + text;
  }

  /** A line break ends a block where a sentence ends or another break follows; else it is white space. */
  private breakLine(row: number): void {
    const again = this.tree.tag[row + 1] === BR || (this.tree.tag[row + 2] === BR && this.isBlank(row + 1));
    if (this.from >= 0 && (again || this.isTold())) this.flush();
    else this.raw += ' ';
  }

  /** True when the last text of the block so far ends as a sentence does. */
  private isTold(): boolean {
    return isClosed(this.tree.page.slice(Math.max(this.lastFrom, this.to - ENDING), this.to));
  }

  private isBlank(row: number): boolean {
    const { tree } = this;
    return tree.tag[row] === TEXT && tree.page.slice(tree.from[row], tree.open[row]).trim() === '';
  }

  /** Ends the block that is being read. */
  flush(): void {
    if (this.from >= 0) {
      const text = cleanText(decodeText(this.raw));
      if (text !== '') this.blocks.push(this.blockOf(text));
    }
    this.raw = '';
    this.linked = 0;
    this.bold = 0;
    this.from = -1;
  }

  private blockOf(text: string): Block {
    const frame = this.frames.at(-1);
    const above = this.frames.at(-2);
    return {
      text,
      from: this.from,
      to: this.to,
      words: countWords(text),
      kind: this.kindOf(),
      reason: '',
      row: frame?.row ?? 0,
      depth: this.frames.length,
      linked: Math.min(this.linked, text.length),
      bold: Math.min(this.bold, text.length),
      own: frame?.mark.bits ?? 0,
      near: this.nearBits(),
      around: frame?.around ?? 0,
      holders: frame?.holders ?? 0,
      signature: (frame?.mark.signature ?? 0) * 4096 + (above?.mark.signature ?? 0),
      hidden: frame?.hidden ?? false,
    };
  }

  private nearBits(): number {
    let bits = 0;
    for (let i = this.frames.length - 1; i >= Math.max(0, this.frames.length - NEAR); i -= 1)
      bits |= this.frames[i]!.mark.bits;
    return bits;
  }

  private kindOf(): BlockKind {
    for (let i = this.frames.length - 1; i >= Math.max(0, this.frames.length - NEAR); i -= 1) {
      const kind = KINDS.get(this.tree.tag[this.frames[i]!.row]!);
      if (kind) return kind;
    }
    return 'paragraph';
  }
}
