/** French for `times`. */
import type { TimeTables } from '../annotate/times/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchTimes(_data: DataSource): TimeTables {
  return { code: 'fr' };
}
