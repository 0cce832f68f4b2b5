/** Place names become coordinates, with how exactly. A region is never a pin. */
import type { Doc, Layers, Stage } from '../../model/index.ts';

/** What a language supplies to this stage. */
export interface PlaceTables {
  readonly code: string;
}

/** The towns, regions and countries of the world. */
export interface Gazetteer {
  readonly size: number;
}

type In = Doc<'sentences' | 'entities' | 'times' | 'published' | 'modified'>;

export function placesStage(
  _tables: PlaceTables,
  _gazetteer: Gazetteer,
): Stage<In, In & Pick<Layers, 'places'>> {
  return { name: 'places', version: 0, run: (doc) => ({ ...doc, places: [] }) };
}
