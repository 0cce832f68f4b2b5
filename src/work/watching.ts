/** What those who follow feeds and pages work with: the workspace, the network, the time and the chance. */
import type { Fetched, FetchRequest } from '../source/net/index.ts';
import type { Workspace } from '../store/index.ts';
import type { Months } from '../text/months.ts';
import type { Chance } from './rhythm.ts';

export interface Watching {
  readonly workspace: Workspace;
  readonly fetch: (request: FetchRequest) => Promise<Fetched>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly chance: Chance;
  readonly months: Months;
}

/** Time as the watch sees it; a test gives one that it moves itself. */
export interface Clock {
  now(): number;
  /** Calls `act` after so many milliseconds; the function that is returned takes it back. */
  after(milliseconds: number, act: () => void): () => void;
}

export const REAL_CLOCK: Clock = {
  now: () => Date.now(),
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    return () => clearTimeout(timer);
  },
};
