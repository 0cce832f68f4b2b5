/** Links to groups, as the contract prints them: pages joined by derivations, the edges between them, their origins. */
import type { Edge, OriginGroup, SharedPassage } from '../model/index.ts';
import { coverOfEnd, derivedEnd, type Link, otherEnd, type Overlap, strengthOf } from './link.ts';
import type { FamilyOf } from './outlet.ts';
import type { ProfileOf } from './page.ts';
import { relationOf } from './relation.ts';
import { Components, keepLinks } from './sources.ts';
import { findVoices } from './voices.ts';

/** A passage that two pages hold and neither took from the other. */
export interface Passing {
  readonly a: number;
  readonly b: number;
  readonly kind: SharedPassage['kind'];
  readonly overlap: Overlap;
}

/** The groups over some pages, pages alone included, sorted by their first name. */
export function groupPages(
  pages: readonly number[],
  links: readonly Link[],
  passings: readonly Passing[],
  profiles: ProfileOf,
  familyOf: FamilyOf = () => null,
): OriginGroup[] {
  const kept = keepLinks(links, profiles);
  const components = new Components();
  for (const { a, b } of kept) components.join(a, b);
  const rootOf = (page: number) => components.root(page);
  const members = collect(pages, rootOf);
  const edges = collect(kept, ({ a }) => rootOf(a));
  const apart = passings.filter(({ a, b }) => rootOf(a) !== rootOf(b));
  const shared = collect(
    apart.flatMap((passing) => [passing, turn(passing)]),
    ({ a }) => rootOf(a),
  );
  return [...members]
    .map(([root, group]) => groupOf(group, edges.get(root) ?? [], shared.get(root) ?? [], profiles, familyOf))
    .sort((x, y) => compareNames(x.articles[0]!, y.articles[0]!));
}

/** Lists by key, in order. */
function collect<T>(items: readonly T[], key: (item: T) => number): Map<number, T[]> {
  const lists = new Map<number, T[]>();
  for (const item of items) {
    const list = lists.get(key(item));
    if (list) list.push(item);
    else lists.set(key(item), [item]);
  }
  return lists;
}

function turn({ a, b, kind, overlap }: Passing): Passing {
  return { a: b, b: a, kind, overlap: turned(overlap) };
}

function compareNames(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

function groupOf(
  pages: readonly number[],
  links: readonly Link[],
  passings: readonly Passing[],
  profiles: ProfileOf,
  familyOf: FamilyOf,
): OriginGroup {
  const nameOf = (page: number) => profiles(page).name;
  const { voices, circle } = findVoices(pages, links, profiles, familyOf);
  const articlesOf = (name: string) => pages.filter((page) => voices.get(page)!.has(name)).map(nameOf);
  const names = [...new Set(pages.flatMap((page) => [...voices.get(page)!]))].sort(compareNames);
  return {
    articles: pages.map(nameOf).sort(compareNames),
    independent_origins: names.length,
    edges: links.map((link) => edgeOf(link, links, profiles)).sort(byEnds),
    origins: names.map((name) => {
      const family = familyOf(name);
      return { name, articles: articlesOf(name).sort(compareNames), ...(family && { family }) };
    }),
    ...(circle.length > 0 && { circular: circle }),
    ...(passings.length > 0 && {
      shared: passings.map((passing) => sharedOf(passing, profiles)).sort(byEnds),
    }),
  };
}

function byEnds(x: { from: string; to: string }, y: { from: string; to: string }): number {
  return compareNames(x.from, y.from) || compareNames(x.to, y.to);
}

function edgeOf(link: Link, links: readonly Link[], profiles: ProfileOf): Edge {
  // Without a direction, `from` is the page that has less of its own.
  const copy = derivedEnd(link) ?? (link.likeness.a.own >= link.likeness.b.own ? link.a : link.b);
  const source = otherEnd(link, copy);
  const merged = links.some((other) => other !== link && derivedEnd(other) === copy);
  return {
    from: profiles(copy).name,
    to: profiles(source).name,
    relation: relationOf(link, copy, source, profiles, merged && coverOfEnd(link, copy).own < 0.9),
    direction: derivedEnd(link) === null ? 'unknown' : 'known',
    score: Math.round(Math.min(1, strengthOf(link)) * 1000) / 1000,
    overlap: passagesOf(copy === link.a ? link.overlap : turned(link.overlap)),
    reasons: [...link.direction.reasons],
  };
}

function sharedOf({ a, b, kind, overlap }: Passing, profiles: ProfileOf): SharedPassage {
  return {
    from: profiles(a).name,
    to: profiles(b).name,
    kind,
    overlap: passagesOf(overlap),
  };
}

function passagesOf(overlap: Overlap): Edge['overlap'] {
  return Array.from({ length: overlap.length / 4 }, (_, i) => {
    const [start, end, from, to] = overlap.slice(4 * i, 4 * i + 4) as [number, number, number, number];
    return { from: { start, end }, to: { start: from, end: to } };
  });
}

/** With `a` and `b` exchanged. */
function turned(overlap: Overlap): Overlap {
  return overlap.map((_, i) => overlap[i ^ 2]!);
}
