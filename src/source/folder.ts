/**
 * A folder becomes the paths of the pages and web archives in it: recursive, sorted by the code units of their names, so that the
 * order is the same on every machine. Hidden names, other kinds of file and links to folders are passed over.
 */
import { lstat, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPageName } from './media.ts';
import { isArchiveName } from './warc/index.ts';

export interface FolderEntry {
  /** The path to open. */
  readonly location: string;
  /** The path to print: the folder as the user named it, then `/` on every system. */
  readonly path: string;
  /** Set where a folder inside could not be listed. */
  readonly error?: unknown;
}

/** Walks `location`; holds the names of one branch at a time, never of the whole tree. */
export async function* walkFolder(location: string, path: string): AsyncGenerator<FolderEntry> {
  let names: string[];
  try {
    names = (await readdir(location)).filter((name) => !name.startsWith('.')).sort();
  } catch (error) {
    yield { location, path, error };
    return;
  }
  for (const name of names) {
    const at = join(location, name);
    const shown = `${path.replace(/\/+$/, '')}/${name}`;
    const kind = await kindOf(at);
    if (kind === 'folder') yield* walkFolder(at, shown);
    else if (kind === 'file' && (isPageName(name) || isArchiveName(name)))
      yield { location: at, path: shown };
  }
}

/** A dangling link counts as a file, so that opening it says what is wrong; a link to a folder could be a loop. */
async function kindOf(location: string): Promise<'file' | 'folder' | 'other'> {
  const own = await lstat(location).catch(() => null);
  if (own === null) return 'file';
  if (own.isDirectory()) return 'folder';
  if (!own.isSymbolicLink()) return own.isFile() ? 'file' : 'other';
  const target = await stat(location).catch(() => null);
  return target === null || target.isFile() ? 'file' : 'other';
}
