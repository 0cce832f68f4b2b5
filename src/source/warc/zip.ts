/**
 * A ZIP file becomes its members, each a stream: what a WACZ is made of. The directory at the end is believed only as
 * far as it agrees with the file. Names are never used as paths: nothing is written.
 *
 * Refused: more than 100,000 members, members that lie over one another, or that unfold to more than 200 times their
 * size (a WARC of plain text does 20), encrypted ones, and ways of compression other than deflate.
 */
import type { FileHandle } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { readPieces } from './pieces.ts';
import type { Break, Piece } from './window.ts';

export interface Member {
  readonly name: string;
  /** Where its own header begins. */
  readonly offset: number;
  readonly packed: number;
  readonly size: number;
  readonly sum: number;
  readonly method: number;
  readonly encrypted: boolean;
}

const MAX_MEMBERS = 100_000;
const MAX_DIRECTORY = 64 * 1024 * 1024;
const MAX_RATIO = 200;
/** Below this the ratio says nothing. */
const SMALL = 1024 * 1024;
/** The end of the directory, with the longest comment. */
const MAX_END = 22 + 65_535;
const ALL_ONES = 0xffff_ffff;

/** The members in the order of the file; a string says what is wrong with it. */
export async function readDirectory(file: FileHandle, size: number): Promise<readonly Member[] | string> {
  const tail = await readAt(file, Math.max(0, size - MAX_END), MAX_END);
  const end = await findEnd(file, tail, size);
  if (!end) return 'it has no directory: it is cut off, or no ZIP file';
  if (end.count > MAX_MEMBERS) return `it has ${end.count} members, more than ${MAX_MEMBERS}`;
  if (end.size > MAX_DIRECTORY || end.offset + end.size > size) return 'its directory is damaged';
  const members = parseDirectory(await readAt(file, end.offset, end.size), end.count);
  if (!members) return 'its directory is damaged';
  const sorted = [...members].sort((a, b) => a.offset - b.offset);
  const overlap = sorted.some(
    ({ offset, packed }, i) => offset + packed > (sorted[i + 1]?.offset ?? end.offset),
  );
  return overlap ? 'its members lie over one another' : sorted;
}

interface End {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
}

async function findEnd(file: FileHandle, tail: Buffer, size: number): Promise<End | null> {
  const at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (at < 0 || at + 22 > tail.length) return null;
  const plain = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const locator = at - 20;
  if (locator < 0 || tail.toString('latin1', locator, locator + 4) !== 'PK\x06\x07') return plain;
  const from = readLong(tail, locator + 8);
  if (from > size) return null;
  const large = await readAt(file, from, 56);
  if (large.length < 56 || large.toString('latin1', 0, 4) !== 'PK\x06\x06') return null;
  return { count: readLong(large, 32), size: readLong(large, 40), offset: readLong(large, 48) };
}

/** A number above what is exact here is above every limit too. */
function readLong(bytes: Buffer, at: number): number {
  return Number(bytes.readBigUInt64LE(at));
}

function parseDirectory(bytes: Buffer, count: number): Member[] | null {
  const members: Member[] = [];
  let at = 0;
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.toString('latin1', at, at + 4) !== 'PK\x01\x02') return null;
    const [name, extra, comment] = [28, 30, 32].map((field) => bytes.readUInt16LE(at + field));
    const next = at + 46 + name! + extra! + comment!;
    if (next > bytes.length) return null;
    members.push(parseMember(bytes.subarray(at, next), name!, extra!));
    at = next;
  }
  return members;
}

function parseMember(entry: Buffer, name: number, extra: number): Member {
  const fields = longFields(entry.subarray(46 + name, 46 + name + extra));
  const long = (value: number) => (value === ALL_ONES ? (fields.shift() ?? value) : value);
  // In this order, since a long field stands only for what did not fit.
  const size = long(entry.readUInt32LE(24));
  const packed = long(entry.readUInt32LE(20));
  const offset = long(entry.readUInt32LE(42));
  return {
    name: entry.toString('utf8', 46, 46 + name),
    offset,
    packed,
    size,
    sum: entry.readUInt32LE(16),
    method: entry.readUInt16LE(10),
    encrypted: (entry.readUInt16LE(8) & 1) === 1,
  };
}

/** The numbers of the extra field of ZIP64. */
function longFields(extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    const count = Math.floor(Math.min(extra.readUInt16LE(at + 2), extra.length - at - 4) / 8);
    return Array.from({ length: count }, (_, i) => readLong(extra, at + 4 + 8 * i));
  }
  return [];
}

/** The bytes of a member; what is wrong with it is a break. */
export async function* readMember(file: FileHandle, member: Member): AsyncGenerator<Piece | Break> {
  const head = await readAt(file, member.offset, 30);
  const damage = damageOf(member, head);
  if (damage !== null) {
    yield { damage, offset: 0 };
    return;
  }
  const from = member.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  const pieces = readPieces(file, from, from + member.packed);
  yield* checked(member.method === 0 ? pieces : inflated(pieces), member);
}

/** Why a member cannot be read, by the directory and the head that it should have; null when it can. */
function damageOf({ method, packed, size, encrypted }: Member, head: Buffer): string | null {
  if (encrypted) return 'it is encrypted';
  if (method !== 0 && method !== 8) return `it is compressed in a way that is not known (${method})`;
  if (size > SMALL && size > packed * MAX_RATIO) return 'it unfolds to more than 200 times its size';
  const isThere = head.length === 30 && head.toString('latin1', 0, 4) === 'PK\x03\x04';
  return isThere ? null : 'it is not where the directory says';
}

/** Ends with a break where the bytes are more or others than the directory says. */
async function* checked(
  pieces: AsyncIterable<Piece | Break>,
  { size, sum }: Member,
): AsyncGenerator<Piece | Break> {
  let [length, crc] = [0, 0];
  for await (const piece of pieces) {
    yield piece;
    if ('damage' in piece) return;
    length += piece.bytes.length;
    crc = crc32(piece.bytes, crc);
    if (length > size) break;
  }
  if (length !== size || crc !== sum)
    yield { damage: 'its bytes are not those that the directory of the ZIP file tells of', offset: length };
}

async function* inflated(pieces: AsyncIterable<Piece | Break>): AsyncGenerator<Piece | Break> {
  const inflate = createInflateRaw();
  let length = 0;
  pipeline(Readable.from(bytesOf(pieces)), inflate, () => undefined);
  try {
    for await (const bytes of inflate as AsyncIterable<Buffer>) {
      yield { bytes };
      length += bytes.length;
    }
  } catch {
    yield { damage: 'its compressed bytes are damaged', offset: length };
  } finally {
    inflate.destroy();
  }
}

async function* bytesOf(pieces: AsyncIterable<Piece | Break>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    if ('damage' in piece) throw new Error(piece.damage);
    yield piece.bytes;
  }
}

/** Up to `length` bytes; fewer at the end of the file. */
async function readAt(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, at);
  return buffer.subarray(0, bytesRead);
}
