/** The timeline as rows: each event with its days and the days on which it was told. Undated events come last. */
import type { PageSummary } from '../../contract/index.ts';
import type { CheckedEvent } from '../../model/dossier.ts';
import { parseDay } from './dates.ts';
import { type Scale, scaleOf } from './scale.ts';

export interface Row {
  readonly event: CheckedEvent;
  /** The first and last day, in milliseconds; null when undated. */
  readonly when: { readonly first: number; readonly last: number; readonly exact: boolean } | null;
  /** The days on which pages told it, sorted, each once. */
  readonly said: readonly number[];
}

export interface Chronology {
  readonly dated: readonly Row[];
  readonly undated: readonly Row[];
  readonly scale: Scale;
}

/** `pages` say when each telling was published, by the page's id or name. */
export function chronologyOf(events: readonly CheckedEvent[], pages: readonly PageSummary[]): Chronology {
  const published = new Map(
    pages.flatMap((page) => [page.id, nameOf(page)].map((name) => [name, exactDay(page)] as const)),
  );
  const rows = events.map((event) => rowOf(event, published));
  const dated = rows.filter(({ when }) => when !== null);
  const days = rows.flatMap(({ when, said }) => [...(when ? [when.first, when.last] : []), ...said]);
  return {
    dated: dated.toSorted((a, b) => a.when!.first - b.when!.first || a.when!.last - b.when!.last),
    undated: rows.filter(({ when }) => when === null),
    scale: scaleOf(days),
  };
}

/** How the dossier names a page: its path, else its address, else its id. */
export function nameOf(page: Pick<PageSummary, 'id' | 'path' | 'url'>): string {
  return page.path ?? page.url ?? page.id;
}

function rowOf(event: CheckedEvent, published: ReadonlyMap<string, number | null>): Row {
  const first = parseDay(event.date?.begin ?? null);
  const last = parseDay(event.date?.end ?? null) ?? first;
  const said = event.members.flatMap(({ path }) => published.get(path) ?? []);
  return {
    event,
    when: first === null || last === null ? null : { first, last, exact: first === last },
    said: [...new Set(said)].sort((a, b) => a - b),
  };
}

/** The day of publication, where it is known to the day. */
function exactDay({ published }: PageSummary): number | null {
  return published && published.begin === published.end ? parseDay(published.begin) : null;
}
