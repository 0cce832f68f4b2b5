/**
 * Sentences become entities: who and what the page names, each under one id, with a type and every mention.
 *
 * The knowledge file tells what it knows; capitals, titles, head nouns and the words around tell the rest; described
 * bodies («armée malienne») count too. A name on whose type nothing speaks is left out, and no pronoun is resolved.
 */
import type { Doc, Stage } from '../../model/index.ts';
import { linkNames } from './link.ts';
import { findNames } from './scan.ts';
import type { NameTables } from './tables.ts';
import { findTokens } from './token.ts';
import { openPage } from './words.ts';

export type { NameTables } from './tables.ts';

export function namesStage(tables: NameTables): Stage<Doc<'sentences'>, Doc<'sentences' | 'entities'>> {
  return {
    name: 'names',
    version: 1,
    run: (doc) => {
      const page = openPage(tables, findTokens(doc.text, tables.elisions, doc.sentences));
      return { ...doc, entities: linkNames(page, doc.text, findNames(page), (id) => tables.known.get(id)) };
    },
  };
}
