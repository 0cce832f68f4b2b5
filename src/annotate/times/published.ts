/** Candidates become the days of publication and of change. A clock and the day of fetching are never used. */
import type { DateCandidate, Dated } from '../../model/index.ts';
import { isoOf, parseDay } from './day.ts';

/** What is trusted first: what the page declares, then what it shows, its address, its feed. */
const ORDER: readonly DateCandidate['basis'][] = ['metadata', 'dateline', 'url', 'feed'];

/** The candidate that holds for a role, or null. */
export function declaredDate(
  candidates: readonly DateCandidate[],
  role: 'published' | 'modified',
): Dated | null {
  const usable = candidates.filter(
    (candidate) => candidate.role === role && parseDay(candidate.value) !== null,
  );
  for (const basis of ORDER) {
    const found = usable.find((candidate) => candidate.basis === basis);
    if (found) return datedOf(found);
  }
  return null;
}

function datedOf({ value, basis, evidence }: DateCandidate): Dated {
  const day = isoOf(parseDay(value)!);
  return { value: day, begin: day, end: day, precision: 'day', basis, evidence: [evidence] };
}
