/**
 * Sources in the workspace: the feeds that are followed, how each stands, and every refusal with its reason.
 *
 * A source is its address. What `recoupe watch` knows between two fetches (validators, the next time, failures in a
 * row) stands here, so that a watch that was stopped goes on where it was. Removing a source forgets its items and
 * refusals; the pages that came of it stay.
 */
import type { Source, SourceHealth, SourceKind, SourceRefusal } from '../model/index.ts';
import { contentId } from '../text/ids.ts';
import type { Database, Queries, Row } from './database.ts';
import { type AnnouncedItem, hostOf, ItemStore, putItems } from './source-items.ts';

export interface NewSource {
  readonly address: string;
  readonly title?: string | null;
  readonly kind?: SourceKind | null;
  readonly home?: string | null;
}

/** What a fetch of a feed needs to know of the one before. */
export interface DueSource {
  readonly seq: number;
  readonly id: string;
  readonly address: string;
  readonly kind: SourceKind | null;
  readonly title: string | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Seconds. */
  readonly interval: number | null;
  readonly health: SourceHealth;
  readonly failures: number;
  /** True where the feed never came yet. */
  readonly isFirst: boolean;
}

/** What a fetch of a feed came to; fields that are absent stay as they are. */
export interface Poll {
  readonly at: string;
  readonly health: SourceHealth;
  readonly due: string | null;
  readonly interval?: number;
  readonly reason?: Reason;
  /** Set where the feed itself came. */
  readonly feed?: {
    readonly kind: SourceKind;
    readonly title: string | null;
    readonly home: string | null;
    readonly etag: string | null;
    readonly lastModified: string | null;
    readonly items: readonly AnnouncedItem[];
    readonly remarks: readonly Reason[];
  };
  readonly refusals?: readonly Refused[];
}

export interface Plan {
  readonly due: string;
  /** Seconds. */
  readonly interval: number;
}

export interface Reason {
  readonly code: string;
  readonly message: string;
}

/** Something of a source that was not taken. */
export interface Refused {
  readonly address: string;
  readonly code: string;
  readonly reason: string;
}

/** Refusals kept for one source; the oldest go first. */
const MOST_REFUSALS = 500;

interface SourceRow extends Row {
  seq: number;
  id: string;
  address: string;
  kind: SourceKind | null;
  title: string | null;
  home: string | null;
  added_at: string;
  etag: string | null;
  modified: string | null;
  fetched_at: string | null;
  succeeded_at: string | null;
  due_at: string | null;
  pace: number | null;
  health: SourceHealth;
  since: string | null;
  failures: number;
  reason_code: string | null;
  reason: string | null;
  remarks: string | null;
}

interface CountedRow extends SourceRow {
  items: number;
  pages: number;
  waiting: number;
}

export class Sources {
  readonly #database: Database;
  readonly items: ItemStore;

  constructor(database: Database) {
    this.#database = database;
    this.items = new ItemStore(database);
  }

  /** Adds a source, due at once; one that is there stays as it is. */
  async add(source: NewSource, at: string): Promise<{ readonly id: string; readonly added: boolean }> {
    const added = await insert(this.#database, source, at);
    return { id: sourceId(source.address), added: added > 0 };
  }

  /** Adds many at once; how many were not there. */
  async addAll(sources: readonly NewSource[], at: string): Promise<number> {
    return this.#database.transaction(async (queries) => {
      let added = 0;
      for (const source of sources) added += await insert(queries, source, at);
      return added;
    });
  }

  /** Forgets the source with this id or address; false when there is none. */
  async remove(name: string): Promise<boolean> {
    return this.#database.transaction(async (queries) => {
      const [row] = await queries.all<{ seq: number }>(
        'SELECT seq FROM sources WHERE id = ? OR address = ? LIMIT 1',
        [name, name],
      );
      if (!row) return false;
      await queries.run('DELETE FROM refusals WHERE source = ?', [row.seq]);
      await queries.run('DELETE FROM source_items WHERE source = ?', [row.seq]);
      await queries.run('DELETE FROM sources WHERE seq = ?', [row.seq]);
      return true;
    });
  }

  /** Every source, in the order they were added. */
  async list(): Promise<Source[]> {
    const rows = await this.#database.all<CountedRow>(`${COUNTED} ORDER BY s.seq`);
    return rows.map(sourceOf);
  }

  /** The source with this id or address, or null. */
  async find(name: string): Promise<Source | null> {
    const [row] = await this.#database.all<CountedRow>(`${COUNTED} WHERE s.id = ? OR s.address = ? LIMIT 1`, [
      name,
      name,
    ]);
    return row ? sourceOf(row) : null;
  }

  /** What was not taken from a source (by id), the latest first. */
  async refusals(id: string, limit: number): Promise<SourceRefusal[]> {
    return this.#database.all<SourceRefusal & Row>(
      `SELECT r.address, r.code, r.reason, r.first_at, r.last_at, r.times
       FROM refusals r JOIN sources s ON s.seq = r.source WHERE s.id = ?
       ORDER BY r.last_at DESC, r.seq DESC LIMIT ?`,
      [id, limit],
    );
  }

  /** The source of a host that has been due longest, by `now`; null where none is. */
  async dueOf(host: string, now: string): Promise<DueSource | null> {
    const [row] = await this.#database.all<SourceRow>(
      'SELECT * FROM sources WHERE host = ? AND due_at <= ? ORDER BY due_at, seq LIMIT 1',
      [host, now],
    );
    return row ? dueOf(row) : null;
  }

  /** The hosts that have a page due by `now` or a source by `feeds`, those that have waited longest first. */
  async dueHosts(now: string, feeds: string = now): Promise<string[]> {
    const rows = await this.#database.all<{ host: string }>(
      `SELECT host, MIN(due_at) AS due FROM (
         SELECT host, due_at FROM sources WHERE due_at <= ?
         UNION ALL SELECT host, due_at FROM source_items WHERE due_at <= ?) all_due
       GROUP BY host ORDER BY due, host`,
      [feeds, now],
    );
    return rows.map(({ host }) => host);
  }

  /** When the next source or page is due after `now`; null where none ever is. */
  async nextDue(now: string): Promise<string | null> {
    const [row] = await this.#database.all<{ feed: string | null; page: string | null }>(
      `SELECT (SELECT MIN(due_at) FROM sources WHERE due_at > ?) AS feed,
         (SELECT MIN(due_at) FROM source_items WHERE due_at > ?) AS page`,
      [now, now],
    );
    const times = [row?.feed, row?.page].filter((time) => typeof time === 'string').sort();
    return times[0] ?? null;
  }

  /** How many pages of a source are still to be fetched. */
  async countWaiting(source: DueSource): Promise<number> {
    const [row] = await this.#database.all<{ count: number }>(
      `SELECT COUNT(*) AS count FROM source_items WHERE source = ? AND state = 'waiting'`,
      [source.seq],
    );
    return row!.count;
  }

  /** Makes those that were refused due: what forbade them may have been changed. */
  async wakeRefused(now: string): Promise<void> {
    await this.#database.run(`UPDATE sources SET due_at = ? WHERE health = 'refused'`, [now]);
  }

  /** Puts a source off, for a reason that is none of its own. */
  async defer(source: DueSource, due: string): Promise<void> {
    await this.#database.run('UPDATE sources SET due_at = ? WHERE seq = ?', [due, source.seq]);
  }

  /**
   * Writes down what a fetch of a feed came to, with its items, all or nothing; the number of items that are new.
   *
   * @param plan when it is due again, once it is known how many items are new.
   */
  async record(source: DueSource, poll: Poll, plan?: (fresh: number) => Plan): Promise<number> {
    return this.#database.transaction(async (queries) => {
      const [present] = await queries.all('SELECT seq FROM sources WHERE seq = ? AND id = ?', [
        source.seq,
        source.id,
      ]);
      // It was removed while it was being fetched.
      if (!present) return 0;
      const fresh = poll.feed ? await putItems(queries, source.seq, poll.feed.items, poll.at) : 0;
      await updateSource(queries, source, plan ? { ...poll, ...plan(fresh) } : poll);
      for (const refused of poll.refusals ?? []) await putRefusal(queries, source.seq, refused, poll.at);
      await trimRefusals(queries, source.seq);
      return fresh;
    });
  }

  /** Writes down that something of a source was not taken. */
  async refuse(source: number, refused: Refused, at: string): Promise<void> {
    await this.#database.transaction(async (queries) => {
      await putRefusal(queries, source, refused, at);
      await trimRefusals(queries, source);
    });
  }
}

async function insert(queries: Queries, source: NewSource, at: string): Promise<number> {
  const { address, kind = null, title = null, home = null } = source;
  return queries.run(
    `INSERT INTO sources (id, address, host, kind, title, home, added_at, due_at, health, failures)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'new', 0) ON CONFLICT DO NOTHING`,
    [sourceId(address), address, hostOf(address), kind, title, home, at, at],
  );
}

/** The id of a source is that of its address, so that it is the same in every workspace. */
export function sourceId(address: string): string {
  return contentId('source', address);
}

const COUNTED = `SELECT s.*,
    (SELECT COUNT(DISTINCT guid) FROM source_items i WHERE i.source = s.seq) AS items,
    (SELECT COUNT(DISTINCT address) FROM source_items i WHERE i.source = s.seq AND i.capture IS NOT NULL) AS pages,
    (SELECT COUNT(*) FROM source_items i WHERE i.source = s.seq AND i.state = 'waiting') AS waiting
  FROM sources s`;

function sourceOf(row: CountedRow): Source {
  return {
    id: row.id,
    address: row.address,
    kind: row.kind,
    title: row.title,
    home: row.home,
    added_at: row.added_at,
    last_fetch: row.fetched_at,
    last_success: row.succeeded_at,
    next_due: row.due_at,
    interval: row.pace,
    health: row.health,
    since: row.since,
    failures: row.failures,
    reason: row.reason_code === null ? null : { code: row.reason_code, message: row.reason ?? '' },
    remarks: row.remarks === null ? [] : (JSON.parse(row.remarks) as Reason[]),
    items: row.items,
    pages: row.pages,
    waiting: row.waiting,
  };
}

function dueOf(row: SourceRow): DueSource {
  return {
    seq: row.seq,
    id: row.id,
    address: row.address,
    kind: row.kind,
    title: row.title,
    etag: row.etag,
    lastModified: row.modified,
    interval: row.pace,
    health: row.health,
    failures: row.failures,
    isFirst: row.succeeded_at === null,
  };
}

async function updateSource(queries: Queries, source: DueSource, poll: Poll): Promise<void> {
  const well = poll.health === 'ok';
  await queries.run(
    `UPDATE sources SET fetched_at = ?, due_at = ?, since = CASE WHEN health = ? THEN since ELSE ? END, health = ?,
       succeeded_at = CASE WHEN ? = 1 THEN ? ELSE succeeded_at END,
       failures = CASE WHEN ? = 1 THEN 0 ELSE failures + 1 END,
       pace = COALESCE(?, pace), reason_code = ?, reason = ?
     WHERE seq = ?`,
    [
      poll.at,
      poll.due,
      poll.health,
      poll.at,
      poll.health,
      well ? 1 : 0,
      poll.at,
      well ? 1 : 0,
      poll.interval ?? null,
      poll.reason?.code ?? null,
      poll.reason?.message ?? null,
      source.seq,
    ],
  );
  if (poll.feed) {
    const { kind, title, home, etag, lastModified, remarks } = poll.feed;
    await queries.run(
      `UPDATE sources SET kind = ?, title = COALESCE(?, title), home = COALESCE(?, home), etag = ?, modified = ?,
         remarks = ? WHERE seq = ?`,
      [kind, title, home, etag, lastModified, JSON.stringify(remarks), source.seq],
    );
  }
}

async function putRefusal(
  queries: Queries,
  source: number,
  { address, code, reason }: Refused,
  at: string,
): Promise<void> {
  await queries.run(
    `INSERT INTO refusals (source, address, code, reason, first_at, last_at, times) VALUES (?, ?, ?, ?, ?, ?, 1)
     ON CONFLICT (source, address, code) DO UPDATE SET
       reason = excluded.reason, last_at = excluded.last_at, times = refusals.times + 1`,
    [source, address, code, reason, at, at],
  );
}

async function trimRefusals(queries: Queries, source: number): Promise<void> {
  await queries.run(
    `DELETE FROM refusals WHERE source = ? AND seq NOT IN (
       SELECT seq FROM refusals WHERE source = ? ORDER BY last_at DESC, seq DESC LIMIT ${MOST_REFUSALS})`,
    [source, source],
  );
}
