/**
 * Alignment: which tellings, on different pages, tell the same real-world event.
 *
 * Two tellings may be one event when they are of one family, no slot contradicts, and enough slots agree. Kinds that
 * recur (attacks, meetings) must agree on the date: two undated attacks by the same group are two attacks. A page tells
 * an event once, so two tellings of one page are never joined, not even through a third.
 *
 * It refuses to join on names alone: what cannot be told apart stays apart, since a false merge hides a contradiction.
 */
import type { EventDate, EventType } from '../model/index.ts';
import type { Telling, TellingActor, TellingPlace } from './telling.ts';

/** Kinds that pages use for one another. A kind that is in no family is its own. */
const FAMILIES: readonly (readonly EventType[])[] = [
  ['attack', 'clash', 'shelling', 'air-strike', 'bombing', 'suicide-attack', 'civilians-killed'],
  ['force-withdraw', 'force-redeploy'],
  ['pact-sign', 'negotiate'],
  ['protest', 'rally'],
  ['loot', 'destroy'],
  ['accuse', 'denounce'],
];

/** Kinds of which the same parties have few enough for names and place to identify one without a date. */
const RARE: ReadonlySet<EventType> = new Set<EventType>([
  'coup',
  'force-withdraw',
  'force-redeploy',
  'org-exit',
  'pact-break',
  'pact-sign',
  'negotiate',
  'media-ban',
  'town-capture',
  'town-leave',
  'force-deploy',
  'elect',
]);

/** The name of the family of a kind: the first of its members. */
export function familyOf(type: EventType): EventType {
  return FAMILIES.find((family) => family.includes(type))?.[0] ?? type;
}

interface Agreement {
  readonly agree: number;
  readonly conflict: number;
}

/** Groups of tellings, each in canonical order; tellings must come in canonical order. */
export function alignTellings(tellings: readonly Telling[]): Telling[][] {
  const kinds = sortKinds(tellings);
  const clusters = tellings.map(({ path }, i): Cluster => {
    return { members: [i], kinds: new Set([kinds.of[i]!]), paths: new Set([path]) };
  });
  const home = Int32Array.from(tellings, (_, i) => i);
  // Clusters that may not be one may never be, whatever else comes to them.
  const apart = new Set<number>();
  for (const [i, j] of rankPairs(tellings, kinds, home)) {
    const [into, from] = [Math.min(home[i]!, home[j]!), Math.max(home[i]!, home[j]!)];
    const pair = into * tellings.length + from;
    if (apart.has(pair)) continue;
    if (mayMerge(clusters[into]!, clusters[from]!, kinds)) {
      for (const k of clusters[from]!.members) home[k] = into;
      clusters[into] = merge(clusters[into]!, clusters[from]!);
      clusters[from] = { members: [], kinds: new Set(), paths: new Set() };
    } else apart.add(pair);
  }
  return clusters
    .filter(({ members }) => members.length > 0)
    .map(({ members }) => members.sort((a, b) => a - b).map((i) => tellings[i]!));
}

interface Cluster {
  readonly members: number[];
  readonly kinds: Set<number>;
  readonly paths: Set<string>;
}

/** Takes the second into the first. */
function merge(into: Cluster, from: Cluster): Cluster {
  for (const i of from.members) into.members.push(i);
  for (const kind of from.kinds) into.kinds.add(kind);
  for (const path of from.paths) into.paths.add(path);
  return into;
}

/** True when nothing forbids that all members tell one event. */
function mayMerge(a: Cluster, b: Cluster, { first }: Kinds): boolean {
  const [few, many] = a.paths.size < b.paths.size ? [a, b] : [b, a];
  for (const path of few.paths) if (many.paths.has(path)) return false;
  for (const x of a.kinds) for (const y of b.kinds) if (!mayAgree(first[x]!, first[y]!)) return false;
  return true;
}

/** Tellings that say the same in every slot: what holds for one of them holds for all. */
interface Kinds {
  /** The kind of each telling. */
  readonly of: Int32Array;
  /** A telling of each kind. */
  readonly first: readonly Telling[];
  /** The tellings of each kind, in order. */
  readonly members: readonly number[][];
}

function sortKinds(tellings: readonly Telling[]): Kinds {
  const known = new Map<string, number>();
  const [first, members]: [Telling[], number[][]] = [[], []];
  const of = Int32Array.from(tellings, (telling, i) => {
    const { event, actor, target, place } = telling;
    const { value, begin, end, precision } = event.date ?? {};
    const slots = JSON.stringify([event.type, actor, target, place, value, begin, end, precision]);
    const kind = known.get(slots) ?? known.size;
    if (kind === known.size) {
      known.set(slots, kind);
      first.push(telling);
      members.push([]);
    }
    members[kind]!.push(i);
    return kind;
  });
  return { of, first, members };
}

/** The highest score: three slots agree, and the dates within a few days. */
const BEST = 5;

/**
 * Candidate pairs that are not one yet, best first, then in the order of the tellings. They are sought anew for every
 * score: of ten thousand pages on one affair there are tens of millions, too many to keep.
 */
function* rankPairs(
  tellings: readonly Telling[],
  kinds: Kinds,
  home: Int32Array,
): Generator<readonly [number, number]> {
  const blocks = blocksByKind(kinds.first);
  for (let score = BEST; score > 0; score -= 1) {
    const partners = new Map<number, Int32Array>();
    for (let i = 0; i < tellings.length; i += 1) {
      const kind = kinds.of[i]!;
      const others = partners.get(kind) ?? partnersOf(kind, score, blocks[kind]!, kinds);
      // What is needed once is not kept.
      if (kinds.members[kind]!.length > 1) partners.set(kind, others);
      for (let at = firstAfter(others, i); at < others.length; at += 1) {
        const j = others[at]!;
        if (home[i] !== home[j] && tellings[i]!.path !== tellings[j]!.path) yield [i, j];
      }
    }
  }
}

/** The blocks that each kind is in. */
function blocksByKind(first: readonly Telling[]): (readonly number[])[][] {
  const mine: (readonly number[])[][] = first.map(() => []);
  for (const block of blockTellings(first).values()) for (const kind of block) mine[kind]!.push(block);
  return mine;
}

/** The tellings of all kinds that have this score with one kind, in order. */
function partnersOf(
  kind: number,
  score: number,
  blocks: readonly (readonly number[])[],
  { first, members }: Kinds,
): Int32Array {
  const others = new Set(blocks.flat());
  const found = [...others].filter((other) => scorePair(first[kind]!, first[other]!) === score);
  return Int32Array.from(found.flatMap((other) => members[other]!)).sort();
}

/** Where in a rising list the numbers above `i` begin. */
function firstAfter(list: Int32Array, i: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! <= i) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Blocks of tellings that may be compared. A pair must agree on one slot, so a block is a family and one value of one
 * slot; kinds that recur must overlap in time as well, so theirs is cut by month.
 */
function blockTellings(tellings: readonly Telling[]): Map<string, number[]> {
  const blocks = new Map<string, number[]>();
  tellings.forEach((telling, i) => {
    for (const key of blockKeys(telling)) {
      const block = blocks.get(key);
      if (block) block.push(i);
      else blocks.set(key, [i]);
    }
  });
  return blocks;
}

function blockKeys({ event, actor, target, place }: Telling): string[] {
  const slots = [
    actor && `actor ${actor.name}`,
    target && `target ${target.name}`,
    place && `place ${place.name}`,
  ];
  const known = slots.filter((slot) => slot !== null).map((slot) => `${familyOf(event.type)} ${slot}`);
  if (RARE.has(event.type)) return known;
  const months = new Set(
    [event.date?.begin?.slice(0, 7), event.date?.end?.slice(0, 7)].filter((month) => month),
  );
  return known.flatMap((key) => [...months].map((month) => `${key} ${month}`));
}

/** 0 when two tellings of different pages may not be one event, else the number of slots that agree. */
function scorePair(a: Telling, b: Telling): number {
  if (!mayAgree(a, b)) return 0;
  const dates = compareDates(a.event.date, b.event.date);
  const { agree } = compareSlots(a, b);
  if (dates > 0) return agree >= 1 ? agree + dates : 0;
  return RARE.has(a.event.type) && RARE.has(b.event.type) && agree >= 2 ? agree : 0;
}

/** True when no slot forbids that both tell one event. */
function mayAgree(a: Telling, b: Telling): boolean {
  return compareDates(a.event.date, b.event.date) >= 0 && compareSlots(a, b).conflict === 0;
}

function compareSlots(a: Telling, b: Telling): Agreement {
  const slots = [
    compareNames(a.actor, b.actor),
    compareNames(a.target, b.target),
    comparePlaces(a.place, b.place),
  ];
  const agree = slots.filter((slot) => slot > 0).length;
  // Who did it is often what the accounts dispute: a different actor forbids nothing where place and target agree.
  const [actor, target, place] = slots as [number, number, number];
  const conflict =
    (place < 0 ? 1 : 0) + (target < 0 ? 1 : 0) + (actor < 0 && !(place > 0 && target >= 0) ? 1 : 0);
  return { agree, conflict };
}

/** 1 the same, 0 not both known or described only, -1 two different names. */
function compareNames(a: TellingActor | null, b: TellingActor | null): number {
  if (!a || !b) return 0;
  if (a.name === b.name) return 1;
  return a.isNamed && b.isNamed ? -1 : 0;
}

/**
 * A town inside the named country neither agrees nor conflicts; two towns conflict; so do two countries. An implied place
 * may agree but forbids nothing.
 */
function comparePlaces(a: TellingPlace | null, b: TellingPlace | null): number {
  if (!a || !b) return 0;
  if (a.name === b.name) return 1;
  if (a.implied || b.implied) return 0;
  if (a.country !== null && b.country !== null && a.country !== b.country) return -1;
  return isPoint(a) && isPoint(b) ? -1 : 0;
}

function isPoint(place: TellingPlace): boolean {
  return place.precision === 'exact' || place.precision === 'area';
}

/**
 * 2 when both are within a few days and overlap, 1 when they overlap, 0 when one is unknown or too vague to tell,
 * -1 when they are apart.
 */
export function compareDates(a: EventDate | null, b: EventDate | null): number {
  if (!a?.begin || !a.end || !b?.begin || !b.end) return 0;
  if (a.begin > b.end || b.begin > a.end) return -1;
  if (isCoarse(a) || isCoarse(b)) return a.value === b.value ? 1 : 0;
  return isFine(a) && isFine(b) ? 2 : 1;
}

function isFine(date: EventDate): boolean {
  return (
    date.precision === 'minute' ||
    date.precision === 'hour' ||
    date.precision === 'daypart' ||
    date.precision === 'day'
  );
}

function isCoarse(date: EventDate): boolean {
  return (
    !isFine(date) && date.precision !== 'week' && date.precision !== 'weekend' && date.precision !== 'month'
  );
}
