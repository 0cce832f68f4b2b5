/**
 * Web archives: a WARC (plain or gzip) or a WACZ becomes the pages in it, as a stream, in the order of the file.
 *
 * What is damaged is told with its offset, and the pages before and after it are had. What holds no page is passed over
 * and counted. A record that only says «the same bytes as that other one» (revisit) is looked up at the end, over all
 * archives that were read, before and after it, then in what the workspace knows.
 */
import { type FileHandle, open } from 'node:fs/promises';
import type { Capture } from '../../model/index.ts';
import { unreadable } from '../file.ts';
import { captureOf, failed, type FailedItem, type Provenance, type SourceItem } from '../item.ts';
import { parseInstant } from '../manifest.ts';
import { type Digest, parseDigest, sameDigest } from './digest.ts';
import { inflateMembers, isGzip } from './gzip.ts';
import { type Announced, findAnnounced, findPage, type Revisit, targetOf } from './page.ts';
import { readPieces } from './pieces.ts';
import { type Damage, readRecords, type WarcRecord } from './record.ts';
import { ByteWindow } from './window.ts';
import { readDirectory, readMember } from './zip.ts';

export interface ArchiveOptions {
  /** The largest page taken, in bytes. */
  readonly maxBytes: number;
  /** Told of each archive, when it is done, what was in it. */
  readonly onNote?: ((note: string) => void) | undefined;
  /** A capture that is known already, by its address and time of fetching or by the SHA-256 of its bytes. */
  readonly recall?: Recall | undefined;
}

export type Recall = (wanted: {
  readonly url: string;
  readonly fetchedAt: string | null;
  readonly sha256: string | null;
}) => Promise<Capture | null>;

/** So many damages of one archive are told one by one; more are only counted. */
const MAX_TOLD = 1000;
/** A record holds a page and the head of its answer. */
const MAX_HEAD = 64 * 1024;

/** True for the names that archives have. */
export function isArchiveName(name: string): boolean {
  return /\.(?:warc(?:\.gz)?|wacz)$/i.test(name);
}

interface Archive {
  /** The path to open. */
  readonly location: string;
  /** What people call it. */
  readonly path: string;
}

/** One WARC: the file itself, or a member of a WACZ. */
interface Volume {
  readonly path: string;
  readonly window: ByteWindow;
}

/** A record, and the WARC that it is in. */
interface Located {
  readonly kind: 'record';
  readonly record: WarcRecord;
  readonly path: string;
}

/** Reads archives one after another, then what they owe each other. */
export class ArchiveReader {
  readonly #options: ArchiveOptions;
  readonly #archives: Archive[] = [];
  readonly #revisits: Revisit[] = [];
  /** What the record before this one says of it. */
  #announced: Announced | null = null;

  constructor(options: ArchiveOptions) {
    this.#options = options;
  }

  /** The pages of one archive; never throws for what is in the file. */
  async *read(location: string, path: string): AsyncGenerator<SourceItem> {
    const archive = { location, path };
    const tally = new Tally();
    this.#archives.push(archive);
    for await (const found of this.#contents(archive)) {
      if (found.kind === 'failed') {
        tally.failed += 1;
        if (tally.failed <= MAX_TOLD) yield found;
      } else for (const item of this.#take(found.record, found.path, tally)) yield item;
    }
    this.#options.onNote?.(tally.tell(path));
  }

  *#take(record: WarcRecord, path: string, tally: Tally): Generator<SourceItem> {
    const before = this.#announced;
    const announced = before && before.of === record.header.get('warc-record-id') ? before.words : null;
    this.#announced = findAnnounced(record);
    if (this.#announced) return;
    const found = findPage(record, path, this.#options.maxBytes, announced);
    if (found.kind === 'passed') {
      tally.pass(found.what);
      return;
    }
    if (found.kind === 'revisit') {
      tally.revisits += 1;
      this.#revisits.push(found);
      return;
    }
    tally[found.kind === 'capture' ? 'pages' : 'failed'] += 1;
    yield found;
  }

  /** The pages of the revisit records, or why they cannot be had; to be called once, after the last archive. */
  async *finish(): AsyncGenerator<SourceItem> {
    const wanted = new Wanted(this.#revisits.splice(0));
    if (wanted.size === 0) return;
    for (const archive of this.#archives) {
      for await (const found of this.#contents(archive)) {
        if (found.kind === 'failed') continue;
        for (const revisit of wanted.takeFor(found.record)) yield this.#revisited(revisit, found);
      }
    }
    for (const revisit of wanted.rest()) yield await this.#recalled(revisit);
  }

  #revisited(revisit: Revisit, original: Located): SourceItem {
    const page = findPage(original.record, original.path, this.#options.maxBytes);
    return page.kind === 'capture'
      ? again(revisit, page.capture)
      : lost(revisit, 'the one it repeats holds no page');
  }

  async #recalled(revisit: Revisit): Promise<SourceItem> {
    const { digest, original, from } = revisit;
    const known = await this.#options.recall?.({
      url: original?.url ?? from.url ?? '',
      fetchedAt: original ? parseInstant(original.date) : null,
      sha256: digest?.algorithm === 'sha256' ? digest.hex : null,
    });
    return known
      ? again(revisit, known)
      : lost(revisit, 'the one it repeats is neither in the archives nor in the workspace');
  }

  async *#contents(archive: Archive): AsyncGenerator<Located | FailedItem> {
    let file: FileHandle;
    try {
      file = await open(archive.location, 'r');
    } catch (error) {
      yield unreadable(archive.path, error);
      return;
    }
    try {
      for await (const volume of volumesOf(file, archive.path)) {
        if ('kind' in volume) yield volume;
        else
          for await (const found of readRecords(volume.window, this.#options.maxBytes + MAX_HEAD)) {
            if (found.kind === 'damage') yield damaged(volume.path, found);
            else yield { kind: 'record', record: found, path: volume.path };
          }
      }
    } catch (error) {
      yield unreadable(archive.path, error);
    } finally {
      await file.close();
    }
  }
}

/** The WARCs of a file: itself, or those of a WACZ. What a file is its first bytes say, not its name. */
async function* volumesOf(file: FileHandle, path: string): AsyncGenerator<Volume | FailedItem> {
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
  if (buffer.toString('latin1') !== 'PK\x03\x04') {
    yield { path, window: await windowOf(new ByteWindow(readPieces(file)), path) };
    return;
  }
  const members = await readDirectory(file, (await file.stat()).size);
  if (typeof members === 'string') {
    yield failed(path, 'source.archive', `${path}: ${members}.`);
    return;
  }
  for (const member of members) {
    if (!/\.warc(?:\.gz)?$/i.test(member.name)) continue;
    const shown = `${path}/${member.name.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '\ufffd').slice(0, 200)}`;
    yield { path: shown, window: await windowOf(new ByteWindow(readMember(file, member)), shown) };
  }
}

/** What is in it its beginning says; its name, where that is damaged. */
async function windowOf(raw: ByteWindow, name: string): Promise<ByteWindow> {
  await raw.fill(5);
  const isPlain = raw.rest.toString('latin1', 0, 5) === 'WARC/';
  return isGzip(raw.rest) || (!isPlain && /\.gz$/i.test(name)) ? new ByteWindow(inflateMembers(raw)) : raw;
}

function damaged(path: string, { offset, reason }: Damage): FailedItem {
  const at = `${path}#${offset}`;
  return failed(at, 'source.archive-damaged', `${at}: a damaged part is passed over: ${reason}.`);
}

/** The page of a revisit: the bytes of the other one at its own address and time. */
function again(revisit: Revisit, original: Capture): SourceItem {
  const { from, path } = revisit;
  const capture = captureOf(original.bytes, {
    ...from,
    ...(revisit.capture === null && inherited(from, original)),
  });
  const { announced } = revisit;
  return revisit.capture === null || revisit.capture === capture.id
    ? { kind: 'capture', capture: announced ? { ...capture, announced } : capture }
    : failed(path, 'source.archive-digest', `${path}: the one it repeats has other bytes than it had.`);
}

/** Another's revisit leaves unsaid what is as it was. */
function inherited(from: Provenance, original: Capture): Partial<Provenance> {
  const response = from.response ?? original.response;
  return { mediaType: from.mediaType ?? original.mediaType, ...(response && { response }) };
}

function lost({ path, from }: Revisit, why: string): SourceItem {
  const url = from.url === null ? '' : ` (${from.url})`;
  return failed(path, 'source.archive-revisit', `${path}${url}: it only repeats another record, and ${why}.`);
}

/** Revisit records by what they say of the record that they repeat. */
class Wanted {
  readonly #byKey = new Map<string, Revisit[]>();
  readonly #open: Set<Revisit>;

  constructor(revisits: readonly Revisit[]) {
    this.#open = new Set(revisits);
    for (const revisit of revisits) {
      const { digest, id, original } = revisit;
      if (digest) this.#add(keyOfDigest(digest), revisit);
      if (id) this.#add(`id ${id}`, revisit);
      if (original) this.#add(`at ${original.url} ${parseInstant(original.date)}`, revisit);
    }
  }

  get size(): number {
    return this.#open.size;
  }

  #add(key: string, revisit: Revisit): void {
    const list = this.#byKey.get(key);
    if (list) list.push(revisit);
    else this.#byKey.set(key, [revisit]);
  }

  /** Those that repeat this record. A digest that is given on both sides must be the same. */
  takeFor(record: WarcRecord): Revisit[] {
    const { type, header } = record;
    if (type !== 'response' && type !== 'resource' && type !== 'conversion') return [];
    const digest = parseDigest(header.get('warc-payload-digest'));
    const keys = [
      ...(digest ? [keyOfDigest(digest)] : []),
      `id ${header.get('warc-record-id')}`,
      `at ${targetOf(record)} ${parseInstant(header.get('warc-date') ?? '')}`,
    ];
    const found = keys
      .flatMap((key) => this.#byKey.get(key) ?? [])
      .filter((revisit) => !revisit.digest || !digest || sameDigest(revisit.digest, digest));
    return found.filter((revisit) => this.#open.delete(revisit));
  }

  rest(): readonly Revisit[] {
    return [...this.#open];
  }
}

function keyOfDigest({ algorithm, hex }: Digest): string {
  return `${algorithm} ${hex}`;
}

/** What was in an archive, in numbers. */
class Tally {
  pages = 0;
  failed = 0;
  revisits = 0;
  readonly #passed = new Map<string, number>();

  pass(what: string): void {
    // What a hostile file can name endlessly is counted together.
    const name = this.#passed.has(what) || this.#passed.size < 100 ? what : 'other';
    this.#passed.set(name, (this.#passed.get(name) ?? 0) + 1);
  }

  tell(path: string): string {
    const passed = [...this.#passed].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
    const sum = passed.reduce((sum, [, count]) => sum + count, 0);
    const kinds = passed.slice(0, 6).map(([what, count]) => `${what} ${count}`);
    const parts = [
      `${this.pages} pages`,
      ...(this.revisits > 0 ? [`${this.revisits} repeats of others`] : []),
      ...(this.failed > 0 ? [`${this.failed} damaged or refused`] : []),
      `${sum} records without a page${sum > 0 ? ` (${kinds.join(', ')}${passed.length > 6 ? '…' : ''})` : ''}`,
    ];
    return `${path}: ${parts.join(', ')}.`;
  }
}
