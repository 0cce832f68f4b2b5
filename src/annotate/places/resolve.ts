/**
 * Which of the places of one name is meant: the country of the story, what kind of place the words call it, which other
 * places stand around it, a distance that is stated, and only then how well known it is. Two that come out about equal
 * are left open: a pin in the wrong country is worse than none.
 */
import type { Use } from './context.ts';
import type { CountryEvidence } from './evidence.ts';
import { distanceKm, type Point } from './geo.ts';
import type { PlaceKind, PlaceRecord } from './record.ts';

/** What was decided on a name, and why. */
export interface Choice {
  readonly use: Use;
  /** Null when it was left open. */
  readonly record: PlaceRecord | null;
  readonly rule: string;
  /** The countries that the open candidates lie in. */
  readonly open: readonly string[];
}

/** A place that another name of the page was resolved to. */
export interface Anchor extends Point {
  readonly from: number;
  readonly country: string;
  readonly region: string;
}

/** A place said to lie so far from another: «X, à 30 km au nord de Y». */
export interface StatedPoint extends Point {
  /** In kilometres: the true place lies within it. */
  readonly radius: number;
  /** The country of the place that it is measured from. */
  readonly country: string | null;
}

/** Weights found on our development sentences and on TR-News; one point is what a name's country is worth. */
const WEIGHT = {
  population: 1 / 6,
  listed: 0.25,
  kinds: {
    country: 1.1,
    capital: 0.45,
    seat: 0.2,
    region: -0.3,
    district: -0.6,
    area: 0.2,
    section: -0.2,
  } as Partial<Record<PlaceKind, number>>,
  share: 1.6,
  near: 0.5,
  sameRegion: 0.2,
  kind: 1.5,
  sort: 0.4,
  stated: 2,
} as const;
const NEAR_KM = 150;
/** Places nearer to each other than this are one answer. */
const SAME_KM = 25;
/** The least by which the best must lead the next to be given out. */
const MARGIN = 0.15;
/** The least that an unlisted place must score: a hamlet with no sign of its country is no answer. */
const FLOOR = 0.62;

/** What lies in several countries at once fits any story a little. */
const BORDERLESS = 0.35;

interface Scored {
  readonly record: PlaceRecord;
  readonly score: number;
  readonly share: number;
  readonly near: boolean;
  readonly stated: boolean;
}

export function resolve(
  use: Use,
  evidence: CountryEvidence,
  anchors: readonly Anchor[],
  stated: StatedPoint | null,
): Choice {
  const scored = use.mention.candidates
    .map((record) => scorePlace(record, use, evidence, anchors, stated))
    .toSorted((a, b) => b.score - a.score || (a.record.id < b.record.id ? -1 : 1));
  const best = scored[0];
  if (!best || best.score < FLOOR) return { use, record: null, rule: 'open:no-candidate-fits', open: [] };
  const rival = scored.find((other) => !isSamePlace(best.record, other.record));
  if (rival && best.score - rival.score < MARGIN) {
    return { use, record: null, rule: 'open:namesakes', open: [best.record.country, rival.record.country] };
  }
  return { use, record: best.record, rule: reasonFor(best, rival, use), open: [] };
}

function scorePlace(
  record: PlaceRecord,
  use: Use,
  evidence: CountryEvidence,
  anchors: readonly Anchor[],
  stated: StatedPoint | null,
): Scored {
  const share = record.country === '' ? BORDERLESS : evidence.shareAt(use.mention.from, record.country);
  const near = anchors.some((anchor) => anchor.from !== use.mention.from && isNear(anchor, record));
  const inRegion = anchors.some(
    (anchor) => record.region !== '' && divisionOf(anchor.region) === divisionOf(record.region),
  );
  const fits = stated !== null && distanceKm(stated, record) <= stated.radius + record.radius;
  const score =
    Math.log10(record.population + 100) * WEIGHT.population +
    (record.listed ? WEIGHT.listed : 0) +
    (WEIGHT.kinds[record.kind] ?? 0) +
    share * WEIGHT.share +
    (near ? WEIGHT.near : 0) +
    (inRegion ? WEIGHT.sameRegion : 0) +
    (use.kind === null ? sortScore(record.kind, use.wants) : kindScore(record.kind, use.kind)) +
    (fits ? WEIGHT.stated : 0);
  return { record, score, share, near, stated: fits };
}

function isNear(anchor: Anchor, record: PlaceRecord): boolean {
  return Math.abs(anchor.lat - record.lat) < 2 && distanceKm(anchor, record) <= NEAR_KM;
}

/** The first-order division of a code: `ML.09` of `ML.09.8631537`. */
function divisionOf(code: string): string {
  return code.split('.').slice(0, 2).join('.');
}

const TOWNS: readonly PlaceKind[] = ['capital', 'seat', 'town', 'section', 'site'];
const LANDS: readonly PlaceKind[] = ['region', 'district', 'area'];

function kindScore(own: PlaceKind, wanted: PlaceKind | null): number {
  if (wanted === null) return 0;
  if (own === wanted) return WEIGHT.kind;
  if (TOWNS.includes(own) && TOWNS.includes(wanted)) return WEIGHT.kind * 0.9;
  if (LANDS.includes(own) && LANDS.includes(wanted)) return WEIGHT.kind * 0.8;
  return 0;
}

/** A land that is called neither region nor province is rarely meant when a town bears the same name. */
function sortScore(own: PlaceKind, wants: Use['wants']): number {
  if (own === 'country' || own === 'area' || wants === null) return 0;
  return TOWNS.includes(own) === (wants === 'town') ? WEIGHT.sort : 0;
}

/** One place, or a place and the division around it that bears its name. */
function isSamePlace(a: PlaceRecord, b: PlaceRecord): boolean {
  const apart = distanceKm(a, b);
  if (apart <= SAME_KM) return true;
  return (
    a.country === b.country &&
    LANDS.includes(a.kind) !== LANDS.includes(b.kind) &&
    apart <= a.radius + b.radius
  );
}

function reasonFor(best: Scored, rival: Scored | undefined, use: Use): string {
  if (use.mended) return 'spelling';
  if (best.record.kind === 'country') return 'country-name';
  if (best.stated) return 'stated-distance';
  if (!rival) return best.record.listed ? 'listed-name' : 'only-bearer';
  if (best.share > rival.share + 0.1) return 'country-of-story';
  if (use.kind !== null && kindScore(best.record.kind, use.kind) > kindScore(rival.record.kind, use.kind)) {
    return 'kind-word';
  }
  if (best.near && !rival.near) return 'near-other-places';
  return 'best-known';
}
