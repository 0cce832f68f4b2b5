/**
 * Work: many captures read on all cores, shown or stored, with progress, a clean stop, and failures that stay with
 * the page that caused them.
 */
export { findFeed, type FoundFeed } from './find-feed.ts';
export { type Ingested, ingest, type IngestOptions } from './ingest.ts';
export type { Progress } from './progress.ts';
export { type ReadOptions, type ReadPage, readPages } from './read.ts';
export { watch, type WatchNote, type WatchOptions } from './watch.ts';
export type { Clock } from './watching.ts';
