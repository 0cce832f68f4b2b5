/** Sentences become entities: who and what the page names, each under one id. */
import type { Doc, Stage } from '../../model/index.ts';

/** What a language supplies to this stage. */
export interface NameTables {
  readonly code: string;
}

export function namesStage(_tables: NameTables): Stage<Doc<'sentences'>, Doc<'sentences' | 'entities'>> {
  return { name: 'names', version: 0, run: (doc) => ({ ...doc, entities: [] }) };
}
