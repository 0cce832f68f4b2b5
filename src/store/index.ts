/**
 * The store: what was fetched and what was read of it, kept in a workspace and found again.
 *
 * Captures are kept byte for byte; all the rest is made from them and marked with the version of the reader, so that
 * it can be made again.
 */
export { backUp, restore } from './backup.ts';
export { pack } from './blob.ts';
export type { CaptureRecord, Recalled } from './captures.ts';
export { type FailedPage, type PackedPage, packPage, type PageSummary, type StoredPage } from './pages.ts';
export type { Found } from './search.ts';
export type { AnnouncedItem, DueItem, ItemState, KnownPage, Visit } from './source-items.ts';
export {
  type DueSource,
  type NewSource,
  type Poll,
  type Refused,
  type Sources,
} from './sources.ts';
export { MAX_PARTS, MAX_QUERY, parseQuery, type Query } from './terms.ts';
export type { PageVersion, Review, TranslationKey } from './translations.ts';
export { type Counts, type Reading, type Standing, Workspace } from './workspace.ts';
