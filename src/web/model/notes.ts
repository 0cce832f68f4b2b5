/**
 * Notes: everything that was read in an article, as one list in the order of the text. A note knows its layer, the
 * stretches that it lights (and how each looks), and the statement that it stands for.
 */
import type { Block, Credit } from '../../model/article.ts';
import type { Claim } from '../../model/claim.ts';
import type { Entity, Mention } from '../../model/entity.ts';
import type { Event, EventActor } from '../../model/event.ts';
import type { Page } from '../../model/page.ts';
import type { Place } from '../../model/place.ts';
import type { Span } from '../../model/span.ts';
import type { Timex } from '../../model/time.ts';
import { colourOf, type Side } from './sides.ts';
import type { Lit } from './spans.ts';

export const layers = ['events', 'claims', 'dates', 'places', 'names', 'credits'] as const;
export type Layer = (typeof layers)[number];

export type Subject =
  | { readonly layer: 'dates'; readonly time: Timex }
  | { readonly layer: 'places'; readonly place: Place }
  | { readonly layer: 'names'; readonly entity: Entity; readonly mention: Mention; readonly colour: number }
  | { readonly layer: 'claims'; readonly claim: Claim }
  | { readonly layer: 'events'; readonly event: Event; readonly colour: number }
  | { readonly layer: 'credits'; readonly credit: Credit };

export interface Note {
  readonly id: string;
  readonly subject: Subject;
  /** Where it is anchored in `article.text`. */
  readonly at: number;
  /** Always lit when the layer is on. */
  readonly lits: readonly Lit[];
  /** Lit besides while the note is looked at: roles, sentence, speaker. */
  readonly more: readonly Lit[];
}

/** Every note with words in the article's text, by place. Notes of titles and of the page around are not here. */
export function notesOf(page: Page, sides: readonly Side[]): Note[] {
  const notes = [
    ...page.times.map((time, i) => simple(`date-${time.id || i}`, { layer: 'dates', time }, time, 'date')),
    ...placeNotes(page),
    ...page.entities.flatMap((entity) => nameNotes(entity, page.article.blocks, sides)),
    ...page.claims.flatMap((claim) => claimNote(claim)),
    ...page.events.flatMap((event) => eventNote(event, sides)),
    ...page.article.credits.flatMap((credit, i) =>
      inText(credit.evidence)
        ? [simple(`credit-${i}`, { layer: 'credits', credit }, credit.evidence, 'credit')]
        : [],
    ),
  ];
  return notes.sort(
    (a, b) => a.at - b.at || layers.indexOf(a.subject.layer) - layers.indexOf(b.subject.layer),
  );
}

/** The notes without the names that a place of the same name stands for already. */
export function withoutEchoes(notes: readonly Note[]): Note[] {
  const places = new Set(
    notes.flatMap(({ subject }) => (subject.layer === 'places' ? subject.place.name : [])),
  );
  return notes.filter(({ subject }) => subject.layer !== 'names' || !places.has(subject.entity.name));
}

/** Events and claims are statements; dates, places, names and credits are only mentions. */
export function isStatement({ subject: { layer } }: Note): boolean {
  return layer === 'events' || layer === 'claims';
}

/** True for a span that counts in `article.text`. */
export function inText(span: Span): boolean {
  return (span.in ?? 'text') === 'text';
}

function simple(
  id: string,
  subject: Subject,
  { from, to }: { from: number; to: number },
  mark: string,
): Note {
  return { id, subject, at: from, lits: [{ from, to, mark, note: id }], more: [] };
}

/** One note a place and block, however often the block names it in the same way. */
function placeNotes({ places, article }: Page): Note[] {
  return article.blocks.flatMap((block) => {
    const groups = new Map<string, Place[]>();
    for (const place of places.filter(({ from }) => block.from <= from && from < block.to)) {
      const key = JSON.stringify([place.name, place.precision, place.lat, place.lon, place.text]);
      groups.set(key, [...(groups.get(key) ?? []), place]);
    }
    return [...groups.values()].map((same): Note => {
      const place = same[0]!;
      const id = `place-${place.id}`;
      const lits = same.map(({ from, to }) => ({ from, to, mark: 'place', note: id }));
      return { id, subject: { layer: 'places', place }, at: place.from, lits, more: [] };
    });
  });
}

/** One note a name and block, however often the block has the name. */
function nameNotes(entity: Entity, blocks: readonly Block[], sides: readonly Side[]): Note[] {
  const colour = colourOf(sides, entity.name);
  const mark = colour ? `name-${colour}` : 'name';
  return blocks.flatMap((block) => {
    const mentions = entity.mentions.filter(({ from }) => block.from <= from && from < block.to);
    const [mention] = mentions;
    if (!mention) return [];
    const id = `name-${entity.id}-${block.from}`;
    const lits = mentions.map(({ from, to }) => ({ from, to, mark, note: id }));
    return [{ id, subject: { layer: 'names', entity, mention, colour }, at: mention.from, lits, more: [] }];
  });
}

function claimNote(claim: Claim): Note[] {
  const id = `claim-${claim.id}`;
  const light = (mark: string) => (span: Span) => lit(span, mark, id);
  const lits = [
    ...claim.content.flatMap(light('said')),
    ...(isHedge(claim) ? [] : [claim.cue]).flatMap(light(claim.polarity === '-' ? 'cue-denied' : 'cue')),
    ...claim.hedge_cues.flatMap(light('hedge')),
  ];
  const more = claim.source.span ? lit(claim.source.span, 'role', id) : [];
  return lits.length > 0 ? [{ id, subject: { layer: 'claims', claim }, at: startOf(lits), lits, more }] : [];
}

/** True for a bare conditional: the words that announce the claim are the reserve itself. */
export function isHedge({ cue, hedge_cues }: Claim): boolean {
  return hedge_cues.some(({ from, to }) => from === cue.from && to === cue.to);
}

function eventNote(event: Event, sides: readonly Side[]): Note[] {
  const id = `event-${event.id}`;
  const colour = colourOf(sides, event.actor?.name ?? null);
  const lits = lit(event.trigger, eventMark(event), id);
  const roles = [event.actor, event.target, ...event.others].filter((role) => role !== null);
  const more = [
    ...lit(event.sentence, 'sentence', id),
    ...(roles as EventActor[]).flatMap(({ span }) => lit(span, 'role', id)),
    ...event.figures.flatMap(({ span }) => lit(span, 'role', id)),
  ];
  return lits.length > 0
    ? [{ id, subject: { layer: 'events', event, colour }, at: event.trigger.from, lits, more }]
    : [];
}

/** Solid, dotted or struck, as the article puts it. */
export function eventMark({ factuality }: Pick<Event, 'factuality'>): string {
  if (factuality === 'denied') return 'event-denied';
  return factuality === 'fact' || factuality === 'attributed' ? 'event' : 'event-hedged';
}

function lit(span: Span, mark: string, note: string): Lit[] {
  return inText(span) && span.from < span.to ? [{ from: span.from, to: span.to, mark, note }] : [];
}

function startOf(lits: readonly Lit[]): number {
  return Math.min(...lits.map(({ from }) => from));
}
