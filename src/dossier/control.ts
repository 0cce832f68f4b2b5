/**
 * Who controls a town over time: each statement of capture, hold or leave is an interval that opens on its date and
 * ends, if at all, with the next statement about the town. A statement without a date stands without an interval.
 */
import type { CheckedEvent, Control, EventType } from '../model/index.ts';

const SAYS: Partial<Record<EventType, Control['change']>> = {
  'town-capture': 'takes',
  'town-hold': 'holds',
  'town-leave': 'leaves',
};

/** Statements of control by town, then by date; undated ones last. */
export function listControl(events: readonly CheckedEvent[]): Control[] {
  const statements = events.flatMap((event) => {
    const change = SAYS[event.type];
    if (!change || !event.place || !event.actor || event.status === 'denied') return [];
    return [
      {
        place: event.place,
        holder: event.actor,
        change,
        from: event.date?.begin ?? null,
        until: null,
        event: event.id,
      },
    ];
  });
  const sorted = statements.sort(
    (a, b) => order(a.place, b.place) || order(a.from ?? '~', b.from ?? '~') || order(a.event, b.event),
  );
  return sorted.map((statement, i) => ({ ...statement, until: endOf(statement, sorted[i + 1]) }));
}

function endOf(statement: Control, next: Control | undefined): string | null {
  return statement.from !== null && next?.place === statement.place ? next.from : null;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
