/** The plain reader with another version: what the other one read is stale for it. */
import type { Reader } from '../../../src/pipeline/index.ts';
import { createReader as createPlain } from './plain.ts';

export function createReader(): Reader {
  return { ...createPlain(), version: 'plain2' };
}
