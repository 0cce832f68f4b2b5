/**
 * Dates on the page that may be its day of publication or of change: each with where it was read, on what words,
 * and what it claims to be. It offers all of them and decides nothing; `published.ts` ranks them for callers that
 * have nothing but the page.
 */
import { type DateCandidate, type Span, spanOf } from '../model/index.ts';
import { type LineDate, findDates, isDay, zoneOf } from './calendar.ts';
import type { Months } from '../text/months.ts';
import type { Line } from './line.ts';
import type { Declared, Metadata } from './metadata.ts';

/** Names of declared values, by what they say; the first ones are the most telling. */
const PUBLISHED =
  /^(?:json-ld:datePublished|json-ld:dateCreated|json-ld:page\.datePublished|time:published|item:datePublished|meta:(?:article:published_time|article:published|og:published_time|og:article:published_time|datepublished|date|dc\.date(?:\.issued|\.created)?|dcterms\.(?:date|created|issued)|dc:date|dc:created|pubdate|publishdate|publish-date|publish_date|published|publication_date|publicationdate|parsely-pub-date|sailthru\.date|cxenseparse:recs:publishtime|cxenseparse:publishtime|article_date_original|originalpublicationdate|displaydate|date_published|datecreated|created|creation_date|rnews:datepublished|timestamp|article:post_date|vr:published_time|iso-8601-publish-date|published_at|citation_publication_date|citation_date|last-published|shareaholic:article_published_time|pdate|date\.release|analyticsattributes\.articledate|bt:pubdate|eprints\.date|issue_date|prism\.publicationdate))$/;
const MODIFIED =
  /^(?:json-ld:dateModified|meta:(?:article:modified_time|og:updated_time|article:updated|article:updated_time|datemodified|dcterms\.modified|dc\.date\.modified|modified|last-modified|lastmod|revision_date|updated_time|date\.modified|modified_date|article:modified|cxenseparse:recs:mdf-modtime|last_updated_date)|time:modified)$/;

export function declaredDates(metadata: Metadata, page: string, months: Months): DateCandidate[] {
  const candidates: DateCandidate[] = [];
  for (const entry of metadata.declared) {
    const role = PUBLISHED.test(entry.name)
      ? 'published'
      : MODIFIED.test(entry.name)
        ? 'modified'
        : entry.name === 'time'
          ? 'unknown'
          : null;
    if (role === null) continue;
    const value = isoOf(entry.value, months);
    if (value !== null) {
      candidates.push({
        value,
        role,
        basis: 'metadata',
        where: entry.name === 'time' ? 'time-tag' : entry.name,
        evidence: evidenceOf(entry, page),
      });
    }
  }
  return candidates;
}

/** The words of the declaration themselves, where they stand verbatim in the page; else the whole tag. */
function evidenceOf(entry: Declared, page: string): Span {
  const at = page.slice(entry.from, entry.to).indexOf(entry.value);
  return at >= 0
    ? spanOf(page, entry.from + at, entry.from + at + entry.value.length, 'page')
    : spanOf(page, entry.from, Math.min(entry.to, entry.from + 300), 'page');
}

const ISO =
  /^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?/;

/** ISO 8601 out of a declared value, to the minute, with its zone; null when it is no full date. */
export function isoOf(value: string, months: Months): string | null {
  const match = ISO.exec(value);
  if (match) {
    const [, year, month, day, hour, minute, zone] = match;
    if (!isDay(Number(year), Number(month), Number(day))) return null;
    const time = hour === undefined ? '' : `T${hour}:${minute}${zoneOf(zone)}`;
    return `${year}-${month}-${day}${time}`;
  }
  const compact = /^\s*((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/.exec(value);
  if (compact && isDay(Number(compact[1]), Number(compact[2]), Number(compact[3])))
    return compact.slice(1, 4).join('-');
  return findDates(value.slice(0, 100), months, false)[0]?.value ?? null;
}

const IN_URL = /(?<!\d)((?:19|20)\d{2})[/_.-]?(0[1-9]|1[0-2])[/_.-]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** The day in an address, as `/2021/03/04/`; its words are no part of the page, so the evidence is empty there. */
export function urlDate(url: string): DateCandidate | null {
  const match = IN_URL.exec(url);
  if (!match || !isDay(Number(match[1]), Number(match[2]), Number(match[3]))) return null;
  return {
    value: match.slice(1, 4).join('-'),
    role: 'published',
    basis: 'url',
    where: 'url',
    evidence: { in: 'page', from: 0, to: 0, text: '' },
  };
}

const CHANGED =
  /modif|mis(?:e)? [àa] jour|actualis|updat|aktualis|bearbeit|actualizad|atualizad|aggiornat|güncelle|zmodyfik|geändert|gewijzigd|upravenо/i;
const ISSUED =
  /publi|post(?:ed|é)|paru|mis en ligne|écrit le|cré[ée]|written|veröffentlich|erstellt|gepubliceerd|opublik|dodan|pubblicat|yayın/i;
/** A line that is about its date has few other words. */
const LINE_WORDS = 24;
/** Words that a page clock has beside its date. */
const CLOCK_WORDS = 9;

export interface LinePlace {
  /** Before the title: where sites print the day and the hour of the visit. */
  readonly aboveTitle: boolean;
  /** Worded as a clock, where clocks stand. */
  readonly clock: boolean;
}

/** The dates of one short line near the article. */
export function lineDates(
  line: Line,
  page: string,
  months: Months,
  monthFirst: boolean,
  place: LinePlace,
): DateCandidate[] {
  const { text } = line;
  if (line.words > LINE_WORDS || text.length > 400) return [];
  const dates = findDates(text, months, monthFirst).filter((date) => !isOfAnother(text, date));
  return dates.map((date) => ({
    value: date.value,
    role: roleOf(text, date, line, place),
    basis: 'dateline' as const,
    where: 'line',
    evidence: evidenceIn(line, page, text.slice(date.from, date.to)),
  }));
}

/** True for a day that the words before it give to something else than the page. */
function isOfAnother(text: string, { from }: LineDate): boolean {
  const before = text.slice(Math.max(0, from - 40), from);
  return SPANNED.test(before) || AWAITED.test(before);
}

/** The words of a date where they stand verbatim in the line's span of the page; else that span. */
function evidenceIn(line: Line, page: string, words: string): Span {
  const at = page.slice(line.from, line.to).indexOf(words);
  return at < 0
    ? spanOf(page, line.from, line.to, 'page')
    : spanOf(page, line.from + at, line.from + at + words.length, 'page');
}

/** The end of a span of days (« 9–23 May 2015 »), and days that are to come. */
const SPANNED = /\d\s?[-–—]\s?$|\b(?:bis|until|till|jusqu'au|au)\s(?:\p{L}+,?\s)?$/iu;
const AWAITED =
  /deadline|bewerbungsschluss|anmeldeschluss|einsendeschluss|date limite|birthday|geburtstag|geboren|n[ée]e? le|born/i;

function roleOf(raw: string, date: LineDate, line: Line, place: LinePlace): DateCandidate['role'] {
  const before = raw.slice(Math.max(0, date.from - 40), date.from);
  const [changed, issued] = [before.search(CHANGED), before.search(ISSUED)];
  if (changed >= 0 && changed > issued) return 'modified';
  if (issued >= 0) return 'published';
  if (place.clock) return 'clock';
  if (place.aboveTitle) return date.timed && line.words <= CLOCK_WORDS ? 'clock' : 'unknown';
  return CHANGED.test(raw) ? 'unknown' : 'published';
}

/** A dateline: the date that opens a paragraph, before its dash or after its town. */
export function datelineOf(line: Line, page: string, months: Months): DateCandidate | null {
  const raw = line.text.slice(0, 90);
  const date = findDates(raw, months, false)[0];
  if (
    !date ||
    date.from > 40 ||
    !/^[\s.,)(:-]{0,4}(?:\([^)]{2,20}\)\s?)?[\s.]{0,3}[-–—:]/.test(raw.slice(date.to))
  )
    return null;
  return {
    value: date.value,
    role: 'published',
    basis: 'dateline',
    where: 'dateline',
    evidence: evidenceIn(line, page, raw.slice(date.from, date.to)),
  };
}
