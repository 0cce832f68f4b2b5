/** Sentences and date candidates become resolved times and the day of publication, together. */
import type { Doc, Stage } from '../../model/index.ts';
import { parseDay } from './day.ts';
import { findExpressions, type TimeTables } from './find.ts';
import { declaredDate } from './published.ts';
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
      const published = declaredDate(doc.dateCandidates, 'published');
      const modified = declaredDate(doc.dateCandidates, 'modified');
      const day = published?.begin ? parseDay(published.begin) : null;
      const times = resolveAll(doc.text, expressions, day === null ? null : { begin: day, end: day });
      return { ...doc, times, published, modified };
    },
  };
}
