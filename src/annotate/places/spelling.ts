/**
 * Names that nobody bears, but that differ by a slip of the pen from a place in a country of the story. Only for names
 * long enough for a slip to show, with the right first letter, and with one nearest place.
 */
import type { CountryEvidence } from './evidence.ts';
import type { Gazetteer, PlaceRecord, Spelling } from './record.ts';

/** Letters that may differ, by the length of the name: none in a short one, two in a long one. */
function slipsIn(key: string): number {
  if (key.length < 6) return 0;
  return key.length < 10 ? 1 : 2;
}

/** A country that has less of the evidence is no reason to mend a name. */
const LEAST_SHARE = 0.2;
const MOST_COUNTRIES = 3;

/** The places that a misspelt name most nearly is, when they are one answer: same name, same country. */
export function findMisspelt(
  key: string,
  offset: number,
  evidence: CountryEvidence,
  gazetteer: Gazetteer,
): readonly PlaceRecord[] {
  const slips = slipsIn(key);
  if (slips === 0) return [];
  const countries = evidence.ranking
    .filter(({ country }) => evidence.shareAt(offset, country) >= LEAST_SHARE)
    .slice(0, MOST_COUNTRIES);
  let best = slips + 1;
  let found: Spelling[] = [];
  for (const { country } of countries) {
    for (const spelling of gazetteer.spellings(country, key.charAt(0))) {
      const distance = editDistance(key, spelling.key, slips);
      if (distance > slips || distance > best) continue;
      found = distance < best ? [spelling] : [...found, spelling];
      best = distance;
    }
  }
  const listed = found.filter((spelling) => spelling.record.listed);
  const chosen = listed.length > 0 ? listed : found;
  return new Set(chosen.map((spelling) => spelling.key)).size === 1
    ? chosen.map((spelling) => spelling.record)
    : [];
}

/** Optimal string alignment distance (insert, delete, replace, swap neighbours); `limit + 1` when it is more. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let older: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const edits = [previous[j]! + 1, row[j - 1]! + 1, previous[j - 1]! + (same ? 0 : 1)];
      row.push(Math.min(...edits, swapped ? older[j - 2]! + 1 : limit + 1));
    }
    if (Math.min(...row) > limit) return limit + 1;
    older = previous;
    previous = row;
  }
  return previous[b.length]!;
}
