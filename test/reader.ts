/** The one reader of the test process: loading it takes a moment. */
import type { Doc, Layers } from '../src/model/index.ts';
import { createTextReader } from '../src/pipeline/index.ts';

let reader: ReturnType<typeof createTextReader> | null = null;

/** The layers of bare French text. */
export function readText(text: string, published: string | null = null): Doc<keyof Layers> {
  reader ??= createTextReader();
  return reader(text, published);
}
