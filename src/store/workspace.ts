/**
 * A workspace: a folder that holds everything recoupe knows of a case, in one database file.
 *
 * What a method has returned for is on the disk. Several processes may have it open and write at once.
 */
import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Capture,
  type CheckedEvent,
  type Control,
  type Dossier,
  type OriginGroup,
  RecoupeError,
  type Source,
  type SourceRefusal,
} from '../model/index.ts';
import {
  type CaptureRecord,
  listCaptures,
  putCapture,
  type Recalled,
  recallCapture,
  readCapture,
  versionsOf,
} from './captures.ts';
import type { Database, Queries } from './database.ts';
import {
  copiesOf,
  groupOf,
  listEvents,
  readControl,
  readDossier,
  readEvent,
  replaceDossier,
} from './dossier.ts';
import { storeFailure } from './failure.ts';
import { migrate } from './migrations.ts';
import {
  type FailedPage,
  idOfName,
  listPages,
  type PackedPage,
  type PageSummary,
  putPage,
  readPage,
  readPages,
  type StoredPage,
} from './pages.ts';
import { type Found, searchPages } from './search.ts';
import { Sources } from './sources.ts';
import { openSqlite } from './sqlite.ts';
import type { Query } from './terms.ts';
import {
  findTranslations,
  listReviews,
  listVersions,
  type PageVersion,
  putReview,
  putTranslations,
  type Review,
  type TranslationKey,
} from './translations.ts';

/** The one file, beside which SQLite keeps its log while the workspace is open. */
export const FILE = 'recoupe.db';
/** How many pairs of form and lemma are remembered as written, to spare the database the repetition. */
const REMEMBERED = 100_000;
const CHUNK = 256;

/** A page to store; the capture comes along unless it is in the workspace already. */
export interface Reading {
  readonly capture?: Capture;
  /** The bytes of the capture, packed. */
  readonly packed?: Uint8Array;
  readonly page: PackedPage | FailedPage;
}

export interface Counts {
  /** Pages, older versions not counted. */
  readonly pages: number;
  /** Independent origins over all groups. */
  readonly origins: number;
  readonly events: number;
  readonly disputed: number;
  /** Pages that could not be read. */
  readonly failed: number;
}

/** How a capture stands: read by which reader, or failed; null where it was never read. */
export interface Standing {
  readonly reader: string | null;
  readonly failure: string | null;
  /** True when it failed and should be tried again. */
  readonly retry: boolean;
}

/** What a dossier was made from, and by which version of its rules. */
export interface DossierBasis {
  readonly revision: number;
  readonly version: string;
}

export class Workspace {
  readonly #database: Database;
  readonly #pairs = new Set<string>();
  /** The sources that are followed, for those who follow them. */
  readonly following: Sources;

  private constructor(database: Database) {
    this.#database = database;
    this.following = new Sources(database);
  }

  /**
   * Opens the workspace in `folder`, and makes it where there is none unless `create` is false.
   *
   * Throws a `RecoupeError`: `store.missing`, `store.newer` when a newer recoupe wrote it, `store.readonly`, `store.full`,
   * `store.unopened`, `store.damaged`, `store.busy`.
   */
  static async open(folder: string, { create = true } = {}): Promise<Workspace> {
    if (!create && !existsSync(join(folder, FILE))) throw missing(folder);
    try {
      await mkdir(folder, { recursive: true });
    } catch (error) {
      throw storeFailure(error, folder);
    }
    return Workspace.over(await openSqlite(join(folder, FILE)), folder);
  }

  /** A workspace over a database; `place` names it in messages. */
  static async over(database: Database, place: string): Promise<Workspace> {
    try {
      await migrate(database, place);
      return new Workspace(database);
    } catch (error) {
      await database.close();
      throw error;
    }
  }

  close(): Promise<void> {
    return this.#database.close();
  }

  /** Stores captures without reading them; the number that were new. */
  async add(captures: readonly Capture[]): Promise<number> {
    return this.#database.transaction(async (queries) => {
      let added = 0;
      for (const capture of captures) added += (await putCapture(queries, capture)) ? 1 : 0;
      return added;
    });
  }

  /** Stores pages with their captures, all or none; an earlier reading of the same capture is replaced. */
  async put(readings: readonly Reading[]): Promise<void> {
    const pairs = this.#newPairs(readings);
    await this.#database.transaction(async (queries) => {
      for (const { capture, packed, page } of readings) {
        if (capture) await putCapture(queries, capture, packed);
        await putPage(queries, page);
      }
      for (const [form, lemma] of pairs.values()) {
        await queries.run('INSERT INTO words (form, lemma) VALUES (?, ?) ON CONFLICT DO NOTHING', [
          form,
          lemma,
        ]);
      }
      await raise(queries, 'revision');
    });
    if (this.#pairs.size > REMEMBERED) this.#pairs.clear();
    for (const key of pairs.keys()) this.#pairs.add(key);
  }

  #newPairs(readings: readonly Reading[]): Map<string, readonly [string, string]> {
    const pairs = new Map<string, readonly [string, string]>();
    for (const { page } of readings) {
      if ('failure' in page) continue;
      for (const pair of page.pairs) {
        const key = `${pair[0]}\n${pair[1]}`;
        if (!this.#pairs.has(key)) pairs.set(key, pair);
      }
    }
    return pairs;
  }

  /** How a capture stands, or null when it is not in the workspace. */
  async standing(id: string): Promise<Standing | null> {
    const [row] = await this.#database.all<{ reader: string | null; failure: string | null; retry: number }>(
      'SELECT p.reader, p.failure, p.retry FROM captures c LEFT JOIN pages p ON p.seq = c.seq WHERE c.id = ?',
      [id],
    );
    return row ? { reader: row.reader, failure: row.failure, retry: row.retry === 1 } : null;
  }

  /** Captures that were never read, or by another version of the reader, in the order of arrival. */
  async *stale(reader: string): AsyncGenerator<string> {
    let after = -1;
    for (;;) {
      const rows = await this.#database.all<{ seq: number; id: string }>(
        `SELECT c.seq, c.id FROM captures c LEFT JOIN pages p ON p.seq = c.seq
         WHERE c.seq > ? AND (p.reader IS NULL OR p.reader <> ?) ORDER BY c.seq LIMIT ${CHUNK}`,
        [after, reader],
      );
      for (const row of rows) yield row.id;
      if (rows.length < CHUNK) return;
      after = rows.at(-1)!.seq;
    }
  }

  /** True where a capture is stored that was never read. */
  async hasUnread(): Promise<boolean> {
    const rows = await this.#database.all(
      `SELECT c.seq FROM captures c LEFT JOIN pages p ON p.seq = c.seq
       WHERE p.reader IS NULL OR p.reader = '' LIMIT 1`,
    );
    return rows.length > 0;
  }

  /** How many captures `stale` gives. */
  async countStale(reader: string): Promise<number> {
    const [row] = await this.#database.all<{ count: number }>(
      `SELECT COUNT(*) AS count FROM captures c LEFT JOIN pages p ON p.seq = c.seq
       WHERE p.reader IS NULL OR p.reader <> ?`,
      [reader],
    );
    return row!.count;
  }

  /** Pages that could not be read, with the reason. */
  async failures(): Promise<{ id: string; path: string | null; url: string | null; failure: string }[]> {
    return this.#database.all(
      `SELECT c.id, c.path, c.url, p.failure FROM pages p JOIN captures c ON c.seq = p.seq
       WHERE p.failure IS NOT NULL ORDER BY c.seq`,
    );
  }

  /** The capture with its bytes; throws a `RecoupeError` when they are damaged. */
  capture(id: string): Promise<Capture | null> {
    return readCapture(this.#database, id);
  }

  /** A capture that is known by its bytes, or by its address and time, with its bytes. */
  recall(wanted: Recalled): Promise<Capture | null> {
    return recallCapture(this.#database, wanted);
  }

  /** The ids of all captures, older versions too, in the order of arrival. */
  captures(): AsyncGenerator<string> {
    return listCaptures(this.#database);
  }

  /** Every capture of the same address, this one included, newest first. */
  versions(id: string): Promise<CaptureRecord[]> {
    return versionsOf(this.#database, id);
  }

  /** The pages in a list, newest publication first, older versions left out. */
  pages(limit = 1000, offset = 0): Promise<PageSummary[]> {
    return listPages(this.#database, limit, offset);
  }

  /** A page with its article, whose `page` is the decoded source. */
  page(id: string): Promise<StoredPage | null> {
    return readPage(this.#database, id);
  }

  /** The id of the page with this id, path or address; the latest where there are several. */
  idOfName(name: string): Promise<string | null> {
    return idOfName(this.#database, name);
  }

  /** Every page, older versions left out, in the order of arrival, a few in memory at a time. */
  readings(): AsyncGenerator<StoredPage> {
    return readPages(this.#database);
  }

  search(query: Query, limit: number): Promise<Found[]> {
    return searchPages(this.#database, query, limit);
  }

  /** A number that grows with every change of the pages. */
  revision(): Promise<number> {
    return number(this.#database, 'revision');
  }

  /** The revision of the pages that the dossier was made from, 0 when there is none, and the version of its maker. */
  async dossierBasis(): Promise<DossierBasis> {
    const revision = await number(this.#database, 'dossier');
    return { revision, version: (await note(this.#database, 'dossier-version')) ?? '' };
  }

  /** Replaces the dossier, unless it holds one made from later pages; true when it did. */
  async putDossier(dossier: Dossier, { revision, version }: DossierBasis): Promise<boolean> {
    return this.#database.transaction(async (queries) => {
      if ((await number(queries, 'dossier')) > revision) return false;
      await replaceDossier(queries, dossier);
      await setNote(queries, 'dossier', String(revision));
      await setNote(queries, 'dossier-version', version);
      return true;
    });
  }

  /** The whole dossier, or null when none was made. */
  dossier(): Promise<Dossier | null> {
    return readDossier(this.#database);
  }

  events(limit = 1000, offset = 0): Promise<CheckedEvent[]> {
    return listEvents(this.#database, limit, offset);
  }

  event(id: string): Promise<CheckedEvent | null> {
    return readEvent(this.#database, id);
  }

  control(): Promise<Control[]> {
    return readControl(this.#database);
  }

  /** The group of pages that this one belongs to. */
  groupOf(id: string): Promise<OriginGroup | null> {
    return groupOf(this.#database, id);
  }

  /** The ids of the other pages of the same group. */
  copiesOf(id: string): Promise<string[]> {
    return copiesOf(this.#database, id);
  }

  /** The sources that are followed, how each stands, in the order they were added. */
  sources(): Promise<Source[]> {
    return this.following.list();
  }

  /** What was not taken from the source with this id, and why, the latest first. */
  refusals(sourceId: string, limit = 100): Promise<SourceRefusal[]> {
    return this.following.refusals(sourceId, limit);
  }

  /** The translations that are kept, by sentence. */
  translations(key: TranslationKey, sentences: readonly string[]): Promise<Map<string, string>> {
    return findTranslations(this.#database, key, sentences);
  }

  putTranslations(key: TranslationKey, translations: ReadonlyMap<string, string>): Promise<void> {
    return putTranslations(this.#database, key, translations);
  }

  /** Who read which translations into a language, the latest first. */
  reviews(lang: string): Promise<Review[]> {
    return listReviews(this.#database, lang);
  }

  putReview(review: Review): Promise<void> {
    return putReview(this.#database, review);
  }

  /** The latest pages, newest publication first, each with a word that changes whenever its reading does. */
  versionsOfPages(): Promise<PageVersion[]> {
    return listVersions(this.#database);
  }

  async counts(): Promise<Counts> {
    const [row] = await this.#database.all<{ [K in keyof Counts]: number }>(
      `SELECT
         (SELECT COUNT(*) FROM pages p JOIN captures c ON c.seq = p.seq
            WHERE c.latest = 1 AND p.failure IS NULL) AS pages,
         (SELECT COALESCE(SUM(origins), 0) FROM groups) AS origins,
         (SELECT COUNT(*) FROM events) AS events,
         (SELECT COUNT(*) FROM events WHERE status = 'disputed') AS disputed,
         (SELECT COUNT(*) FROM pages WHERE failure IS NOT NULL) AS failed`,
    );
    return row!;
  }
}

export function missing(folder: string): RecoupeError {
  return new RecoupeError(
    'store.missing',
    `There is no workspace in ${folder}.`,
    'Make one with "recoupe add", or name another with --workspace.',
  );
}

async function note(queries: Queries, name: string): Promise<string | null> {
  const [row] = await queries.all<{ value: string }>('SELECT value FROM notes WHERE name = ?', [name]);
  return row?.value ?? null;
}

async function number(queries: Queries, name: string): Promise<number> {
  return Number((await note(queries, name)) ?? 0);
}

async function setNote(queries: Queries, name: string, value: string): Promise<void> {
  await queries.run(
    'INSERT INTO notes (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
    [name, value],
  );
}

async function raise(queries: Queries, name: string): Promise<void> {
  await setNote(queries, name, String((await number(queries, name)) + 1));
}
