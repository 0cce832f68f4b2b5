/**
 * Changes as they come: a stream of server-sent events, one whenever the workspace is no longer what it was.
 *
 * The pages may come from another program (`recoupe watch`), so the workspace is asked, once for all listeners and only
 * while there are any. A listener that does not read is let go: what it holds back stays bounded.
 */
import type { Workspace } from '../store/index.ts';
import { changeOf } from './answers.ts';
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

export function changesOf(workspace: Workspace, options: ChangesOptions): Changes {
  const { every = EVERY, most = MOST, log } = options;
  const listeners = new Set<Listener>();
  const encoder = new TextEncoder();
  let looking = false;
  let timer: NodeJS.Timeout | undefined;
  let last = '';
  let quiet = 0;

  const look = async () => {
    const now = JSON.stringify(await changeOf(workspace));
    quiet = now === last ? quiet + 1 : 0;
    if (quiet > 0 && quiet % QUIET_LOOKS !== 0) return;
    const message = encoder.encode(quiet > 0 ? ': \n\n' : `data: ${now}\n\n`);
    last = now;
    for (const listener of listeners) send(listener, message);
  };
  const send = (listener: Listener, message: Uint8Array) => {
    if ((listener.desiredSize ?? 0) > 0) listener.enqueue(message);
    else letGo(listener);
  };
  const letGo = (listener: Listener) => {
    if (!listeners.delete(listener)) return;
    listener.close();
  };
  const next = () => {
    looking = listeners.size > 0;
    if (looking) timer = setTimeout(() => void look().catch(tell).finally(next), every);
  };
  const tell = (error: unknown) => log(`changes: ${String(error)}`);

  const begin = async (listener: Listener) => {
    listeners.add(listener);
    const now = JSON.stringify(await changeOf(workspace));
    if (!looking) {
      last = now;
      next();
    }
    send(listener, encoder.encode(`retry: ${every}\ndata: ${now}\n\n`));
  };

  return {
    listen() {
      if (listeners.size >= most) {
        return refusal(503, 'server.listeners', 'Too many windows are listening.', 'Close one and reload.');
      }
      let own: Listener;
      const body = new ReadableStream<Uint8Array>(
        {
          start: (listener) => {
            own = listener;
            void begin(listener).catch(tell);
          },
          cancel: () => void listeners.delete(own),
        },
        { highWaterMark: WAITING },
      );
      return new Response(body, {
        headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' },
      });
    },
    close() {
      clearTimeout(timer);
      for (const listener of listeners) letGo(listener);
    },
  };
}
