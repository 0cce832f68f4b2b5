/**
 * Calendar dates written in a line of the page: numbers, or a day with the name of a month in any of the languages
 * of the table. Full dates only: what lacks its year is no evidence for the day of publication.
 */
import type { Months } from '../text/months.ts';

/** A date in a line: ISO 8601, with the time of day and zone where they are written. */
export interface LineDate {
  readonly value: string;
  readonly from: number;
  readonly to: number;
  /** True when a time of day is written with it. */
  readonly timed: boolean;
  /** True when day and month could be exchanged. */
  readonly ambiguous: boolean;
}

const CLOCK = String.raw`(?:\s{0,3}(?:T|,|-|–|—|à|at|um|kl\.?|ore|a las|alle|\||·|[^\S\n])?\s{0,3}(\d{1,2})\s?[:hH.]\s?(\d{2})(?::\d{2})?(?:\.\d{1,6})?\s?([AaPp]\.?[Mm]\.?)?(?:\s?(Z|GMT|UTC|[+-]\d{2}:?\d{2}))?)?`;
const ISO = new RegExp(String.raw`(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)${CLOCK}`, 'g');
const NUMERIC = new RegExp(
  String.raw`(?<![\d/.])(\d{1,2})[/.-]\s?(\d{1,2})[/.-]\s?((?:19|20)\d{2})(?!\d)${CLOCK}`,
  'g',
);
const DAY_FIRST = new RegExp(
  String.raw`(?<!\d)(\d{1,2})(?:er|st|nd|rd|th|\.|º|ª)?(?:\s(?:de|of|d['’]))?[\s.-]{1,2}([\p{L}]{3,12})\.?,?(?:\s(?:de|del))?[\s.-]\s?((?:19|20)\d{2})(?!\d)${CLOCK}`,
  'gu',
);
const MONTH_FIRST = new RegExp(
  String.raw`(?<!\p{L})([\p{L}]{3,12})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d{2})(?!\d)${CLOCK}`,
  'gu',
);
const ASIAN = /(?<!\d)((?:19|20)\d{2})\s?[年년.]\s?(\d{1,2})\s?[月월.]\s?(\d{1,2})\s?[日일]?/g;

/** The full dates of a line, in order. `monthFirst` reads 3/4/2020 the American way. */
export function findDates(line: string, months: Months, monthFirst: boolean): LineDate[] {
  if (!/(?:19|20)\d{2}/.test(line)) return [];
  const found: LineDate[] = [];
  const add = (
    match: RegExpExecArray,
    year: string,
    month: number,
    day: string,
    clock: number,
    ambiguous = false,
  ) => {
    const date = dateOf(match, Number(year), month, Number(day), clock, ambiguous);
    if (date && !found.some((other) => other.from < date.to && date.from < other.to)) found.push(date);
  };
  for (const match of line.matchAll(ISO)) add(match, match[1]!, Number(match[2]), match[3]!, 4);
  for (const match of line.matchAll(NUMERIC)) addNumeric(match, monthFirst, add);
  for (const match of line.matchAll(DAY_FIRST))
    add(match, match[3]!, monthOf(match[2]!, months), match[1]!, 4);
  for (const match of line.matchAll(MONTH_FIRST))
    add(match, match[3]!, monthOf(match[1]!, months), match[2]!, 4);
  for (const match of line.matchAll(ASIAN)) add(match, match[1]!, Number(match[2]), match[3]!, 99);
  return found.sort((a, b) => a.from - b.from);
}

type Add = (
  match: RegExpExecArray,
  year: string,
  month: number,
  day: string,
  clock: number,
  ambiguous?: boolean,
) => void;

function addNumeric(match: RegExpExecArray, monthFirst: boolean, add: Add): void {
  const [first, second] = [Number(match[1]), Number(match[2])];
  const american = first <= 12 && (second > 12 || monthFirst);
  const ambiguous = first <= 12 && second <= 12 && first !== second;
  if (american) add(match, match[3]!, first, match[2]!, 4, ambiguous);
  else add(match, match[3]!, second, match[1]!, 4, ambiguous);
}

/** The number of a month by its name in any language of the table; 0 when it is none. */
function monthOf(name: string, months: Months): number {
  const lower = name.toLowerCase();
  return months.get(lower) ?? months.get(lower.normalize('NFD').replace(/\p{M}/gu, '')) ?? 0;
}

function dateOf(
  match: RegExpExecArray,
  year: number,
  month: number,
  day: number,
  clock: number,
  ambiguous: boolean,
): LineDate | null {
  if (!isDay(year, month, day)) return null;
  const time = timeOf(match[clock], match[clock + 1], match[clock + 2], match[clock + 3]);
  const value = `${year}-${two(month)}-${two(day)}${time}`;
  return {
    value,
    from: match.index,
    to: match.index + match[0].trimEnd().length,
    timed: time !== '',
    ambiguous,
  };
}

function timeOf(hour?: string, minute?: string, half?: string, zone?: string): string {
  if (hour === undefined || minute === undefined) return '';
  const late = half?.toLowerCase().startsWith('p') === true;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (late ? 12 : 0);
  if (hours > 23 || Number(minute) > 59) return '';
  return `T${two(hours)}:${minute}${zoneOf(zone)}`;
}

/** A zone as ISO 8601 writes it. */
export function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  return zone === 'UTC' || zone === 'GMT' ? 'Z' : zone.replace(/(\d{2})(\d{2})$/, '$1:$2');
}

/** True for a day of the calendar. */
export function isDay(year: number, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
