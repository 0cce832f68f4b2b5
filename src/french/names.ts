/** French for `names`. */
import type { NameTables } from '../annotate/names/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchNames(_data: DataSource): NameTables {
  return { code: 'fr' };
}
