/**
 * The tables, as numbered steps that only go forward. A step that shipped is never changed: a later one mends it.
 *
 * `captures` say what was fetched where and when; `blobs` hold the bytes once, whoever served them; `pages` what the
 * reader made of a capture, and can always be made again; `events`, `groups` and `dossier_parts` are the dossier over
 * all pages.
 */
import { RecoupeError } from '../model/index.ts';
import type { Database, Dialect, Queries } from './database.ts';

type Migration = (dialect: Dialect) => readonly string[];

const MIGRATIONS: readonly Migration[] = [
  ({ bytes, serial, textIndex }) => [
    `CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT NOT NULL)`,
    `CREATE TABLE blobs (sha256 TEXT PRIMARY KEY, size INTEGER NOT NULL, packed ${bytes} NOT NULL)`,
    `CREATE TABLE captures (
       seq ${serial},
       id TEXT NOT NULL UNIQUE,
       sha256 TEXT NOT NULL REFERENCES blobs (sha256),
       address TEXT NOT NULL,
       path TEXT, url TEXT, fetched_at TEXT, media_type TEXT, site TEXT,
       latest INTEGER NOT NULL)`,
    `CREATE INDEX captures_by_address ON captures (address)`,
    `CREATE INDEX captures_by_path ON captures (path)`,
    // A page that the reader failed on has its reason in "failure" and no content.
    `CREATE TABLE pages (
       seq INTEGER PRIMARY KEY REFERENCES captures (seq),
       reader TEXT NOT NULL,
       failure TEXT,
       retry INTEGER NOT NULL,
       published TEXT NOT NULL,
       summary TEXT,
       content ${bytes},
       source ${bytes},
       passages ${bytes})`,
    `CREATE INDEX pages_by_reader ON pages (reader)`,
    // Which lemmas a form was read as somewhere in this workspace: a search for the form finds them all.
    `CREATE TABLE words (form TEXT NOT NULL, lemma TEXT NOT NULL, PRIMARY KEY (form, lemma))`,
    `CREATE TABLE events (rank INTEGER PRIMARY KEY, id TEXT NOT NULL, status TEXT NOT NULL, body ${bytes} NOT NULL)`,
    `CREATE INDEX events_by_id ON events (id)`,
    `CREATE TABLE groups (rank INTEGER PRIMARY KEY, origins INTEGER NOT NULL, body ${bytes} NOT NULL)`,
    `CREATE TABLE group_members (page TEXT PRIMARY KEY, rank INTEGER NOT NULL REFERENCES groups (rank))`,
    `CREATE INDEX group_members_by_rank ON group_members (rank)`,
    // What the dossier holds besides, by the name of the part.
    `CREATE TABLE dossier_parts (name TEXT PRIMARY KEY, body ${bytes} NOT NULL)`,
    ...textIndex,
  ],
  // The head of the server's answer, as JSON; null for a page that came from a file.
  () => ['ALTER TABLE captures ADD COLUMN response TEXT'],
  // Feeds that are followed, what they announced, and every refusal with its reason. Times are ISO 8601 in UTC.
  ({ serial }) => [
    // What the feed said of the page, as JSON; null where no feed did.
    'ALTER TABLE captures ADD COLUMN announced TEXT',
    `CREATE TABLE sources (
       seq ${serial},
       id TEXT NOT NULL UNIQUE,
       address TEXT NOT NULL,
       kind TEXT, title TEXT, home TEXT,
       added_at TEXT NOT NULL,
       etag TEXT, modified TEXT,
       fetched_at TEXT, succeeded_at TEXT, due_at TEXT, pace INTEGER,
       health TEXT NOT NULL, since TEXT, failures INTEGER NOT NULL,
       reason_code TEXT, reason TEXT)`,
    `CREATE INDEX sources_by_due ON sources (due_at)`,
    // One row for each version of what a feed said under one GUID; the newest has the highest "version".
    `CREATE TABLE source_items (
       seq ${serial},
       source INTEGER NOT NULL REFERENCES sources (seq),
       guid TEXT NOT NULL, version INTEGER NOT NULL, digest TEXT NOT NULL,
       address TEXT, announced TEXT NOT NULL, seen_at TEXT NOT NULL,
       state TEXT NOT NULL, due_at TEXT, visits INTEGER NOT NULL, tries INTEGER NOT NULL,
       capture TEXT,
       UNIQUE (source, guid, version))`,
    `CREATE INDEX source_items_by_due ON source_items (due_at)`,
    `CREATE INDEX source_items_by_address ON source_items (address)`,
    `CREATE TABLE refusals (
       seq ${serial},
       source INTEGER NOT NULL REFERENCES sources (seq),
       address TEXT NOT NULL, code TEXT NOT NULL, reason TEXT NOT NULL,
       first_at TEXT NOT NULL, last_at TEXT NOT NULL, times INTEGER NOT NULL,
       UNIQUE (source, address, code))`,
  ],
  () => ['CREATE INDEX captures_by_sha256 ON captures (sha256)'],
  // Sentences that were translated, by engine, model, direction and sentence (their hash is the key); and who looked at
  // which translation of a page: a review holds for exactly the words that it was given for.
  () => [
    `CREATE TABLE translations (
       id TEXT PRIMARY KEY, engine TEXT NOT NULL, model TEXT, source_lang TEXT NOT NULL, target_lang TEXT NOT NULL,
       sentence TEXT NOT NULL, translation TEXT NOT NULL)`,
    `CREATE TABLE reviews (
       page TEXT NOT NULL, lang TEXT NOT NULL, digest TEXT NOT NULL, reviewer TEXT NOT NULL, reviewed_at TEXT NOT NULL,
       PRIMARY KEY (page, lang, digest, reviewer))`,
  ],
  // Hosts take turns; what a feed was found to have wrong, as JSON.
  () => [
    `ALTER TABLE sources ADD COLUMN host TEXT NOT NULL DEFAULT ''`,
    'ALTER TABLE sources ADD COLUMN remarks TEXT',
    'ALTER TABLE source_items ADD COLUMN host TEXT',
    'CREATE INDEX sources_by_host ON sources (host, due_at)',
    'DROP INDEX source_items_by_due',
    'CREATE INDEX source_items_by_due ON source_items (due_at, host)',
    'CREATE INDEX source_items_by_host ON source_items (host, visits, due_at) WHERE due_at IS NOT NULL',
  ],
];

/** The number of the present tables. */
export const SCHEMA = MIGRATIONS.length;

/** Brings a database to the present tables; refuses one that a newer recoupe wrote, before touching it. */
export async function migrate(database: Database, place: string): Promise<void> {
  if ((await readSchema(database, place)) === MIGRATIONS.length) return;
  await database.transaction(async (queries) => {
    // Asked again inside: another process may have been faster.
    const from = await readSchema(queries, place);
    for (const migration of MIGRATIONS.slice(from)) {
      for (const statement of migration(database.dialect)) await queries.run(statement);
    }
    await queries.run(
      `INSERT INTO notes (name, value) VALUES ('schema', ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [String(MIGRATIONS.length)],
    );
  });
}

/** The number of the tables of a database, 0 where there are none; one that is not known here is refused. */
export async function readSchema(queries: Queries, place: string): Promise<number> {
  const rows = await queries
    .all<{ value: string }>(`SELECT value FROM notes WHERE name = 'schema'`)
    .catch((error: unknown) => {
      if (error instanceof Error && /no such table|does not exist/.test(error.message)) return [];
      throw error;
    });
  const version = Number(rows[0]?.value ?? 0);
  if (version <= MIGRATIONS.length) return version;
  throw newerWorkspace(place, version);
}

export function newerWorkspace(place: string, version: number): RecoupeError {
  return new RecoupeError(
    'store.newer',
    `The workspace ${place} was written by a newer recoupe (tables ${version}, this one knows ${MIGRATIONS.length}).`,
    'Install the newer version, or name another workspace with --workspace.',
  );
}
