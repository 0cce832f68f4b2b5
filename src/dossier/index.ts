/**
 * The dossier: pages as read become cross-checked events. Who stands behind each, where the accounts disagree, who
 * holds which town, who acts.
 *
 * A pure function of its members: the same pages in any order give the same dossier.
 */
import type { Actor, CheckedEvent, Dossier, EventType, OriginGroup, Page } from '../model/index.ts';
import { eventTypes } from '../model/index.ts';
import { contentId } from '../text/ids.ts';
import { alignTellings, familyOf } from './align.ts';
import { findContradictions } from './contradict.ts';
import { listControl } from './control.ts';
import { findTellings, type Telling } from './telling.ts';
import { findCircle, indexOrigins, judge, listOrigins, type OriginIndex } from './voices.ts';

export { showFigure } from './contradict.ts';
export { namePages } from './telling.ts';

/** `groups` are those of the study of copies over the same pages, under the names that `namePages` gives. */
export function buildDossier(pages: readonly Page[], groups: readonly OriginGroup[]): Dossier {
  const origins = indexOrigins(groups);
  const events = alignTellings(findTellings(pages))
    .map((cluster) => checkEvent(cluster, origins))
    .sort(byDate);
  return { events, groups, control: listControl(events), actors: listActors(events) };
}

function checkEvent(cluster: readonly Telling[], origins: OriginIndex): CheckedEvent {
  const contradictions = findContradictions(cluster);
  const circular = findCircle(cluster, origins);
  const type = mostFrequent(
    cluster.map((telling) => telling.event.type),
    eventTypes,
  )!;
  return {
    // The first member names the event, so that a later page that joins it changes nothing.
    id: contentId('event', familyOf(type), cluster[0]!.page.id, cluster[0]!.event.id),
    type,
    stage: mostFrequent(cluster.map((telling) => telling.event.stage))!,
    status: judge(cluster, origins, circular, contradictions.length > 0),
    rule: cluster.length > 1 ? 'aligned' : 'alone',
    actor: mostFrequent(cluster.flatMap(({ event }) => event.actor?.name ?? [])),
    target: mostFrequent(cluster.flatMap(({ event }) => event.target?.name ?? [])),
    place: mostFrequent(cluster.flatMap(({ event }) => event.place?.name ?? [])),
    date: narrowestDate(cluster),
    figures: cluster.flatMap((telling) => figuresOf(telling)),
    members: cluster.map(({ path, event }) => ({
      path,
      event: event.id,
      sentence: event.sentence.text,
      factuality: event.factuality,
    })),
    origins: listOrigins(cluster, origins, circular),
    ...(circular.length > 0 && { circular }),
    contradictions,
    background: cluster.every(({ event }) => event.background),
  };
}

function figuresOf(telling: Telling): CheckedEvent['figures'] {
  return telling.event.figures.map((figure) => {
    const claim = telling.page.claims.find(({ id }) => id === figure.claim);
    return { ...figure, member: telling.key, speaker: claim?.source.name ?? null };
  });
}

/** The date that says most: the shortest interval, the earliest of equals. */
function narrowestDate(cluster: readonly Telling[]): CheckedEvent['date'] {
  const dates = cluster.flatMap(({ event }) => (event.date?.begin ? [event.date] : []));
  const sorted = dates.sort((a, b) => spread(a) - spread(b) || (a.begin! < b.begin! ? -1 : 1));
  const best = sorted[0];
  return best ? { value: best.value, begin: best.begin, end: best.end, precision: best.precision } : null;
}

function spread(date: { readonly begin: string | null; readonly end: string | null }): number {
  return date.begin && date.end ? Date.parse(date.end) - Date.parse(date.begin) : Number.POSITIVE_INFINITY;
}

/** The most frequent value; among equals the first in `order`, else the first met. */
function mostFrequent<T extends string>(values: readonly T[], order: readonly T[] = values): T | null {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const ranked = [...counts.keys()].sort(
    (a, b) => counts.get(b)! - counts.get(a)! || order.indexOf(a) - order.indexOf(b),
  );
  return ranked[0] ?? null;
}

/** Everyone who acts or is acted upon, most involved first. */
function listActors(events: readonly CheckedEvent[]): Actor[] {
  const actors = new Map<string, { name: string; acts: string[]; suffers: string[] }>();
  const at = (name: string) => {
    const known = actors.get(name) ?? { name, acts: [], suffers: [] };
    actors.set(name, known);
    return known;
  };
  for (const event of events) {
    if (event.actor) at(event.actor).acts.push(event.id);
    if (event.target) at(event.target).suffers.push(event.id);
  }
  const weight = (actor: Actor) => actor.acts.length + actor.suffers.length;
  return [...actors.values()].sort((a, b) => weight(b) - weight(a) || (a.name < b.name ? -1 : 1));
}

/** By day, undated last; then by kind in the order of the ontology; then by id. */
function byDate(a: CheckedEvent, b: CheckedEvent): number {
  const key = (event: CheckedEvent) => event.date?.begin ?? '~';
  const kind = (type: EventType) => eventTypes.indexOf(type);
  if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
  return kind(a.type) - kind(b.type) || (a.id < b.id ? -1 : 1);
}
