/**
 * A body as it travels becomes its bytes: content encodings undone as a stream, under limits on the size on the wire,
 * the size after every encoding, and the ratio. What passes a limit is given up at once, not inflated to its end.
 */
import { Readable, type Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as zlib from 'node:zlib';
import type { FetchLimits } from './limits.ts';
import { RefusalError, refuse, shown } from './refusal.ts';

export interface BodyLimits
  extends Pick<FetchLimits, 'bytes' | 'wireBytes' | 'ratio' | 'ratioFloor' | 'encodings'> {
  /** Only so many bytes from the beginning are wanted, and what follows is no fault. */
  readonly cut?: number;
}

type Chunks = AsyncIterable<Uint8Array>;

/** What undoes an encoding, by its name in `Content-Encoding`; zstd only where this Node has it (22.15). */
const DECODERS: Readonly<Record<string, (() => Transform) | undefined>> = {
  gzip: zlib.createGunzip,
  'x-gzip': zlib.createGunzip,
  br: zlib.createBrotliDecompress,
  zstd: (zlib as { createZstdDecompress?: () => Transform }).createZstdDecompress,
};

/** What is asked for: every encoding that can be undone here. */
export const ACCEPT_ENCODING = ['gzip', 'deflate', 'br', ...(DECODERS['zstd'] ? ['zstd'] : [])].join(', ');

/**
 * The bytes of a body. Throws a `RefusalError`: `net.size-limit`, `net.inflate-limit`, `net.encoding`.
 *
 * @param encodings in the order they were applied, as `Content-Encoding` lists them.
 */
export async function readBody(
  body: Chunks,
  encodings: readonly string[],
  limits: BodyLimits,
): Promise<Uint8Array> {
  const { cut = Number.POSITIVE_INFINITY } = limits;
  if (encodings.length === 0) return collect(capped(body, limits.bytes, tooLarge), cut);
  if (encodings.length > limits.encodings) {
    throw refuse('net.encoding', `The page is encoded ${encodings.length} times over.`, 'later');
  }
  const wire = { size: 0 };
  let chunks: Chunks = counted(capped(body, limits.wireBytes, tooLarge), wire);
  for (const encoding of encodings.toReversed()) {
    chunks = rated(capped(decoded(chunks, encoding), limits.bytes, tooInflated), wire, limits);
  }
  return collect(chunks, cut);
}

/** Bytes of a file that is itself compressed, such as `sitemap.xml.gz`, undone under the same limits. */
export function inflate(bytes: Uint8Array, encoding: string, limits: BodyLimits): Promise<Uint8Array> {
  return readBody(Readable.from([bytes]), [encoding], limits);
}

/** Undoes one encoding; a body cut short or damaged is a refusal. */
async function* decoded(chunks: Chunks, encoding: string): AsyncGenerator<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  const first = await source.next();
  if (first.done) return;
  const decoder = decoderFor(encoding, first.value);
  let failure: unknown = null;
  const fed = pipeline(Readable.from(rest(first.value, source), { objectMode: false }), decoder).catch(
    (error: unknown) => {
      failure = error;
    },
  );
  try {
    for await (const chunk of decoder) yield chunk as Uint8Array;
    await fed;
  } catch (error) {
    // The decoder ends for whatever its source ended for: the cause is the source's.
    await fed;
    throw causeOf(failure ?? error, encoding);
  } finally {
    decoder.destroy();
  }
}

function causeOf(error: unknown, encoding: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(?:Z_|ERR__?ERROR|ERR_BROTLI|ERR_.*(?:FORMAT|DECOD)|ZSTD_|ERR_PADDING)/.test(code)
    ? refuse(
        'net.encoding',
        `The page says that it is encoded by ${shown(encoding)}, and is not or is damaged.`,
        'later',
      )
    : error;
}

async function* rest(first: Uint8Array, source: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield first;
  try {
    for (let next = await source.next(); !next.done; next = await source.next()) yield next.value;
  } finally {
    await source.return?.();
  }
}

/** Servers mean two things by `deflate`: with zlib's head, or without. */
function decoderFor(encoding: string, first: Uint8Array): Transform {
  if (encoding === 'deflate') {
    return ((first[0] ?? 0) & 0x0f) === 8 ? zlib.createInflate() : zlib.createInflateRaw();
  }
  const create = Object.hasOwn(DECODERS, encoding) ? DECODERS[encoding] : undefined;
  if (!create)
    throw refuse(
      'net.encoding',
      `The page is encoded by ${shown(encoding)}, which cannot be undone here.`,
      'later',
    );
  return create();
}

async function* capped(
  chunks: Chunks,
  limit: number,
  over: (limit: number) => RefusalError,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > limit) throw over(limit);
    yield chunk;
  }
}

async function* counted(chunks: Chunks, count: { size: number }): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    count.size += chunk.length;
    yield chunk;
  }
}

async function* rated(
  chunks: Chunks,
  wire: { readonly size: number },
  { ratio, ratioFloor }: BodyLimits,
): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.length;
    if (size > ratioFloor && size > wire.size * ratio) {
      throw refuse(
        'net.inflate-limit',
        `The page inflates to more than ${ratio} times its size on the wire.`,
        'later',
      );
    }
    yield chunk;
  }
}

async function collect(chunks: Chunks, cut: number): Promise<Uint8Array> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of chunks) {
    all.push(chunk);
    size += chunk.length;
    if (size >= cut) break;
  }
  return Buffer.concat(all).subarray(0, cut);
}

const megabytes = (bytes: number) => `${bytes / 1_000_000} MB`;

function tooLarge(limit: number): RefusalError {
  return refuse('net.size-limit', `The page is larger than ${megabytes(limit)}.`, 'later');
}

function tooInflated(limit: number): RefusalError {
  return refuse('net.inflate-limit', `The page inflates to more than ${megabytes(limit)}.`, 'later');
}
