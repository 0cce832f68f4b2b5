/**
 * Contradictions: slots on which the tellings of one event cannot all be right. Each value keeps the tellings that give
 * it; none is averaged, none is dropped.
 */
import type { Contradiction, EventDate, Figure } from '../model/index.ts';
import { compareDates } from './align.ts';
import type { Telling } from './telling.ts';

/** Every contradiction of a cluster, by slot in a fixed order. */
export function findContradictions(cluster: readonly Telling[]): Contradiction[] {
  return [
    ...contradictFigures(cluster),
    ...contradictNames(
      'actor',
      cluster,
      (telling) => telling.event.actor?.name ?? null,
      (telling) => (telling.actor?.isNamed ? telling.actor.name : null),
    ),
    ...contradictStages(cluster),
    ...contradictFactuality(cluster),
    ...contradictDates(cluster),
  ];
}

interface Stated {
  readonly value: string;
  readonly member: string;
}

function contradiction(slot: string, stated: readonly Stated[]): Contradiction[] {
  const byValue = new Map<string, string[]>();
  for (const { value, member } of stated) byValue.set(value, [...(byValue.get(value) ?? []), member]);
  if (byValue.size < 2) return [];
  const values = [...byValue.entries()].map(([value, members]) => ({
    value,
    members: [...new Set(members)],
  }));
  return [{ slot, values: values.sort((a, b) => (a.value < b.value ? -1 : 1)) }];
}

/** Figures of one kind that no single number satisfies; figures of one page count too: they name two speakers. */
function contradictFigures(cluster: readonly Telling[]): Contradiction[] {
  const all = cluster.flatMap((telling) =>
    telling.event.figures.map((figure) => ({ figure, member: telling.key })),
  );
  const kinds = [...new Set(all.map(({ figure }) => `${figure.what}|${figure.unit ?? ''}`))].sort();
  return kinds.flatMap((kind) => {
    const same = all.filter(({ figure }) => `${figure.what}|${figure.unit ?? ''}` === kind);
    const low = Math.max(...same.map(({ figure }) => figure.low ?? 0));
    const high = Math.min(...same.map(({ figure }) => figure.high ?? Number.POSITIVE_INFINITY));
    if (low <= high) return [];
    return contradiction(
      same[0]!.figure.what,
      same.map(({ figure, member }) => ({ value: showFigure(figure), member })),
    );
  });
}

/** `42`, `12–20`, `≥ 20`, `≤ 5`: a range as it is compared. */
export function showFigure({ low, high }: Pick<Figure, 'low' | 'high'>): string {
  if (low !== null && low === high) return String(low);
  if (low === null) return `≤ ${high}`;
  return high === null ? `≥ ${low}` : `${low}–${high}`;
}

function contradictNames(
  slot: string,
  cluster: readonly Telling[],
  shown: (telling: Telling) => string | null,
  compared: (telling: Telling) => string | null,
): Contradiction[] {
  const named = cluster.filter((telling) => compared(telling) !== null);
  if (new Set(named.map(compared)).size < 2) return [];
  return contradiction(
    slot,
    named.map((telling) => ({ value: shown(telling)!, member: telling.key })),
  );
}

/** Done here, failed or still going on there. A later page may simply know more: both are shown with their dates. */
function contradictStages(cluster: readonly Telling[]): Contradiction[] {
  return contradiction(
    'stage',
    cluster.map((telling) => ({ value: telling.event.stage, member: telling.key })),
  );
}

function contradictFactuality(cluster: readonly Telling[]): Contradiction[] {
  if (!cluster.some(({ event }) => event.factuality === 'denied')) return [];
  return contradiction(
    'factuality',
    cluster.map((telling) => ({ value: telling.event.factuality, member: telling.key })),
  );
}

function contradictDates(cluster: readonly Telling[]): Contradiction[] {
  const dated = cluster.filter((telling) => telling.event.date?.begin);
  const apart = dated.some((a) => dated.some((b) => compareDates(a.event.date, b.event.date) < 0));
  return apart
    ? contradiction(
        'date',
        dated.map((telling) => ({ value: showDate(telling.event.date!), member: telling.key })),
      )
    : [];
}

function showDate(date: EventDate): string {
  return date.value ?? `${date.begin}/${date.end}`;
}
