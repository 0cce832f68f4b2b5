/**
 * Names in a row are of one kind: «à Dori, Sebba et Titao». What is sure of one counts for its neighbours.
 */
import type { EntityType } from '../../model/index.ts';
import type { Scores } from './context.ts';
import type { Found } from './found.ts';
import { isAt, type Page } from './words.ts';

/** Adds to the evidence of each unknown name what its neighbours in a row are sure of. */
export function shareEvidence(page: Page, found: readonly Found[]): void {
  for (let i = 1; i < found.length; i++) pass(page, found[i - 1]!, found[i]!, found[i]!);
  for (let i = found.length - 1; i > 0; i--) pass(page, found[i - 1]!, found[i]!, found[i - 1]!);
}

function pass(page: Page, left: Found, right: Found, to: Found): void {
  if (!to.evidence || !isRow(page, left.to, right.from)) return;
  const from = to === left ? right : left;
  const known = from.known?.type ?? null;
  const type = known === 'STATE' ? 'PLACE' : (known ?? sureType(from.evidence?.scores));
  if (type) to.evidence.scores[type] += 1.5;
}

function isRow(page: Page, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 4) return false;
  if (page.tokens[from]!.sentence !== page.tokens[to]?.sentence) return false;
  const first = page.tokens[from]!.form === ',' || isAt(page, from, 'and');
  for (let at = from + 1; at < to; at++) {
    if (!isAt(page, at, 'link') && !isAt(page, at, 'article') && !isAt(page, at, 'and')) return false;
  }
  return first;
}

function sureType(scores: Scores | undefined): EntityType | null {
  if (!scores) return null;
  const ranked = (['PER', 'ORG', 'GROUP', 'PLACE'] as const).toSorted((a, b) => scores[b] - scores[a]);
  const [best, next] = [ranked[0]!, ranked[1]!];
  return scores[best] - scores[next] >= 1.5 && scores[best] > scores.OTHER + 1 ? best : null;
}
