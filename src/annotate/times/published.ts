/**
 * Candidates and clues become the day of publication.
 *
 * A date that the page declares (metadata, dateline, address, feed) holds; the clues of the text can contradict it,
 * which is told and not mended. Without one, the clues are solved as constraints: what is left is the answer if it is a
 * month or less, and else only bounds, within which the times are resolved. A page's clock and the day of fetching are
 * never used: a clock far after the text shows an old text put out again.
 */
import type { DateCandidate, Dated, Diagnostic, Span } from '../../model/index.ts';
import type { Clue } from './clues.ts';
import { civilOf, isoOf, parseDay } from './day.ts';
import { type Interval, intersect } from './period.ts';

export interface Publication {
  readonly published: Dated | null;
  readonly modified: Dated | null;
  /** The days within which the text was written, for resolving what it says; null when nothing is known. */
  readonly written: Interval | null;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * What is trusted first: what the page declares as publication, what it declares as creation, the dateline at the head
 * of the text, the address, a line near the title, the feed. The first pattern that fits `basis where` counts.
 */
const ORDER: readonly RegExp[] = [
  /^metadata .*(?:publish|pubdate|publication|issued)/i,
  /^metadata (?!time-tag)/,
  /^dateline (?!line$)/,
  /^url /,
  /^dateline /,
  /^feed /,
  /^metadata time-tag/,
];
/** News pages: nothing before newspapers, nothing so far ahead that it must be a slip. */
const FIRST_YEAR = 1800;
const LAST_YEAR = 2199;
/** Longer intervals are bounds, not a date. */
const LONGEST_DATE = 31;
/** News are most often read off one to three days after the event: the best guess within the interval that is left. */
const USUAL_DELAY = 2;
/** Two dates of one page that are so many days apart disagree; a day is a matter of time zones. */
const SAME_DATE = 1;
/** A text is old when its page's date is so many days past all that its clues allow. */
const OLD_TEXT = 31;

export function findPublication(
  text: string,
  candidates: readonly DateCandidate[],
  clues: readonly Clue[],
): Publication {
  const { usable, impossible } = sortCandidates(candidates);
  const inferred = solve(clues);
  const declared = declaredDate(usable, 'published', inferred) ?? declaredDate(usable, 'unknown', inferred);
  const published = declared ? datedOf(declared) : inferredDate(text, inferred, clues);
  return {
    published,
    modified: modifiedDate(usable, declared),
    written: declared ? dayInterval(declared) : inferred,
    diagnostics: [
      ...impossible,
      ...disagreements(usable),
      ...(declared ? contradictions(text, declared, clues, inferred) : boundsOf(published, inferred)),
      ...staleClock(usable, inferred),
    ],
  };
}

function sortCandidates(candidates: readonly DateCandidate[]): {
  usable: DateCandidate[];
  impossible: Diagnostic[];
} {
  const usable = candidates.filter(isUsable);
  const impossible = candidates
    .filter((candidate) => !isUsable(candidate) && candidate.role !== 'clock')
    .map(
      ({ value, where, evidence }): Diagnostic => ({
        code: 'published.impossible',
        severity: 'warning',
        message: `The date «${value}» (${where}) is no day of the calendar that news could have.`,
        span: evidence,
      }),
    );
  return { usable, impossible };
}

function isUsable({ value }: DateCandidate): boolean {
  const day = parseDay(value);
  if (day === null) return false;
  const { year } = civilOf(day);
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function dayOfCandidate({ value }: DateCandidate): number {
  return parseDay(value)!;
}

function dayInterval(candidate: DateCandidate): Interval {
  const day = dayOfCandidate(candidate);
  return { begin: day, end: day };
}

/** The days that all strong clues leave; null when there are none, or when they exclude each other. */
function solve(clues: readonly Clue[]): Interval | null {
  let left: Interval | null = null;
  for (const clue of clues.filter(({ kind }) => kind !== 'past')) {
    left = left ? intersect(left, clue.days) : clue.days;
    if (!left) return null;
  }
  const past = clues.find(({ kind }) => kind === 'past');
  return left && past ? intersect(left, past.days) : left;
}

/** The first candidate of a role by where it stands; one that the text bears out goes before one that it does not. */
function declaredDate(
  candidates: readonly DateCandidate[],
  role: DateCandidate['role'],
  inferred: Interval | null,
): DateCandidate | null {
  const ofRole = candidates.filter((candidate) => candidate.role === role);
  const ordered = ORDER.flatMap((_, rank) => ofRole.filter((candidate) => rankOf(candidate) === rank));
  const first = ordered[0] ?? null;
  if (!first) return null;
  if (!inferred || intersect(inferred, dayInterval(first))) return localOf(first, ordered);
  return ordered.find((candidate) => intersect(inferred, dayInterval(candidate))) ?? first;
}

function rankOf({ basis, where }: DateCandidate): number {
  return ORDER.findIndex((place) => place.test(`${basis} ${where}`));
}

/** Near midnight a time in UTC is of another day than the one that readers see: theirs holds. */
function localOf(chosen: DateCandidate, others: readonly DateCandidate[]): DateCandidate {
  if (!/T.*(?:Z|[+-]00:?00)$/.test(chosen.value)) return chosen;
  const seen = others.filter(({ basis }) => basis === 'dateline' || basis === 'url');
  const day = dayOfCandidate(chosen);
  if (seen.some((candidate) => dayOfCandidate(candidate) === day)) return chosen;
  return seen.find((candidate) => Math.abs(dayOfCandidate(candidate) - day) === SAME_DATE) ?? chosen;
}

function datedOf(candidate: DateCandidate): Dated {
  const value = isoOf(dayOfCandidate(candidate));
  return {
    value,
    begin: value,
    end: value,
    precision: 'day',
    basis: candidate.basis,
    evidence: [candidate.evidence],
  };
}

function modifiedDate(candidates: readonly DateCandidate[], published: DateCandidate | null): Dated | null {
  const found = declaredDate(candidates, 'modified', null);
  if (!found || (published && dayOfCandidate(found) < dayOfCandidate(published))) return null;
  return datedOf(found);
}

function inferredDate(text: string, inferred: Interval | null, clues: readonly Clue[]): Dated | null {
  if (!inferred || inferred.end - inferred.begin >= LONGEST_DATE) return null;
  const length = inferred.end - inferred.begin + 1;
  const value = isoOf(inferred.begin + Math.min(USUAL_DELAY, Math.floor(length / 2)));
  const evidence = new Map<number, Span>();
  for (const clue of clues.filter(({ kind }) => kind !== 'past'))
    for (const { from, to } of clue.evidence) evidence.set(from, { from, to, text: text.slice(from, to) });
  return {
    value,
    begin: isoOf(inferred.begin),
    end: isoOf(inferred.end),
    precision: length === 1 ? 'day' : length <= 7 ? 'week' : 'month',
    basis: 'inferred',
    evidence: [...evidence.values()].sort((a, b) => a.from - b.from),
  };
}

function disagreements(candidates: readonly DateCandidate[]): Diagnostic[] {
  const published = candidates.filter(({ role }) => role === 'published');
  const days = published.map(dayOfCandidate);
  const spread =
    days.reduce((most, day) => Math.max(most, day), Number.NEGATIVE_INFINITY) -
    days.reduce((least, day) => Math.min(least, day), Number.POSITIVE_INFINITY);
  if (published.length < 2 || spread <= SAME_DATE) return [];
  const list = published
    .map(({ value, where }) => `${value} (${where})`)
    .slice(0, 6)
    .join(', ');
  return [
    {
      code: 'published.disagree',
      severity: 'warning',
      message: `The page gives several days of publication: ${list}.`,
      span: published[0]!.evidence,
    },
  ];
}

function contradictions(
  text: string,
  declared: DateCandidate,
  clues: readonly Clue[],
  inferred: Interval | null,
): Diagnostic[] {
  const day = dayOfCandidate(declared);
  if (inferred && day > inferred.end + OLD_TEXT) return [oldText(isoOf(day), inferred, declared.evidence)];
  const against = clues.find(({ days }) => day < days.begin - SAME_DATE);
  if (!against) return [];
  const { from, to } = against.evidence[0]!;
  const words = text.slice(from, to);
  return [
    {
      code: 'published.contradicted',
      severity: 'warning',
      message: `The page is dated ${isoOf(day)}, but tells of «${words}», which is later, as past.`,
      span: { from, to, text: words },
    },
  ];
}

function oldText(date: string, inferred: Interval, span: Span): Diagnostic {
  const message = `The page is dated ${date}; by its own words its text was written between ${isoOf(inferred.begin)} and ${isoOf(inferred.end)}: an old text put out again.`;
  return { code: 'published.old-text', severity: 'warning', message, span };
}

function boundsOf(published: Dated | null, inferred: Interval | null): Diagnostic[] {
  if (published || !inferred) return [];
  return [
    {
      code: 'published.bounds',
      severity: 'info',
      message: `No day of publication; by its own words the text was written between ${isoOf(inferred.begin)} and ${isoOf(inferred.end)}.`,
    },
  ];
}

function staleClock(candidates: readonly DateCandidate[], inferred: Interval | null): Diagnostic[] {
  const clock = candidates.find(({ role }) => role === 'clock');
  if (!clock || !inferred || dayOfCandidate(clock) <= inferred.end + OLD_TEXT) return [];
  return [oldText(isoOf(dayOfCandidate(clock)), inferred, clock.evidence)];
}
