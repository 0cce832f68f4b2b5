/**
 * What the workspace asks of a database: a little SQL, transactions, and an index of words.
 *
 * Small on purpose, so that SQLite and PostgreSQL both fit. The SQL is the common part of the two, with `?` for
 * parameters; what they do differently (full text, the first tables) stands behind methods. One suite of tests runs
 * over every implementation.
 */
export type Value = string | number | Uint8Array | null;
export type Row = Readonly<Record<string, Value>>;

/** A condition to put into a query, with its parameters. */
export interface Condition {
  readonly sql: string;
  readonly params: readonly Value[];
}

/**
 * A search over words that are already folded to `a-z0-9`. All `terms` must match and no `without`.
 *
 * A term is a run of words that stand side by side in the text; a single word also matches by its lemmas; a `prefix`
 * matches every word that begins with its last word.
 */
export interface TextTerm {
  readonly words: readonly string[];
  readonly lemmas: readonly string[];
  readonly prefix: boolean;
}

export interface TextQuery {
  readonly terms: readonly TextTerm[];
  readonly without: readonly TextTerm[];
}

export interface Queries {
  /** Every row; blobs come as `Uint8Array`. */
  all<R extends Row>(sql: string, params?: readonly Value[]): Promise<R[]>;
  /** Runs a statement that returns nothing; the number of rows changed. */
  run(sql: string, params?: readonly Value[]): Promise<number>;
  /** Indexes the words of one page, instead of what was indexed for it before. */
  putText(key: number, forms: readonly string[], lemmas: readonly string[]): Promise<void>;
}

/** What the first tables are spelt with. */
export interface Dialect {
  /** The type of a column of bytes. */
  readonly bytes: string;
  /** The type of a key that the database counts up. */
  readonly serial: string;
  /** The statements that make the index of words. */
  readonly textIndex: readonly string[];
}

export interface Database extends Queries {
  readonly dialect: Dialect;
  /** A condition that `column` (the key given to `putText`) is that of a page that matches. */
  textMatch(column: string, query: TextQuery): Condition;
  /**
   * Runs `body` in one transaction that excludes other writers, of this process and of others: it waits for them,
   * up to a minute. Commits when `body` returns, and then the data is on the disk; takes all back when it throws.
   */
  transaction<T>(body: (queries: Queries) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
