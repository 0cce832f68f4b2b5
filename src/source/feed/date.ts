/**
 * Dates of feeds become ISO 8601 to the minute, with the zone that they state.
 *
 * Read: RFC 822 as it is really written (two-digit years, wrong or missing days of the week, names of months in the
 * languages of the table, names of zones), ISO 8601, numbers with the year first, seconds since 1970. Not read: what
 * names no full day of the calendar, and `3/4/2026`, which may be either.
 */
import type { Months } from '../../text/months.ts';

const ISO =
  /^([12]\d{3})[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])(?:[T ]{1,3}(\d{1,2}):?(\d{2})(?::?\d{2}(?:[.,]\d{1,9})?)?\s?([A-Z]{1,5}|[+-]\d{1,2}:?\d{2})?)?$/i;
const RFC_822 =
  /^(?:[\p{L}]{2,12}\.?,?\s{1,3})?(\d{1,2})(?:er|st|nd|rd|th)?[\s-]([\p{L}]{3,12})\.?,?[\s-](\d{2}|\d{4})(?:,?\s{1,3}(\d{1,2})[:h](\d{2})(?::\d{2})?(?:\s{0,3}\(?([A-Z]{1,5}|[+-]\d{1,2}:?\d{2})\)?)?(?:\s{0,3}\([^)]{0,20}\))?)?$/iu;
const MONTH_FIRST =
  /^(?:[\p{L}]{2,12}\.?,?\s)?([\p{L}]{3,12})\.?\s(\d{1,2}),?\s(\d{4})(?:,?\s(\d{1,2}):(\d{2})(?::\d{2})?\s?([AP]M)?(?:\s([A-Z]{1,5}|[+-]\d{1,2}:?\d{2}))?)?$/iu;
const CTIME =
  /^[\p{L}]{3,4}\.?\s([\p{L}]{3,4})\s{1,2}(\d{1,2})\s(\d{1,2}):(\d{2}):\d{2}(?:\s([A-Z]{1,5}|[+-]\d{4}))?\s(\d{4})$/iu;
const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[\sT,]{1,3}(\d{1,2})[:h](\d{2})(?::\d{2})?)?$/;
const EPOCH = /^\d{9,13}$/;

/** Minutes east of Greenwich; names that mean several zones in feeds are left out. */
const ZONES: Readonly<Record<string, string>> = {
  z: 'Z',
  ut: 'Z',
  utc: 'Z',
  gmt: 'Z',
  wet: '+00:00',
  west: '+01:00',
  wat: '+01:00',
  cet: '+01:00',
  met: '+01:00',
  mez: '+01:00',
  cest: '+02:00',
  mest: '+02:00',
  mesz: '+02:00',
  cat: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  eat: '+03:00',
  msk: '+03:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
};

/** ISO 8601, such as `2026-03-04T18:05+01:00` or `2026-03-04`; null where no full day can be read. */
export function parseFeedDate(text: string, months: Months): string | null {
  const line = text.slice(0, 80).replace(/\s+/g, ' ').trim();
  if (EPOCH.test(line)) return ofEpoch(line);
  const iso = ISO.exec(line);
  if (iso) return dateOf(iso[1], Number(iso[2]), iso[3], iso[4], iso[5], iso[6]);
  const rfc = RFC_822.exec(line);
  if (rfc) return dateOf(fullYear(rfc[3]!), monthOf(rfc[2]!, months), rfc[1], rfc[4], rfc[5], rfc[6]);
  const monthFirst = MONTH_FIRST.exec(line);
  if (monthFirst) {
    const [, month = '', day, year, hour, minute, half, zone] = monthFirst;
    return dateOf(year, monthOf(month, months), day, onDial(hour, half), minute, zone);
  }
  const ctime = CTIME.exec(line);
  if (ctime) return dateOf(ctime[6], monthOf(ctime[1]!, months), ctime[2], ctime[3], ctime[4], ctime[5]);
  const numeric = DAY_FIRST.exec(line);
  if (!numeric) return null;
  const [first, second] = [Number(numeric[1]), Number(numeric[2])];
  if (first <= 12 && second <= 12 && first !== second) return null;
  const [day, month] = second > 12 ? [second, first] : [first, second];
  return dateOf(numeric[3], month, String(day), numeric[4], numeric[5], undefined);
}

function ofEpoch(digits: string): string | null {
  const time = new Date(Number(digits) * (digits.length > 10 ? 1 : 1000));
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace(/:\d\d\.\d+Z$/, 'Z');
}

function monthOf(name: string, months: Months): number {
  return months.get(name.toLowerCase()) ?? months.get(name.slice(0, 3).toLowerCase()) ?? 0;
}

/** RFC 2822: two digits are of this century up to 49. */
function fullYear(digits: string): string {
  return digits.length === 4 ? digits : `${Number(digits) < 50 ? '20' : '19'}${digits}`;
}

/** Twelve hours before and after noon become twenty-four. */
function onDial(hour: string | undefined, half: string | undefined): string | undefined {
  if (hour === undefined || half === undefined) return hour;
  return String((Number(hour) % 12) + (/^p/i.test(half) ? 12 : 0));
}

function dateOf(
  year: string | undefined,
  month: number,
  day: string | undefined,
  hour: string | undefined,
  minute: string | undefined,
  zone: string | undefined,
): string | null {
  const date = `${year}-${pad(month)}-${pad(Number(day))}`;
  if (!isDay(date)) return null;
  if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59) return date;
  return `${date}T${pad(Number(hour))}:${minute}${zoneOf(zone)}`;
}

/** V8 rolls 31 February over into March. */
function isDay(date: string): boolean {
  const time = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(date);
}

function zoneOf(zone: string | undefined): string {
  if (zone === undefined) return '';
  const offset = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone);
  if (!offset) return ZONES[zone.toLowerCase()] ?? '';
  return Number(offset[2]) > 14 || Number(offset[3]) > 59
    ? ''
    : `${offset[1]}${pad(Number(offset[2]))}:${offset[3]}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}

/** Milliseconds since 1970 of such a date; one without a zone is taken as UTC. */
export function timeOf(date: string): number {
  const timed = date.includes('T') ? date : `${date}T00:00`;
  return Date.parse(/(?:Z|[+-]\d\d:\d\d)$/.test(timed) ? timed : `${timed}Z`);
}
