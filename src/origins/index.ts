/**
 * Origins: which pages derive from which, and how many independent voices are left once the copies are folded.
 *
 * On the evidence of the texts alone (shared sentences, or names and numbers in one order) pages are joined; on
 * credits, addresses and clocks it is said who took from whom, or that it is not known. A shared quotation, communiqué
 * or standing paragraph joins nothing.
 */
import type { OriginGroup } from '../model/index.ts';
import { NO_TABLES, type OriginTables } from './outlet.ts';
import type { OriginPage } from './page.ts';
import { OriginStudy } from './study.ts';

export { addressesIn } from './address.ts';
export { type OriginTables, parseOriginTables } from './outlet.ts';
export type { OriginPage } from './page.ts';
export { DENSE, type Density, SPARSE } from './sketch.ts';
export { OriginStudy, type ReadPage } from './study.ts';

/**
 * Groups of pages that derive from one another, pages alone included, sorted by their first name. The order of the
 * pages changes nothing. For more pages than fit the memory, see `OriginStudy`.
 */
export function findOrigins(pages: readonly OriginPage[], tables: OriginTables = NO_TABLES): OriginGroup[] {
  const sorted = [...pages].sort((x, y) => (x.name < y.name ? -1 : x.name > y.name ? 1 : 0));
  const study = new OriginStudy(tables);
  for (const page of sorted) study.add(page);
  return study.groups((index) => sorted[index]!, true);
}
