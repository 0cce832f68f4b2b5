/** The dossier in sections, by what stands behind each event; background is apart. Nothing is left out. */
import type { CheckedEvent } from '../../model/dossier.ts';

export interface Sections {
  readonly established: readonly CheckedEvent[];
  readonly contested: readonly CheckedEvent[];
  readonly weak: readonly CheckedEvent[];
  readonly background: readonly CheckedEvent[];
}

/** Newest first within a section: a dossier is read from today. */
export function sectionsOf(events: readonly CheckedEvent[]): Sections {
  const news = events.filter(({ background }) => !background).toSorted(byDateDown);
  return {
    established: news.filter(({ status }) => status === 'corroborated'),
    contested: news.filter(({ status }) => status === 'disputed' || status === 'denied'),
    weak: news.filter(({ status }) => status === 'single-origin' || status === 'hedged-only'),
    background: events.filter(({ background }) => background),
  };
}

/** Undated last. */
function byDateDown(a: CheckedEvent, b: CheckedEvent): number {
  const key = (event: CheckedEvent) => event.date?.begin ?? '';
  return key(a) === key(b) ? 0 : key(a) > key(b) ? -1 : 1;
}
