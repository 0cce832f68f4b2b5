/**
 * The watch: feeds are asked when they are due, their new pages fetched, stored, and then read, for as long as it runs.
 *
 * Each host has one lane, so that a host that is slow or large holds up no other. Everything it knows stands in the
 * workspace: one that was stopped goes on where it was. Between two times that something is due it does nothing at all.
 */
import { parseMonths } from '../text/months.ts';
import { projectData } from '../pipeline/data.ts';
import type { Fetcher } from '../source/net/index.ts';
import type { Workspace } from '../store/index.ts';
import { type FeedNote, followFeed } from './follow-feed.ts';
import { followPage, type PageNote } from './follow-page.ts';
import { type IngestOptions, ingest } from './ingest.ts';
import { createPool, type Pool, type PoolOptions } from './pool.ts';
import { type Clock, REAL_CLOCK, type Watching } from './watching.ts';

export type WatchNote =
  | {
      readonly kind: 'feed';
      readonly address: string;
      readonly title: string | null;
      readonly note: FeedNote;
    }
  | { readonly kind: 'page'; readonly address: string; readonly note: PageNote }
  | { readonly kind: 'read'; readonly pages: number; readonly failed: number }
  /** Nothing is under way; `until` is when something is due next. */
  | { readonly kind: 'idle'; readonly until: string | null };

export interface WatchOptions
  extends Pick<IngestOptions, 'dossier' | 'dossierVersion' | 'onFailed'>,
    PoolOptions {
  readonly fetcher: Fetcher;
  /** Ends when everything that was due is done, instead of waiting for more. */
  readonly once?: boolean;
  /** Stops cleanly: what is being fetched is dropped, to be fetched another time. */
  readonly signal?: AbortSignal;
  readonly onNote?: (note: WatchNote) => void;
  readonly clock?: Clock;
  /** For the spread of times; a test gives a seeded one. */
  readonly chance?: () => number;
}

/** Hosts that are worked on at a time. */
const LANES = 32;
/** Fetches from one host before another host gets its lane. */
const TURN = 8;
/** Pages are read when there are so many, or when the first has waited so long (milliseconds), or nothing else is due. */
const READ = { pages: 32, wait: 5000 };
/** The dossier takes at most this share of the time: after one that took a minute there is none for nine. */
const DOSSIER_SHARE = 0.1;
/** However long nothing is due: sources that another process added are met within so many milliseconds. */
const LONGEST_WAIT = 60 * 1000;

/** Follows the sources of the workspace. Throws a `RecoupeError` when the disk or the database fails. */
export async function watch(workspace: Workspace, options: WatchOptions): Promise<void> {
  const watcher = new Watcher(workspace, options);
  try {
    await watcher.run();
  } finally {
    await watcher.close();
  }
}

class Watcher {
  readonly #workspace: Workspace;
  readonly #options: WatchOptions;
  readonly #clock: Clock;
  readonly #watching: Watching;
  readonly #stop = new AbortController();
  readonly #lanes = new Map<string, Promise<void>>();
  readonly #reader: Reader;
  /** Hosts that had something due when they were last asked for. */
  #ready: string[] = [];
  #began = '';
  #restsUntil: string | null | undefined;
  #wake: () => void = () => undefined;
  #failure: { readonly error: unknown } | null = null;

  constructor(workspace: Workspace, options: WatchOptions) {
    this.#workspace = workspace;
    this.#options = options;
    this.#clock = options.clock ?? REAL_CLOCK;
    const { fetcher, chance = Math.random, signal } = options;
    this.#watching = {
      workspace,
      fetch: (request) => fetcher.fetch({ ...request, signal: this.#stop.signal }),
      now: () => this.#clock.now(),
      chance,
      months: parseMonths(projectData.text('lang/months.tsv')),
    };
    this.#reader = new Reader(workspace, options, this.#clock, this.#stop.signal, () => this.#wake());
    if (signal?.aborted) this.#end();
    else signal?.addEventListener('abort', () => this.#end(), { once: true, signal: this.#stop.signal });
  }

  async run(): Promise<void> {
    this.#began = this.#now();
    await this.#reader.begin();
    await this.#workspace.following.wakeRefused(this.#began);
    for (;;) {
      // Whoever finishes from here on wakes the next turn, even before it waits.
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      await this.#fill();
      if (this.#failure) throw this.#failure.error;
      if (this.#stop.signal.aborted) return;
      this.#reader.tend(this.#lanes.size === 0);
      if (this.#lanes.size > 0 || this.#reader.isBusy) await this.#until(woken, this.#reader.readAt);
      else if (this.#options.once) return;
      else await this.#rest(woken);
    }
  }

  /** Ends what is under way and waits for it. */
  async close(): Promise<void> {
    this.#end();
    await Promise.all(this.#lanes.values());
    await this.#reader.close();
  }

  #end(): void {
    this.#stop.abort();
    this.#wake();
  }

  /** Gives every free lane to a host that has something due; hosts are asked for anew when all had their turn. */
  async #fill(): Promise<void> {
    if (this.#stop.signal.aborted) return;
    if (this.#ready.length === 0) {
      const hosts = await this.#workspace.following.dueHosts(this.#now(), this.#feedsBy());
      this.#ready = hosts.filter((host) => !this.#lanes.has(host));
    }
    while (this.#lanes.size < LANES && this.#ready.length > 0) {
      const host = this.#ready.shift()!;
      if (!this.#lanes.has(host)) this.#lanes.set(host, this.#lane(host));
    }
  }

  /** One host's turn. */
  async #lane(host: string): Promise<void> {
    try {
      for (let turn = 0; turn < TURN && !this.#stop.signal.aborted; turn += 1) {
        if (!((await this.#feedOf(host)) || (await this.#pageOf(host)))) break;
      }
    } catch (error) {
      this.#failure ??= { error };
      this.#stop.abort();
    } finally {
      this.#lanes.delete(host);
      this.#wake();
    }
  }

  /** Asks a feed of the host that is due; false where none is. */
  async #feedOf(host: string): Promise<boolean> {
    const source = await this.#workspace.following.dueOf(host, this.#feedsBy());
    if (!source) return false;
    const note = await followFeed(this.#watching, source);
    if (note) this.#tell({ kind: 'feed', address: source.address, title: source.title, note });
    return true;
  }

  /** Feeds that are due by then are asked: a single round asks each once, however long it takes. */
  #feedsBy(): string {
    return this.#options.once ? this.#began : this.#now();
  }

  /** Fetches a page of the host that is due; false where none is. */
  async #pageOf(host: string): Promise<boolean> {
    const item = await this.#workspace.following.items.dueOf(host, this.#now());
    if (!item) return false;
    const note = await followPage(this.#watching, item);
    if (note?.isNews) this.#reader.expect();
    if (note) this.#tell({ kind: 'page', address: item.address, note });
    return true;
  }

  /** Waits until something happens, or until a moment comes. */
  async #until(woken: Promise<void>, moment: number): Promise<void> {
    const wait = Math.min(LONGEST_WAIT, Math.max(0, moment - this.#clock.now()));
    const cancel = this.#clock.after(wait, () => this.#wake());
    await woken;
    cancel();
  }

  async #rest(woken: Promise<void>): Promise<void> {
    const next = await this.#workspace.following.nextDue(this.#now());
    if (next !== this.#restsUntil) this.#tell({ kind: 'idle', until: next });
    this.#restsUntil = next;
    const due = next === null ? Infinity : Date.parse(next);
    await this.#until(woken, Math.min(due, this.#reader.dossierAt));
  }

  #tell(note: WatchNote): void {
    this.#options.onNote?.(note);
  }

  #now(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

/** Reads what was stored, a batch at a time, beside the fetching; and makes the dossier anew, not too often. */
class Reader {
  readonly #workspace: Workspace;
  readonly #options: WatchOptions;
  readonly #clock: Clock;
  readonly #signal: AbortSignal;
  readonly #onDone: () => void;
  /** Made when there is something to read: its tables take a moment. */
  #pool: Pool | null = null;
  #waiting = 0;
  #since = 0;
  /** The dossier is older than the pages. */
  #isStale = false;
  #dossierAt = 0;
  #running: Promise<void> | null = null;
  #failure: { readonly error: unknown } | null = null;

  constructor(
    workspace: Workspace,
    options: WatchOptions,
    clock: Clock,
    signal: AbortSignal,
    onDone: () => void,
  ) {
    this.#workspace = workspace;
    this.#options = options;
    this.#clock = clock;
    this.#signal = signal;
    this.#onDone = onDone;
  }

  /** Looks for what a watch before this one stored and did not read. */
  async begin(): Promise<void> {
    this.#waiting = (await this.#workspace.hasUnread()) ? 1 : 0;
    const { dossierVersion = '' } = this.#options;
    const basis = await this.#workspace.dossierBasis();
    this.#isStale = basis.revision !== (await this.#workspace.revision()) || basis.version !== dossierVersion;
  }

  get isBusy(): boolean {
    return this.#running !== null;
  }

  /** When the pages that wait have waited long enough, in milliseconds; `Infinity` where none do. */
  get readAt(): number {
    return this.#waiting > 0 && !this.#running ? this.#since + READ.wait : Infinity;
  }

  /** When the dossier may be made anew, in milliseconds; `Infinity` where it need not. */
  get dossierAt(): number {
    return this.#isStale && this.#options.dossier ? this.#dossierAt : Infinity;
  }

  /** Another page is stored. */
  expect(): void {
    if (this.#waiting === 0) this.#since = this.#clock.now();
    this.#waiting += 1;
    this.#isStale = true;
    if (this.#waiting === READ.pages) this.#onDone();
  }

  /** Begins to read when it is time; `isQuiet` where nothing is being fetched. */
  tend(isQuiet: boolean): void {
    if (this.#failure) throw this.#failure.error;
    if (this.#running || this.#signal.aborted) return;
    const { pages, wait } = READ;
    const isTime = this.#waiting >= pages || this.#clock.now() - this.#since >= wait || isQuiet;
    const { dossier, once } = this.#options;
    const mayMake =
      dossier !== undefined && (this.#clock.now() >= this.#dossierAt || (once === true && isQuiet));
    if (!(this.#waiting > 0 && isTime) && !(this.#isStale && isQuiet && mayMake)) return;
    this.#running = this.#read(mayMake).finally(() => {
      this.#running = null;
      this.#onDone();
    });
  }

  async close(): Promise<void> {
    await this.#running;
    await this.#pool?.close();
  }

  async #read(withDossier: boolean): Promise<void> {
    this.#waiting = 0;
    // One thread keeps up with what politeness lets in, and leaves the fetching undisturbed.
    this.#pool ??= createPool({ threads: 1, ...this.#options });
    const began = this.#clock.now();
    const { dossier, dossierVersion, onFailed, onNote } = this.#options;
    try {
      const done = await ingest(this.#workspace, none(), {
        pool: this.#pool,
        signal: this.#signal,
        ...(withDossier && dossier && { dossier }),
        ...(dossierVersion !== undefined && { dossierVersion }),
        ...(onFailed && { onFailed }),
      });
      if (withDossier) {
        this.#isStale = this.#waiting > 0;
        const took = this.#clock.now() - began;
        this.#dossierAt = this.#clock.now() + took * (1 / DOSSIER_SHARE - 1);
      }
      if (done.stored + done.failed > 0) onNote?.({ kind: 'read', pages: done.stored, failed: done.failed });
    } catch (error) {
      this.#failure = { error };
    }
  }
}

async function* none(): AsyncGenerator<never> {
  // Everything to read is in the workspace already.
}
