/**
 * Links to the few that matter: for each page the sources that explain it, passage by passage, best first.
 *
 * Two copies of one wire resemble each other; that resemblance is explained by the wire, and is no derivation. Links
 * whose direction is not known are kept only where they hold a group together, or where a page has no other.
 */
import { isBackDated } from './direction.ts';
import { coverOfEnd, derivedEnd, type Link, otherEnd, strengthOf } from './link.ts';
import type { ProfileOf } from './page.ts';
import { countOutside, inRuns } from './runs.ts';

/** A further source must explain so much of a page that the better ones do not. */
const FURTHER = 0.12;

/** A source that the page credits goes before one that explains as much, or two fiftieths more. */
const CREDITED = 2;

/** The links that stay, in a stable order. */
export function keepLinks(links: readonly Link[], profiles: ProfileOf): Link[] {
  const byPage = new Map<number, Link[]>();
  for (const link of links) {
    const page = derivedEnd(link);
    if (page !== null) byPage.set(page, [...(byPage.get(page) ?? []), link]);
  }
  const kept = new Set<Link>();
  for (const [page, all] of byPage) for (const link of explain(page, all, profiles)) kept.add(link);
  const joined = new Components();
  for (const { a, b } of kept) joined.join(a, b);
  // What is left holds a group together, strongest first, or goes; so does the likeness, whoever took from whom, of a
  // page that has no known source: alone it would pass for an origin.
  const rooted = new Set<number>();
  for (const link of [...links].sort(byStrength)) {
    if (kept.has(link)) continue;
    const unknown = derivedEnd(link) === null;
    const roots = [link.a, link.b].filter((page) => unknown && !byPage.has(page) && !rooted.has(page));
    const holds = joined.join(link.a, link.b);
    if (!holds && roots.length === 0) continue;
    kept.add(link);
    for (const page of roots) rooted.add(page);
  }
  return links.filter((link) => kept.has(link));
}

function byStrength(x: Link, y: Link): number {
  // Of equals, a link without a direction first: the others were passed over for a better source.
  const known = (link: Link) => Number(derivedEnd(link) !== null);
  return strengthOf(y) - strengthOf(x) || known(x) - known(y) || x.a - y.a || x.b - y.b;
}

/** The fewest links that explain what can be explained of a page; among equals, the source that came first. */
function explain(page: number, links: readonly Link[], profiles: ProfileOf): Link[] {
  const kept: Link[] = [];
  const explained = new Set<number>();
  const sources = links.map((link) => profiles(otherEnd(link, page)));
  const { credits } = profiles(page);
  const time = (link: Link) => {
    const source = profiles(otherEnd(link, page));
    return isBackDated(source, sources)
      ? Number.POSITIVE_INFINITY
      : (source.claimed ?? Number.POSITIVE_INFINITY);
  };
  const rank = (link: Link) =>
    Math.round(coverOfEnd(link, page).own * link.likeness.exact * 50) +
    (credits.includes(profiles(otherEnd(link, page)).outlet) ? CREDITED : 0);
  const sorted = [...links].sort(
    (x, y) => rank(y) - rank(x) || time(x) - time(y) || otherEnd(x, page) - otherEnd(y, page),
  );
  for (const link of sorted) {
    const { sentences, found, own } = coverOfEnd(link, page);
    if (kept.length > 0 && (countOutside(sentences, explained) / found) * own < FURTHER) continue;
    kept.push(link);
    for (const sentence of inRuns(sentences)) explained.add(sentence);
  }
  return kept;
}

/** Disjoint sets of pages (union-find). */
export class Components {
  readonly #parent = new Map<number, number>();

  root(page: number): number {
    let root = page;
    for (let up = this.#parent.get(root); up !== undefined; up = this.#parent.get(root)) root = up;
    for (let at = page; at !== root; ) {
      const up = this.#parent.get(at)!;
      this.#parent.set(at, root);
      at = up;
    }
    return root;
  }

  /** Joins two sets; false when they were one already. The smaller index stays the root. */
  join(a: number, b: number): boolean {
    const [x, y] = [this.root(a), this.root(b)];
    if (x === y) return false;
    this.#parent.set(Math.max(x, y), Math.min(x, y));
    return true;
  }
}
