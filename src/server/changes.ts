/**
 * Changes as they come: a stream of server-sent events, one whenever the workspace is no longer what it was.
 *
 * The pages may come from another program (`recoupe watch`), so the workspace is asked, once for all listeners and only
 * while there are any. A listener that does not read is let go: what it holds back stays bounded.
 */
import type { Workspace } from '../store/index.ts';
import { changeOf, revisionsOf } from './answers.ts';
import { refusal } from './refusal.ts';

export interface ChangesOptions {
  /** How long between two looks at the workspace, in milliseconds. */
  readonly every?: number;
  /** How many may listen at once. */
  readonly most?: number;
  readonly log: (line: string) => void;
}

export interface Changes {
  /** A stream for one more listener; a refusal when there are too many. */
  listen(): Response;
  /** Ends every stream and the looking. */
  close(): void;
}

type Listener = ReadableStreamDefaultController<Uint8Array>;

const EVERY = 2000;
const MOST = 64;
/** So many messages may wait for a listener that does not read. */
const WAITING = 16;
/** A sign of life every so many looks, so that nothing between us closes a silent connection. */
const QUIET_LOOKS = 8;

export function changesOf(
  workspace: Workspace,
  { every = EVERY, most = MOST, log }: ChangesOptions,
): Changes {
  const audience = new Audience();
  let looking = false;
  let timer: NodeJS.Timeout | undefined;
  let last = '';
  let quiet = 0;

  const look = async () => {
    const now = JSON.stringify(await revisionsOf(workspace));
    quiet = now === last ? quiet + 1 : 0;
    last = now;
    if (quiet === 0) audience.tell(await message());
    else if (quiet % QUIET_LOOKS === 0) audience.tell(': \n\n');
  };
  const next = () => {
    looking = audience.size > 0;
    if (looking) timer = setTimeout(() => void look().catch(complain).finally(next), every);
  };
  const complain = (error: unknown) => log(`changes: ${String(error)}`);
  const greet = async (listener: Listener) => {
    const now = JSON.stringify(await revisionsOf(workspace));
    const greeting = `retry: ${every}\n${await message()}`;
    if (!looking) {
      last = now;
      next();
    }
    audience.send(listener, greeting);
  };
  const message = async () => `data: ${JSON.stringify(await changeOf(workspace))}\n\n`;

  return {
    listen() {
      if (audience.size >= most) {
        return refusal(503, 'server.listeners', 'Too many windows are listening.', 'Close one and reload.');
      }
      const body = audience.admit((listener) => void greet(listener).catch(complain));
      return new Response(body, {
        headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
      });
    },
    close() {
      clearTimeout(timer);
      audience.dismiss();
    },
  };
}

/** Those who listen, each with a bounded queue. */
class Audience {
  readonly #listeners = new Set<Listener>();
  readonly #encoder = new TextEncoder();

  get size(): number {
    return this.#listeners.size;
  }

  /** The stream of one more listener, who is greeted as soon as it begins. */
  admit(greet: (listener: Listener) => void): ReadableStream<Uint8Array> {
    let own: Listener;
    const source = {
      start: (listener: Listener) => {
        own = listener;
        this.#listeners.add(listener);
        greet(listener);
      },
      cancel: () => void this.#listeners.delete(own),
    };
    return new ReadableStream<Uint8Array>(source, { highWaterMark: WAITING });
  }

  tell(message: string): void {
    for (const listener of this.#listeners) this.send(listener, message);
  }

  /** Puts the message into the queue; who has let it fill up is let go. */
  send(listener: Listener, message: string): void {
    if ((listener.desiredSize ?? 0) > 0) listener.enqueue(this.#encoder.encode(message));
    else this.#letGo(listener);
  }

  dismiss(): void {
    for (const listener of this.#listeners) this.#letGo(listener);
  }

  #letGo(listener: Listener): void {
    if (this.#listeners.delete(listener)) listener.close();
  }
}
