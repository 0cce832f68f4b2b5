/**
 * The blocks of a page of HTML: its visible text, cut where browsers break it, each with its span in the page, the
 * share of it that is links, and what the elements around it say that it is.
 */
import type { BlockKind } from '../model/index.ts';
import { attributesOf } from './attributes.ts';
import { cleanText, decodeText } from './characters.ts';
import { type Line, countWords, isClosed } from './line.ts';
import { type Markup, bitsOf, isHidden } from './markup.ts';
import { BLOCK, FLAG, SILENT, TAG, TEXT } from './tags.ts';
import type { Tree } from './tree.ts';

export interface Block extends Line {
  /** The row of the block element that the text stands in. */
  readonly row: number;
  /** Characters of the text that are inside links. */
  readonly linked: number;
  /** Bits of the elements around it: its nearest four, and all of them. */
  readonly near: number;
  readonly around: number;
  readonly hidden: boolean;
}

interface Frame {
  readonly row: number;
  readonly end: number;
  readonly own: number;
  readonly around: number;
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
/** How many elements up count as near. */
const NEAR = 4;

/** The blocks of a page in document order, hidden ones too. */
export function findBlocks(tree: Tree, markup: Markup): Block[] {
  const walk = new Walk(tree, markup);
  let row = 0;
  while (row < tree.size) row = walk.visit(row);
  walk.flush();
  return walk.blocks;
}

class Walk {
  readonly blocks: Block[] = [];
  private readonly tree: Tree;
  private readonly markup: Markup;
  private readonly frames: Frame[] = [];
  private linkEnd = 0;
  private raw = '';
  private linked = 0;
  private from = -1;
  private to = -1;
  private hiddenEnd = 0;

  constructor(tree: Tree, markup: Markup) {
    this.tree = tree;
    this.markup = markup;
  }

  /** Reads one row; returns the next to read. */
  visit(row: number): number {
    const { tree, frames } = this;
    while (frames.length > 0 && row >= frames.at(-1)!.end) {
      this.flush();
      frames.pop();
    }
    const tag = tree.tag[row]!;
    if (tag === TEXT) this.addText(row);
    else return this.enter(row, tag);
    return row + 1;
  }

  private enter(row: number, tag: number): number {
    const { tree } = this;
    if ((FLAG[tag]! & SILENT) !== 0) {
      if ((FLAG[tag]! & BLOCK) !== 0) this.flush();
      return tree.end[row]!;
    }
    if (tag === TAG['br']) this.breakLine(row);
    else if (tag === TAG['a']) this.linkEnd = Math.max(this.linkEnd, tree.end[row]!);
    else if ((FLAG[tag]! & BLOCK) !== 0) this.push(row);
    else if (tag === TAG['span'] && isHidden(attributesOf(tree, row)))
      this.hiddenEnd = Math.max(this.hiddenEnd, tree.end[row]!);
    return row + 1;
  }

  private push(row: number): void {
    this.flush();
    const { tree, frames } = this;
    const attributes = attributesOf(tree, row);
    const own = bitsOf(attributes, this.markup);
    const parent = frames.at(-1);
    frames.push({
      row,
      end: tree.end[row]!,
      own,
      around: own | (parent?.around ?? 0),
      hidden: parent?.hidden === true || isHidden(attributes),
    });
  }

  private addText(row: number): void {
    const { tree } = this;
    if (row < this.hiddenEnd) return;
    const text = tree.page.slice(tree.from[row]!, tree.open[row]!);
    const trimmed = text.trim();
    if (trimmed !== '') {
      if (this.from < 0) this.from = tree.from[row]! + text.indexOf(trimmed);
      this.to = tree.from[row]! + text.lastIndexOf(trimmed) + trimmed.length;
      if (row < this.linkEnd) this.linked += trimmed.length;
    }
    this.raw += text;
  }

  /** A line break ends a block where a sentence ends or another break follows; else it is white space. */
  private breakLine(row: number): void {
    const text = this.raw.trim();
    const again =
      this.tree.tag[row + 1] === TAG['br'] || (this.tree.tag[row + 2] === TAG['br'] && this.isBlank(row + 1));
    if (text !== '' && (again || isClosed(text))) this.flush();
    else this.raw += ' ';
  }

  private isBlank(row: number): boolean {
    const { tree } = this;
    return tree.tag[row] === TEXT && tree.page.slice(tree.from[row]!, tree.open[row]!).trim() === '';
  }

  /** Ends the block that is being read. */
  flush(): void {
    if (this.from >= 0) {
      const text = cleanText(decodeText(this.raw));
      if (text !== '') this.blocks.push(this.blockOf(text));
    }
    this.raw = '';
    this.linked = 0;
    this.from = -1;
  }

  private blockOf(text: string): Block {
    const frame = this.frames.at(-1);
    return {
      text,
      from: this.from,
      to: this.to,
      words: countWords(text),
      kind: this.kindOf(),
      reason: '',
      row: frame?.row ?? 0,
      linked: Math.min(this.linked, text.length),
      near: this.frames.slice(-NEAR).reduce((bits, { own }) => bits | own, 0),
      around: frame?.around ?? 0,
      hidden: frame?.hidden ?? false,
    };
  }

  private kindOf(): BlockKind {
    for (let i = this.frames.length - 1; i >= Math.max(0, this.frames.length - NEAR); i -= 1) {
      const kind = KINDS.get(this.tree.tag[this.frames[i]!.row]!);
      if (kind) return kind;
    }
    return 'paragraph';
  }
}
