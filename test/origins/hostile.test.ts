/** Input that was not meant kindly, and what must hold whatever comes in. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { parseTsv } from '../../src/text/tsv.ts';
import { groupSchema } from '../../src/model/index.ts';
import { findOrigins, OriginStudy, SPARSE } from '../../src/origins/index.ts';
import { project } from '../project.ts';
import { test } from '../runner.ts';
import { find, FLOOD, groupsOf, page, STRIKE, textOf } from './page.ts';
import { readTables } from './tables.ts';

test('origins: no page, one page, empty pages', () => {
  assert.deepEqual(find(), []);
  assert.deepEqual(find(page('a', textOf(FLOOD), { site: 'Matin' })), [
    { articles: ['a'], independent_origins: 1, edges: [], origins: [{ name: 'Matin', articles: ['a'] }] },
  ]);
  assert.deepEqual(groupsOf(page('a', ''), page('b', ''), page('c', ' \n ')), ['a', 'b', 'c']);
});

test('origins: the order of the pages changes nothing', () => {
  const pages = [
    page('a', textOf(FLOOD), { published: '2024-03-05' }),
    page('b', textOf(FLOOD.slice(1)), { published: '2024-03-06' }),
    page('c', textOf(STRIKE)),
    page('d', textOf([...FLOOD.slice(0, 5), ...STRIKE]), { published: '2024-03-07' }),
  ];
  assert.deepEqual(find(...pages.toReversed()), find(...pages));
});

test('origins: the groups fit the contract', () => {
  for (const group of find(page('a', textOf(FLOOD)), page('b', textOf(FLOOD)))) groupSchema.parse(group);
});

test('origins: ten thousand pages that share one footer are ten thousand', () => {
  const footer =
    'Toute reproduction des contenus de ce site est soumise à autorisation écrite de la société Éditions du Large.';
  const words = Array.from(
    { length: 10_000 },
    (_, i) => `Page ${i} ${Array.from({ length: 24 }, (__, k) => `mot${i}x${k}`).join(' ')}`,
  );
  const groups = findOrigins(words.map((own, i) => page(`p${i}`, `${own}.\n${footer}`)));
  assert.equal(groups.length, 10_000);
});

test('origins: a wire that two hundred sites took is one group', () => {
  const pages = Array.from({ length: 200 }, (_, i) =>
    page(`p${i}`, textOf(FLOOD), { credit: 'AFP', site: `Site ${i}` }),
  );
  const groups = find(...pages);
  assert.deepEqual(
    groups.map(({ articles, independent_origins }) => [articles.length, independent_origins]),
    [[200, 1]],
  );
});

test('origins: long senseless texts are read in linear time', () => {
  for (const unit of [' ', '«', '"', '7', 'a', 'a ', 'A. ', '« a » ', '\n'])
    assert.equal(find(page('a', unit.repeat(100_000)), page('b', unit.repeat(99_000))).length > 0, true);
});

test('origins: with sparse sketches a copy is found, and the page is read through the callback', () => {
  const texts = [textOf([...FLOOD, ...STRIKE]), textOf([...FLOOD, ...STRIKE.slice(0, 4)])];
  const pages = texts.map((text, i) => page(`p${i}`, text));
  const study = new OriginStudy(readTables(), SPARSE);
  for (const item of pages) study.add(item);
  assert.deepEqual(
    study.groups((index) => pages[index]!, false).map(({ articles }) => articles),
    [['p0', 'p1']],
  );
});

test('publishers: every row says where it may be checked, and no domain stands twice', () => {
  const rows = parseTsv(readFileSync(join(project, 'data/world/publishers.tsv'), 'utf8'), [
    'name',
    'domains',
    'source',
  ] as const);
  for (const row of rows) assert.notEqual(row.source, '', row.name);
  const domains = rows.flatMap(({ domains: cell }) => cell.split('|').filter((domain) => domain !== ''));
  assert.deepEqual(
    domains.filter((domain, i) => domains.indexOf(domain) !== i),
    [],
  );
});
