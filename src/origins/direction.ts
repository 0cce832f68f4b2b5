/**
 * Who took from whom: votes with their reasons, never one sign alone where signs disagree.
 *
 * A credit, an address or a clock speaks for one page being the source; dates may be moved, so what a page claims
 * weighs less than when it was seen, and nothing where it cannot be true. When the votes do not outweigh doubt the
 * direction stays unknown.
 */
import type { Comparison } from './compare.ts';
import { hostOf } from './outlet.ts';
import type { Profile } from './page.ts';

export interface Direction {
  /** True: `a` was derived from `b`; false: `b` from `a`; null: the evidence does not decide. */
  readonly aFromB: boolean | null;
  readonly reasons: readonly string[];
}

/** A vote above nought says that the second page is the source. */
interface Vote {
  readonly weight: number;
  readonly reason: string;
}

/** Votes that sum to less decide nothing. */
const DECIDES = 1.5;
const DAY = 24 * 60;

export function findDirection(a: Profile, b: Profile, comparison: Comparison): Direction {
  const votes = [...oneSided(a, b), ...oneSided(b, a).map(turn), ...clocks(a, b), ...sizes(comparison)];
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
function oneSided(copy: Profile, source: Profile): Vote[] {
  const votes: Vote[] = [];
  const vote = (holds: boolean, weight: number, reason: string) => {
    if (holds) votes.push({ weight, reason });
  };
  const { name } = copy.page;
  vote(copy.ours, 20, `${name} relays what this software wrote`);
  vote(copy.credits.includes(source.outlet), 6, `${name} credits ${source.outlet}`);
  vote(pointsAt(copy, source), 6, `${name} names the address of the other as canonical`);
  vote(links(copy, source), 4, `${name} links to the other`);
  const machine = copy.page.article.machineTranslated.value === true;
  vote(
    machine && source.page.article.machineTranslated.value !== true,
    5,
    `${name} says that it is machine-translated`,
  );
  vote(source.creditsItself && !copy.creditsItself, 1.5, `${source.page.name} signs as ${source.outlet}`);
  return votes;
}

function pointsAt(copy: Profile, source: Profile): boolean {
  if (copy.canonical === null || source.url === null || copy.canonical === copy.url) return false;
  return sameAddress(copy.canonical, source.url) && hostOf(copy.url) !== hostOf(source.url);
}

/** The page's source holds the address of the other. */
function links(copy: Profile, source: Profile): boolean {
  const address = source.url ?? source.canonical;
  if (address === null || hostOf(address) === hostOf(copy.url ?? copy.canonical)) return false;
  return copy.page.article.page.includes(address.replace(/\/$/, ''));
}

export function sameAddress(one: string, other: string): boolean {
  return plain(one) === plain(other);
}

function plain(url: string): string {
  return url
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/[#?].*$/, '')
    .replace(/\/$/, '');
}

function clocks(a: Profile, b: Profile): Vote[] {
  const seenFirst = seenBeforeClaimed(a, b);
  if (seenFirst) return seenFirst;
  const [claimedA, claimedB] = [trusted(a), trusted(b)];
  if (claimedA !== null && claimedB !== null && differ(a, b, claimedA, claimedB)) {
    const first = claimedA < claimedB ? a : b;
    return [{ weight: Math.sign(claimedA - claimedB) * 3, reason: `${first.page.name} is dated earlier` }];
  }
  if (a.seen !== null && b.seen !== null && a.seen !== b.seen) {
    const first = a.seen < b.seen ? a : b;
    return [{ weight: Math.sign(a.seen - b.seen) * 1.6, reason: `${first.page.name} was seen first` }];
  }
  return [];
}

/** A page that was fetched before the other says that it came out is the earlier one, whatever it claims itself. */
function seenBeforeClaimed(a: Profile, b: Profile): Vote[] | null {
  const [x, y] = [precedes(a, b), precedes(b, a)];
  if (x === y) return null;
  const first = x ? a : b;
  return [
    { weight: x ? -4 : 4, reason: `${first.page.name} was seen before the other says that it came out` },
  ];
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

/** A text that stands whole in a longer one: a little for the longer being the source, when nothing else speaks. */
function sizes({ a, b }: Comparison): Vote[] {
  if (a.own > 0.9 && b.own < 0.7)
    return [{ weight: 0.7, reason: 'all of the shorter text stands in the longer' }];
  if (b.own > 0.9 && a.own < 0.7)
    return [{ weight: -0.7, reason: 'all of the shorter text stands in the longer' }];
  return [];
}
