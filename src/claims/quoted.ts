/**
 * Quotations without a verb of saying: a block quotation with its speaker under it, and a quotation that goes on where
 * the last one stopped.
 */
import type { Block, Range } from '../model/index.ts';
import { contains, overlaps } from '../model/index.ts';
import { type ClaimPage, type Draft, span } from './page.ts';
import type { Quotation } from './quotation.ts';

/** A line that only names a speaker is short: name, office, occasion. A bound by judgement, not measured. */
const MAX_SIGNATURE = 160;

/** Claims for quotations that no claim so far covers; `drafts` are in the order of the page. */
export function findLooseQuotes(page: ClaimPage, drafts: readonly Draft[]): Draft[] {
  return page.quotations
    .filter(
      (quotation) => !drafts.some((draft) => draft.content.some((content) => overlaps(content, quotation))),
    )
    .flatMap((quotation) => signedQuote(page, quotation) ?? continuedQuote(page, quotation, drafts) ?? []);
}

/** The whole block is a quotation and the next one begins with the name of a person. */
function signedQuote(page: ClaimPage, quotation: Quotation): Draft | null {
  const at = page.doc.blocks.findIndex((block) => contains(block, quotation));
  const block = page.doc.blocks[at];
  const next = page.doc.blocks[at + 1];
  if (!block || !next || !fills(quotation, block) || next.to - next.from > MAX_SIGNATURE) return null;
  const signer = page.doc.entities.find(
    (entity) =>
      entity.type === 'PER' &&
      entity.mentions.some((mention) => mention.from - next.from < 4 && contains(next, mention)),
  );
  if (!signer) return null;
  return quote(page, quotation.inner, next, 'signed-quote', {
    kind: 'person',
    name: signer.name,
    entity: signer.id,
    span: span(page, next),
  });
}

function fills(quotation: Range, block: Block): boolean {
  return quotation.from - block.from < 3 && block.to - quotation.to < 3;
}

/** A quotation that opens its sentence right after one whose speaker is known, in the same or the next block. */
function continuedQuote(page: ClaimPage, quotation: Quotation, drafts: readonly Draft[]): Draft | null {
  const tree = page.trees.find(({ sentence }) =>
    contains(sentence, { from: quotation.from, to: quotation.from + 1 }),
  );
  if (!tree || quotation.from - tree.sentence.from > 1) return null;
  const previous = drafts.findLast(
    (draft) => draft.direct && draft.content.some((content) => content.to <= quotation.from),
  );
  if (!previous || page.text.slice(previous.content.at(-1)!.to, quotation.from).includes('\n\n')) return null;
  const between = page.trees.filter(
    ({ sentence }) => sentence.from >= endOf(previous) && sentence.to <= quotation.from,
  );
  return between.length === 0
    ? quote(page, quotation.inner, previous.cue, 'continued-quote', previous.source)
    : null;
}

function endOf(draft: Draft): number {
  return Math.max(draft.cue.to, ...draft.content.map((content) => content.to));
}

function quote(page: ClaimPage, inner: Range, cue: Range, rule: string, source: Draft['source']): Draft {
  return {
    source,
    chain: [],
    cue: span(page, cue),
    content: [span(page, inner)],
    direct: true,
    hedge: 'none',
    hedge_cues: [],
    polarity: '+',
    stance: 'neutral',
    rule,
  };
}
