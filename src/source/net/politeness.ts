/**
 * Turns: who may connect to which host, and when. A few connections to one host at a time, a pause between the
 * beginnings of two, and rest where a server asked for it. A host that is slow keeps its own queue waiting and no
 * other.
 */
import type { FetchLimits } from './limits.ts';

/** Done with a turn; again is harmless. */
export type Release = () => void;

interface Host {
  running: number;
  /** Milliseconds of the clock before which no fetch begins. */
  nextAt: number;
  delayMs: number;
  restUntil: number;
  readonly waiting: (() => void)[];
  timer: NodeJS.Timeout | null;
}

type Options = Pick<FetchLimits, 'perHost' | 'delayMs' | 'crawlDelayMs' | 'connections'>;

/** Hosts remembered; the least recently met are forgotten first, those with work never. */
const REMEMBERED = 10_000;

export class Politeness {
  readonly #options: Options;
  readonly #now: () => number;
  readonly #hosts = new Map<string, Host>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(options: Options, now: () => number) {
    this.#options = options;
    this.#now = now;
  }

  /**
   * Waits for a turn at `hostname`. Rejects with the signal's reason when it is aborted while waiting.
   *
   * @param paced false for what belongs to a fetch that had its pause: redirects, robots.txt.
   */
  async turn(hostname: string, paced: boolean, signal: AbortSignal): Promise<Release> {
    const host = this.#hostOf(hostname);
    await this.#waitFor(host, paced, signal);
    try {
      await this.#waitForConnection(signal);
    } catch (error) {
      this.#leave(host);
      throw error;
    }
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#running -= 1;
      this.#waiting[0]?.();
      this.#leave(host);
    };
  }

  /** Seconds that the host is still to be left alone; 0 when it may be asked. */
  restOf(hostname: string): number {
    return Math.max(0, Math.ceil(((this.#hosts.get(hostname)?.restUntil ?? 0) - this.#now()) / 1000));
  }

  /** Leaves the host alone for so many seconds. */
  rest(hostname: string, seconds: number): void {
    const host = this.#hostOf(hostname);
    host.restUntil = Math.max(host.restUntil, this.#now() + seconds * 1000);
  }

  /** The pause that the host's robots.txt asks for, in seconds. */
  pace(hostname: string, seconds: number): void {
    const { delayMs, crawlDelayMs } = this.#options;
    this.#hostOf(hostname).delayMs = Math.max(delayMs, Math.min(seconds * 1000, crawlDelayMs));
  }

  #hostOf(hostname: string): Host {
    const known = this.#hosts.get(hostname);
    if (known) this.#hosts.delete(hostname);
    else this.#forget();
    const { delayMs } = this.#options;
    const host = known ?? { running: 0, nextAt: 0, delayMs, restUntil: 0, waiting: [], timer: null };
    this.#hosts.set(hostname, host);
    return host;
  }

  #forget(): void {
    if (this.#hosts.size < REMEMBERED) return;
    for (const [name, { running, waiting, restUntil }] of this.#hosts) {
      if (running > 0 || waiting.length > 0 || restUntil > this.#now()) continue;
      this.#hosts.delete(name);
      return;
    }
  }

  async #waitFor(host: Host, paced: boolean, signal: AbortSignal): Promise<void> {
    const take = () => {
      if (host.running >= this.#options.perHost) return false;
      if (paced && !this.#isDue(host)) return false;
      host.running += 1;
      if (paced) host.nextAt = this.#now() + host.delayMs;
      return true;
    };
    try {
      await wait(signal, host.waiting, !paced, take);
      host.waiting[0]?.();
    } finally {
      stopTimer(host);
    }
  }

  /** True when the pause is over; else the first in the queue is called when it is. */
  #isDue(host: Host): boolean {
    const left = host.nextAt - this.#now();
    // More than the pause itself is left only where the clock was set back.
    if (left <= 0 || left > host.delayMs) return true;
    host.timer ??= setTimeout(() => {
      host.timer = null;
      host.waiting[0]?.();
    }, left);
    return false;
  }

  async #waitForConnection(signal: AbortSignal): Promise<void> {
    await wait(signal, this.#waiting, false, () => {
      if (this.#running >= this.#options.connections) return false;
      this.#running += 1;
      return true;
    });
  }

  #leave(host: Host): void {
    host.running -= 1;
    host.waiting[0]?.();
    stopTimer(host);
  }
}

/** Where nobody waits any more, nothing keeps the program from ending. */
function stopTimer(host: Host): void {
  if (host.waiting.length > 0 || !host.timer) return;
  clearTimeout(host.timer);
  host.timer = null;
}

/**
 * Waits in `queue` until `take` succeeds; it is tried at once when nobody waits, and whenever the first is called.
 *
 * @param ahead true for who goes before those that wait.
 */
function wait(
  signal: AbortSignal,
  queue: (() => void)[],
  ahead: boolean,
  take: () => boolean,
): Promise<void> {
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  if ((ahead || queue.length === 0) && take()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const leave = () => {
      queue.splice(queue.indexOf(attempt), 1);
      signal.removeEventListener('abort', abort);
    };
    const attempt = () => {
      if (!take()) return;
      leave();
      resolve();
    };
    const abort = () => {
      leave();
      reject(signal.reason as Error);
      queue[0]?.();
    };
    signal.addEventListener('abort', abort);
    if (ahead) queue.unshift(attempt);
    else queue.push(attempt);
  });
}
