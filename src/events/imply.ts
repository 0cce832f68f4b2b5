/**
 * Implied places: an event on the ground that names no place happened, for a reader, where the last sentences have just
 * been, or else somewhere in the country of the story. Marked `implied`, so that nobody takes it for what the page says.
 *
 * Statements and pacts happen nowhere in particular: theirs stays empty.
 */
import type { EventPlace, EventType } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import type { Draft, EventInput } from './page.ts';

const ON_THE_GROUND: ReadonlySet<EventType> = new Set<EventType>([
  'coup',
  'detain',
  'release',
  'security-reinforce',
  'force-deploy',
  'clash',
  'attack',
  'shelling',
  'air-strike',
  'bombing',
  'suicide-attack',
  'civilians-killed',
  'abduct',
  'loot',
  'destroy',
  'protest',
  'rally',
  'elect',
]);

/** In whose country a thing is done that names no place: power changes hands at home, arms arrive there, a state silences at home. */
const AT_HOME: Partial<Record<EventType, readonly ('target' | 'actor')[]>> = {
  coup: ['target', 'actor'],
  'power-change': ['target', 'actor'],
  'arms-deliver': ['target'],
  'media-ban': ['actor'],
};

/** The country of the story has at least this share of the places named. With less the page tells of several countries. */
const SHARE = 0.5;
/** A country named once or twice is no story's. */
const LEAST = 3;

/** Sentences back from which a place is taken over: further off the page is elsewhere. */
const REACH = 2;

/** The drafts, in the order of the page, with the places that can be implied. */
export function implyPlaces(doc: EventInput, drafts: readonly Draft[]): Draft[] {
  const country = countryOf(doc);
  let last: Draft | null = null;
  return drafts.map((draft) => {
    const near = last && isNear(doc, last, draft) ? last.place : null;
    const place =
      draft.place ?? (ON_THE_GROUND.has(draft.type) ? implied(near ?? country) : null) ?? homeOf(doc, draft);
    const placed = { ...draft, place };
    if (place && !draft.background) last = placed;
    return placed;
  });
}

/** The country of a party in whose country such things are done, where the page names it as a place. */
function homeOf({ entities, places }: EventInput, draft: Draft): EventPlace | null {
  const parties = (AT_HOME[draft.type] ?? []).map((role) => draft[role]?.entity);
  const country = parties.flatMap((party) => entities.find(({ id }) => id === party)?.country ?? [])[0];
  const named = places.find((place) => place.country === country && place.precision === 'country');
  return country && named ? { name: named.name, place: named.id, implied: true } : null;
}

function implied(place: EventPlace | null): EventPlace | null {
  return place && { ...place, implied: true };
}

function isNear({ blocks, sentences }: EventInput, a: Draft, b: Draft): boolean {
  const together = blocks.some((block) => block.from <= a.sentence.from && b.sentence.to <= block.to);
  const between = sentences.filter(({ from }) => from >= a.sentence.from && from < b.sentence.from);
  return together && between.length <= REACH;
}

/**
 * The country of the story: that of at least half of the places of the page, unless the title names another one or more
 * than one («Mali : la Russie, soutien de la junte ?» plays in neither for sure).
 */
function countryOf({ places, title }: EventInput): EventPlace | null {
  const counts = new Map<string, number>();
  for (const { country } of places) if (country) counts.set(country, (counts.get(country) ?? 0) + 1);
  const [first] = [...counts.entries()].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  const named = places.find((place) => place.country === first?.[0] && place.precision === 'country');
  if (!first || !named || first[1] < Math.max(LEAST, SHARE * places.length)) return null;
  const others = places.filter((place) => place.country !== first[0] && place.precision === 'country');
  const isElsewhere = others.some((place) => fold(title ?? '').includes(fold(place.text)));
  return isElsewhere ? null : { name: named.name, place: named.id, implied: true };
}
