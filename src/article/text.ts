/** A page of plain text becomes an article. */
import type { Article, Capture, DateCandidate } from '../model/index.ts';
import { assemble } from './assemble.ts';
import { namesOfLine } from './byline.ts';
import { findDates } from './calendar.ts';
import { datelineOf, lineDates, urlDate } from './dates.ts';
import type { Decoded } from './encoding.ts';
import type { Line } from './line.ts';
import { type PlainPage, readPlain } from './plain.ts';
import type { Tables } from './tables.ts';

export function extractPlain(capture: Capture, decoded: Decoded, tables: Tables): Article {
  const plain = readPlain(decoded.page, tables, (line) => isDateAlone(line, decoded.page, tables));
  const signed = findSigned(plain.lines);
  if (signed?.reason === '') signed.reason = 'byline';
  const dates = findPlainDates(decoded.page, plain, capture.url, tables);
  const parts = {
    lines: plain.lines,
    sure: 1,
    title: plain.title?.text ?? null,
    byline: signed ? namesOfLine(signed.text) : null,
    site: null,
    canonical: null,
    tags: [],
    dates,
    declared: [],
  };
  return assemble(capture, decoded, parts, tables);
}

/** Dates in the lines around the title and in the furniture; a dateline in the first paragraphs. */
function findPlainDates(
  page: string,
  { title, lines }: PlainPage,
  url: string | null,
  tables: Tables,
): DateCandidate[] {
  const dates: DateCandidate[] = [];
  let prose = 0;
  for (const line of lines) {
    const aboveTitle = title !== null && line.from < title.from;
    if (prose === 0 || line.reason === 'byline' || line.reason === 'date')
      dates.push(...datesOf(line, page, tables, aboveTitle));
    const dateline = line.reason === '' && prose < 2 ? datelineOf(line, page, tables.months) : null;
    if (dateline) dates.push(dateline);
    if (line.reason === '' && line.words > 25) prose += 1;
  }
  const address = url === null ? null : urlDate(url);
  return address ? [...dates, address] : dates;
}

/** The dates of one line; a clock among them names the line. */
function datesOf(line: Line, page: string, tables: Tables, aboveTitle: boolean): DateCandidate[] {
  const clock = aboveTitle && tables.wording.ruleOf(line.text, line.words)?.reason === 'clock';
  const dates = lineDates(line, page, tables.months, false, { aboveTitle, clock });
  if (dates.some(({ role }) => role === 'clock')) line.reason = 'clock';
  return dates;
}

/** How many lines from the beginning and from the end of a page an author may be named. */
const OPENING = 12;
const ENDING = 6;

/** The line that names an author, kept or dropped as a byline, at one of the two ends of the page. */
function findSigned(lines: readonly Line[]): Line | undefined {
  const ends =
    lines.length <= OPENING + ENDING ? lines : [...lines.slice(0, OPENING), ...lines.slice(-ENDING)];
  return ends.find(
    (line) => (line.reason === '' || line.reason === 'byline') && namesOfLine(line.text) !== null,
  );
}

/** True for a line that is hardly more than a date. */
function isDateAlone(line: Line, page: string, { months }: Tables): boolean {
  if (line.words > 12) return false;
  const date = findDates(page.slice(line.from, line.to), months, false)[0];
  return date !== undefined && line.to - line.from - (date.to - date.from) <= 40 && !/[.!?]$/.test(line.text);
}
