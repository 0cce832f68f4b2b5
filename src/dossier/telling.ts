/**
 * A telling: one event as one page tells it, with what alignment needs looked up once.
 */
import type { Claim, Event, Page, Place } from '../model/index.ts';
import { fold } from '../text/fold.ts';

export interface Telling {
  /** `path#event`: names the telling in the dossier. */
  readonly key: string;
  /** How the page is named: its path, else its address, else its id. */
  readonly path: string;
  readonly page: Page;
  readonly event: Event;
  /** The claims that the event rests on. */
  readonly claims: readonly Claim[];
  /** Folded canonical names, for comparing; null when the page does not say. */
  readonly actor: string | null;
  readonly target: string | null;
  readonly place: TellingPlace | null;
}

export interface TellingPlace {
  readonly name: string;
  readonly country: string | null;
  readonly precision: Place['precision'];
  readonly implied: boolean;
}

/**
 * The tellings of all pages in canonical order, so that nothing depends on the order of the pages. Satire tells nothing:
 * a page that says of itself that it is made up stands behind no event.
 */
export function findTellings(pages: readonly Page[]): Telling[] {
  const serious = pages.filter((page) => page.article.verdict.genre !== 'satire');
  return serious.flatMap((page) => page.events.map((event) => tellingOf(page, event))).sort(byKey);
}

/** How the dossier names a page. */
export function pageName(page: Page): string {
  return page.path ?? page.url ?? page.id;
}

export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function tellingOf(page: Page, event: Event): Telling {
  const path = pageName(page);
  return {
    key: `${path}#${event.id}`,
    path,
    page,
    event,
    claims: page.claims.filter((claim) => event.claims.includes(claim.id)),
    actor: event.actor && fold(event.actor.name),
    target: event.target && fold(event.target.name),
    place: placeOf(page, event),
  };
}

/** An event's place with the precision that the places stage gave; unresolved, it counts as a region. */
function placeOf(page: Page, event: Event): TellingPlace | null {
  if (!event.place) return null;
  const place = page.places.find((candidate) => candidate.id === event.place?.place);
  return {
    name: fold(event.place.name),
    country: place?.country ?? null,
    precision: place?.precision ?? 'region',
    implied: event.place.implied,
  };
}
