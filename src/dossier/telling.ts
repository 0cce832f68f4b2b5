/**
 * A telling: one event as one page tells it, with what alignment needs looked up once.
 */
import {
  type Claim,
  type Event,
  type EventActor,
  type Page,
  type Place,
  RELAYED_BY_US,
} from '../model/index.ts';
import { fold } from '../text/fold.ts';

export interface Telling {
  /** `path#event`: names the telling in the dossier. */
  readonly key: string;
  /** How the page is named (`namePages`). */
  readonly path: string;
  readonly page: Page;
  readonly event: Event;
  /** The claims that the event rests on. */
  readonly claims: readonly Claim[];
  /** Null when the page does not say. */
  readonly actor: TellingActor | null;
  readonly target: TellingActor | null;
  readonly place: TellingPlace | null;
}

export interface TellingActor {
  /** The folded name, for comparing. */
  readonly name: string;
  /** False for a description in the page's words («hommes armés»), which may mean anybody. */
  readonly isNamed: boolean;
}

export interface TellingPlace {
  readonly name: string;
  readonly country: string | null;
  readonly precision: Place['precision'];
  readonly implied: boolean;
}

/**
 * How the dossier names each page: by its path, else its address, else its id; where two pages share a name, all of that
 * name by their ids. In the order of the pages.
 */
export function namePages(pages: readonly Page[]): string[] {
  const names = pages.map(({ path, url, id }) => path ?? url ?? id);
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, i) => (counts.get(name) === 1 ? name : pages[i]!.id));
}

/**
 * The tellings of all pages in canonical order, so that nothing depends on the order of the pages. Satire tells nothing:
 * a page that says of itself that it is made up stands behind no event; nor does one that this software wrote.
 */
export function findTellings(pages: readonly Page[]): Telling[] {
  const names = namePages(pages);
  return pages
    .flatMap((page, i) => (isMute(page) ? [] : page.events.map((event) => tellingOf(names[i]!, page, event))))
    .sort(byKey);
}

function isMute({ article, diagnostics }: Page): boolean {
  return article.verdict.genre === 'satire' || diagnostics.some(({ code }) => code === RELAYED_BY_US);
}

export function byKey(a: { readonly key: string }, b: { readonly key: string }): number {
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function tellingOf(path: string, page: Page, event: Event): Telling {
  return {
    key: `${path}#${event.id}`,
    path,
    page,
    event,
    claims: page.claims.filter((claim) => event.claims.includes(claim.id)),
    actor: actorOf(event.actor),
    target: actorOf(event.target),
    place: placeOf(page, event),
  };
}

function actorOf(actor: EventActor | null): TellingActor | null {
  return actor && { name: fold(actor.name), isNamed: actor.entity !== null };
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
