/**
 * Voices: on whose word an event rests. Corroboration counts independent voices, never pages.
 *
 * A telling speaks with the voice of the source that it names; a page that asserts for itself speaks with the voice of
 * its origin, after copies are folded. Two origins that both repeat one communiqué are one voice, and so are two that
 * belong to one state or one owner, whose texts need not be copies for that; of one owner's newsrooms, two that each
 * name a source of their own are two. Outlets that name one another as their source, in a circle, are none.
 */
import type { CheckedEvent, Family, OriginGroup, Status } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import type { Telling } from './telling.ts';

export interface OriginIndex {
  /** The origins that a page rests on, by the page's name; none for a page that stands on nobody's word. */
  readonly of: (path: string) => readonly string[];
  readonly familyOf: (origin: string) => Family | null;
  /** The origin that a source is, where it is one: «selon l'AFP» beside a page of the AFP. */
  readonly named: (source: string) => string | null;
}

export function indexOrigins(groups: readonly OriginGroup[]): OriginIndex {
  const byPath = new Map<string, string[]>();
  const families = new Map<string, Family>();
  const byKey = new Map<string, string>();
  for (const group of groups) {
    // A page that stands on no origin (our own relay, a circle of credits) stands on none, not on itself.
    for (const path of group.articles) byPath.set(path, []);
    for (const { name, articles, family } of group.origins) {
      byKey.set(fold(name), name);
      if (family) families.set(name, family);
      for (const path of articles) byPath.get(path)?.push(name);
    }
  }
  return {
    of: (path) => byPath.get(path) ?? [path],
    familyOf: (origin) => families.get(origin) ?? null,
    named: (source) => byKey.get(fold(source)) ?? null,
  };
}

/** The origins behind a cluster: each with its articles, the one source that they all repeat, its family. */
export function listOrigins(
  cluster: readonly Telling[],
  origins: OriginIndex,
  circle: readonly string[],
): CheckedEvent['origins'] {
  const speakerOf = speakersOf(cluster, origins);
  const byVoice = new Map<string, { outlets: Set<string>; tellings: Telling[] }>();
  for (const telling of cluster) {
    for (const origin of origins.of(telling.path)) {
      if (circle.includes(origin)) continue;
      const key = speakerOf(telling, origin);
      const entry = byVoice.get(key) ?? { outlets: new Set(), tellings: [] };
      byVoice.set(key, entry);
      entry.outlets.add(origin);
      entry.tellings.push(telling);
    }
  }
  return [...byVoice.values()]
    .map(({ outlets, tellings }) => originOf([...outlets].sort(), tellings, origins))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function originOf(
  outlets: string[],
  tellings: readonly Telling[],
  origins: OriginIndex,
): CheckedEvent['origins'][number] {
  const family = outlets.length > 1 ? origins.familyOf(outlets[0]!) : null;
  return {
    name: outlets.join(' + '),
    articles: [...new Set(tellings.map((telling) => telling.path))],
    primary_source: sharedSource(tellings),
    ...(family && { family: { ...family, outlets } }),
  };
}

/** Who speaks where an origin does: itself, or its family. */
type SpeakerOf = (telling: Telling, origin: string) => string;

/**
 * Newsrooms of one owner that each name a source of their own show that they are two; where one of them does not, they
 * are one, and organs of one state always are.
 */
function speakersOf(cluster: readonly Telling[], origins: OriginIndex): SpeakerOf {
  const one = new Set<string>();
  for (const telling of cluster) {
    for (const origin of origins.of(telling.path)) {
      const family = origins.familyOf(origin);
      if (family && (family.kind === 'state' || !sourceOf(telling))) one.add(family.name);
    }
  }
  return (telling, origin) => {
    const family = origins.familyOf(origin);
    if (!family) return `origin ${origin}`;
    return one.has(family.name)
      ? `family ${family.name}`
      : `family ${family.name} by ${sourceOf(telling)!.name}`;
  };
}

/** Outlets that all rest, for this event, on one another: each tells it on the word of another of them alone. */
export function findCircle(cluster: readonly Telling[], origins: OriginIndex): string[] {
  const sources = new Map<string, (string | null)[]>();
  for (const telling of cluster) {
    const source = sourceOf(telling);
    const cited = source && origins.named(source.name);
    for (const origin of origins.of(telling.path))
      sources.set(origin, [...(sources.get(origin) ?? []), cited === origin ? null : cited]);
  }
  const circle = new Set(sources.keys());
  const rests = (origin: string) =>
    sources.get(origin)!.every((cited) => cited !== null && circle.has(cited));
  for (;;) {
    const free = [...circle].filter((origin) => !rests(origin));
    if (free.length === 0) return [...circle].sort();
    for (const origin of free) circle.delete(origin);
  }
}

function sharedSource(tellings: readonly Telling[]): string | null {
  const names = new Set(tellings.map((telling) => sourceOf(telling)?.name ?? null));
  return names.size === 1 ? [...names][0]! : null;
}

/** The named source of an attributed telling; an unnamed one stands behind nothing but its page. */
export function sourceOf(telling: Telling): { readonly name: string } | null {
  if (telling.event.factuality !== 'attributed') return null;
  const named = telling.claims.find((claim) => claim.source.kind !== 'anonymous' && claim.source.name);
  return named?.source.name ? { name: named.source.name } : null;
}

/** What the cluster amounts to; `disputed` comes before `corroborated`: agreement of two does not undo a denial. */
export function judge(
  cluster: readonly Telling[],
  origins: OriginIndex,
  circle: readonly string[],
  contradicted: boolean,
): Status {
  const asserted = cluster.filter(
    ({ event }) => event.factuality === 'fact' || event.factuality === 'attributed',
  );
  const denied = cluster.some(({ event }) => event.factuality === 'denied');
  if (denied) return asserted.length > 0 ? 'disputed' : 'denied';
  if (asserted.length === 0) return 'hedged-only';
  if (contradicted) return 'disputed';
  return countVoices(asserted, origins, circle) > 1 ? 'corroborated' : 'single-origin';
}

/** Independent voices: at most one an origin or family, at most one a primary source. */
function countVoices(asserted: readonly Telling[], origins: OriginIndex, circle: readonly string[]): number {
  const speakerOf = speakersOf(asserted, origins);
  const edges = asserted.flatMap((telling) =>
    origins
      .of(telling.path)
      .filter((origin) => !circle.includes(origin))
      .map((origin) => [speakerOf(telling, origin), voiceOf(telling, origin, origins)] as const),
  );
  return Math.min(
    new Set(edges.map(([speaker]) => speaker)).size,
    new Set(edges.map(([, voice]) => voice)).size,
  );
}

/** The word that a telling rests on: a source's, which may be an outlet of the pile itself, or its own. */
function voiceOf(telling: Telling, origin: string, origins: OriginIndex): string {
  const source = sourceOf(telling);
  if (!source) return voiceOfOutlet(origin, origins);
  const outlet = origins.named(source.name);
  return outlet === null ? `source ${fold(source.name)}` : voiceOfOutlet(outlet, origins);
}

function voiceOfOutlet(origin: string, origins: OriginIndex): string {
  const family = origins.familyOf(origin);
  return family ? `family ${family.name}` : `origin ${origin}`;
}
