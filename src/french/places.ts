/** French for `places`. */
import type { PlaceTables } from '../annotate/places/index.ts';
import type { DataSource } from '../model/index.ts';

export function loadFrenchPlaces(_data: DataSource): PlaceTables {
  return { code: 'fr' };
}
