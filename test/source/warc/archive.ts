/** Archives for tests, written byte by byte, so that every kind of damage can be made. */
import { createHash } from 'node:crypto';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { type SourceItem, readSources, type SourceOptions } from '../../../src/source/index.ts';

export interface RecordOptions {
  readonly type?: string;
  readonly url?: string;
  readonly date?: string;
  readonly headers?: readonly string[];
  /** Instead of the right one. */
  readonly length?: string;
  /** What follows the block. */
  readonly end?: string;
}

/** A record with a right length unless told otherwise. */
export function record(block: string | Buffer, options: RecordOptions = {}): Buffer {
  const { type = 'response', url = 'https://journal.example/a', date = '2024-03-01T10:00:00Z' } = options;
  const bytes = Buffer.from(block);
  const head = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: ${url}`,
    `WARC-Date: ${date}`,
    ...(options.headers ?? []),
    `Content-Length: ${options.length ?? bytes.length}`,
    '',
    '',
  ];
  return Buffer.concat([Buffer.from(head.join('\r\n')), bytes, Buffer.from(options.end ?? '\r\n\r\n')]);
}

/** An answer of a server, as a block. */
export function answer(body: string | Buffer, headers: readonly string[] = [], status = '200 OK'): Buffer {
  const media = headers.some((header) => /^content-type:/i.test(header)) ? [] : ['Content-Type: text/html'];
  const head = [`HTTP/1.1 ${status}`, ...media, ...headers, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head), Buffer.from(body)]);
}

/** A page with its number, as a record. */
export function pageRecord(number: number, options: RecordOptions = {}): Buffer {
  return record(answer(bodyOf(number)), { url: `https://journal.example/${number}`, ...options });
}

export function bodyOf(number: number): string {
  return `<html><title>Page ${number}</title><p>Le convoi numéro ${number} a atteint la ville.</p></html>`;
}

export const sha1 = (bytes: string | Buffer) => createHash('sha1').update(bytes).digest('hex');
export const gz = (...records: readonly Buffer[]) => Buffer.concat(records.map((bytes) => gzipSync(bytes)));

/** What a run of `readSources` gives: for a capture its address, else the code and what of the file it names. */
export async function shownOf(
  location: string,
  options: SourceOptions = {},
): Promise<{ shown: string[]; items: SourceItem[]; notes: string[] }> {
  const [items, notes]: [SourceItem[], string[]] = [[], []];
  for await (const item of readSources([location], { onNote: (note) => notes.push(note), ...options }))
    items.push(item);
  const shown = items.map((item) =>
    item.kind === 'capture'
      ? (item.capture.url ?? item.capture.path ?? '').replace('https://journal.example/', '')
      : `${item.code.replace('source.', '')}${/#\d+$/.exec(item.path)?.[0] ?? ''}`,
  );
  return { shown, items, notes };
}

export interface ZipMember {
  readonly name: string;
  readonly bytes: Buffer;
  readonly deflate?: boolean;
  /** Instead of the right values in the directory. */
  readonly size?: number;
  readonly offset?: number;
}

/** A ZIP file; `large` writes its directory as ZIP64. */
export function zip(members: readonly ZipMember[], { large = false, count = members.length } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, deflate = false, size = bytes.length, offset = at } of members) {
    const packed = deflate ? deflateRawSync(bytes) : bytes;
    const local = Buffer.alloc(30);
    local.write('PK\x03\x04', 'latin1');
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.write('PK\x01\x02', 'latin1');
    entry.writeUInt16LE(deflate ? 8 : 0, 10);
    entry.writeUInt32LE(crc32(bytes), 16);
    entry.writeUInt32LE(large ? 0xffffffff : packed.length, 20);
    entry.writeUInt32LE(large ? 0xffffffff : size, 24);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt16LE(large ? 28 : 0, 30);
    entry.writeUInt32LE(large ? 0xffffffff : offset, 42);
    const extra = Buffer.alloc(28);
    extra.writeUInt16LE(1, 0);
    extra.writeUInt16LE(24, 2);
    for (const [i, value] of [size, packed.length, offset].entries())
      extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i);
    parts.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name), ...(large ? [extra] : []));
    at += 30 + name.length + packed.length;
  }
  return Buffer.concat([...parts, ...directory, ...endOf(Buffer.concat(directory).length, at, count, large)]);
}

function endOf(size: number, offset: number, count: number, large: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(large ? 0xffff : Math.min(count, 0xffff), 10);
  end.writeUInt32LE(large ? 0xffffffff : size, 12);
  end.writeUInt32LE(large ? 0xffffffff : offset, 16);
  if (!large) return [end];
  const wide = Buffer.alloc(56);
  wide.write('PK\x06\x06', 'latin1');
  for (const [i, value] of [count, size, offset].entries()) wide.writeBigUInt64LE(BigInt(value), 32 + 8 * i);
  const locator = Buffer.alloc(20);
  locator.write('PK\x06\x07', 'latin1');
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  return [wide, locator, end];
}
