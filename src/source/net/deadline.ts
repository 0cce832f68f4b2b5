/**
 * The clock of one fetch: it ends when too long nothing was heard, when all of it took too long, or when somebody
 * stops it. Between hops it stands still, so that waiting for a host's turn costs a fetch nothing.
 */
import { setMaxListeners } from 'node:events';
import type { FetchLimits } from './limits.ts';
import { refuse } from './refusal.ts';

export class Deadline {
  readonly #limits: Pick<FetchLimits, 'totalMs' | 'idleMs'>;
  readonly #stop = new AbortController();
  #left: number;
  #startedAt = 0;
  #total: NodeJS.Timeout | undefined;
  #idle: NodeJS.Timeout | undefined;

  /** @param outer signals that end it from outside; their reason is kept. */
  constructor(limits: Pick<FetchLimits, 'totalMs' | 'idleMs'>, outer: readonly AbortSignal[]) {
    this.#limits = limits;
    this.#left = limits.totalMs;
    const stop = () => this.#stop.abort(refuse('net.stopped', 'The fetch was stopped.', 'soon'));
    // One listener a fetch, gone with it: many of them on one signal are many fetches, and no leak.
    setMaxListeners(0, ...outer);
    for (const signal of outer) {
      if (signal.aborted) stop();
      else signal.addEventListener('abort', stop, { once: true, signal: this.#stop.signal });
    }
  }

  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  /** Runs one hop against the clock. */
  async during<T>(hop: () => Promise<T>): Promise<T> {
    this.#startedAt = performance.now();
    this.#total = setTimeout(
      () => this.#end('net.timeout', `took longer than ${seconds(this.#limits.totalMs)}`),
      this.#left,
    );
    this.heard();
    try {
      return await hop();
    } finally {
      clearTimeout(this.#total);
      clearTimeout(this.#idle);
      this.#left = Math.max(1, this.#left - (performance.now() - this.#startedAt));
    }
  }

  /** Something was heard: the wait begins anew. */
  heard(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(
      () => this.#end('net.idle', `said nothing for ${seconds(this.#limits.idleMs)}`),
      this.#limits.idleMs,
    );
  }

  /** To be called when the fetch is over: outer signals are let go. */
  close(): void {
    this.#stop.abort();
  }

  #end(code: string, what: string): void {
    this.#stop.abort(refuse(code, `The server ${what}.`, 'soon'));
  }
}

const seconds = (ms: number) => `${ms / 1000} s`;
