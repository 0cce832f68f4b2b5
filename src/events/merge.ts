/**
 * One event, told again: a page often names an event in its first lines and returns to it. Two drafts of one kind are
 * one event when no slot contradicts and at least one agrees, they share a sentence, or the
 * second is a bare «l'attaque»; what the later telling adds fills what the first left
 * empty. The first telling keeps trigger and sentence.
 */
import type { EventActor, EventDate } from '../model/index.ts';
import type { Draft } from './page.ts';

export function mergeRetold(drafts: readonly Draft[]): Draft[] {
  const kept: Draft[] = [];
  for (const draft of drafts) {
    const at = kept.findIndex((known) => isRetold(known, draft));
    if (at < 0) kept.push(draft);
    else kept[at] = fill(kept[at]!, draft);
  }
  return kept;
}

function isRetold(a: Draft, b: Draft): boolean {
  if (a.type !== b.type || a.stage !== b.stage || (a.factuality === 'denied') !== (b.factuality === 'denied'))
    return false;
  if (b.again && isBare(b)) return true;
  const slots = [
    compareActors(a.actor, b.actor),
    compareActors(a.target, b.target),
    compare(a.place?.name, b.place?.name),
    compareDates(a.date, b.date),
  ];
  return !slots.includes(-1) && (slots.includes(1) || a.sentence.from === b.sentence.from);
}

/** Nothing of its own: no party, no figure, no date or place but an implied one. */
function isBare({ actor, target, date, place, figures }: Draft): boolean {
  return !actor && !target && figures.length === 0 && (!date || date.implied) && (!place || place.implied);
}

/** Two names differ; a name and a description, or two descriptions («le camp», «42 soldats»), may mean the same. */
function compareActors(a: EventActor | null, b: EventActor | null): number {
  const same = compare(a?.name, b?.name);
  return same < 0 && (a?.entity === null || b?.entity === null) ? 0 : same;
}

/** 1 when the days overlap («2021» and «mai 2021»), -1 when they are apart. */
function compareDates(a: EventDate | null, b: EventDate | null): number {
  if (!a?.begin || !a.end || !b?.begin || !b.end) return 0;
  return a.begin <= b.end && b.begin <= a.end ? 1 : -1;
}

/** 1 the same, 0 not both known, -1 different. */
function compare(a: string | null | undefined, b: string | null | undefined): number {
  if (!a || !b) return 0;
  return a === b ? 1 : -1;
}

function fill(known: Draft, again: Draft): Draft {
  return {
    ...known,
    actor: known.actor ?? again.actor,
    target: known.target ?? again.target,
    place: known.place ?? again.place,
    date: narrower(known.date, again.date),
    figures: [...known.figures, ...again.figures],
    claims: [...new Set([...known.claims, ...again.claims])],
    background: known.background && again.background,
  };
}

/** Of two dates of one event the one that says more. */
function narrower(a: EventDate | null, b: EventDate | null): EventDate | null {
  if (!a?.begin || !a.end || !b?.begin || !b.end) return a ?? b;
  return b.begin >= a.begin && b.end <= a.end ? b : a;
}
