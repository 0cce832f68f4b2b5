/** Sentences and date candidates become resolved times and the day of publication, together. */
import type { Doc, Stage } from '../../model/index.ts';

/** What a language supplies to this stage. */
export interface TimeTables {
  readonly code: string;
}

export function timesStage(
  _tables: TimeTables,
): Stage<Doc<'sentences' | 'entities'>, Doc<'sentences' | 'entities' | 'times' | 'published' | 'modified'>> {
  return {
    name: 'times',
    version: 0,
    run: (doc) => ({ ...doc, times: [], published: null, modified: null }),
  };
}
