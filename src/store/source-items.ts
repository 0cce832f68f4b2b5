/**
 * Items of sources: what each feed announced, in versions, and how far its page has been fetched.
 *
 * An item is its source and its GUID: a GUID of another publisher names nothing here. When a feed says something else
 * under a GUID, that is a new version and its page is due again; older versions are kept and never due. A page is
 * looked at again after a while, since reports are edited silently.
 */
import type { Announcement, Capture, HttpResponse } from '../model/index.ts';
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
  /** When the feed first said so. */
  readonly seenAt: string;
  readonly state: ItemState;
  /** How often its page came. */
  readonly visits: number;
  readonly tries: number;
  /** The capture that it led to, where it did before. */
  readonly capture: string | null;
}

/** How an item stands after a visit. */
export interface ItemStanding {
  readonly state: ItemState;
  /** When to look again; null for never. */
  readonly due: string | null;
  readonly tries: number;
}

/** A visit that the page came of, or word that it is as it was. */
export interface Visit extends ItemStanding {
  /** A capture to store along, all or nothing, unless it is there. */
  readonly capture?: Capture;
  /** The capture that stands for the page already. */
  readonly known?: string;
}

/** The capture that counts for an address. */
export interface KnownPage {
  readonly id: string;
  readonly address: string;
  readonly sha256: string;
  readonly fetchedAt: string | null;
  readonly response: HttpResponse | null;
}

/** Versions of one item that are kept; a feed that changes without end replaces the last one. */
const MOST_VERSIONS = 50;

interface DueRow extends Row {
  seq: number;
  source: number;
  address: string;
  announced: string;
  seen_at: string;
  state: ItemState;
  visits: number;
  tries: number;
  capture: string | null;
}

interface KnownRow extends Row {
  id: string;
  address: string;
  sha256: string;
  fetched_at: string | null;
  response: string | null;
}

/** The host that an address is fetched from. */
export function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}

export class ItemStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** An item of a host whose page is due by `now`: one never visited first, then the one that has waited longest. */
  async dueOf(host: string, now: string): Promise<DueItem | null> {
    const [row] = await this.#database.all<DueRow>(
      `SELECT seq, source, address, announced, seen_at, state, visits, tries, capture FROM source_items
       WHERE host = ? AND due_at IS NOT NULL AND due_at <= ? ORDER BY visits, due_at, seq LIMIT 1`,
      [host, now],
    );
    if (!row) return null;
    const { announced, seen_at, ...rest } = row;
    return { ...rest, seenAt: seen_at, announced: JSON.parse(announced) as Announcement };
  }

  /** The capture that counts for an address, or for the address of a capture. */
  async known(name: { readonly address: string } | { readonly capture: string }): Promise<KnownPage | null> {
    const [where, value] =
      'address' in name
        ? ['address = ?', name.address]
        : ['address = (SELECT address FROM captures WHERE id = ?)', name.capture];
    const [row] = await this.#database.all<KnownRow>(
      `SELECT id, address, sha256, fetched_at, response FROM captures WHERE ${where} AND latest = 1 LIMIT 1`,
      [value],
    );
    if (!row) return null;
    const { id, address, sha256, fetched_at, response } = row;
    return {
      id,
      address,
      sha256,
      fetchedAt: fetched_at,
      response: response === null ? null : (JSON.parse(response) as HttpResponse),
    };
  }

  /** Writes down what came of a visit, with the capture if there is one; true when there is something to read. */
  async record(item: DueItem, { state, due, tries, capture, known }: Visit): Promise<boolean> {
    return this.#database.transaction(async (queries) => {
      const isNew = capture ? await putCapture(queries, capture) : false;
      const isNews = known === undefined ? false : await attach(queries, known, item.announced);
      await queries.run(
        `UPDATE source_items SET state = ?, due_at = ?, tries = ?, visits = visits + 1, capture = COALESCE(?, capture)
         WHERE seq = ?`,
        [state, due, tries, capture?.id ?? known ?? null, item.seq],
      );
      return isNew || isNews;
    });
  }

  /** Writes down how an item stands that no page came of. */
  async put({ seq }: DueItem, { state, due, tries }: ItemStanding): Promise<void> {
    await this.#database.run('UPDATE source_items SET state = ?, due_at = ?, tries = ? WHERE seq = ?', [
      state,
      due,
      tries,
      seq,
    ]);
  }
}

/** What a feed says of a page that came by another way is evidence on it too: it is to be read again. */
async function attach(queries: Queries, capture: string, announced: Announcement): Promise<boolean> {
  const changed = await queries.run('UPDATE captures SET announced = ? WHERE id = ? AND announced IS NULL', [
    JSON.stringify(announced),
    capture,
  ]);
  if (changed === 0) return false;
  await queries.run(`UPDATE pages SET reader = '' WHERE seq = (SELECT seq FROM captures WHERE id = ?)`, [
    capture,
  ]);
  return true;
}

interface LastRow extends Row {
  seq: number;
  version: number;
  digest: string;
  address: string | null;
  capture: string | null;
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
      'SELECT seq, version, digest, address, capture FROM source_items WHERE source = ? AND guid = ? ORDER BY version DESC LIMIT 1',
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
    const version = Math.min((last?.version ?? 0) + 1, MOST_VERSIONS);
    const capture = last && last.address === item.address ? last.capture : null;
    await insertItem(queries, { source, item, version, capture, at });
    stored += 1;
  }
  return stored;
}

interface NewItem {
  readonly source: number;
  readonly item: AnnouncedItem;
  readonly version: number;
  /** What the version before led to. */
  readonly capture: string | null;
  readonly at: string;
}

async function insertItem(queries: Queries, { source, item, version, capture, at }: NewItem): Promise<void> {
  const isDue = item.wanted && item.address !== null;
  await queries.run(
    `INSERT INTO source_items (source, guid, version, digest, address, host, announced, seen_at, state, due_at,
       visits, tries, capture)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)`,
    [
      source,
      item.guid,
      version,
      item.digest,
      item.address,
      item.address === null ? null : hostOf(item.address),
      JSON.stringify(item.announced),
      at,
      isDue ? 'waiting' : 'kept',
      isDue ? at : null,
      capture,
    ],
  );
}
