/**
 * A record of an archive becomes a capture, or the reason why it cannot be one, or is passed over because it holds no
 * page: an image, a script, a request, an answer that says «not found».
 *
 * The bytes are those of the page, compression and chunking undone, and must have the digest that the archive gives
 * for them: what was altered is refused, since a word that was changed in an archive cannot be told from one that was
 * written. The address in the header names the page; nothing is ever fetched or opened by it.
 */
import {
  ANNOUNCEMENT_TYPE,
  type Announcement,
  announcementSchema,
  ARCHIVE_FIELD,
  type HttpResponse,
  parseArchiveField,
} from '../../model/index.ts';
import { captureOf, failed, type Provenance, type SourceItem } from '../item.ts';
import { isWebAddress, parseInstant } from '../manifest.ts';
import { type Digest, isDigestOf, parseDigest } from './digest.ts';
import { headerOf, parseContentType } from '../net/headers.ts';
import { decodeBody, isMarkup, originalHeaders, parseAnswer } from './http.ts';
import type { WarcRecord } from './record.ts';

/** A record that says: the same bytes as another one. */
export interface Revisit {
  readonly kind: 'revisit';
  readonly offset: number;
  /** Where it stands, for people. */
  readonly path: string;
  readonly digest: Digest | null;
  /** The id of the other record, and its address and time, as far as they are given. */
  readonly id: string | null;
  readonly original: { readonly url: string; readonly date: string } | null;
  readonly from: Provenance;
  /** The id that our own writer gave it. */
  readonly capture: string | null;
  readonly announced: Announcement | null;
}

export interface Passed {
  readonly kind: 'passed';
  /** What it is, in a word or two. */
  readonly what: string;
}

export type Found = SourceItem | Revisit | Passed;

/** The types of what may be a page. */
const PAGE = /^\s*(?:text\/html|application\/xhtml\+xml|text\/plain)\s*(?:;|$)/i;

/** What a record says of the one after it. */
export interface Announced {
  /** The id of the other record. */
  readonly of: string;
  readonly words: Announcement;
}

/** What our own writer puts before a page that a feed announced; null for all else. */
export function findAnnounced({ type, header, block }: WarcRecord): Announced | null {
  const of = header.get('warc-concurrent-to');
  if (type !== 'metadata' || !of || header.get('content-type') !== ANNOUNCEMENT_TYPE) return null;
  try {
    return { of, words: announcementSchema.parse(JSON.parse(block.toString())) };
  } catch {
    return null;
  }
}

/** What `record` of the archive that people call `archive` holds; a feed `announced` it. */
export function findPage(
  record: WarcRecord,
  archive: string,
  maxBytes: number,
  announced: Announcement | null = null,
): Found {
  const found = findIn(record, `${archive}#${record.offset}`, maxBytes);
  if (announced === null) return found;
  if (found.kind === 'capture') return { ...found, capture: { ...found.capture, announced } };
  return found.kind === 'revisit' ? { ...found, announced } : found;
}

function findIn(record: WarcRecord, path: string, maxBytes: number): Found {
  if (record.type === 'response') return findAnswered(record, path, maxBytes);
  if (record.type === 'resource' || record.type === 'conversion') return findResource(record, path, maxBytes);
  if (record.type === 'revisit') return findRevisit(record, path);
  return { kind: 'passed', what: record.type === '' ? 'no type' : record.type };
}

function findAnswered(record: WarcRecord, path: string, maxBytes: number): Found {
  const target = targetOf(record);
  const answer = parseAnswer(record.block);
  if (!answer) {
    return isWebAddress(target)
      ? wrong(record, path, 'source.archive-record', 'it holds no answer of a server')
      : { kind: 'passed', what: schemeOf(target) };
  }
  const { response, body } = answer;
  const media = headerOf(response.headers, 'content-type');
  const what = isOurs(record) ? null : passedOver(response.status, media, record.block.subarray(body));
  if (what !== null) return { kind: 'passed', what };
  if (record.length > record.block.length || record.length - body > maxBytes)
    return tooLarge(record, path, maxBytes);
  const sent = record.block.subarray(body);
  const bytes = decodeBody(response, sent, maxBytes);
  if (typeof bytes === 'string') return wrong(record, path, 'source.archive-record', bytes);
  if (!isIntact(record, [sent, bytes])) return altered(record, path);
  return take(record, path, bytes, media, originalHeaders(response));
}

/** A record of our own writer is a capture, whatever it holds. */
function isOurs({ header }: WarcRecord): boolean {
  return header.has(ARCHIVE_FIELD.toLowerCase());
}

/** What an answer is that holds no page; null when it may hold one. */
function passedOver(status: number, media: string | null, body: Buffer): string | null {
  if (status < 200 || status > 299) return `status ${status}`;
  if (media === null) return isMarkup(body) ? null : 'no media type';
  return PAGE.test(media) ? null : mediaName(media);
}

function mediaName(media: string): string {
  return /^[\w.+-]+\/[\w.+-]+/.exec(media.trim())?.[0].toLowerCase() ?? 'unknown media type';
}

function findResource(record: WarcRecord, path: string, maxBytes: number): Found {
  const media = record.header.get('content-type') ?? null;
  if (!isOurs(record) && !PAGE.test(media ?? '')) return { kind: 'passed', what: mediaName(media ?? '') };
  if (record.length > maxBytes) return tooLarge(record, path, maxBytes);
  if (!isIntact(record, [record.block])) return altered(record, path);
  return take(record, path, record.block, media, null);
}

/** The bytes as a capture: ours as it was, another's under its address. */
function take(
  record: WarcRecord,
  path: string,
  bytes: Buffer,
  mediaType: string | null,
  response: HttpResponse | null,
): SourceItem | Passed {
  const found = provenanceOf(record, path, mediaType, response);
  if (!('from' in found)) return found;
  // A copy: the bytes of a record are part of a larger piece of the file.
  const capture = captureOf(Uint8Array.from(bytes), found.from);
  return found.capture === null || found.capture === capture.id
    ? { kind: 'capture', capture }
    : altered(record, path);
}

/** Where the page came from, and the id that our own writer gave it. */
function provenanceOf(
  record: WarcRecord,
  path: string,
  mediaType: string | null,
  response: HttpResponse | null,
): { readonly from: Provenance; readonly capture: string | null } | SourceItem | Passed {
  const head = response ? { response } : {};
  const field = record.header.get(ARCHIVE_FIELD.toLowerCase());
  if (field !== undefined) {
    const own = parseArchiveField(field);
    if (!own || (own.url !== null && !isWebAddress(own.url)))
      return wrong(record, path, 'source.archive-record', `its ${ARCHIVE_FIELD} is not one of recoupe`);
    const { id, fetched_at: fetchedAt, media_type, ...rest } = own;
    return { from: { ...rest, fetchedAt, mediaType: media_type, ...head }, capture: id };
  }
  const url = targetOf(record);
  if (/^file:/i.test(url))
    return wrong(record, path, 'source.archive-record', 'its address is that of a file');
  if (!isWebAddress(url)) return { kind: 'passed', what: schemeOf(url) };
  const fetchedAt = parseInstant(record.header.get('warc-date') ?? '');
  return {
    from: { path, url, fetchedAt, mediaType: parseContentType(mediaType), site: null, ...head },
    capture: null,
  };
}

function findRevisit(record: WarcRecord, path: string): Found {
  const answer = parseAnswer(record.block);
  const media = answer && headerOf(answer.response.headers, 'content-type');
  if (media && !isOurs(record) && !PAGE.test(media)) return { kind: 'passed', what: mediaName(media) };
  // «Not modified» says nothing of the page itself: its head is that of the other record.
  const isOwn = answer !== null && (isOurs(record) || answer.response.status !== 304);
  if (isOwn && !isOurs(record) && (answer.response.status < 200 || answer.response.status > 299))
    return { kind: 'passed', what: `status ${answer.response.status}` };
  const found = provenanceOf(record, path, media, isOwn ? originalHeaders(answer.response) : null);
  if (!('from' in found)) return found;
  const { header, offset } = record;
  const [url, date] = [header.get('warc-refers-to-target-uri'), header.get('warc-refers-to-date')];
  return {
    kind: 'revisit',
    offset,
    path,
    digest: parseDigest(header.get('warc-payload-digest')),
    id: header.get('warc-refers-to') ?? null,
    original: url && date ? { url: bare(url), date } : null,
    announced: null,
    ...found,
  };
}

/** The address that the record is of; old writers put it in angle brackets. */
export function targetOf({ header }: WarcRecord): string {
  return bare(header.get('warc-target-uri') ?? '');
}

function bare(address: string): string {
  return /^<.*>$/.test(address) ? address.slice(1, -1) : address;
}

function schemeOf(address: string): string {
  return /^[a-z][a-z0-9+.-]{0,20}:/i.exec(address)?.[0].toLowerCase() ?? 'no address';
}

/**
 * The digest of the whole block decides; without it that of the payload, which writers take of the bytes as they came
 * or as they are.
 */
function isIntact({ header, block }: WarcRecord, payloads: readonly Uint8Array[]): boolean {
  const whole = parseDigest(header.get('warc-block-digest'));
  if (whole) return isDigestOf(whole, block);
  const payload = parseDigest(header.get('warc-payload-digest'));
  return !payload || payloads.some((bytes) => isDigestOf(payload, bytes));
}

function altered(record: WarcRecord, path: string): SourceItem {
  return wrong(record, path, 'source.archive-digest', 'its bytes are not those that its digest is of');
}

function tooLarge(record: WarcRecord, path: string, maxBytes: number): SourceItem {
  const mebibytes = Math.floor(maxBytes / (1024 * 1024));
  return wrong(record, path, 'source.large', `it is larger than the limit of ${mebibytes} MiB for one page`);
}

function wrong(record: WarcRecord, path: string, code: string, why: string): SourceItem {
  const url = targetOf(record);
  return failed(path, code, `${path}${isWebAddress(url) ? ` (${url})` : ''}: ${why}.`);
}
