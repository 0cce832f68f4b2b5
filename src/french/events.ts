/** French for `events`. */
import type { EventTables } from '../events/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchEvents(_data: DataSource): EventTables {
  return { code: 'fr' };
}
