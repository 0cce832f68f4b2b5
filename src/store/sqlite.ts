/**
 * SQLite, by libsql: one file, many readers, one writer at a time, over processes too.
 *
 * Write-ahead log with `synchronous=FULL`: a commit that returned survives a crash and a power cut. Traps of libsql
 * 0.5: a boolean parameter aborts the process and text is cut at U+0000, so both are refused here; `get()` adds a
 * field to the row, so only `all()` is used; blobs come back as `ArrayBuffer`.
 */
import Libsql from 'libsql';
import type { Condition, Database, Dialect, Queries, Row, TextQuery, TextTerm, Value } from './database.ts';
import { codeOf, storeFailure } from './failure.ts';

/** How long the engine itself waits for a lock: short, since it blocks the whole process. */
const ENGINE_WAIT_MS = 100;
/** How long we wait for other writers before giving up, in turns of `ENGINE_WAIT_MS` and a pause. */
const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;

type Statement = ReturnType<Libsql.Database['prepare']>;

/** Opens or makes the database in `file`. */
export async function openSqlite(file: string): Promise<Database> {
  try {
    const database = new SqliteDatabase(file);
    await database.prepareFile();
    return database;
  } catch (error) {
    throw storeFailure(error, file);
  }
}

/** The index holds words only, no text: what is shown comes from the pages. The words are `a-z0-9` already. */
const DIALECT: Dialect = {
  bytes: 'BLOB',
  serial: 'INTEGER PRIMARY KEY',
  textIndex: [
    `CREATE VIRTUAL TABLE text_index
       USING fts5(forms, lemmas, content='', contentless_delete=1, tokenize='ascii')`,
  ],
};

class SqliteDatabase implements Database {
  readonly dialect = DIALECT;
  readonly #file: string;
  readonly #connection: Libsql.Database;
  readonly #statements = new Map<string, Statement>();
  /** The queries inside the open transaction; everybody else waits for `#turn`. */
  readonly #inside: Queries;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(file: string) {
    this.#file = file;
    this.#connection = new Libsql(file, { timeout: ENGINE_WAIT_MS });
    this.#inside = {
      all: async (sql, params) => this.#all(sql, params),
      run: async (sql, params) => this.#run(sql, params),
      putText: async (key, forms, lemmas) => this.#putText(key, forms, lemmas),
    };
  }

  async prepareFile(): Promise<void> {
    await patiently(() => this.#connection.exec('PRAGMA journal_mode = WAL'));
    this.#connection.exec('PRAGMA synchronous = FULL');
    this.#connection.exec('PRAGMA foreign_keys = ON');
  }

  all<R extends Row>(sql: string, params?: readonly Value[]): Promise<R[]> {
    return this.#take(() => patiently(() => this.#all<R>(sql, params)));
  }

  run(sql: string, params?: readonly Value[]): Promise<number> {
    return this.#take(() => patiently(() => this.#run(sql, params)));
  }

  putText(key: number, forms: readonly string[], lemmas: readonly string[]): Promise<void> {
    return this.transaction((queries) => queries.putText(key, forms, lemmas));
  }

  textMatch(column: string, query: TextQuery): Condition {
    return {
      sql: `${column} IN (SELECT rowid FROM text_index WHERE text_index MATCH ?)`,
      params: [matchExpression(query)],
    };
  }

  transaction<T>(body: (queries: Queries) => Promise<T>): Promise<T> {
    return this.#take(async () => {
      await patiently(() => this.#connection.exec('BEGIN IMMEDIATE'));
      try {
        const result = await body(this.#inside);
        this.#connection.exec('COMMIT');
        return result;
      } catch (error) {
        // A full disk ends the transaction by itself.
        if (this.#connection.inTransaction) this.#connection.exec('ROLLBACK');
        throw error;
      }
    });
  }

  close(): Promise<void> {
    return this.#take(async () => {
      this.#statements.clear();
      // libsql lets go of its statements later, so the engine's own emptying of the log on closing does not happen.
      try {
        this.#connection.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      } catch {
        // Others are at work in it, or the disk is full: the log stays, and is as good.
      }
      this.#connection.close();
    });
  }

  /** One at a time, in the order of asking: a transaction is many steps on the one connection. */
  #take<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work).catch((error: unknown) => {
      throw storeFailure(error, this.#file);
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  #all<R extends Row>(sql: string, params: readonly Value[] = []): R[] {
    const rows = this.#statement(sql).all(checked(params)) as Record<string, unknown>[];
    for (const row of rows) {
      for (const [name, value] of Object.entries(row)) {
        if (value instanceof ArrayBuffer) row[name] = new Uint8Array(value);
      }
    }
    return rows as unknown as R[];
  }

  #run(sql: string, params: readonly Value[] = []): number {
    return this.#statement(sql).run(checked(params)).changes;
  }

  #putText(key: number, forms: readonly string[], lemmas: readonly string[]): void {
    this.#run('DELETE FROM text_index WHERE rowid = ?', [key]);
    this.#run('INSERT INTO text_index (rowid, forms, lemmas) VALUES (?, ?, ?)', [
      key,
      forms.join(' '),
      lemmas.join(' '),
    ]);
  }

  #statement(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.#connection.prepare(sql);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** The query in FTS5's language. Every word is quoted, so nothing in it can be an operator. */
export function matchExpression(query: TextQuery): string {
  const wanted = query.terms.map(termExpression).join(' AND ');
  return query.without.length === 0
    ? wanted
    : `(${wanted}) NOT (${query.without.map(termExpression).join(' OR ')})`;
}

function termExpression(term: TextTerm): string {
  const forms = `forms : "${term.words.join(' ')}"${term.prefix ? ' *' : ''}`;
  if (term.lemmas.length === 0) return `(${forms})`;
  return `(${forms} OR lemmas : (${term.lemmas.map((lemma) => `"${lemma}"`).join(' OR ')}))`;
}

function checked(params: readonly Value[]): Value[] {
  for (const value of params) {
    if (value === undefined || typeof value === 'boolean')
      throw new TypeError(`not a database value: ${String(value)}`);
    if (typeof value === 'string' && value.includes('\0')) throw new TypeError('text with U+0000');
  }
  return [...params];
}

/** Repeats `work` while another process holds the lock, leaving this process free between the tries. */
async function patiently<T>(work: () => T): Promise<T> {
  const turns = Math.ceil(PATIENCE_MS / (ENGINE_WAIT_MS + PAUSE_MS));
  for (let turn = 1; ; turn += 1) {
    try {
      return work();
    } catch (error) {
      if (turn >= turns || !(error instanceof Error) || !codeOf(error).startsWith('SQLITE_BUSY')) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}
