/**
 * The independent origins behind the pages of one group, by name.
 *
 * A page rests on the origins of its sources; one without a source is an origin itself, under the name of the agency or
 * outlet that it credits (an agency counts once even when its own text was never fetched), else under its own outlet's.
 * Of several names in one credit only the first counts: what the others gave cannot be told. Outlets of one family are
 * one origin inside a group. A page that relays our own output is never one.
 */
import { coverOfEnd, derivedEnd, type Link, otherEnd } from './link.ts';
import type { Profile, ProfileOf } from './page.ts';
import { Components } from './sources.ts';

/** A page that owes less than this to its sources speaks for itself too. */
const OWN_VOICE = 0.3;

/** The names of the origins of every page of a group. Each set of pages of unknown direction counts as one page. */
export function findVoices(
  pages: readonly number[],
  links: readonly Link[],
  profiles: ProfileOf,
): ReadonlyMap<number, ReadonlySet<string>> {
  const one = new Components();
  for (const link of links) if (derivedEnd(link) === null) one.join(link.a, link.b);
  const classes = new Map<number, number[]>();
  for (const page of pages) {
    const root = one.root(page);
    const members = classes.get(root);
    if (members) members.push(page);
    else classes.set(root, [page]);
  }
  const upward = new Map<number, Link[]>();
  for (const link of links) {
    const copy = derivedEnd(link);
    if (copy === null) continue;
    const root = one.root(copy);
    upward.set(root, [...(upward.get(root) ?? []), link]);
  }
  const voices = new Voices(one, classes, upward, profiles);
  return new Map(pages.map((page) => [page, voices.of(one.root(page))]));
}

class Voices {
  readonly #one: Components;
  readonly #classes: ReadonlyMap<number, readonly number[]>;
  readonly #upward: ReadonlyMap<number, readonly Link[]>;
  readonly #profiles: ProfileOf;
  readonly #found = new Map<number, Set<string>>();
  readonly #family = new Map<string, string>();

  constructor(
    one: Components,
    classes: ReadonlyMap<number, readonly number[]>,
    upward: ReadonlyMap<number, readonly Link[]>,
    profiles: ProfileOf,
  ) {
    this.#one = one;
    this.#classes = classes;
    this.#upward = upward;
    this.#profiles = profiles;
  }

  /** The origins of a class; one that is being looked at already (a circle of citations) adds nothing. */
  of(root: number): ReadonlySet<string> {
    const done = this.#found.get(root);
    if (done) return done;
    const found = new Set<string>();
    this.#found.set(root, found);
    const sources = (this.#upward.get(root) ?? []).filter((link) => this.#sourceOf(link) !== root);
    for (const link of sources) for (const name of this.of(this.#sourceOf(link))) found.add(name);
    if (found.size === 0 || speaksToo(sources)) {
      const own = this.#own(this.#classes.get(root)!.map((page) => this.#profiles(page)));
      if (own !== null) found.add(own);
    }
    return found;
  }

  #sourceOf(link: Link): number {
    return this.#one.root(otherEnd(link, derivedEnd(link)!));
  }

  /** The name of what some pages, all one text, stand for; null when they are all echoes of us. */
  #own(pages: readonly Profile[]): string | null {
    const candidates = pages.filter(({ ours }) => !ours).sort(byTime);
    const signed = candidates.find(({ creditsItself }) => creditsItself);
    const first = signed ?? candidates[0];
    if (!first) return null;
    // A credit among pages that are all one text leads round in a circle.
    const outlets = new Set(candidates.map(({ outlet }) => outlet));
    const credit = candidates.flatMap(({ credits }) => credits).find((name) => !outlets.has(name));
    if (!signed && credit !== undefined) return credit;
    if (first.family === null) return first.outlet;
    if (!this.#family.has(first.family)) this.#family.set(first.family, first.outlet);
    return this.#family.get(first.family)!;
  }
}

function speaksToo(sources: readonly Link[]): boolean {
  return sources.reduce((n, link) => n + coverOfEnd(link, derivedEnd(link)!).all, 0) < OWN_VOICE;
}

function byTime(x: Profile, y: Profile): number {
  const [a, b] = [x.claimed ?? x.seen, y.claimed ?? y.seen];
  if (a !== b) return (a ?? Number.POSITIVE_INFINITY) - (b ?? Number.POSITIVE_INFINITY);
  return x.name < y.name ? -1 : 1;
}
