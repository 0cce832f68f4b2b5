/**
 * Who took from whom: votes with their reasons, never one sign alone where signs disagree.
 *
 * A credit, an address or a clock speaks for one page being the source; dates may be moved, so what a page claims
 * weighs less than when it was seen, and nothing where it cannot be true. When the votes do not outweigh doubt the
 * direction stays unknown.
 */
import { hashAddress, hostOf, sameAddress } from './address.ts';
import type { Cover, Likeness } from './compare.ts';
import type { Profile } from './page.ts';

export interface Direction {
  /** True: `a` was derived from `b`; false: `b` from `a`; null: the evidence does not decide. */
  readonly aFromB: boolean | null;
  readonly reasons: readonly string[];
}

/** Which of the two pages links to the other. */
export interface Linked {
  readonly a: boolean;
  readonly b: boolean;
}

/** A vote above nought says that the second page is the source. */
interface Vote {
  readonly weight: number;
  readonly reason: string;
}

/** Votes that sum to less decide nothing. */
const DECIDES = 1.5;
const DAY = 24 * 60;
/** Seen so soon after the claimed time. */
const FRESH = 1.5 * DAY;

export function findDirection(a: Profile, b: Profile, likeness: Likeness, linked: Linked): Direction {
  const votes = [
    ...oneSided(a, b, linked.a),
    ...oneSided(b, a, linked.b).map(turn),
    ...clocks(a, b),
    ...sizes(likeness),
  ];
  const sum = votes.reduce((total, { weight }) => total + weight, 0);
  const aFromB = Math.abs(sum) < DECIDES ? null : sum > 0;
  const side = Math.sign(sum);
  const reasons = votes
    .filter(({ weight }) => aFromB === null || Math.sign(weight) === side)
    .sort((x, y) => Math.abs(y.weight) - Math.abs(x.weight))
    .map(({ reason }) => reason);
  return { aFromB, reasons };
}

function turn({ weight, reason }: Vote): Vote {
  return { weight: -weight, reason };
}

/** What `copy` shows of having been taken from `source`. */
function oneSided(copy: Profile, source: Profile, linked: boolean): Vote[] {
  const votes: Vote[] = [];
  const vote = (holds: boolean, weight: number, reason: string) => {
    if (holds) votes.push({ weight, reason });
  };
  const { name } = copy;
  vote(copy.ours, 20, `${name} relays what this software wrote`);
  vote(copy.credits.includes(source.outlet), 6, `${name} credits ${source.outlet}`);
  vote(pointsAt(copy, source), 6, `${name} names the address of the other as canonical`);
  vote(linked, 4, `${name} links to the other`);
  const machine = copy.machineTranslated && !source.machineTranslated;
  vote(machine, 5, `${name} says that it is machine-translated`);
  vote(source.creditsItself && !copy.creditsItself, 1.5, `${source.name} signs as ${source.outlet}`);
  return votes;
}

function pointsAt(copy: Profile, source: Profile): boolean {
  if (copy.canonical === null || source.url === null || copy.canonical === copy.url) return false;
  return sameAddress(copy.canonical, source.url) && hostOf(copy.url) !== hostOf(source.url);
}

/** True when the source of a page holds the address of the other, an outlet elsewhere. */
export function isLinked(addresses: ReadonlySet<number>, from: Profile, to: Profile): boolean {
  const address = to.url ?? to.canonical;
  if (address === null || hostOf(address) === hostOf(from.url ?? from.canonical)) return false;
  return addresses.has(hashAddress(address));
}

function clocks(a: Profile, b: Profile): Vote[] {
  const seenFirst = seenBeforeClaimed(a, b);
  if (seenFirst) return seenFirst;
  const [claimedA, claimedB] = [trusted(a), trusted(b)];
  const seen = seenVote(a, b);
  if (claimedA === null || claimedB === null || !differ(a, b, claimedA, claimedB)) return seen;
  const first = claimedA < claimedB ? a : b;
  const claimed = { weight: Math.sign(claimedA - claimedB) * 3, reason: `${first.name} is dated earlier` };
  return isDoubtful(first, first === a ? b : a) ? [claimed, ...seen] : [claimed];
}

function seenVote(a: Profile, b: Profile): Vote[] {
  if (a.seen === null || b.seen === null || a.seen === b.seen) return [];
  const first = a.seen < b.seen ? a : b;
  return [{ weight: Math.sign(a.seen - b.seen) * 1.6, reason: `${first.name} was seen first` }];
}

/** A page that claims to be older, yet was seen later, and long after it says that it came out; the other was fresh. */
function isDoubtful(claimant: Profile, other: Profile): boolean {
  if (claimant.seen === null || claimant.claimed === null) return false;
  if (other.seen === null || claimant.seen <= other.seen) return false;
  const fresh = other.seen - other.claimed!;
  return fresh <= FRESH && claimant.seen - claimant.claimed >= fresh + 2 * DAY;
}

/** True when the date that a page claims is put in doubt by another of the pages: it was moved back, it may be. */
export function isBackDated(page: Profile, others: readonly Profile[]): boolean {
  return others.some((other) => other !== page && other.claimed !== null && isDoubtful(page, other));
}

/** A page that was fetched before the other says that it came out is the earlier one, whatever it claims itself. */
function seenBeforeClaimed(a: Profile, b: Profile): Vote[] | null {
  const [x, y] = [precedes(a, b), precedes(b, a)];
  if (x === y) return null;
  const first = x ? a : b;
  return [{ weight: x ? -4 : 4, reason: `${first.name} was seen before the other says that it came out` }];
}

function precedes(first: Profile, second: Profile): boolean {
  const claimed = trusted(second);
  return first.seen !== null && claimed !== null && first.seen < claimed;
}

/** The claimed time, unless the page was seen a day before it. */
function trusted({ claimed, seen }: Profile): number | null {
  return claimed !== null && seen !== null && claimed > seen + DAY ? null : claimed;
}

/** Within one day, a time against a bare day says nothing. */
function differ(a: Profile, b: Profile, claimedA: number, claimedB: number): boolean {
  const sameDay = Math.floor(claimedA / DAY) === Math.floor(claimedB / DAY);
  return sameDay ? a.exact && b.exact && claimedA !== claimedB : true;
}

/**
 * Of two texts of which one stands in the other: where the rest of the longer goes on about the same names, the shorter
 * was cut out of it; where it speaks of others, the shorter was put into it. (On 57 pages cut out and 30 put in: 8 % to 89 % of the names
 * of the rest are shared in the one case, 0 % to 23 % in the other.)
 */
function sizes({ a, b }: Likeness): Vote[] {
  if (a.own >= STANDS_WHOLE && b.own < STANDS_PART) return unity(b, -1);
  if (b.own >= STANDS_WHOLE && a.own < STANDS_PART) return unity(a, 1);
  return [];
}

const STANDS_WHOLE = 0.75;
const STANDS_PART = 0.85;
const ONE_STORY = 0.2;
const TWO_STORIES = 0.1;

/** `sign` is the side of a vote for the shorter text being the source. */
function unity({ cohesion }: Cover, sign: 1 | -1): Vote[] {
  if (cohesion === null) return [];
  if (cohesion >= ONE_STORY)
    return [
      { weight: -1.5 * sign, reason: 'the shorter text is cut out of the longer, which tells one story' },
    ];
  if (cohesion <= TWO_STORIES)
    return [
      {
        weight: 1.5 * sign,
        reason: 'the shorter text is put into the longer, which goes on about something else',
      },
    ];
  return [];
}
