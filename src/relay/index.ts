/** The relay: what was read, passed on with its origin, translated where an engine is set, and labelled. */
import { type Entry } from './entry.ts';
import { readManifest } from './manifest.ts';

export type { Entry } from './entry.ts';
export { relay, type Relayed, type RelayOptions, type Sentences } from './relay.ts';

/** What the site in `folder` shows of a page, or null. */
export async function findEntry(folder: string, page: string): Promise<Entry | null> {
  const manifest = await readManifest(folder);
  return manifest?.pages[page]?.entry ?? null;
}
