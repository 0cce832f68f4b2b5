/**
 * The day of publication that the page itself best supports, among its candidates. For callers that have a page and
 * no more; the reading of a dossier weighs the candidates together with the times of the text instead.
 */
import type { DateCandidate } from '../model/index.ts';

/** How much each place of reading is worth; clocks and changes never stand for publication. */
const RANKS: readonly (readonly [RegExp, number])[] = [
  [/^json-ld:datePublished$/, 100],
  [/^meta:(?:article:published_time|og:published_time|datepublished|parsely-pub-date)$/, 95],
  [/^meta:/, 80],
  [/^json-ld:dateCreated$/, 70],
  [/^dateline$/, 66],
  [/^url$/, 64],
  [/^time-tag$/, 60],
  [/^line$/, 50],
];

export function choosePublished(candidates: readonly DateCandidate[]): DateCandidate | null {
  let best: DateCandidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const rank = rankOf(candidate);
    if (rank > most) [best, most] = [candidate, rank];
  }
  return best;
}

function rankOf(candidate: DateCandidate): number {
  if (candidate.role === 'modified' || candidate.role === 'clock') return 0;
  const rank = RANKS.find(([pattern]) => pattern.test(candidate.where))?.[1] ?? 10;
  return candidate.role === 'unknown' ? rank - 15 : rank;
}
