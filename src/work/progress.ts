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

/** A function to call with the fate of each input; it passes the progress on. */
export function createMeter(
  total: number | null,
  onProgress: ((progress: Progress) => void) | undefined,
): (fate: Fate) => void {
  const began = performance.now();
  const count: Record<Fate, number> = { read: 0, failed: 0, unchanged: 0 };
  return (fate) => {
    count[fate] += 1;
    if (!onProgress) return;
    const done = count.read + count.failed + count.unchanged;
    const rate = done / Math.max((performance.now() - began) / 1000, 0.001);
    const left = total === null ? null : Math.max(0, total - done) / rate;
    onProgress({ done, total, failed: count.failed, unchanged: count.unchanged, rate, left });
  };
}
