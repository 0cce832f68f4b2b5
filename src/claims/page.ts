/** A page as the claims see it: trees, quotations and names, each looked up by offset. */
import type { Claim, ClaimSource, Doc, Layers, Range, Span, Tree, Word } from '../model/index.ts';
import { contains, spanOf, treeOf } from '../model/index.ts';
import { findQuotations, type Quotation } from './quotation.ts';

/** What the claims are read from. */
export type ClaimInput = Doc<Exclude<keyof Layers, 'claims' | 'events'>>;

export interface ClaimPage {
  readonly text: string;
  readonly trees: readonly Tree[];
  readonly quotations: readonly Quotation[];
  readonly doc: ClaimInput;
}

/** A claim before it has its id. */
export type Draft = Omit<Claim, 'id'>;

export interface Speaker {
  readonly source: ClaimSource;
  readonly chain: readonly string[];
}

export function claimPageOf(doc: ClaimInput): ClaimPage {
  return {
    text: doc.text,
    trees: doc.sentences.map(treeOf),
    quotations: findQuotations(doc.text, doc.blocks),
    doc,
  };
}

export function span(page: ClaimPage, range: Range): Span {
  return spanOf(page.text, range.from, range.to);
}

/** The quotation that holds the range, or null. */
export function quotationAround(page: ClaimPage, range: Range): Quotation | null {
  return page.quotations.find((quotation) => contains(quotation, range)) ?? null;
}

export function isQuoted(page: ClaimPage, word: Word): boolean {
  return quotationAround(page, word) !== null;
}
