/**
 * Captures become a web archive (WARC/1.1, ISO 28500:2017), one gzip member a record, which gives them back as they
 * were, and which other programs read as any other archive.
 *
 * An answer of a server is a `response` with its head as it was received; what came from a file is a `resource`. Bytes
 * that were written already are not written again: such a capture is a `revisit`. The bytes of a page are those after
 * compression and chunking were undone, so the headers that tell of those stand under `x-orig-`, as other writers have
 * it. No clock plays a part: the same captures give the same archive. One whose time of fetching is not known has the
 * first second of 1970, which the first record says, and no time in its own field.
 */
import { gzipSync } from 'node:zlib';
import {
  ANNOUNCEMENT_TYPE,
  ARCHIVE_FIELD,
  archiveFieldOf,
  type Capture,
  type HttpResponse,
  ORIGINAL_PREFIX,
  TRANSPORT_HEADERS,
} from '../model/index.ts';
import { sha256 } from '../text/ids.ts';

const UNKNOWN_DATE = '1970-01-01T00:00:00Z';
const PROFILE = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';
const NO_SYSTEM = 255;

type Fields = readonly (readonly [name: string, value: string])[];

/** What a later capture of the same bytes refers to. */
interface Written {
  readonly record: string;
  readonly target: string;
  readonly date: string;
}

/** The archive, record by record. `software` is told in its first record. */
export async function* writeWarc(
  captures: AsyncIterable<Capture>,
  software: string,
): AsyncGenerator<Uint8Array> {
  const written = new Map<string, Written>();
  let first = true;
  for await (const capture of captures) {
    if (first) yield infoRecord(dateOf(capture), software);
    first = false;
    if (capture.announced) yield announcementRecord(capture);
    yield captureRecord(capture, written.get(capture.sha256));
    if (!written.has(capture.sha256)) written.set(capture.sha256, writtenAs(capture));
  }
  if (first) yield infoRecord(UNKNOWN_DATE, software);
}

function writtenAs(capture: Capture): Written {
  return { record: recordId('capture', capture.id), target: targetOf(capture), date: dateOf(capture) };
}

function infoRecord(date: string, software: string): Uint8Array {
  const info = [
    `software: ${software}`,
    'format: WARC File Format 1.1',
    `description: captures of recoupe; ${UNKNOWN_DATE} stands for a time that is not known`,
  ];
  const block = Buffer.from(`${info.join('\r\n')}\r\n`);
  return record('warcinfo', recordId('info', sha256(block)), date, block, [
    ['Content-Type', 'application/warc-fields'],
  ]);
}

/** What a feed said of a page stands before the page. */
function announcementRecord(capture: Capture): Uint8Array {
  const block = Buffer.from(JSON.stringify(capture.announced));
  return record('metadata', recordId('announcement', capture.id), dateOf(capture), block, [
    ['WARC-Target-URI', targetOf(capture)],
    ['WARC-Concurrent-To', recordId('capture', capture.id)],
    ['Content-Type', ANNOUNCEMENT_TYPE],
  ]);
}

function captureRecord(capture: Capture, same: Written | undefined): Uint8Array {
  const { response, url, id } = capture;
  const answer = response && url !== null ? headOf(response) : null;
  const type = same ? 'revisit' : answer ? 'response' : 'resource';
  const block = Buffer.concat([answer ?? Buffer.alloc(0), same ? Buffer.alloc(0) : capture.bytes]);
  return record(type, recordId('capture', id), dateOf(capture), block, [
    ['WARC-Target-URI', targetOf(capture)],
    ['WARC-Payload-Digest', `sha256:${capture.sha256}`],
    ...(same ? revisitFields(same) : []),
    ...contentType(capture, answer !== null, same !== undefined),
    [ARCHIVE_FIELD, archiveFieldOf(capture)],
  ]);
}

function revisitFields({ record, target, date }: Written): Fields {
  return [
    ['WARC-Profile', PROFILE],
    ['WARC-Refers-To', record],
    ['WARC-Refers-To-Target-URI', target],
    ['WARC-Refers-To-Date', date],
  ];
}

function contentType(capture: Capture, answered: boolean, repeats: boolean): Fields {
  if (answered) return [['Content-Type', 'application/http;msgtype=response']];
  return repeats ? [] : [['Content-Type', clean(capture.mediaType ?? 'application/octet-stream')]];
}

/** The head of the answer; of the reason behind the status nothing was kept. */
function headOf({ status, headers }: HttpResponse): Buffer {
  const lines = headers.map(([name, value]) => {
    const prefix = TRANSPORT_HEADERS.has(name) ? ORIGINAL_PREFIX : '';
    return `${prefix}${clean(name)}: ${clean(value)}\r\n`;
  });
  return Buffer.from(`HTTP/1.1 ${status} \r\n${lines.join('')}\r\n`, 'latin1');
}

/** No value ends its line. What stands above ASCII are bytes of the wire. */
function clean(value: string): string {
  // oxlint-disable-next-line no-control-regex
  return value.replace(/[\u0000-\u001f\u007f]+/g, ' ');
}

/** The address, or for what came from a file a name that is no address: a path would be read as one. */
function targetOf({ url, id }: Capture): string {
  return url === null ? `urn:recoupe:${id}` : clean(url);
}

function dateOf({ fetchedAt }: Capture): string {
  return fetchedAt ?? UNKNOWN_DATE;
}

/** A UUID (RFC 9562, version 8) that follows from what it names. */
function recordId(kind: string, of: string): string {
  const hex = sha256(`recoupe ${kind} ${of}`);
  const parts = [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`];
  return `<urn:uuid:${parts.join('-')}-${hex.slice(20, 32)}>`;
}

function record(type: string, id: string, date: string, block: Buffer, fields: Fields): Uint8Array {
  const all: Fields = [
    ['WARC-Type', type],
    ['WARC-Record-ID', id],
    ['WARC-Date', date],
    ['WARC-Block-Digest', `sha256:${sha256(block)}`],
    ...fields,
    ['Content-Length', String(block.length)],
  ];
  const head = all.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  const packed = gzipSync(
    Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]),
  );
  // Which system wrote it is nobody's business, and would differ from one to the other.
  packed[9] = NO_SYSTEM;
  return packed;
}
