/**
 * One file becomes one capture. Whatever its bytes are, they are taken as they stand: empty, binary or in a wrong
 * encoding is for the article stage to say. Refused, with the reason: what cannot be read, and what is too large.
 */
import { open } from 'node:fs/promises';
import { captureOf, failed, type FailedItem, type Provenance, type SourceItem } from './item.ts';

/** The largest page that is taken, in bytes; the largest real ones seen are live pages of some 20 MB. */
export const MAX_BYTES = 64 * 1024 * 1024;

const CHUNK = 64 * 1024;

/** Reads the file at `location`; `from.path` is what the user calls it. Never throws for what the file is. */
export async function readFileItem(
  location: string,
  from: Provenance,
  maxBytes: number = MAX_BYTES,
): Promise<SourceItem> {
  const name = from.path ?? location;
  try {
    const bytes = await readBounded(location, maxBytes);
    return bytes ? { kind: 'capture', capture: captureOf(bytes, from) } : tooLarge(name, maxBytes);
  } catch (error) {
    return unreadable(name, error);
  }
}

/** Reads a whole stream, such as standard input, under the same limit. */
export async function readStreamItem(
  stream: AsyncIterable<Uint8Array | string>,
  from: Provenance,
  maxBytes: number = MAX_BYTES,
): Promise<SourceItem> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const name = from.path ?? '-';
  try {
    for await (const chunk of stream) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      size += bytes.length;
      if (size > maxBytes) return tooLarge(name, maxBytes);
      chunks.push(bytes);
    }
  } catch (error) {
    return unreadable(name, error);
  }
  return { kind: 'capture', capture: captureOf(Buffer.concat(chunks), from) };
}

/** The bytes, or null when there are more than `maxBytes`, also where the file grows while it is read. */
async function readBounded(location: string, maxBytes: number): Promise<Uint8Array | null> {
  const file = await open(location, 'r');
  try {
    const stat = await file.stat();
    if (stat.isDirectory()) throw Object.assign(new Error('it is a folder'), { code: 'EISDIR' });
    if (stat.size > maxBytes) return null;
    return await readAll(file, stat.size, maxBytes);
  } finally {
    await file.close();
  }
}

async function readAll(
  file: Awaited<ReturnType<typeof open>>,
  expected: number,
  maxBytes: number,
): Promise<Uint8Array | null> {
  let buffer = Buffer.allocUnsafeSlow(expected + 1);
  let size = 0;
  for (;;) {
    if (size === buffer.length) {
      if (size > maxBytes) return null;
      buffer = Buffer.concat([buffer, Buffer.allocUnsafeSlow(Math.max(CHUNK, size))]);
    }
    const { bytesRead } = await file.read(buffer, size, buffer.length - size, null);
    if (bytesRead === 0) return size > maxBytes ? null : buffer.subarray(0, size);
    size += bytesRead;
  }
}

function tooLarge(name: string, maxBytes: number): SourceItem {
  const mebibytes = Math.floor(maxBytes / (1024 * 1024));
  return failed(name, 'source.large', `${name} is larger than the limit of ${mebibytes} MiB for one page.`);
}

const REASONS: Readonly<Record<string, readonly [string, string]>> = {
  ENOENT: ['source.missing', 'does not exist'],
  ENOTDIR: ['source.missing', 'does not exist'],
  EACCES: ['source.forbidden', 'may not be read (permission denied)'],
  EPERM: ['source.forbidden', 'may not be read (permission denied)'],
  EISDIR: ['source.folder', 'is a folder, not a file'],
  ELOOP: ['source.unreadable', 'is a symbolic link that leads nowhere'],
  EIO: ['source.unreadable', 'could not be read (the disk reports an error)'],
};

/** The failed item for an error of the file system. */
export function unreadable(name: string, error: unknown): FailedItem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const [kind, reason] = REASONS[code] ?? [
    'source.unreadable',
    `could not be read (${code || String(error)})`,
  ];
  return failed(name, kind, `${name} ${reason}.`);
}
