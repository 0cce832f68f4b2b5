/**
 * Groups: pages joined by derivations, and the independent origins that stand behind each group.
 *
 * A page rests on the origins of its sources; one without a source is an origin itself, under the name of the agency or
 * outlet that it credits (an agency counts once even when its own text was never fetched), else under its own outlet's.
 * Outlets of one family are one origin inside a group. A page that relays our own output is never one.
 */
import type { Edge, OriginGroup } from '../model/index.ts';
import { coverOfEnd, derivedEnd, type Link, otherEnd, strengthOf } from './link.ts';
import type { Profile } from './page.ts';
import { relationOf } from './relation.ts';
import { Components, keepLinks } from './sources.ts';

/** A page that owes less than this to its sources speaks for itself too. */
const OWN_VOICE = 0.3;

/** The groups over all pages, pages alone included, sorted by their first name. */
export function groupPages(profiles: readonly Profile[], links: readonly Link[]): OriginGroup[] {
  const kept = keepLinks(links, profiles);
  const components = new Components();
  for (const { a, b } of kept) components.join(a, b);
  const members = new Map<number, number[]>();
  profiles.forEach((_, page) => {
    const root = components.root(page);
    const list = members.get(root);
    if (list) list.push(page);
    else members.set(root, [page]);
  });
  const byRoot = new Map<number, Link[]>();
  for (const link of kept) {
    const root = components.root(link.a);
    const list = byRoot.get(root);
    if (list) list.push(link);
    else byRoot.set(root, [link]);
  }
  return [...members]
    .map(([root, pages]) => groupOf(pages, byRoot.get(root) ?? [], profiles))
    .sort((x, y) => compareNames(x.articles[0]!, y.articles[0]!));
}

function compareNames(x: string, y: string): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

function groupOf(
  pages: readonly number[],
  links: readonly Link[],
  profiles: readonly Profile[],
): OriginGroup {
  const nameOf = (page: number) => profiles[page]!.page.name;
  const origins = originsOf(pages, links, profiles);
  const articlesOf = (name: string) =>
    pages
      .filter((page) => origins.get(page)!.has(name))
      .map(nameOf)
      .sort(compareNames);
  const names = [...new Set(pages.flatMap((page) => [...origins.get(page)!]))].sort(compareNames);
  return {
    articles: pages.map(nameOf).sort(compareNames),
    independent_origins: names.length,
    edges: links.map((link) => edgeOf(link, links, profiles)).sort(byEnds),
    origins: names.map((name) => ({ name, articles: articlesOf(name) })),
  };
}

function byEnds(x: Edge, y: Edge): number {
  return compareNames(x.from, y.from) || compareNames(x.to, y.to);
}

function edgeOf(link: Link, links: readonly Link[], profiles: readonly Profile[]): Edge {
  // Without a direction, `from` is the page that has less of its own.
  const copy = derivedEnd(link) ?? (link.comparison.a.own >= link.comparison.b.own ? link.a : link.b);
  const source = otherEnd(link, copy);
  const merged = links.filter((other) => derivedEnd(other) === copy).length > 1;
  return {
    from: profiles[copy]!.page.name,
    to: profiles[source]!.page.name,
    relation: relationOf(link, copy, source, profiles, merged),
    direction: derivedEnd(link) === null ? 'unknown' : 'known',
    score: Math.round(Math.min(1, strengthOf(link)) * 1000) / 1000,
    overlap: link.overlap.map(({ a, b }) => (copy === link.a ? { from: a, to: b } : { from: b, to: a })),
    reasons: [...link.direction.reasons],
  };
}

/** The names of the origins of every page of a group. */
function originsOf(
  pages: readonly number[],
  links: readonly Link[],
  profiles: readonly Profile[],
): Map<number, Set<string>> {
  const one = new Components();
  for (const link of links) if (derivedEnd(link) === null) one.join(link.a, link.b);
  const classes = new Map<number, number[]>();
  for (const page of pages) classes.set(one.root(page), [...(classes.get(one.root(page)) ?? []), page]);
  const names = new Map<number, Set<string>>();
  const family = new Map<string, string>();
  const resolve = (root: number, above: ReadonlySet<number>): Set<string> => {
    const done = names.get(root);
    if (done) return done;
    const path = new Set([...above, root]);
    const members = classes.get(root)!;
    const sources = links.filter((link) => {
      const copy = derivedEnd(link);
      return copy !== null && one.root(copy) === root && !path.has(one.root(otherEnd(link, copy)));
    });
    const found = new Set(
      sources.flatMap((link) => [...resolve(one.root(otherEnd(link, derivedEnd(link)!)), path)]),
    );
    if (sources.length === 0 || speaksToo(sources)) {
      const own = ownOrigin(
        members.map((page) => profiles[page]!),
        family,
      );
      if (own !== null) found.add(own);
    }
    names.set(root, found);
    return found;
  };
  return new Map(pages.map((page) => [page, resolve(one.root(page), new Set())]));
}

function speaksToo(sources: readonly Link[]): boolean {
  return sources.reduce((n, link) => n + coverOfEnd(link, derivedEnd(link)!).all, 0) < OWN_VOICE;
}

/** The name of the origin that some pages, all one text, stand for; null when they are all echoes of us. */
function ownOrigin(pages: readonly Profile[], family: Map<string, string>): string | null {
  const candidates = pages.filter(({ ours }) => !ours).sort(byTime);
  if (candidates.length === 0) return null;
  const signed = candidates.find(({ creditsItself }) => creditsItself);
  const credited = candidates.find(({ credits }) => credits.length > 0);
  const name = signed?.outlet ?? credited?.credits[0] ?? candidates[0]!.outlet;
  const kin = (signed ?? credited ?? candidates[0]!).family;
  if (kin === null || name !== (signed ?? candidates[0]!).outlet) return name;
  if (!family.has(kin)) family.set(kin, name);
  return family.get(kin)!;
}

function byTime(x: Profile, y: Profile): number {
  const [a, b] = [x.claimed ?? x.seen, y.claimed ?? y.seen];
  if (a !== b) return (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY);
  return compareNames(x.page.name, y.page.name);
}
