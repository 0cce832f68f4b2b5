/** Groups found against groups that are true: pairs, adjusted Rand index, origins, directions, harmful joins. */
import type { OriginGroup } from '../../src/model/index.ts';
import type { Case } from './cases.ts';
import type { Pair } from './peers.ts';

export interface Score {
  readonly kind: string;
  readonly cases: number;
  /** Pairs of pages that belong together: found, missed; pairs joined that do not. */
  readonly right: number;
  readonly missed: number;
  readonly wrong: number;
  /** Pairs within the case that stand apart, and those of them that were joined. */
  readonly apart: number;
  readonly originsRight: number;
  readonly originsAsked: number;
  readonly directed: number;
  readonly directedRight: number;
  readonly derived: number;
}

/** The group of each page, by name. */
export type Partition = ReadonlyMap<string, number>;

export function partitionOf(groups: readonly OriginGroup[]): Partition {
  return new Map(groups.flatMap(({ articles }, i) => articles.map((name) => [name, i] as const)));
}

/** The partition that pairs of a peer make. */
export function joinPairs(names: readonly string[], pairs: readonly Pair[]): Partition {
  const root = names.map((_, i) => i);
  const find = (i: number): number => (root[i] === i ? i : (root[i] = find(root[i]!)));
  for (const [a, b] of pairs) root[find(a)] = find(b);
  return new Map(names.map((name, i) => [name, find(i)]));
}

export function truthOf(cases: readonly Case[]): Partition {
  const truth = new Map<string, number>();
  let next = 0;
  for (const { pages, groups } of cases) {
    for (const group of groups) {
      for (const name of group) truth.set(name, next);
      next += 1;
    }
    for (const { name } of pages) if (!truth.has(name)) truth.set(name, next++);
  }
  return truth;
}

/** Scores by kind of case, in the order in which the kinds first come. */
export function scoreCases(
  cases: readonly Case[],
  found: Partition,
  groups: readonly OriginGroup[],
): Score[] {
  const truth = truthOf(cases);
  const sizes = sizesOf(found);
  const kinds = [...new Set(cases.map(({ kind }) => kind))];
  return kinds.map((kind) =>
    scoreKind(
      kind,
      cases.filter((item) => item.kind === kind),
      truth,
      found,
      sizes,
      groups,
    ),
  );
}

function sizesOf(partition: Partition): Map<number, number> {
  const sizes = new Map<number, number>();
  for (const group of partition.values()) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}

function scoreKind(
  kind: string,
  cases: readonly Case[],
  truth: Partition,
  found: Partition,
  sizes: ReadonlyMap<number, number>,
  groups: readonly OriginGroup[],
): Score {
  const total = {
    right: 0,
    missed: 0,
    wrong: 0,
    apart: 0,
    originsRight: 0,
    originsAsked: 0,
    directed: 0,
    directedRight: 0,
    derived: 0,
  };
  for (const item of cases) {
    const names = item.pages.map(({ name }) => name);
    const own = new Map<number, number>();
    names.forEach((x, i) => {
      own.set(found.get(x)!, (own.get(found.get(x)!) ?? 0) + 1);
      for (const y of names.slice(i + 1)) {
        const together = found.get(x) === found.get(y);
        if (truth.get(x) === truth.get(y)) total[together ? 'right' : 'missed'] += 1;
        else {
          total.apart += 1;
          if (together) total.wrong += 1;
        }
      }
    });
    // A join with a stranger is counted for both cases, half each would be no clearer.
    for (const [group, inside] of own) total.wrong += inside * (sizes.get(group)! - inside);
    if (item.origins !== null) {
      total.originsAsked += 1;
      if (originsBehind(names, groups, found) === item.origins) total.originsRight += 1;
    }
    for (const { from, to } of item.derived) {
      total.derived += 1;
      const edge = groups[found.get(from)!]?.edges.find(
        (e) => (e.from === from && e.to === to) || (e.from === to && e.to === from),
      );
      if (edge?.direction !== 'known') continue;
      total.directed += 1;
      if (edge.from === from) total.directedRight += 1;
    }
  }
  return { kind, cases: cases.length, ...total };
}

function originsBehind(names: readonly string[], groups: readonly OriginGroup[], found: Partition): number {
  const behind = new Set<string>();
  for (const index of new Set(names.map((name) => found.get(name)!)))
    for (const origin of groups[index]?.origins ?? [])
      if (origin.articles.some((article) => names.includes(article))) behind.add(origin.name);
  return behind.size;
}

/** Hubert and Arabie 1985, over the pages whose groups are known. */
export function adjustedRand(truth: Partition, found: Partition): number {
  const cells = new Map<string, number>();
  const asked = new Map([...truth.keys()].map((name) => [name, found.get(name)!]));
  for (const [name, group] of truth) {
    const key = `${group} ${found.get(name)}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
  }
  const two = (n: number) => (n * (n - 1)) / 2;
  const sum = (sizes: Iterable<number>) => [...sizes].reduce((n, size) => n + two(size), 0);
  const [both, one, other] = [
    sum(cells.values()),
    sum(sizesOf(truth).values()),
    sum(sizesOf(asked).values()),
  ];
  const expected = (one * other) / two(truth.size);
  return (both - expected) / ((one + other) / 2 - expected);
}

export function f1({ right, missed, wrong }: Pick<Score, 'right' | 'missed' | 'wrong'>): number {
  return right === 0 ? (missed + wrong === 0 ? 1 : 0) : (2 * right) / (2 * right + missed + wrong);
}
