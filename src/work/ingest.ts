/**
 * Pages go into a workspace: added, read on all cores, stored in batches, and the dossier made anew.
 *
 * A page counts as done when its batch is on the disk; a run that is stopped, or killed, loses none of those, and the
 * next one passes over them. Pages in the workspace that an older reader read are read again.
 */
import { type Capture, type Dossier, RecoupeError } from '../model/index.ts';
import type { FailedItem, SourceItem } from '../source/index.ts';
import type { Reading, StoredPage, Workspace } from '../store/index.ts';
import type { Outcome } from './job.ts';
import type { Pool } from './pool.ts';
import { createMeter, type Meter } from './progress.ts';
import { failedPage, type ReadOptions, underWay, withPool } from './read.ts';

export interface IngestOptions extends ReadOptions {
  /** Makes the dossier of all pages; without it the dossier stays as it is. */
  readonly dossier?: (pages: AsyncIterable<StoredPage>) => Dossier | Promise<Dossier>;
  /** The version of `dossier`: with another one the dossier is made anew though no page has changed. */
  readonly dossierVersion?: string;
  /** Told of every input that failed, in order. */
  readonly onFailed?: (item: FailedItem) => void;
}

export interface Ingested {
  /** Pages read and stored. */
  readonly stored: number;
  /** Inputs that were in the workspace already, read by this version. */
  readonly unchanged: number;
  readonly failed: number;
  /** True when the signal stopped it. */
  readonly interrupted: boolean;
}

/** What came of one input: something to store, a failure, both, or nothing new. */
interface Step {
  readonly reading: Reading | null;
  readonly failed: FailedItem | null;
}

/** A batch is stored when it has so many pages, or bytes, or has waited so long (milliseconds). */
const BATCH = { pages: 32, bytes: 8 * 1024 * 1024, wait: 500 };

/** Adds the pages of `items` to the workspace. Throws a `RecoupeError` when the disk or the database fails. */
export async function ingest(
  workspace: Workspace,
  items: AsyncIterable<SourceItem>,
  options: IngestOptions = {},
): Promise<Ingested> {
  const counts = { stored: 0, unchanged: 0, failed: 0 };
  const meter = createMeter(options.total ?? null, options.onProgress);
  const batch = new Batch(workspace);
  for await (const { reading, failed } of readSteps(workspace, items, batch, meter, options)) {
    if (reading) await batch.add(reading);
    if (failed) options.onFailed?.(failed);
    const fate = failed ? 'failed' : reading ? 'read' : 'unchanged';
    counts[fate === 'read' ? 'stored' : fate] += 1;
    meter.count(fate);
  }
  await batch.flush();
  const interrupted = options.signal?.aborted ?? false;
  if (options.dossier && !interrupted) {
    await refreshDossier(workspace, options.dossier, options.dossierVersion ?? '');
  }
  return { ...counts, interrupted };
}

async function* readSteps(
  workspace: Workspace,
  items: AsyncIterable<SourceItem>,
  batch: Batch,
  meter: Meter,
  options: IngestOptions,
): AsyncGenerator<Step> {
  yield* withPool(items, options, async function* (pool, items) {
    const version = await pool.version;
    const start = (item: SourceItem) => stepOf(workspace, pool, version, batch, item);
    yield* underWay(pool, items, start, options.signal);
    await batch.flush();
    meter.expect(await workspace.countStale(version));
    yield* underWay(pool, staleItems(workspace, version), start, options.signal);
  });
}

async function stepOf(
  workspace: Workspace,
  pool: Pool,
  version: string,
  batch: Batch,
  item: SourceItem,
): Promise<Step> {
  if (item.kind === 'failed') return { reading: null, failed: item };
  const { capture } = item;
  if (!batch.begin(capture.id)) return { reading: null, failed: null };
  const standing = await workspace.standing(capture.id);
  if (standing?.reader === version && !standing.retry) {
    batch.end(capture.id);
    return {
      reading: null,
      failed: standing.failure === null ? null : failedPage(capture, standing.failure),
    };
  }
  return readingOf(capture, version, await pool.read(capture, 'store'));
}

function readingOf(capture: Capture, reader: string, outcome: Outcome): Step {
  if (outcome.kind === 'packed') {
    return { reading: { capture, packed: outcome.packed, page: outcome.page }, failed: null };
  }
  if (outcome.kind === 'shown') throw new Error('a page was read to be shown, not to be stored');
  const { reason, retry } = outcome;
  return {
    reading: { capture, page: { id: capture.id, reader, failure: reason, retry } },
    failed: failedPage(capture, reason),
  };
}

/** Captures in the workspace that this reader has not read: left behind by a crash, or by an older version. */
async function* staleItems(workspace: Workspace, version: string): AsyncGenerator<SourceItem> {
  for await (const id of workspace.stale(version)) {
    try {
      const capture = await workspace.capture(id);
      if (capture) yield { kind: 'capture', capture };
    } catch (error) {
      if (!(error instanceof RecoupeError) || error.code !== 'store.damaged') throw error;
      yield { kind: 'failed', path: id, code: error.code, reason: error.message };
    }
  }
}

/** Pages that were read and not yet stored. */
class Batch {
  readonly #workspace: Workspace;
  /** Captures between their beginning and the disk: the same one twice in a run is read once. */
  readonly #begun = new Set<string>();
  #readings: Reading[] = [];
  #bytes = 0;
  #since = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  begin(id: string): boolean {
    if (this.#begun.has(id)) return false;
    this.#begun.add(id);
    return true;
  }

  end(id: string): void {
    this.#begun.delete(id);
  }

  async add(reading: Reading): Promise<void> {
    if (this.#readings.length === 0) this.#since = performance.now();
    this.#readings.push(reading);
    this.#bytes += sizeOf(reading);
    const { pages, bytes, wait } = BATCH;
    const due = performance.now() - this.#since >= wait;
    if (due || this.#readings.length >= pages || this.#bytes >= bytes) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.#readings.length === 0) return;
    await this.#workspace.put(this.#readings);
    for (const { page } of this.#readings) this.#begun.delete(page.id);
    this.#readings = [];
    this.#bytes = 0;
  }
}

function sizeOf({ page, packed, capture }: Reading): number {
  const own = 'failure' in page ? 0 : page.content.length + (page.source?.length ?? 0) + page.passages.length;
  return own + (packed?.length ?? capture?.bytes.length ?? 0);
}

/** Another process may add pages while we compute: then it is computed again, this often at most. */
const TRIES = 3;

/** Makes the dossier anew unless it is that of the present pages and rules. */
async function refreshDossier(
  workspace: Workspace,
  make: NonNullable<IngestOptions['dossier']>,
  version: string,
): Promise<void> {
  for (let turn = 0; turn < TRIES; turn += 1) {
    const revision = await workspace.revision();
    const made = await workspace.dossierBasis();
    if (made.revision === revision && made.version === version) return;
    await workspace.putDossier(await make(workspace.readings()), { revision, version });
  }
}
