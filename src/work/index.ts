/**
 * Work: many captures read on all cores, shown or stored, with progress, a clean stop, and failures that stay with
 * the page that caused them.
 */
export { type Ingested, ingest, type IngestOptions } from './ingest.ts';
export type { Progress } from './progress.ts';
export { type ReadOptions, type ReadPage, readPages } from './read.ts';
