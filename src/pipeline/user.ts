/**
 * The user's own additions to our tables, kept in the user's data folder: `$RECOUPE_HOME`, else
 * `$XDG_DATA_HOME/recoupe`, else `~/.local/share/recoupe`. What is there is read besides our own and before it.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { importPlaces } from '../annotate/places/index.ts';
import { RecoupeError } from '../model/index.ts';

/** The file that holds the user's own places; it need not exist. */
export function userPlacesPath(): string {
  return userPath('places.tsv');
}

/** The file in which a user keeps publishers and their families (columns of `world/publishers.tsv`); it need not exist. */
export function userPublishersPath(): string {
  return userPath('publishers.tsv');
}

function userPath(name: string): string {
  const data = process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
  return join(process.env['RECOUPE_HOME'] ?? join(data, 'recoupe'), name);
}

/** The user's own places, or null when there are none. */
export function readUserPlaces(): string | null {
  return readUserTable(userPlacesPath());
}

/** The user's own publishers, or null when there are none. */
export function readUserPublishers(): string | null {
  return readUserTable(userPublishersPath());
}

function readUserTable(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new RecoupeError('user.unreadable', `${path} cannot be read.`, 'Look at its permissions.', cause);
  }
}

/** What came of an import. */
export interface Added {
  readonly path: string;
  readonly count: number;
  /** Lines that are no place, by number, with the reason. */
  readonly skipped: readonly { readonly line: number; readonly reason: string }[];
}

/** Adds the places of a GeoNames dump, a CSV or a TSV to the user's own; throws a `RecoupeError` when it is none. */
export function addUserPlaces(content: string): Added {
  const { table, count, skipped } = parseImport(content);
  const known = readUserPlaces();
  writeUserPlaces(known === null ? table : known + table.slice(table.indexOf('\n') + 1));
  return { path: userPlacesPath(), count, skipped };
}

function parseImport(content: string): ReturnType<typeof importPlaces> {
  try {
    return importPlaces(content);
  } catch (cause) {
    const mend = 'Give a GeoNames country dump, or a CSV or TSV whose header has name, country, lat and lon.';
    throw new RecoupeError('usage.places', (cause as Error).message, mend, cause);
  }
}

function writeUserPlaces(table: string): void {
  const path = userPlacesPath();
  try {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(path, table);
  } catch (cause) {
    throw new RecoupeError(
      'user.unwritable',
      `${path} cannot be written.`,
      'Set RECOUPE_HOME to a folder of yours.',
      cause,
    );
  }
}
