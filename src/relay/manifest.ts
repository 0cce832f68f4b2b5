/**
 * What the folder of the site holds, as the relay left it: `.recoupe-relay.json`. A page whose version stands there is
 * not read again; a file whose hash stands there is not written again; nothing else in the folder is ever touched.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { RecoupeError } from '../model/index.ts';
import { entrySchema } from './entry.ts';

export const MANIFEST = '.recoupe-relay.json';

const manifestSchema = z.object({
  format: z.literal(1),
  feedId: z.string(),
  /** By the id of the page: the version that was looked at, and what became of it; null where it is not relayed. */
  pages: z.record(z.string(), z.object({ version: z.string(), entry: entrySchema.nullable() })),
  /** Hashes of the files beside the articles. */
  files: z.record(z.string().regex(/^(?:index(?:-\d+)?\.html|feed\.(?:xml|json)|style\.css)$/), z.string()),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest in `folder`, or null where the relay never wrote; refuses a folder that holds something else. */
export async function readManifest(folder: string): Promise<Manifest | null> {
  const content = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  if (content !== null) return parseManifest(content, folder);
  const names = await readdir(folder).catch(() => []);
  if (names.length === 0) return null;
  throw new RecoupeError(
    'relay.foreign',
    `${folder} holds files that the relay did not write.`,
    'Name an empty folder with --out, or one that a relay wrote.',
  );
}

function parseManifest(content: string, folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(content));
  } catch (cause) {
    throw new RecoupeError(
      'relay.damaged',
      `${join(folder, MANIFEST)} is damaged or of another version.`,
      'Remove the folder and write it anew: nothing in it is kept only there.',
      cause,
    );
  }
}
