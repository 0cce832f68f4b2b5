/**
 * The day of publication that the page itself best supports, among its candidates. For callers that have a page and
 * no more; the reading of a dossier weighs the candidates together with the times of the text instead.
 */
import type { DateCandidate } from '../model/index.ts';

/** How much each place of reading is worth; clocks and changes never stand for publication. */
const RANKS: readonly (readonly [RegExp, number])[] = [
  [/^json-ld:datePublished$/, 100],
  [/^meta:(?:article:published_time|og:published_time|datepublished|parsely-pub-date)$/, 95],
  [/^meta:(?:datecreated|created|creation_date|dc\.date\.created|timestamp)$/, 62],
  [/^(?:time:published|item:datePublished)$/, 90],
  [/^meta:/, 80],
  [/^json-ld:page\.datePublished$/, 72],
  [/^json-ld:dateCreated$/, 70],
  [/^dateline$/, 66],
  [/^url$/, 64],
  [/^line$/, 60],
  [/^time-tag$/, 73],
  [/^script$/, 50],
];
/** What a place without a declared role is worth less. */
const UNKNOWN = 12;

export function choosePublished(candidates: readonly DateCandidate[]): DateCandidate | null {
  let best: DateCandidate | null = null;
  let most = 0;
  for (const candidate of candidates) {
    const rank = rankOf(candidate);
    if (rank > most) [best, most] = [candidate, rank];
  }
  return best === null ? null : localOf(shownOf(best, candidates), candidates);
}

/** Names under which page builders write the day when a page was made, not the day when it was put out. */
const MADE = /^meta:(?:date|dc\.date|dcterms\.date|dc:date)$/;

const DECLARED = /^(?:json-ld|meta|item):/;

/**
 * Declarations that differ: the one whose day readers see in the first dated line wins; and that line itself over a
 * declaration that may be of the making of the page.
 */
function shownOf(best: DateCandidate, candidates: readonly DateCandidate[]): DateCandidate {
  const line = candidates.find(({ where, role }) => where === 'line' && role === 'published');
  if (best.basis !== 'metadata' || !line || isSameDay(line, best)) return best;
  const shown = candidates.find(
    (candidate) =>
      DECLARED.test(candidate.where) &&
      !MADE.test(candidate.where) &&
      rankOf(candidate) > 0 &&
      isSameDay(candidate, line),
  );
  return shown ?? (MADE.test(best.where) ? line : best);
}

function isSameDay(a: DateCandidate, b: DateCandidate): boolean {
  return a.value.slice(0, 10) === b.value.slice(0, 10);
}

function rankOf(candidate: DateCandidate): number {
  if (candidate.role === 'modified' || candidate.role === 'clock') return 0;
  const rank = RANKS.find(([pattern]) => pattern.test(candidate.where))?.[1] ?? 10;
  return candidate.role === 'unknown' ? rank - UNKNOWN : rank;
}

/**
 * A time in UTC near midnight is another day where the page appeared: where all that readers see (the address, the
 * first dated lines, times with their own zone) says the day next to it, that day wins.
 */
function localOf(best: DateCandidate, candidates: readonly DateCandidate[]): DateCandidate {
  if (!/T.*(?:Z|[+-]00:00)$/.test(best.value)) return best;
  const lines = candidates.filter(({ where }) => where === 'line').slice(0, 2);
  const seen = candidates.filter(
    (candidate) =>
      candidate.role !== 'clock' &&
      candidate.role !== 'modified' &&
      (candidate.where === 'url' ||
        lines.includes(candidate) ||
        /T.*[+-](?!00:00)\d\d:\d\d$/.test(candidate.value)),
  );
  const day = best.value.slice(0, 10);
  if (seen.some(({ value }) => value.startsWith(day))) return best;
  return seen.find(({ value }) => isLocal(value, best.value)) ?? best;
}

/** True when the one can be the local time of the other: another day, at most fourteen hours away. */
function isLocal(local: string, utc: string): boolean {
  const [there, here] = [dayNumber(local), dayNumber(utc)];
  const hour = Number(utc.slice(11, 13));
  return (there === here - 1 && hour < 12) || (there === here + 1 && hour >= 10);
}

/** Days since a fixed day, by the civil calendar (Hinnant's algorithm). */
function dayNumber(value: string): number {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number) as [number, number, number];
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return (
    era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  );
}
