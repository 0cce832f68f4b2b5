/** Event stage. */
import type { Doc, Layers, Stage } from '../model/index.ts';

/** What a language supplies to this stage. */
export interface EventTables {
  readonly code: string;
}

type In = Doc<Exclude<keyof Layers, 'claims' | 'events'>> & Pick<Layers, 'claims'>;

export function eventsStage(_tables: EventTables): Stage<In, In & Pick<Layers, 'events'>> {
  return { name: 'events', version: 0, run: (doc) => ({ ...doc, events: [] }) };
}
