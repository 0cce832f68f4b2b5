/**
 * A stream of bytes becomes WARC records (ISO 28500, versions 0.17 to 1.1), and damages, each with its offset.
 *
 * A record is believed when its header can be read and what follows its block is what must follow one. After anything
 * else reading goes on at the next line that begins a record, also inside of what a wrong length has swallowed. Whether
 * the words of a block are those that were written is for its digest to say (`page.ts`).
 */
import { ByteWindow } from './window.ts';

export interface WarcRecord {
  readonly kind: 'record';
  /** Where it begins in the file, or where the gzip member begins that it is in. */
  readonly offset: number;
  /** `response`, `revisit`… */
  readonly type: string;
  /** By name in lower case. */
  readonly header: ReadonlyMap<string, string>;
  /** What follows the header; of a block above the limit, its beginning. */
  readonly block: Buffer;
  /** How long the block is. */
  readonly length: number;
}

export interface Damage {
  readonly kind: 'damage';
  readonly offset: number;
  /** Without a full stop. */
  readonly reason: string;
}

/** `http.ts` needs no more than this of a block that is not read whole. */
const BEGINNING = 64 * 1024;
const MAX_HEADER = 64 * 1024;
const STEP = 256 * 1024;

/** Every record of the stream, and every damage, in order; blocks above `maxBytes` are not held. */
export async function* readRecords(
  window: ByteWindow,
  maxBytes: number,
): AsyncGenerator<WarcRecord | Damage> {
  for (;;) {
    await skipBlank(window);
    if (await window.fill(1)) yield await readRecord(window, maxBytes);
    else if (window.break) yield crossBreak(window);
    else return;
  }
}

async function skipBlank(window: ByteWindow): Promise<void> {
  while (await window.fill(1)) {
    const { rest } = window;
    const end = rest.findIndex((byte) => byte !== CR && byte !== LF);
    window.skip(end < 0 ? rest.length : end);
    if (end >= 0) return;
  }
}

const [CR, LF] = [13, 10];

function crossBreak(window: ByteWindow): Damage {
  const { damage: reason, offset } = window.break!;
  window.cross();
  return { kind: 'damage', offset, reason };
}

/** Reads what begins here and leaves the window where the next may begin. */
async function readRecord(window: ByteWindow, maxBytes: number): Promise<WarcRecord | Damage> {
  const { offset } = window;
  const head = await readHead(window);
  if (typeof head === 'string') {
    window.skip(1);
    return passDamage(window, offset, head);
  }
  window.skip(head.length);
  const { header } = head;
  const length = parseLength(header.get('content-length'));
  if (length === null) {
    const given = shorten(header.get('content-length') ?? 'absent');
    return passDamage(window, offset, `its Content-Length is no length (${given})`);
  }
  const block = length <= maxBytes ? await readBlock(window, length) : await passBlock(window, length);
  if (block === null)
    return passDamage(window, offset, 'its Content-Length is not the length of what follows');
  const type = header.get('warc-type')?.toLowerCase() ?? '';
  return { kind: 'record', offset, type, header, block, length };
}

/** The length of a header and its fields, or what is wrong with it. */
async function readHead(
  window: ByteWindow,
): Promise<{ readonly length: number; readonly header: ReadonlyMap<string, string> } | string> {
  await window.fill(5);
  if (!window.rest.subarray(0, 5).equals(START)) return 'no record begins here';
  for (let size = 1024; size <= MAX_HEADER; size *= 4) {
    const more = await window.fill(size);
    const beginning = window.rest.subarray(0, size);
    const length = headEnd(beginning);
    if (length === null && findStart(beginning, START.length) >= 0) break;
    if (length !== null) {
      const header = parseHeader(window.rest.toString('utf8', 0, length));
      return typeof header === 'string' ? header : { length, header };
    }
    if (!more) break;
  }
  return 'its header has no end';
}

const START = Buffer.from('WARC/');

/** Where the empty line ends that ends a header; null where there is none, or not soon enough. */
export function headEnd(bytes: Buffer): number | null {
  const head = bytes.subarray(0, MAX_HEADER);
  const [long, short] = [head.indexOf('\r\n\r\n'), head.indexOf('\n\n')];
  if (long < 0 && short < 0) return null;
  return short < 0 || (long >= 0 && long < short) ? long + 4 : short + 2;
}

/** Fields that must not be there twice, since readers would disagree on which one counts. */
const SINGLE = new Set(['content-length', 'warc-type', 'warc-target-uri', 'warc-date']);

function parseHeader(text: string): ReadonlyMap<string, string> | string {
  const [version = '', ...lines] = text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  if (!/^WARC\/[01]\.\d{1,2}$/.test(version.trim())) return `it is of no known version (${shorten(version)})`;
  const header = new Map<string, string>();
  for (const line of lines) {
    if (line === '') continue;
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    const value = line.slice(colon + 1).trim();
    if (colon < 1 || /\p{Cc}/u.test(value)) return `a line of its header is no field (${shorten(line)})`;
    if (SINGLE.has(name) && header.has(name) && header.get(name) !== value)
      return `its header gives ${name} twice`;
    header.set(name, value);
  }
  return header;
}

/** So that no reason carries more of a damaged file than fits a line. */
function shorten(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\ufffd]+/gu, ' ');
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}

function parseLength(text: string | undefined): number | null {
  const length = /^\d{1,16}$/.test(text ?? '') ? Number(text) : Number.NaN;
  return Number.isSafeInteger(length) ? length : null;
}

/** The block, past which the window then stands; null, the window unmoved, when its length cannot be right. */
async function readBlock(window: ByteWindow, length: number): Promise<Buffer | null> {
  if (!(await window.fill(length))) return null;
  if (!(await isFollowed(window, length))) return null;
  return window.take(length);
}

/** What must follow a block: an empty line, the next record, or the end. */
async function isFollowed(window: ByteWindow, length: number): Promise<boolean> {
  await window.fill(length + 9);
  const after = window.rest.toString('latin1', length, length + 9);
  return /^(?:\r\n\r\n|\n\n|[\r\n]{0,4}(?:WARC\/|$))/.test(after);
}

/** Passes over a block too large to hold; its beginning, or null where a record begins inside of it. */
async function passBlock(window: ByteWindow, length: number): Promise<Buffer | null> {
  await window.fill(BEGINNING);
  const beginning = window.rest.subarray(0, BEGINNING);
  let left = length;
  while (left > 0) {
    const more = await window.fill(Math.min(left, STEP));
    const at = findStart(window.rest, 0);
    if (!more || (at >= 0 && at < left)) return null;
    // Unless it is the last part, what may be the beginning of a record's beginning stays.
    const step = left <= STEP ? left : STEP - LONGEST_START;
    window.skip(step);
    left -= step;
  }
  return (await isFollowed(window, 0)) ? beginning : null;
}

/** Goes to the next record; where that is behind missing bytes of the same gzip member, those are the damage. */
async function passDamage(window: ByteWindow, offset: number, reason: string): Promise<Damage> {
  if (await seekStart(window)) return { kind: 'damage', offset, reason };
  if (window.break?.offset === offset) return crossBreak(window);
  return { kind: 'damage', offset, reason: `${reason}, or the file ends in the middle of it` };
}

/** Goes to the next beginning of a record; false, and to the end of what can be had, where there is none. */
async function seekStart(window: ByteWindow): Promise<boolean> {
  for (;;) {
    const at = findStart(window.rest, 0);
    if (at >= 0) {
      window.skip(at);
      return true;
    }
    window.skip(Math.max(0, window.rest.length - LONGEST_START));
    const before = window.rest.length;
    await window.fill(STEP);
    if (window.rest.length > before) continue;
    window.skip(before);
    return false;
  }
}

const BEGINS = /^WARC\/[01]\.\d{1,2}\r?\n(?:WARC|Content)-/i;
const LONGEST_START = 24;

/** Where a record begins in `bytes`; -1 where none does. */
function findStart(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(START, from); at >= 0; at = bytes.indexOf(START, at + 1)) {
    if (BEGINS.test(bytes.toString('latin1', at, at + LONGEST_START))) return at;
  }
  return -1;
}
