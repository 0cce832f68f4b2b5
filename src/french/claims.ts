/** French for `claims`. */
import type { ClaimTables } from '../claims/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchClaims(_data: DataSource): ClaimTables {
  return { code: 'fr' };
}
