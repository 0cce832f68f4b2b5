/**
 * A file of gzip members becomes their bytes, member by member (RFC 1952). A member that is damaged is a break in the
 * stream, with its offset and reason, and reading goes on at the next thing that looks like the beginning of a member.
 *
 * Most members are one page and are inflated at one go; a larger one is inflated as a stream, so that what is intact
 * in it before the damage is had, and a file that is one single member needs no memory.
 */
import { once } from 'node:events';
import { crc32, createInflateRaw, type InflateRaw, inflateRawSync } from 'node:zlib';
import { type Break, ByteWindow, type Piece } from './window.ts';

const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
/** Members up to this size are inflated at one go; the median page of a crawl takes some 20 kB. */
const WHOLE = 1024 * 1024;
/** What is looked at first. */
const FIRST = 64 * 1024;
/** One go gives no more than this; more is inflated as a stream. */
const MAX_WHOLE = 16 * 1024 * 1024;
/** So much is inflated at a time: at deflate's best ratio, 1,032, this is 16 MB. */
const STEP = 16 * 1024;
const MAX_HEADER = 128 * 1024;
/** So much more than the file is read again after damage, lest a file made for it be read for ever. */
const MAX_AGAIN = 64 * 1024 * 1024;

/** After so many damaged members the rest of a file is left. */
const MAX_FAILURES = 10_000;

interface Damaged {
  readonly reason: string;
  /** Whether bytes came out before. */
  readonly gave: boolean;
  /** The bytes that were read last, of the member or what was taken for it. */
  readonly last: Buffer;
}

export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= 3 && MAGIC.equals(bytes.subarray(0, 3));
}

/** The bytes of all members of `raw`, one after another. */
export async function* inflateMembers(raw: ByteWindow): AsyncGenerator<Piece | Break> {
  let [again, failures] = [0, 0];
  let told = false;
  while (failures < MAX_FAILURES) {
    await skipZeros(raw);
    if (!(await raw.fill(1))) break;
    const offset = raw.position;
    const damage = yield* inflateMember(raw, offset);
    if (damage === null) {
      told = false;
      continue;
    }
    // What follows damage without a byte to show for it is the same damage.
    if (!told || damage.gave) yield { damage: damage.reason, offset };
    told = true;
    failures += 1;
    // What was damaged may have taken whole members for its own bytes.
    if ((again += damage.last.length) <= MAX_AGAIN + raw.position) raw.back(damage.last);
    await seekMember(raw);
  }
  if (failures === MAX_FAILURES)
    yield { damage: 'too much of it is damaged: the rest is left', offset: raw.position };
  else if (raw.break) yield raw.break;
}

/** Some writers fill up their files with zeros. */
async function skipZeros(raw: ByteWindow): Promise<void> {
  while (await raw.fill(1)) {
    const { rest } = raw;
    const end = rest.findIndex((byte) => byte !== 0);
    raw.skip(end < 0 ? rest.length : end);
    if (end >= 0) return;
  }
}

/** Goes to the next beginning of a member, or to the end. */
async function seekMember(raw: ByteWindow): Promise<void> {
  while (await raw.fill(4)) {
    const { rest } = raw;
    for (let at = rest.indexOf(MAGIC); at >= 0 && at < rest.length - 3; at = rest.indexOf(MAGIC, at + 1)) {
      // Three bits of the flags are always zero: it halves what random bytes pretend, thrice.
      if ((rest[at + 3]! & 0xe0) !== 0) continue;
      raw.skip(at);
      return;
    }
    raw.skip(rest.length - 3);
  }
  raw.skip(raw.rest.length);
}

/** Inflates the member that begins here; what was wrong with it, or null. After damage the window is past its start. */
async function* inflateMember(raw: ByteWindow, offset: number): AsyncGenerator<Piece, Damaged | null> {
  const head = await headerLength(raw);
  if (head === null) {
    raw.skip(1);
    return { reason: 'no gzip member begins here', gave: false, last: Buffer.alloc(0) };
  }
  for (let size = FIRST; size <= WHOLE; size *= 4) {
    const more = await raw.fill(head + size);
    const whole = inflateWhole(raw.rest.subarray(head));
    if (whole === 'failed') break;
    if (whole !== null) {
      yield { bytes: whole.bytes, offset };
      raw.skip(head + whole.used);
      return null;
    }
    if (!more) break;
  }
  raw.skip(head);
  return yield* inflateStream(raw, offset);
}

/** The member at one go; null when more of it is needed, `failed` when it is damaged or large. */
function inflateWhole(bytes: Buffer): { readonly bytes: Buffer; readonly used: number } | 'failed' | null {
  let inflated: { buffer: Buffer; engine: InflateRaw };
  try {
    inflated = inflateRawSync(bytes, { info: true, maxOutputLength: MAX_WHOLE }) as never;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR' ? null : 'failed';
  }
  const { buffer, engine } = inflated;
  const used = engine.bytesWritten + 8;
  if (used > bytes.length) return null;
  return isWhole(bytes, engine.bytesWritten, crc32(buffer), buffer.length)
    ? { bytes: buffer, used }
    : 'failed';
}

function isWhole(bytes: Buffer, at: number, sum: number, size: number): boolean {
  return bytes.readUInt32LE(at) === sum && bytes.readUInt32LE(at + 4) === size % 2 ** 32;
}

/** The member as a stream; its bytes come out before it is known whether they are whole. */
async function* inflateStream(raw: ByteWindow, offset: number): AsyncGenerator<Piece, Damaged | null> {
  const last = new Last();
  const damaged = (reason: string): Damaged => ({ reason, gave: size > 0, last: last.bytes });
  const inflate = createInflateRaw();
  const out: Buffer[] = [];
  inflate.on('data', (bytes: Buffer) => out.push(bytes));
  const ended = once(inflate, 'end').then(() => 'ended' as const);
  ended.catch(() => undefined);
  let [given, sum, size] = [0, 0, 0];
  try {
    for (let state = 'going'; state !== 'ended'; ) {
      const more = await raw.fill(1);
      const bytes = raw.rest.subarray(0, STEP);
      state = await Promise.race([ended, more ? written(inflate, bytes) : finished(inflate, ended)]);
      last.push(raw.take(Math.min(bytes.length, inflate.bytesWritten - given)));
      given = inflate.bytesWritten;
      for (const bytes of out.splice(0)) {
        sum = crc32(bytes, sum);
        size += bytes.length;
        yield { bytes, offset };
      }
    }
  } catch (error) {
    const isCut = error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
    return damaged(isCut ? 'the file ends in the middle of a gzip member' : 'a gzip member is damaged');
  } finally {
    inflate.destroy();
  }
  if (!(await raw.fill(8))) return damaged('the file ends in the middle of a gzip member');
  if (!isWhole(raw.rest, 0, sum, size)) return damaged('a gzip member does not match its checksum');
  raw.skip(8);
  return null;
}

/** The last bytes that were read, `WHOLE` or a little more. */
class Last {
  readonly #parts: Buffer[] = [];
  #size = 0;

  push(bytes: Buffer): void {
    this.#parts.push(bytes);
    this.#size += bytes.length;
    while (this.#size - this.#parts[0]!.length > WHOLE) this.#size -= this.#parts.shift()!.length;
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

function written(inflate: InflateRaw, bytes: Buffer): Promise<'going'> {
  return new Promise((resolve, reject) => {
    inflate.write(bytes, (error) => (error ? reject(error) : resolve('going')));
  });
}

function finished<T>(inflate: InflateRaw, ended: Promise<T>): Promise<T> {
  inflate.end();
  return ended;
}

/** How long the header of the member is; null where none begins here. */
async function headerLength(raw: ByteWindow): Promise<number | null> {
  if (!(await raw.fill(10)) || !isGzip(raw.rest)) return null;
  const flags = raw.rest[3]!;
  let length: number | null = 10;
  if (flags & 4) {
    if (!(await raw.fill(12))) return null;
    length += 2 + raw.rest.readUInt16LE(10);
  }
  for (const flag of [8, 16]) if (flags & flag && length !== null) length = await zeroAfter(raw, length);
  return length === null ? null : length + (flags & 2 ? 2 : 0);
}

/** The place after the zero that ends a name or a comment. */
async function zeroAfter(raw: ByteWindow, from: number): Promise<number | null> {
  for (let size = from + 256; ; size *= 2) {
    const more = await raw.fill(size);
    const at = raw.rest.indexOf(0, from);
    if (at >= 0) return at + 1;
    if (!more || size > MAX_HEADER) return null;
  }
}
