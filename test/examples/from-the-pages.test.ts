/** The table of phenomena names only what exists, and every sample page answers to some phenomenon. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { project } from '../project.ts';
import { test } from '../runner.ts';
import { readGold } from './gold.ts';

const rows = readFileSync(join(project, 'docs', 'from-the-pages.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| phenomenon'))
  .map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );

test('from the pages: every row has its five cells, and a feature', () => {
  assert.ok(rows.length > 50);
  for (const row of rows) {
    assert.equal(row.length, 5, row.join(' | '));
    assert.ok(row[0] && row[3] && row[4], row.join(' | '));
  }
});

test('from the pages: the files and folders named exist', () => {
  const paths = rows.flatMap((row) => row.join(' ').match(/(?:src|data|test)\/[\w./-]*\w/g) ?? []);
  const absent = paths.filter((path) => !existsSync(join(project, path)));
  assert.deepEqual([...new Set(absent)], []);
});

test('from the pages: every sample page stands for some phenomenon', () => {
  const cells = rows.map((row) => row[2]!).join(' ');
  for (const { id } of readGold().pages) assert.ok(cells.includes(id), id);
});
