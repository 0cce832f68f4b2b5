/** A watch for tests: a server that says what a test wants, a workspace of its own, and time that the test moves. */
import { join } from 'node:path';
import { Workspace } from '../../src/store/index.ts';
import { type Clock, watch, type WatchNote, type WatchOptions } from '../../src/work/index.ts';
import { type Hostile, reply, withHostile } from '../source/net/hostile-server.ts';
import { withFolder } from '../store/folder.ts';

export const START = Date.UTC(2026, 2, 10, 6, 0);
const READER = new URL('./readers/plain.js', import.meta.url);

/** Time stands still until it is moved; then what is due is called, in its order. */
export class HandClock implements Clock {
  #now = START;
  readonly #timers = new Set<{ readonly at: number; readonly act: () => void }>();
  /** How many timers were ever set. */
  set = 0;

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, act: () => void): () => void {
    const timer = { at: this.#now + milliseconds, act };
    this.#timers.add(timer);
    this.set += 1;
    if (milliseconds <= 0) setImmediate(() => this.moveTo(this.#now));
    return () => this.#timers.delete(timer);
  }

  moveTo(time: number): void {
    this.#now = Math.max(this.#now, time);
    for (const timer of [...this.#timers].sort((a, b) => a.at - b.at)) {
      if (timer.at > this.#now) return;
      this.#timers.delete(timer);
      timer.act();
    }
  }

  move(minutes: number): void {
    this.moveTo(this.#now + minutes * 60_000);
  }
}

export interface Watched {
  readonly hostile: Hostile;
  readonly workspace: Workspace;
  readonly folder: string;
  readonly clock: HandClock;
  readonly notes: WatchNote[];
  /** Follows a feed of the server. */
  follow(path: string, host?: string): Promise<string>;
  /** One round. */
  once(more?: Partial<WatchOptions>): Promise<void>;
  /** Runs until the signal; `onNote` sees every note. */
  run(signal: AbortSignal, onNote: (note: WatchNote) => void): Promise<void>;
  /** What was asked of the server for a path. */
  asked(path: string): number;
}

/** Runs a case. */
export async function withWatched(body: (watched: Watched) => Promise<void>): Promise<void> {
  const clock = new HandClock();
  const run = (hostile: Hostile) =>
    withFolder(async (folder) => {
      const workspace = await Workspace.open(join(folder, 'case'));
      const notes: WatchNote[] = [];
      const options = {
        fetcher: hostile.fetcher,
        clock,
        chance: () => 0.5,
        threads: 0,
        reader: READER,
        onNote: (note: WatchNote) => notes.push(note),
      };
      try {
        await body({
          hostile,
          workspace,
          folder: join(folder, 'case'),
          clock,
          notes,
          follow: async (path, host) => {
            const at = new Date(clock.now()).toISOString();
            return (await workspace.following.add({ address: hostile.url(path, host) }, at)).id;
          },
          once: (more) => watch(workspace, { ...options, once: true, ...more }),
          run: (signal, onNote) => watch(workspace, { ...options, signal, onNote }),
          asked: (path) => hostile.requests.filter((line) => line.split(' ')[1] === path).length,
        });
      } finally {
        await workspace.close();
      }
    });
  await withHostile(run, { now: () => new Date(clock.now()) });
}

/** A feed of RSS whose items are `path` or `[path, more elements]`. */
export function feed(items: readonly (string | readonly [string, string])[], head = ''): string {
  const all = items.map((item) => {
    const [path, more] = typeof item === 'string' ? [item, ''] : item;
    return `<item><guid isPermaLink="false">${path}</guid><link>${path}</link><title>t</title>${more}</item>`;
  });
  return `<rss version="2.0"><channel><title>La Gazette</title>${head}${all.join('')}</channel></rss>`;
}

/** Answers with a feed, and with 304 to whoever has it. */
export function tagged(content: string, etag: string): Parameters<Hostile['on']>[1] {
  return (socket, head) => {
    const has = new RegExp(`^if-none-match: ${etag}\\r?$`, 'im').test(head);
    if (has) reply(304, [`ETag: ${etag}`])(socket, head);
    else reply(200, ['Content-Type: application/rss+xml', `ETag: ${etag}`], content)(socket, head);
  };
}

export const rss = (content: string) => reply(200, ['Content-Type: application/rss+xml'], content);
