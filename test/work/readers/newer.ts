/** The plain reader with another version: what the other one read is stale for it. */
import type { PageReader } from '../../../src/work/job.ts';
import { createReader as createPlain } from './plain.ts';

export function createReader(): PageReader {
  return { ...createPlain(), version: 'plain2' };
}
