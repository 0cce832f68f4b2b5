/**
 * The independent origins behind the pages of one group, by name.
 *
 * A page rests on the origins of its sources; one without a source is an origin itself, under the name of the agency or
 * outlet that it credits (an agency counts once even when its own text was never fetched), else under its own outlet's.
 * Of several names in one credit only the first counts: what the others gave cannot be told. Outlets of one family are
 * one origin inside a group. A page that relays our own output is never one, nor are outlets that name one another as
 * their source in a circle: what nobody answers for has no origin.
 */
import { isBackDated } from './direction.ts';
import { coverOfEnd, derivedEnd, type Link, otherEnd } from './link.ts';
import type { FamilyOf } from './outlet.ts';
import type { Profile, ProfileOf } from './page.ts';
import { Components } from './sources.ts';

/** A page that owes less than this to its sources speaks for itself too. */
const OWN_VOICE = 0.3;

export interface GroupVoices {
  /** The names of the origins of every page. */
  readonly voices: ReadonlyMap<number, ReadonlySet<string>>;
  /** Outlets whose credits lead round in a circle, sorted. */
  readonly circle: string[];
}

/** The origins of every page of a group. Each set of pages of unknown direction counts as one page. */
export function findVoices(
  pages: readonly number[],
  links: readonly Link[],
  profiles: ProfileOf,
  familyOf: FamilyOf,
): GroupVoices {
  const circle = findCircle(pages.map((page) => profiles(page)));
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
  const voices = new Voices(one, classes, upward, profiles, familyOf, circle);
  return {
    voices: new Map(pages.map((page) => [page, voices.of(one.root(page))])),
    circle: [...circle].sort(),
  };
}

/**
 * Outlets of which every page credits outlets of the group alone, none of which leads out of these: A credits B, B
 * credits C, C credits A.
 */
function findCircle(pages: readonly Profile[]): ReadonlySet<string> {
  const outlets = new Set(pages.map(({ outlet }) => outlet));
  const within = ({ credits, creditsItself, ours }: Profile, names: ReadonlySet<string>) =>
    !ours && !creditsItself && credits.length > 0 && credits.every((name) => names.has(name));
  for (;;) {
    const free = pages.filter((page) => outlets.has(page.outlet) && !within(page, outlets));
    if (free.length === 0) return outlets;
    for (const { outlet } of free) outlets.delete(outlet);
  }
}

class Voices {
  readonly #one: Components;
  readonly #classes: ReadonlyMap<number, readonly number[]>;
  readonly #upward: ReadonlyMap<number, readonly Link[]>;
  readonly #profiles: ProfileOf;
  readonly #found = new Map<number, Set<string>>();
  readonly #familyOf: FamilyOf;
  readonly #circle: ReadonlySet<string>;
  /** The outlet under which each family is named here. */
  readonly #speaker = new Map<string, string>();

  constructor(
    one: Components,
    classes: ReadonlyMap<number, readonly number[]>,
    upward: ReadonlyMap<number, readonly Link[]>,
    profiles: ProfileOf,
    familyOf: FamilyOf,
    circle: ReadonlySet<string>,
  ) {
    this.#familyOf = familyOf;
    this.#circle = circle;
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
    const candidates = pages.filter(({ ours, outlet }) => !ours && !this.#circle.has(outlet)).sort(byTime);
    const signed = candidates.find(({ creditsItself }) => creditsItself);
    // A date that another of the pages puts in doubt makes no origin.
    const first = signed ?? candidates.find((page) => !isBackDated(page, candidates)) ?? candidates[0];
    if (!first) return null;
    // A credit among pages that are all one text leads round in a circle.
    const outlets = new Set(candidates.map(({ outlet }) => outlet));
    const credit = candidates.flatMap(({ credits }) => credits).find((name) => !outlets.has(name));
    return this.#speakerOf(!signed && credit !== undefined ? credit : first.outlet);
  }

  /** Of a family, the outlet that was met first. */
  #speakerOf(outlet: string): string {
    const family = this.#familyOf(outlet)?.name;
    if (family === undefined) return outlet;
    if (!this.#speaker.has(family)) this.#speaker.set(family, outlet);
    return this.#speaker.get(family)!;
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
