/**
 * Work started ahead, results in the order of the input: a bounded number of items, and of their bytes, at a time.
 * Nothing more is taken from the source until the oldest result was taken here; so memory has an upper limit.
 */
export interface Bounds {
  /** So many items are under way at most. */
  readonly items: number;
  /** With more bytes than this under way no further item is started; one alone may be larger. */
  readonly bytes: number;
  /** Once aborted nothing more is taken or given: what is under way is dropped, to be done another time. */
  readonly signal?: AbortSignal | undefined;
}

const STOPPED = Symbol('stopped');

export async function* inOrder<In, Out>(
  source: AsyncIterable<In>,
  sizeOf: (item: In) => number,
  start: (item: In) => Promise<Out>,
  bounds: Bounds,
): AsyncGenerator<Out> {
  const iterator = source[Symbol.asyncIterator]();
  const underWay: { readonly result: Promise<Out>; readonly size: number }[] = [];
  let bytes = 0;
  let ended = false;
  try {
    for (;;) {
      while (!ended && underWay.length < bounds.items && (bytes < bounds.bytes || underWay.length === 0)) {
        if (bounds.signal?.aborted) return;
        const next = await iterator.next();
        if (next.done) ended = true;
        else underWay.push(begin(next.value, sizeOf(next.value)));
      }
      const oldest = underWay.shift();
      if (!oldest) return;
      const result = await unlessStopped(oldest.result, bounds.signal);
      if (result === STOPPED) return;
      bytes -= oldest.size;
      yield result;
    }
  } finally {
    await iterator.return?.();
  }

  function begin(item: In, size: number) {
    bytes += size;
    const result = start(item);
    // A rejection is thrown when its turn comes, not before.
    result.catch(() => undefined);
    return { result, size };
  }
}

/**
 * The result, or `STOPPED` when the signal is given first. Not a race with one promise for the whole run: that one
 * would hold on to every result.
 */
function unlessStopped<Out>(
  result: Promise<Out>,
  signal: AbortSignal | undefined,
): Promise<Out | typeof STOPPED> {
  if (!signal) return result;
  return new Promise((resolve, reject) => {
    const stop = () => resolve(STOPPED);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
    result.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
