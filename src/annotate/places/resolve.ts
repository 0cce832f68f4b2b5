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
  /** The name that it goes by on the page: no company to another place of that name. */
  readonly key: string;
  readonly country: string;
  readonly region: string;
  /** A division: what lies in it is near, but nothing is near its centre. */
  readonly isLand: boolean;
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
  listed: 0.45,
  kinds: {
    country: 1.6,
    capital: 0.45,
    seat: 0.2,
    region: -0.3,
    district: -0.6,
    area: 0.2,
    section: -0.2,
  } as Partial<Record<PlaceKind, number>>,
  share: 1.6,
  near: 0.5,
  division: { none: 0, shared: 0.2, named: 0.6 },
  kind: 2,
  sort: 0.4,
  stated: 2,
  held: 1.8,
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
  readonly held: boolean;
}

/** Whether other places of the page lie near a record, or in its division. */
export interface Nearness {
  readonly near: boolean;
  readonly division: 'none' | 'shared' | 'named';
}

export type Company = (record: PlaceRecord, key: string) => Nearness;

const ALONE: Nearness = { near: false, division: 'none' };

/** Nearness of towns to these anchors, each once; a place is no company to itself, nor a town to its own province. */
export function companyOf(anchors: readonly Anchor[]): Company {
  const known = new Map<string, Nearness>();
  return (record, key) => {
    if (!TOWNS.includes(record.kind)) return ALONE;
    const seen = known.get(`${record.id} ${key}`);
    if (seen) return seen;
    const others = anchors.filter((anchor) => anchor.key !== key);
    const shared = others.filter((anchor) => isOfDivision(anchor, record));
    const nearness: Nearness = {
      near: others.some((anchor) => isNear(anchor, record)),
      division: shared.length === 0 ? 'none' : shared.some((anchor) => anchor.isLand) ? 'named' : 'shared',
    };
    known.set(`${record.id} ${key}`, nearness);
    return nearness;
  };
}

function isOfDivision(anchor: Anchor, record: PlaceRecord): boolean {
  return record.region !== '' && divisionOf(anchor.region) === divisionOf(record.region);
}

/** What the page says around a name, beyond the countries that it is about. */
export interface Surroundings {
  /** What the clear places of the page say for a record. */
  readonly company: Company;
  /** Where the text says that it lies. */
  readonly stated: StatedPoint | null;
  /** Lands named right after it, as around it: «Lewisburg, West Virginia», «Pissila, dans le Centre-Nord». */
  readonly around: readonly PlaceRecord[];
  /** What is named right before it, as inside it. */
  readonly inside: readonly PlaceRecord[];
}

export const NOTHING_AROUND: Surroundings = { company: () => ALONE, stated: null, around: [], inside: [] };

export function resolve(use: Use, evidence: CountryEvidence, surroundings: Surroundings): Choice {
  const scored = eligible(use)
    .map((record) => scorePlace(record, use, evidence, surroundings))
    .toSorted((a, b) => b.score - a.score || (a.record.id < b.record.id ? -1 : 1));
  const best = scored[0];
  if (!best || best.score < FLOOR) return { use, record: null, rule: 'open:no-candidate-fits', open: [] };
  const rival = scored.find((other) => !isSamePlace(best.record, other.record));
  if (rival && best.score - rival.score < MARGIN) {
    return { use, record: null, rule: 'open:namesakes', open: [best.record.country, rival.record.country] };
  }
  return { use, record: best.record, rule: reasonFor(best, rival, use), open: [] };
}

/** The name of a country means no town of that name, unless the words are those for a town («à Djibouti»). */
function eligible(use: Use): readonly PlaceRecord[] {
  const { candidates } = use.mention;
  const isOfTown = use.wants === 'town' || (use.kind !== null && TOWNS.includes(use.kind));
  if (isOfTown || candidates.every((place) => place.kind !== 'country')) return candidates;
  return candidates.filter((place) => !TOWNS.includes(place.kind));
}

function scorePlace(
  record: PlaceRecord,
  use: Use,
  evidence: CountryEvidence,
  { company, stated, around, inside }: Surroundings,
): Scored {
  const share = record.country === '' ? BORDERLESS : evidence.shareAt(use.mention.from, record.country);
  const { near, division } = company(record, use.mention.key);
  const fits = stated !== null && distanceKm(stated, record) <= stated.radius + record.radius;
  const held = around.some((land) => holds(land, record)) || inside.some((place) => holds(record, place));
  const score =
    Math.log10(record.population + 100) * WEIGHT.population +
    (record.listed ? WEIGHT.listed : 0) +
    (WEIGHT.kinds[record.kind] ?? 0) +
    share * WEIGHT.share +
    (near ? WEIGHT.near : 0) +
    WEIGHT.division[division] +
    (use.kind === null ? sortScore(record.kind, use.wants) : kindScore(record.kind, use.kind)) +
    (fits ? WEIGHT.stated : 0) +
    (held ? WEIGHT.held : 0);
  return { record, score, share, near, stated: fits, held };
}

/** True when the place lies in the land: by country, by the code of its division, or by distance where there is none. */
function holds(land: PlaceRecord, place: PlaceRecord): boolean {
  if (land.kind === 'country') return place.kind !== 'country' && land.country === place.country;
  if (!LANDS.includes(land.kind) || !TOWNS.includes(place.kind)) return false;
  if (land.country !== place.country) return false;
  if (land.region !== '' && place.region !== '') return `${place.region}.`.startsWith(`${land.region}.`);
  return distanceKm(land, place) <= land.radius;
}

function isNear(anchor: Anchor, record: PlaceRecord): boolean {
  return !anchor.isLand && Math.abs(anchor.lat - record.lat) < 2 && distanceKm(anchor, record) <= NEAR_KM;
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
  if (own === 'country' || wants === null) return 0;
  return TOWNS.includes(own) === (wants === 'town') ? WEIGHT.sort : 0;
}

/** One place; or a place and the division around it that bears its name; or one land told twice. */
function isSamePlace(a: PlaceRecord, b: PlaceRecord): boolean {
  const apart = distanceKm(a, b);
  if (apart <= SAME_KM) return true;
  if (LANDS.includes(a.kind) && LANDS.includes(b.kind) && a.country === b.country) {
    return apart <= Math.max(a.radius, b.radius) / 2;
  }
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
  if (best.held && !rival?.held) return 'named-with-its-land';
  if (!rival) return best.record.listed ? 'listed-name' : 'only-bearer';
  if (best.share > rival.share + 0.1) return 'country-of-story';
  if (use.kind !== null && kindScore(best.record.kind, use.kind) > kindScore(rival.record.kind, use.kind)) {
    return 'kind-word';
  }
  if (best.near && !rival.near) return 'near-other-places';
  return 'best-known';
}
