/**
 * Threads that read pages, one page a thread at a time.
 *
 * A thread that dies or does not come back is replaced, and only the page it had is lost. Each thread has tables and
 * models of its own, so memory grows with the number of threads and never with the number of pages.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Capture, RecoupeError } from '../model/index.ts';
import { type Outcome, type PageReader, runJob, type Want } from './job.ts';
import type { Reply, Request, ThreadData } from './messages.ts';

export interface PoolOptions {
  /** 0 reads in this thread: no start-up, but a page that hangs hangs all. As many as there are cores unless given. */
  readonly threads?: number;
  /** The module whose `createReader` is used; the pipeline's unless given. */
  readonly reader?: URL;
  /** A page that takes longer is given up, with that reason. */
  readonly pageSeconds?: number;
}

export interface Pool {
  /** The version of the reader; rejects when it cannot be started. */
  readonly version: Promise<string>;
  /** How many pages can be read at once. */
  readonly width: number;
  /** Reads a page, at once or when a thread is free. Rejects only when no page can be read at all. */
  read(capture: Capture, want: Want): Promise<Outcome>;
  close(): Promise<void>;
}

const PIPELINE = new URL('../pipeline/index.js', import.meta.url);
const PAGE_SECONDS = 60;
/** For one thread, tables included; a page of 20 MB needs about 700 MB. */
const HEAP_MB = 2048;

export function createPool(options: PoolOptions = {}): Pool {
  const threads = options.threads ?? availableParallelism();
  const reader = options.reader ?? PIPELINE;
  return threads === 0
    ? new HerePool(reader)
    : new ThreadPool(threads, reader, (options.pageSeconds ?? PAGE_SECONDS) * 1000);
}

/** No thread at all: for a few pages, which take less time than starting one. */
class HerePool implements Pool {
  readonly width = 1;
  readonly version: Promise<string>;
  readonly #reader: Promise<PageReader>;

  constructor(module: URL) {
    this.#reader = import(module.href).then((loaded: { createReader: () => PageReader }) =>
      loaded.createReader(),
    );
    this.version = this.#reader.then((reader) => reader.version);
    this.version.catch(() => undefined);
  }

  async read(capture: Capture, want: Want): Promise<Outcome> {
    return runJob(await this.#reader, capture, want);
  }

  async close(): Promise<void> {}
}

interface Task {
  readonly request: Request;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  task: Task | null;
  ready: boolean;
  /** Runs while a page is read. */
  deadline: NodeJS.Timeout | null;
}

class ThreadPool implements Pool {
  readonly width: number;
  readonly version: Promise<string>;
  readonly #data: ThreadData;
  readonly #pageMs: number;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Task[] = [];
  #announce: { resolve: (version: string) => void; reject: (error: Error) => void };
  #broken: Error | null = null;
  #closed = false;

  constructor(width: number, reader: URL, pageMs: number) {
    this.width = width;
    this.#data = { reader: reader.href };
    this.#pageMs = pageMs;
    const { promise, resolve, reject } = withResolvers<string>();
    this.version = promise;
    this.version.catch(() => undefined);
    this.#announce = { resolve, reject };
    for (let i = 0; i < width; i += 1) this.#start();
  }

  read(capture: Capture, want: Want): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request: { capture, want }, resolve, reject });
      this.#dispatch();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#threads].map((thread) => thread.worker.terminate()));
  }

  #start(): void {
    const worker = new Worker(new URL('./worker.js', import.meta.url), {
      workerData: this.#data,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    });
    const thread: Thread = { worker, task: null, ready: false, deadline: null };
    this.#threads.add(thread);
    worker.on('message', (reply: Reply) => this.#hear(thread, reply));
    worker.on('error', (error) =>
      this.#lose(thread, `the thread that read it died (${error.message})`, error),
    );
    worker.on('exit', (code) => this.#lose(thread, `the thread that read it ended (code ${code})`));
  }

  #hear(thread: Thread, reply: Reply): void {
    if (reply.kind === 'broken') {
      this.#break(new RecoupeError(reply.code, reply.message, reply.mend));
    } else if (reply.kind === 'ready') {
      thread.ready = true;
      this.#announce.resolve(reply.version);
      this.#dispatch();
    } else {
      this.#finish(thread, reply.outcome);
      this.#dispatch();
    }
  }

  #finish(thread: Thread, outcome: Outcome): void {
    const task = thread.task;
    thread.task = null;
    if (thread.deadline) clearTimeout(thread.deadline);
    task?.resolve(outcome);
  }

  /** A thread is gone; one that never became ready would only die again, so then nothing can be read. */
  #lose(thread: Thread, reason: string, error?: Error): void {
    if (!this.#threads.delete(thread)) return;
    this.#finish(thread, { kind: 'failed', reason: `recoupe failed on this page: ${reason}`, retry: true });
    if (this.#closed || this.#broken) return;
    if (thread.ready) this.#start();
    else this.#break(error && !isMemory(error) ? error : cannotStart(reason));
  }

  #break(error: Error): void {
    this.#broken = error;
    this.#announce.reject(error);
    for (const task of this.#waiting.splice(0)) task.reject(error);
  }

  #dispatch(): void {
    if (this.#broken) return this.#break(this.#broken);
    for (const thread of this.#threads) {
      if (!thread.ready || thread.task) continue;
      const task = this.#waiting.shift();
      if (!task) return;
      thread.task = task;
      thread.deadline = setTimeout(() => this.#giveUp(thread, task), this.#pageMs);
      thread.worker.postMessage(task.request, []);
    }
  }

  /**
   * Ends a thread whose page takes too long. It is out of the pool at once, so that no other page is given to it on its
   * way out. An answer that is waiting to be heard, as after the machine has slept, comes first.
   */
  #giveUp(thread: Thread, task: Task): void {
    setImmediate(() => {
      if (thread.task !== task) return;
      const reason = `not read within ${this.#pageMs / 1000} seconds`;
      this.#finish(thread, { kind: 'failed', reason, retry: true });
      this.#lose(thread, reason);
      void thread.worker.terminate();
    });
  }
}

function isMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function cannotStart(reason: string): RecoupeError {
  const message = `A reading thread cannot be started: ${reason}.`;
  return new RecoupeError('work.thread', message, 'Free some memory, or use fewer threads.');
}

/** `Promise.withResolvers`, which Node 20 lacks. */
function withResolvers<T>() {
  let resolve!: (value: T) => void;
  let reject!: (error: Error) => void;
  const promise = new Promise<T>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}
