/** How far a run is, for those who wait: counts, and the rate since it began. */
export interface Progress {
  /** Inputs done, whatever came of them. */
  readonly done: number;
  /** Null when it is not known. */
  readonly total: number | null;
  readonly failed: number;
  /** Inputs that were in the workspace already. */
  readonly unchanged: number;
  /** Inputs a second. */
  readonly rate: number;
  /** Seconds left at this rate, null when the total is not known. */
  readonly left: number | null;
}

export type Fate = 'read' | 'failed' | 'unchanged';

export interface Meter {
  /** Counts an input and passes the progress on. */
  count(fate: Fate): void;
  /** So many more have turned up. */
  expect(more: number): void;
}

export function createMeter(
  expected: number | null,
  onProgress: ((progress: Progress) => void) | undefined,
): Meter {
  const began = performance.now();
  const counts: Record<Fate, number> = { read: 0, failed: 0, unchanged: 0 };
  let total = expected;
  return {
    count: (fate) => {
      counts[fate] += 1;
      if (!onProgress) return;
      const { failed, unchanged } = counts;
      const done = counts.read + failed + unchanged;
      const rate = done / Math.max((performance.now() - began) / 1000, 0.001);
      const left = total === null ? null : Math.max(0, total - done) / rate;
      onProgress({ done, total, failed, unchanged, rate, left });
    },
    expect: (more) => {
      if (total !== null) total += more;
    },
  };
}
