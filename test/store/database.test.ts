/** One suite over every database that a workspace can stand on. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { RecoupeError } from '../../src/model/index.ts';
import type { Database, TextTerm } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrations.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { test } from '../runner.ts';
import { withFolder } from './folder.ts';

/** Opens a new database twice over, as two programs would. */
const IMPLEMENTATIONS: Record<string, (folder: string) => Promise<Database>> = {
  sqlite: (folder) => openSqlite(join(folder, 'test.db')),
};

for (const [name, open] of Object.entries(IMPLEMENTATIONS)) {
  const on = (what: string, body: (database: Database, again: () => Promise<Database>) => Promise<void>) =>
    test(`database ${name}: ${what}`, () =>
      withFolder(async (folder) => {
        const database = await open(folder);
        try {
          await migrate(database, folder);
          await body(database, () => open(folder));
        } finally {
          await database.close();
        }
      }));

  on('values come back as they went in', async (database) => {
    await database.run(`CREATE TABLE t (a INTEGER, b TEXT, c ${database.dialect.bytes})`);
    const bytes = new Uint8Array([0, 1, 255, 0]);
    const buffer = Buffer.from('xyz').subarray(1);
    assert.equal(await database.run('INSERT INTO t VALUES (?, ?, ?)', [2 ** 40, "d'Éléphant\n🐘", bytes]), 1);
    assert.equal(await database.run('INSERT INTO t VALUES (?, ?, ?)', [null, '', buffer]), 1);
    const rows = await database.all('SELECT a, b, c FROM t ORDER BY b DESC');
    assert.deepEqual(rows, [
      { a: 2 ** 40, b: "d'Éléphant\n🐘", c: bytes },
      { a: null, b: '', c: new Uint8Array(Buffer.from('yz')) },
    ]);
    assert.deepEqual(await database.all('SELECT a FROM t WHERE b = ?', ['none']), []);
  });

  on('a value that would be mangled is refused', async (database) => {
    await assert.rejects(() => database.all('SELECT ? AS x', ['a\0b']), TypeError);
    await assert.rejects(() => database.all('SELECT ? AS x', [true as unknown as number]), TypeError);
    await assert.rejects(() => database.all('SELECT ? AS x', [undefined as unknown as null]), TypeError);
  });

  on('a transaction is all or nothing', async (database) => {
    const note = (queries: Pick<Database, 'run'>, name: string) =>
      queries.run('INSERT INTO notes (name, value) VALUES (?, ?)', [name, 'x']);
    await assert.rejects(
      () =>
        database.transaction(async (queries) => {
          await note(queries, 'a');
          throw new Error('no further');
        }),
      /no further/,
    );
    await assert.rejects(() => database.transaction((queries) => note(queries, 'schema')), /UNIQUE|unique/);
    await database.transaction((queries) => note(queries, 'b'));
    assert.deepEqual(await database.all(`SELECT name FROM notes WHERE name <> 'schema'`), [{ name: 'b' }]);
  });

  on('transactions asked for at once run one after the other, queries between them', async (database) => {
    await database.run(`INSERT INTO notes (name, value) VALUES ('n', '0')`);
    const raise = () =>
      database.transaction(async (queries) => {
        const [row] = await queries.all<{ value: string }>(`SELECT value FROM notes WHERE name = 'n'`);
        await new Promise((resolve) => setImmediate(resolve));
        await queries.run(`UPDATE notes SET value = ? WHERE name = 'n'`, [String(Number(row!.value) + 1)]);
      });
    const reading = database.all(`SELECT value FROM notes WHERE name = 'n'`);
    await Promise.all([raise(), raise(), raise(), reading]);
    assert.deepEqual(await database.all(`SELECT value FROM notes WHERE name = 'n'`), [{ value: '3' }]);
  });

  on('two connections write in turn, each waiting for the other', async (database, again) => {
    const other = await again();
    try {
      await database.run(`INSERT INTO notes (name, value) VALUES ('n', '0')`);
      const raise = (database: Database) =>
        database.transaction(async (queries) => {
          const [row] = await queries.all<{ value: string }>(`SELECT value FROM notes WHERE name = 'n'`);
          await new Promise((resolve) => setImmediate(resolve));
          await queries.run(`UPDATE notes SET value = ? WHERE name = 'n'`, [String(Number(row!.value) + 1)]);
        });
      await Promise.all(Array.from({ length: 20 }, (_, i) => raise(i % 2 ? database : other)));
      assert.deepEqual(await other.all(`SELECT value FROM notes WHERE name = 'n'`), [{ value: '20' }]);
    } finally {
      await other.close();
    }
  });

  on('the index of words: forms side by side, lemmas, prefixes, exclusion, replacement', async (database) => {
    await database.putText(1, ['les', 'tirs', 'a', 'kidal'], ['le', 'tir', 'a', 'kidal']);
    await database.putText(2, ['a', 'kidal', 'les', 'tireurs'], ['a', 'kidal', 'le', 'tireur']);
    await database.putText(3, ['not', 'or', 'and', 'near', 'forms'], ['not', 'or', 'and', 'near', 'forms']);
    const term = (words: string, more: Partial<TextTerm> = {}): TextTerm => ({
      words: words.split(' '),
      lemmas: [],
      prefix: false,
      ...more,
    });
    const keys = async (terms: TextTerm[], without: TextTerm[] = []) => {
      const { sql, params } = database.textMatch('k.seq', { terms, without });
      const list = '(SELECT 1 AS seq UNION SELECT 2 UNION SELECT 3) k';
      const rows = await database.all<{ seq: number }>(
        `SELECT k.seq FROM ${list} WHERE ${sql} ORDER BY 1`,
        params,
      );
      return rows.map((row) => row.seq);
    };
    assert.deepEqual(await keys([term('kidal')]), [1, 2]);
    assert.deepEqual(await keys([term('kidal les')]), [2]);
    assert.deepEqual(await keys([term('tir')]), []);
    assert.deepEqual(await keys([term('tir', { prefix: true })]), [1, 2]);
    assert.deepEqual(await keys([term('tiraient', { lemmas: ['tir', 'tirer'] })]), [1]);
    assert.deepEqual(await keys([term('kidal'), term('tirs')]), [1]);
    assert.deepEqual(await keys([term('kidal')], [term('tirs'), term('nowhere')]), [2]);
    for (const word of ['not', 'or', 'and', 'near', 'forms']) assert.deepEqual(await keys([term(word)]), [3]);
    await database.putText(2, ['autre'], ['autre']);
    assert.deepEqual(await keys([term('kidal')]), [1]);
  });

  on('tables of a newer program are refused and left as they are', async (database, again) => {
    await database.run(`UPDATE notes SET value = '999' WHERE name = 'schema'`);
    const other = await again();
    try {
      await assert.rejects(
        () => migrate(other, 'here'),
        (error) => error instanceof RecoupeError && error.code === 'store.newer' && /999/.test(error.message),
      );
      assert.deepEqual(await other.all(`SELECT value FROM notes WHERE name = 'schema'`), [{ value: '999' }]);
    } finally {
      await other.close();
    }
  });
}
