/** The names of the months in some twenty languages, as dates on pages and in feeds write them. */
import { parseList, parseTsv } from './tsv.ts';

/** Month number by name or abbreviation in lower case. */
export type Months = ReadonlyMap<string, number>;

/** From `data/lang/months.tsv`. */
export function parseMonths(content: string): Months {
  const months = new Map<string, number>();
  for (const row of parseTsv(content, ['month', 'names'])) {
    for (const name of parseList(row.names)) months.set(name, Number(row.month));
  }
  return months;
}
