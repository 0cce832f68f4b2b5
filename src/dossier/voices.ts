/**
 * Voices: on whose word an event rests. Corroboration counts independent voices, never pages.
 *
 * A telling speaks with the voice of the source that it names; a page that asserts for itself speaks with the voice of
 * its origin, after copies are folded. Two origins that both repeat one communiqué are one voice.
 */
import type { CheckedEvent, OriginGroup, Status } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import type { Telling } from './telling.ts';

export interface OriginIndex {
  /** The origins that a page rests on, by the page's name. */
  readonly of: (path: string) => readonly string[];
}

export function indexOrigins(groups: readonly OriginGroup[]): OriginIndex {
  const byPath = new Map<string, string[]>();
  for (const group of groups) {
    // A page that stands on no origin (our own relay, a circle of citations) stands on none, not on itself.
    for (const path of group.articles) byPath.set(path, []);
    for (const origin of group.origins) {
      for (const path of origin.articles) byPath.set(path, [...(byPath.get(path) ?? []), origin.name]);
    }
  }
  return { of: (path) => byPath.get(path) ?? [path] };
}

/** The origins behind a cluster, by name, each with its articles and the one primary source that they all repeat. */
export function listOrigins(cluster: readonly Telling[], origins: OriginIndex): CheckedEvent['origins'] {
  const byName = new Map<string, Telling[]>();
  for (const telling of cluster) {
    for (const name of origins.of(telling.path)) byName.set(name, [...(byName.get(name) ?? []), telling]);
  }
  return [...byName.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, tellings]) => ({
      name,
      articles: [...new Set(tellings.map((telling) => telling.path))],
      primary_source: sharedSource(tellings),
    }));
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
export function judge(cluster: readonly Telling[], origins: OriginIndex, contradicted: boolean): Status {
  const asserted = cluster.filter(
    ({ event }) => event.factuality === 'fact' || event.factuality === 'attributed',
  );
  const denied = cluster.some(({ event }) => event.factuality === 'denied');
  if (denied) return asserted.length > 0 ? 'disputed' : 'denied';
  if (asserted.length === 0) return 'hedged-only';
  if (contradicted) return 'disputed';
  return countVoices(asserted, origins) > 1 ? 'corroborated' : 'single-origin';
}

/** Independent voices: at most one an origin, at most one a primary source. */
function countVoices(asserted: readonly Telling[], origins: OriginIndex): number {
  const edges = asserted.flatMap((telling) =>
    origins.of(telling.path).map((origin) => [origin, voiceOf(telling, origin)] as const),
  );
  return Math.min(
    new Set(edges.map(([origin]) => origin)).size,
    new Set(edges.map(([, voice]) => voice)).size,
  );
}

function voiceOf(telling: Telling, origin: string): string {
  const source = sourceOf(telling);
  return source ? `source ${fold(source.name)}` : `origin ${origin}`;
}
