/**
 * The answer of a server as an archive keeps it becomes its status, its headers and the bytes of the page, with
 * chunking and compression undone. Archives whose writer has undone them already, and left the headers as they were,
 * are taken for what their bytes are.
 */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';
import { type HttpResponse, ORIGINAL_PREFIX } from '../../model/index.ts';
import { headerOf, keptHeaders, parseContentEncoding } from '../net/headers.ts';
import { isGzip } from './gzip.ts';
import { headEnd } from './record.ts';

export interface Answer {
  readonly response: HttpResponse;
  /** Where the body begins. */
  readonly body: number;
}

const MAX_CODINGS = 5;
/** A head without an end is not longer. */
const MAX_HEAD = 64 * 1024;

/** The answer that `block` begins with; null where it is none. Cookies and credentials are left out. */
export function parseAnswer(block: Buffer): Answer | null {
  const end = headEnd(block) ?? Math.min(block.length, MAX_HEAD);
  const [first = '', ...lines] = block
    .toString('latin1', 0, end)
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})(?: |$)/.exec(first.trimEnd())?.[1];
  if (status === undefined) return null;
  const raw = lines.flatMap((line) => {
    const colon = line.indexOf(':');
    return colon > 0 ? [line.slice(0, colon).trim(), line.slice(colon + 1)] : [];
  });
  return { response: { status: Number(status), headers: keptHeaders(raw) }, body: end };
}

/** True when the writer of the archive says that it has undone compression and chunking. */
export function isUndone({ headers }: HttpResponse): boolean {
  return headers.some(([name]) => name.startsWith(ORIGINAL_PREFIX));
}

/** The headers as the server sent them, where the writer renamed those that no longer fitted. */
export function originalHeaders({ status, headers }: HttpResponse): HttpResponse {
  const renamed = new Set(
    headers
      .filter(([name]) => name.startsWith(ORIGINAL_PREFIX))
      .map(([name]) => name.slice(ORIGINAL_PREFIX.length)),
  );
  return {
    status,
    headers: headers
      .filter(([name]) => !renamed.has(name))
      .map(([name, value]) => [
        name.startsWith(ORIGINAL_PREFIX) ? name.slice(ORIGINAL_PREFIX.length) : name,
        value,
      ]),
  };
}

/** The bytes of the page; a string says why they cannot be had. */
export function decodeBody(response: HttpResponse, sent: Buffer, maxBytes: number): Buffer | string {
  if (isUndone(response)) return sent;
  const chunked = /\bchunked\b/i.test(headerOf(response.headers, 'transfer-encoding') ?? '');
  let body = (chunked ? parseChunks(sent) : null) ?? sent;
  const codings = parseContentEncoding(headerOf(response.headers, 'content-encoding'));
  if (codings.length > MAX_CODINGS) return `it is compressed ${codings.length} times`;
  try {
    for (const coding of codings.reverse()) body = undo(coding, body, maxBytes);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (code === 'ERR_BUFFER_TOO_LARGE') return 'it unfolds into more than the limit for one page';
    return error instanceof UnknownCoding ? error.message : 'its compressed bytes are damaged';
  }
  return body;
}

class UnknownCoding extends Error {}

function undo(coding: string, body: Buffer, maxOutputLength: number): Buffer {
  const limit = { maxOutputLength };
  if (coding === 'gzip' || coding === 'x-gzip') return isGzip(body) ? gunzipSync(body, limit) : body;
  if (coding === 'deflate') return isZlib(body) ? inflateSync(body, limit) : undoRaw(body, limit);
  if (coding === 'br') return isMarkup(body) ? body : brotliDecompressSync(body, limit);
  throw new UnknownCoding(`it is compressed in a way that is not known here (${coding.slice(0, 20)})`);
}

/** Of «deflate» some servers made the bare algorithm; what is neither has been undone. */
function undoRaw(body: Buffer, limit: { readonly maxOutputLength: number }): Buffer {
  return isMarkup(body) ? body : inflateRawSync(body, limit);
}

function isZlib(body: Buffer): boolean {
  return body.length > 2 && (body[0]! & 15) === 8 && body.readUInt16BE(0) % 31 === 0;
}

/** The first byte that is no blank is `<`: a page that was undone. */
export function isMarkup(body: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*</.test(body.toString('latin1', 0, 256));
}

/** The chunks joined (RFC 9112, 7.1); null where the bytes are not in chunks. What is cut off keeps what there is. */
function parseChunks(sent: Buffer): Buffer | null {
  const joined = Buffer.alloc(sent.length);
  let length = 0;
  for (let at = 0; at < sent.length; ) {
    const line = /^([0-9a-f]{1,8})[ \t]*(?:;[^\r\n]*)?\r?\n/i.exec(
      sent.toString('latin1', at, at + MAX_LINE),
    );
    if (!line) return at === 0 ? null : joined.subarray(0, length);
    const from = at + line[0].length;
    const size = Number.parseInt(line[1]!, 16);
    if (size === 0) break;
    length += sent.copy(joined, length, from, from + size);
    at = from + size;
    while (sent[at] === 13 || sent[at] === 10) at += 1;
  }
  return joined.subarray(0, length);
}

/** Of a line that gives the size of a chunk; extensions are rare and short. */
const MAX_LINE = 128;
