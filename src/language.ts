/** Every table and model that a language supplies. The engines know no language; a language knows no engine's insides. */
import type { NameTables } from './annotate/names/index.ts';
import type { PlaceTables } from './annotate/places/index.ts';
import type { ReaderModel } from './annotate/reader/index.ts';
import type { TimeTables } from './annotate/times/index.ts';
import type { ArticleTables } from './article/index.ts';
import type { ClaimTables } from './claims/index.ts';
import type { EventTables } from './events/index.ts';

export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  readonly article: ArticleTables;
  readonly reader: ReaderModel;
  readonly names: NameTables;
  readonly times: TimeTables;
  readonly places: PlaceTables;
  readonly claims: ClaimTables;
  readonly events: EventTables;
}
