/** French nouns that stand for somebody named just before: «l'organisation», «le pays». */
import type { DataSource, EntityType } from '../model/index.ts';
import { parseList, parseTsv } from '../text/tsv.ts';

/** The types of the entities for which each noun can stand, by lemma. */
export function readBareNouns(data: DataSource): Map<string, ReadonlySet<EntityType>> {
  const rows = parseTsv(data.text('fr/bare_nouns.tsv'), ['lemma', 'refers']);
  return new Map(rows.map((row) => [row.lemma, new Set(parseList(row.refers) as EntityType[])]));
}
