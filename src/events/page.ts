/** A page as the events see it: trees, and names, times, places and claims by offset. */
import type { Claim, Doc, Event, Layers, Place, Range, Span, Timex, Tree, Word } from '../model/index.ts';
import { newsDay } from './background.ts';
import { contains, overlaps, spanOf, treeOf } from '../model/index.ts';

export type EventInput = Doc<Exclude<keyof Layers, 'events'>>;

/** An event before it has its id; `again` when the page takes it for known («l'attaque»). */
export type Draft = Omit<Event, 'id'> & { readonly again: boolean };

export interface EventPage {
  readonly text: string;
  readonly doc: EventInput;
  readonly trees: readonly Tree[];
  /** The day against which an event is news or background. */
  readonly news: string | null;
}

export function eventPageOf(doc: EventInput): EventPage {
  return { text: doc.text, doc, trees: doc.sentences.map(treeOf), news: newsDay(doc.published, doc.times) };
}

export function span(page: EventPage, range: Range): Span {
  return spanOf(page.text, range.from, range.to);
}

export function placeAt(page: EventPage, word: Word): Place | null {
  return page.doc.places.find((place) => overlaps(place, word)) ?? null;
}

/** The dates and times of a sentence; a duration or a set says how long or how often, not when. */
export function timesIn(page: EventPage, range: Range): Timex[] {
  return page.doc.times.filter(
    (time) => contains(range, time) && (time.type === 'DATE' || time.type === 'TIME') && time.begin !== null,
  );
}

/** The claims in whose content the range stands, the narrowest first. */
export function claimsAround(page: EventPage, range: Range): Claim[] {
  const width = (claim: Claim) => claim.content.reduce((sum, content) => sum + content.to - content.from, 0);
  return page.doc.claims
    .filter((claim) => claim.content.some((content) => contains(content, range)))
    .sort((a, b) => width(a) - width(b));
}
