/**
 * Items of sources: what each feed announced, in versions, and how far its page has been fetched.
 *
 * An item is its source and its GUID: a GUID of another publisher names nothing here. When a feed says something else
 * under a GUID, that is a new version and its page is due again; older versions are kept and never due. A page is
 * looked at again after a while, since reports are edited silently.
 */
import type { Announcement, Capture } from '../model/index.ts';
import { putCapture } from './captures.ts';
import type { Database, Queries, Row } from './database.ts';

/** An item as a feed announced it. */
export interface AnnouncedItem {
  readonly guid: string;
  /** Of everything it says: another one is another version. */
  readonly digest: string;
  /** The page's address; null where the feed names none that may be fetched. */
  readonly address: string | null;
  readonly announced: Announcement;
  /** False where the page is not to be fetched now, as those of long ago. */
  readonly wanted: boolean;
}

/**
 * `waiting`: its page was never fetched for this version. `read`: it was. `refused`: it cannot be had, or no longer.
 * `kept`: only what the feed said is kept.
 */
export type ItemState = 'waiting' | 'read' | 'refused' | 'kept';

/** An item whose page is due. */
export interface DueItem {
  readonly seq: number;
  readonly source: number;
  readonly address: string;
  readonly announced: Announcement;
  readonly state: ItemState;
  readonly visits: number;
  readonly tries: number;
  /** The capture that it led to, where it did before. */
  readonly capture: string | null;
}

/** What came of a visit. */
export interface Visit {
  readonly state: ItemState;
  /** When to look again; null for never. */
  readonly due: string | null;
  readonly tries: number;
  /** A capture to store along, all or nothing, unless it is there. */
  readonly capture?: Capture;
  /** The capture that stands for the page already. */
  readonly known?: string;
}

/** How the workspace knows a page of an address. */
export interface KnownPage {
  readonly id: string;
  readonly sha256: string;
  readonly fetchedAt: string | null;
}

/** Versions of one item that are kept; a feed that changes without end replaces the last one. */
const MOST_VERSIONS = 50;

interface DueRow extends Row {
  seq: number;
  source: number;
  address: string;
  announced: string;
  state: ItemState;
  visits: number;
  tries: number;
  capture: string | null;
}

export class ItemStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Items whose page is due, those never visited first, then by how long they have waited. */
  async due(now: string, limit: number): Promise<DueItem[]> {
    const rows = await this.#database.all<DueRow>(
      `SELECT seq, source, address, announced, state, visits, tries, capture FROM source_items
       WHERE due_at <= ? ORDER BY visits, due_at, seq LIMIT ?`,
      [now, limit],
    );
    return rows.map(({ announced, ...row }) => ({
      ...row,
      announced: JSON.parse(announced) as Announcement,
    }));
  }

  /** When the next page is due; null where none is. */
  async nextDue(): Promise<string | null> {
    const [row] = await this.#database.all<{ due: string | null }>(
      'SELECT MIN(due_at) AS due FROM source_items',
    );
    return row?.due ?? null;
  }

  /** The capture that counts for an address. */
  async known(address: string): Promise<KnownPage | null> {
    const [row] = await this.#database.all<{ id: string; sha256: string; fetched_at: string | null }>(
      'SELECT id, sha256, fetched_at FROM captures WHERE address = ? AND latest = 1 LIMIT 1',
      [address],
    );
    return row ? { id: row.id, sha256: row.sha256, fetchedAt: row.fetched_at } : null;
  }

  /** Writes down what came of a visit, with the capture if there is one; true when the capture was new. */
  async record(item: DueItem, { state, due, tries, capture, known }: Visit): Promise<boolean> {
    return this.#database.transaction(async (queries) => {
      const isNew = capture ? await putCapture(queries, capture) : false;
      await queries.run(
        `UPDATE source_items SET state = ?, due_at = ?, tries = ?, visits = visits + ?, capture = COALESCE(?, capture)
         WHERE seq = ?`,
        [state, due, tries, state === 'read' ? 1 : 0, capture?.id ?? known ?? null, item.seq],
      );
      return isNew;
    });
  }
}

interface LastRow extends Row {
  seq: number;
  version: number;
  digest: string;
}

/** Stores what is new among the items of a feed; how many there were. */
export async function putItems(
  queries: Queries,
  source: number,
  items: readonly AnnouncedItem[],
  at: string,
): Promise<number> {
  let stored = 0;
  for (const item of items) {
    const [last] = await queries.all<LastRow>(
      'SELECT seq, version, digest FROM source_items WHERE source = ? AND guid = ? ORDER BY version DESC LIMIT 1',
      [source, item.guid],
    );
    if (last?.digest === item.digest) continue;
    if (last && last.version >= MOST_VERSIONS) {
      await queries.run('DELETE FROM source_items WHERE seq = ?', [last.seq]);
    } else if (last) {
      await queries.run(
        `UPDATE source_items SET due_at = NULL, state = CASE WHEN state = 'waiting' THEN 'kept' ELSE state END
         WHERE seq = ?`,
        [last.seq],
      );
    }
    await insertItem(queries, source, item, Math.min((last?.version ?? 0) + 1, MOST_VERSIONS), at);
    stored += 1;
  }
  return stored;
}

async function insertItem(
  queries: Queries,
  source: number,
  item: AnnouncedItem,
  version: number,
  at: string,
): Promise<void> {
  const isDue = item.wanted && item.address !== null;
  await queries.run(
    `INSERT INTO source_items (source, guid, version, digest, address, announced, seen_at, state, due_at, visits, tries)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0)`,
    [
      source,
      item.guid,
      version,
      item.digest,
      item.address,
      JSON.stringify(item.announced),
      at,
      isDue ? 'waiting' : 'kept',
      isDue ? at : null,
    ],
  );
}
