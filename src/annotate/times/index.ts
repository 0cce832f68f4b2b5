/** Sentences and date candidates become resolved times and the day of publication, together. */
import type { Doc, Stage } from '../../model/index.ts';
import { findClues } from './clues.ts';
import { findExpressions, type TimeTables } from './find.ts';
import { findPublication } from './published.ts';
import { resolveAll } from './timeline.ts';

export type { TimeTables } from './find.ts';
export { createTimeTables } from './tables.ts';

export function timesStage(
  tables: TimeTables,
): Stage<Doc<'sentences' | 'entities'>, Doc<'sentences' | 'entities' | 'times' | 'published' | 'modified'>> {
  return {
    name: 'times',
    version: 1,
    run: (doc) => {
      const expressions = findExpressions(doc.text, doc.sentences, tables);
      const clues = findClues(doc.text, doc.sentences, expressions, tables.offices);
      const { published, modified, written, diagnostics } = findPublication(
        doc.text,
        doc.dateCandidates,
        clues,
      );
      const times = resolveAll(doc.text, expressions, written);
      return { ...doc, times, published, modified, diagnostics: [...doc.diagnostics, ...diagnostics] };
    },
  };
}
