/** What one pass over the tokens finds: a stretch that names something, and how it is read. */
import type { Evidence } from './context.ts';
import type { Known } from './lexicon.ts';
import type { Nominal } from './nominal.ts';

/** A stretch of tokens that names something. Exactly one of the three readings is there. */
export interface Found {
  readonly from: number;
  readonly to: number;
  readonly known: Known | null;
  readonly nominal: Nominal | null;
  readonly evidence: Evidence | null;
  /** The capital says little here: not enough alone to call it a name. */
  readonly weak: boolean;
}
