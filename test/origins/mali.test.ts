/** The sample case: who derived from whom is told by its gold, and must come out so. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from '../../src/pipeline/article.ts';
import { findOrigins } from '../../src/origins/index.ts';
import { project } from '../project.ts';
import { test } from '../runner.ts';
import { readTables } from './tables.ts';

interface Gold {
  readonly pages: readonly {
    readonly id: string;
    readonly path: string;
    readonly published: { readonly value: string | null };
  }[];
  readonly across: {
    readonly groups: readonly {
      readonly pages: readonly string[];
      readonly independent_origins: number;
      readonly edges: readonly { readonly from: string; readonly to: string; readonly relation: string }[];
    }[];
    readonly unseen_origins: readonly { readonly page: string; readonly name: string }[];
    readonly apart: readonly { readonly pages: readonly string[] }[];
  };
}

const folder = join(project, 'examples/mali');
const gold = JSON.parse(readFileSync(join(folder, 'gold.json'), 'utf8')) as Gold;
const groups = findOrigins(
  gold.pages.map(({ id, path, published }) => ({
    name: id,
    article: extract(readFileSync(join(folder, path)), { path }),
    published: published.value,
    fetchedAt: null,
  })),
  readTables(),
);

test('sample case: pages that derive from one another are one group, and no others are', () => {
  const joined = groups.filter(({ articles }) => articles.length > 1);
  assert.deepEqual(
    joined.map(({ articles, independent_origins }) => [articles, independent_origins]),
    gold.across.groups.map((group) => [group.pages, group.independent_origins]),
  );
});

test('sample case: the edges of the gold, with their relation and direction', () => {
  const edges = groups.flatMap((group) => group.edges);
  assert.deepEqual(
    edges.map(({ from, to, relation, direction }) => ({ from, to, relation, direction })),
    gold.across.groups.flatMap((group) =>
      group.edges.map(({ from, to, relation }) => ({ from, to, relation, direction: 'known' })),
    ),
  );
});

test('sample case: an outlet that is credited and was never fetched is the origin', () => {
  for (const { page, name } of gold.across.unseen_origins)
    assert.deepEqual(groups.find(({ articles }) => articles.includes(page))!.origins, [
      { name, articles: [page] },
    ]);
});
