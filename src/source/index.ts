/**
 * Sources: what the user names on the command line becomes captures, in a fixed order.
 *
 * A source is a file, a folder, a web archive, an http(s) address, `-` for standard input, or the pages of a manifest.
 * One input that cannot be had is an item with its reason, and the rest goes on. When a page was fetched is known from
 * its fetching, from an archive or from a manifest, or not at all.
 */
import { stat } from 'node:fs/promises';
import { RecoupeError } from '../model/index.ts';
import { MAX_BYTES, readFileItem, readStreamItem, unreadable } from './file.ts';
import { walkFolder } from './folder.ts';
import type { Provenance, SourceItem } from './item.ts';
import { readManifest } from './manifest.ts';
import { mediaTypeOf } from './media.ts';
import { createFetcher, type Fetcher, type FetcherOptions } from './net/fetcher.ts';
import { isAddress, readAddresses } from './net/pages.ts';
import { ArchiveReader, isArchiveName, type Recall } from './warc/index.ts';

export { type CaptureItem, captureOf, type FailedItem, type Provenance, type SourceItem } from './item.ts';

export interface SourceOptions {
  /** Manifests to read besides the arguments, before them. */
  readonly manifests?: readonly string[];
  /** What `-` reads; standard input unless given. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** The largest page taken, in bytes. */
  readonly maxBytes?: number;
  /** How addresses are fetched. */
  readonly fetching?: FetcherOptions;
  /** Fetches the addresses, instead of a fetcher made for this call; it stays open. */
  readonly fetcher?: Fetcher;
  /** Stops fetches that are under way. */
  readonly signal?: AbortSignal;
  /** Told of every archive, when it is done, what was in it. */
  readonly onNote?: (note: string) => void;
  /** Captures that are known already, for records of an archive that only repeat another. */
  readonly recall?: Recall;
}

/** One input before it is opened. */
type Entry =
  | { readonly kind: 'file'; readonly location: string; readonly from: Provenance }
  | { readonly kind: 'address' }
  | { readonly kind: 'stdin' }
  | { readonly kind: 'failed'; readonly item: SourceItem };

/**
 * Every page that the arguments name, in order: manifests, then arguments, folders in the order of their names.
 *
 * Throws a `RecoupeError` whose code starts with `usage.` before anything is read when an argument can never work.
 */
export async function* readSources(
  args: readonly string[],
  options: SourceOptions = {},
): AsyncGenerator<SourceItem> {
  refuseImpossible(args);
  const addresses = args.filter(isAddress);
  const fetcher = options.fetcher ?? (addresses.length > 0 ? createFetcher(options.fetching) : null);
  const fetched = fetcher && readAddresses(addresses, fetcher, options.signal);
  try {
    yield* readEntries(listEntries(args, options), fetched, options);
  } finally {
    await fetched?.return(undefined);
    if (!options.fetcher) await fetcher?.close();
  }
}

async function* readEntries(
  entries: AsyncIterable<Entry>,
  fetched: AsyncIterator<SourceItem> | null,
  { maxBytes = MAX_BYTES, stdin = process.stdin, onNote, recall }: SourceOptions,
): AsyncGenerator<SourceItem> {
  const archives = new ArchiveReader({ maxBytes, onNote, recall });
  for await (const entry of entries) {
    if (entry.kind === 'failed') yield entry.item;
    else if (isArchive(entry)) yield* archives.read(entry.location, entry.from.path ?? entry.location);
    else if (entry.kind === 'file') yield await readFileItem(entry.location, entry.from, maxBytes);
    else if (entry.kind === 'stdin') yield await readStreamItem(stdin, bare('-'), maxBytes);
    else {
      const next = await fetched?.next();
      if (next && !next.done) yield next.value;
    }
  }
  yield* archives.finish();
}

function isArchive(entry: Entry): entry is Entry & { kind: 'file' } {
  return entry.kind === 'file' && isArchiveName(entry.location);
}

/**
 * How many inputs `readSources` will yield for the same arguments; opens no page. Null where an archive is among them:
 * what is in it only reading it can tell.
 */
export async function countSources(
  args: readonly string[],
  options: SourceOptions = {},
): Promise<number | null> {
  let count = 0;
  for await (const entry of listEntries(args, options)) {
    if (isArchive(entry)) return null;
    count += 1;
  }
  return count;
}

async function* listEntries(args: readonly string[], options: SourceOptions): AsyncGenerator<Entry> {
  refuseImpossible(args);
  for (const manifest of options.manifests ?? []) yield* listManifest(manifest);
  for (const arg of args) {
    if (arg === '-') yield { kind: 'stdin' };
    else if (isAddress(arg)) yield { kind: 'address' };
    else yield* listPath(arg);
  }
}

function refuseImpossible(args: readonly string[]): void {
  const address = args.find((arg) => isAddress(arg) && !/^https?:/i.test(arg));
  if (address !== undefined) {
    throw new RecoupeError(
      'usage.address',
      `${address} is neither an http nor an https address.`,
      'Save what stands there to a file and give that file; a manifest (--manifest FILE) can say where it came from.',
    );
  }
  if (args.filter((arg) => arg === '-').length > 1) {
    throw new RecoupeError(
      'usage.stdin',
      '"-" stands twice.',
      'Standard input holds one page: name "-" once.',
    );
  }
}

async function* listManifest(file: string): AsyncGenerator<Entry> {
  for await (const entry of readManifest(file)) {
    yield 'kind' in entry ? { kind: 'failed', item: entry } : { kind: 'file', ...entry };
  }
}

async function* listPath(arg: string): AsyncGenerator<Entry> {
  const path = arg.replaceAll('\\', process.platform === 'win32' ? '/' : '\\');
  const isFolder = await stat(arg).then(
    (stat) => stat.isDirectory(),
    () => false,
  );
  if (!isFolder) {
    yield { kind: 'file', location: arg, from: bare(path) };
    return;
  }
  for await (const found of walkFolder(arg, path)) {
    if ('error' in found) yield { kind: 'failed', item: unreadable(found.path, found.error) };
    else yield { kind: 'file', location: found.location, from: bare(found.path) };
  }
}

function bare(path: string): Provenance {
  return { path, url: null, fetchedAt: null, mediaType: mediaTypeOf(path), site: null };
}
