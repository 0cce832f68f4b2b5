/** Sides: the parties that act most, each of which keeps one colour through the dossier. Everyone else stays in ink. */
import type { CheckedEvent } from '../../model/dossier.ts';

/** As many as can be told apart beside ink and alarm. */
export const SIDES = 6;

export interface Side {
  readonly name: string;
  /** From 1. */
  readonly colour: number;
  /** The events in which it acts or is acted upon. */
  readonly events: readonly string[];
}

/** The sides of a dossier, the most involved first; only who acts at least once has a side. */
export function sidesOf(events: readonly CheckedEvent[]): Side[] {
  const involved = new Map<string, string[]>();
  const acting = new Set(events.flatMap(({ actor }) => actor ?? []));
  for (const event of events) {
    for (const name of new Set([event.actor, event.target])) {
      if (name && acting.has(name)) involved.set(name, [...(involved.get(name) ?? []), event.id]);
    }
  }
  return [...involved]
    .sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
    .slice(0, SIDES)
    .map(([name, ids], i) => ({ name, colour: i + 1, events: ids }));
}

/** The colour of a name, 0 for ink. */
export function colourOf(sides: readonly Side[], name: string | null): number {
  return sides.find((side) => side.name === name)?.colour ?? 0;
}
