/** Claim stage. */
import type { Doc, Layers, Stage } from '../model/index.ts';

/** What a language supplies to this stage. */
export interface ClaimTables {
  readonly code: string;
}

type In = Doc<Exclude<keyof Layers, 'claims' | 'events'>>;

export function claimsStage(_tables: ClaimTables): Stage<In, In & Pick<Layers, 'claims'>> {
  return { name: 'claims', version: 0, run: (doc) => ({ ...doc, claims: [] }) };
}
