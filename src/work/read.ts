/** Reads many captures on all cores and gives the results in the order of the input. */
import type { Article, Capture, Page } from '../model/index.ts';
import type { FailedItem, SourceItem } from '../source/index.ts';
import type { Outcome } from './job.ts';
import { inOrder } from './order.ts';
import { createPool, type Pool, type PoolOptions } from './pool.ts';
import { createMeter, type Progress } from './progress.ts';

export interface ReadOptions extends PoolOptions {
  /** Stops cleanly: nothing more is begun, and pages that are being read are left for another time. */
  readonly signal?: AbortSignal;
  /** How many inputs there are, where that is known. */
  readonly total?: number | null;
  readonly onProgress?: (progress: Progress) => void;
  /** A pool to use and leave open, instead of one for this run. */
  readonly pool?: Pool;
}

export interface ReadPage {
  readonly kind: 'read';
  readonly page: Page;
  readonly article: Article;
}

/** Items under way for each thread: enough that none waits while a slow page holds up the order. */
const AHEAD = 4;
/** Bytes of pages under way. */
const BYTES_AHEAD = 32 * 1024 * 1024;
/** Up to so many pages are read in this thread: starting others takes longer. */
const FEW = 8;

/** Every input read, or failed with its reason; throws only when no page can be read at all. */
export async function* readPages(
  items: AsyncIterable<SourceItem>,
  options: ReadOptions = {},
): AsyncGenerator<ReadPage | FailedItem> {
  const meter = createMeter(options.total ?? null, options.onProgress);
  yield* withPool(items, options, async function* (pool, items) {
    const start = async (item: SourceItem): Promise<ReadPage | FailedItem> =>
      item.kind === 'failed' ? item : shown(item.capture, await pool.read(item.capture, 'show'));
    for await (const result of underWay(pool, items, start, options.signal)) {
      meter.count(result.kind === 'failed' ? 'failed' : 'read');
      yield result;
    }
  });
}

function shown(capture: Capture, outcome: Outcome): ReadPage | FailedItem {
  if (outcome.kind === 'shown') return { kind: 'read', page: outcome.page, article: outcome.article };
  if (outcome.kind === 'packed') throw new Error('a page was read to be stored, not to be shown');
  return failedPage(capture, outcome.reason);
}

/** The failed item for a capture that could be had but not read. */
export function failedPage(capture: Capture, reason: string): FailedItem {
  const path = capture.path ?? capture.url ?? capture.id;
  return { kind: 'failed', path, code: 'read.failed', reason: `${path}: ${reason}.` };
}

/** Starts `start` on the items ahead of time, as far as the bounds allow. */
export function underWay<Out>(
  pool: Pool,
  items: AsyncIterable<SourceItem>,
  start: (item: SourceItem) => Promise<Out>,
  signal: AbortSignal | undefined,
): AsyncGenerator<Out> {
  return inOrder(items, sizeOf, start, { items: pool.width * AHEAD, bytes: BYTES_AHEAD, signal });
}

function sizeOf(item: SourceItem): number {
  return item.kind === 'capture' ? item.capture.bytes.length : 0;
}

/** Runs `body` with a pool that suits the number of items, and ends the pool whatever happens. */
export async function* withPool<Out>(
  items: AsyncIterable<SourceItem>,
  options: ReadOptions,
  body: (pool: Pool, items: AsyncIterable<SourceItem>) => AsyncGenerator<Out>,
): AsyncGenerator<Out> {
  if (options.pool) {
    yield* body(options.pool, items);
    return;
  }
  const { few, all } = await peek(items);
  const pool = createPool(few && options.threads === undefined ? { ...options, threads: 0 } : options);
  try {
    yield* body(pool, all);
  } finally {
    await pool.close();
  }
}

/** Takes the first items to see whether they are few and small, and puts them back. */
async function peek(items: AsyncIterable<SourceItem>) {
  const iterator = items[Symbol.asyncIterator]();
  const first: SourceItem[] = [];
  let bytes = 0;
  let ended = false;
  while (!ended && first.length < FEW && bytes < BYTES_AHEAD / 8) {
    const next = await iterator.next();
    if (next.done) ended = true;
    else {
      first.push(next.value);
      bytes += sizeOf(next.value);
    }
  }
  return { few: ended, all: chain(first, iterator, ended) };
}

async function* chain<T>(first: T[], rest: AsyncIterator<T>, ended: boolean): AsyncGenerator<T> {
  try {
    while (first.length > 0) yield first.shift()!;
    if (ended) return;
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
