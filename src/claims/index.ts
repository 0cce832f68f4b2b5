/**
 * Claims: who says what, in which words, how surely. Cue, source and content as in PARC 3, over dependency trees.
 *
 * In order: reporting verbs, attributions by preposition, the hearsay conditional that is left, and quotations without
 * a verb. A claim needs a cue on the page; where the source is not named the claim is anonymous, never guessed.
 */
import type { Claim, Layers, Stage, Tree } from '../model/index.ts';
import { findAttributions } from './according.ts';
import { findBareHearsay, findHearsay, hedgeClaim } from './hearsay.ts';
import { type ClaimInput, type ClaimPage, claimPageOf, type Draft } from './page.ts';
import { findLooseQuotes } from './quoted.ts';
import { findReports } from './report.ts';
import type { ClaimTables } from './tables.ts';

export type { ClaimTables } from './tables.ts';

export function claimsStage(tables: ClaimTables): Stage<ClaimInput, ClaimInput & Pick<Layers, 'claims'>> {
  return { name: 'claims', version: 2, run: (doc) => ({ ...doc, claims: findClaims(tables, doc) }) };
}

function findClaims(tables: ClaimTables, doc: ClaimInput): Claim[] {
  const page = claimPageOf(doc);
  const drafts: Draft[] = [];
  for (const tree of page.trees) drafts.push(...claimsOfSentence(page, tables, tree, drafts));
  drafts.push(...findLooseQuotes(page, drafts));
  return drafts.sort(byPosition).map((draft, i) => ({ id: `c${i + 1}`, ...draft }));
}

function claimsOfSentence(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  before: readonly Draft[],
): Draft[] {
  const hearsay = findHearsay(page, tables, tree);
  const stated = [
    ...findReports(page, tables, tree, before),
    ...findAttributions(page, tables, tree, before),
  ];
  const hedged = stated.map((claim) => hedgeClaim(page, tables, tree, hearsay, claim));
  return [...hedged, ...findBareHearsay(page, hearsay, hedged)];
}

function byPosition(a: Draft, b: Draft): number {
  const first = (draft: Draft) => Math.min(draft.cue.from, ...draft.content.map((content) => content.from));
  return first(a) - first(b) || a.cue.from - b.cue.from;
}
