/**
 * Events: what happened, from trigger words over dependency trees. Type and roles come from the rule that fired, stage
 * and factuality from the governors and the claims, date and place from the clause itself.
 */
import type { Doc, Event, EventActor, Figure, Layers, Stage, Tree } from '../model/index.ts';
import { spanOf, typeCodes, wordAt } from '../model/index.ts';
import { isBackground } from './background.ts';
import { findDate, findPlace } from './circumstance.ts';
import { type BorneFigure, findFigures } from './figure.ts';
import { implyPlaces } from './imply.ts';
import { listDeliveries } from './ledger.ts';
import { mergeRetold } from './merge.ts';
import { type Draft, type EventInput, eventPageOf, type EventPage, span } from './page.ts';
import { isDefinite, statusOf } from './status.ts';
import type { EventTables } from './tables.ts';
import { describe, findParticipant, findTriggers, type Found } from './trigger.ts';

export type { EventTables } from './tables.ts';

/** The kinds of event to which a figure can belong. */
const BEARS: Readonly<Record<Figure['what'], readonly Event['type'][]>> = {
  dead: [
    'attack',
    'clash',
    'shelling',
    'air-strike',
    'bombing',
    'suicide-attack',
    'civilians-killed',
    'coup',
    'protest',
  ],
  injured: [
    'attack',
    'clash',
    'shelling',
    'air-strike',
    'bombing',
    'suicide-attack',
    'civilians-killed',
    'coup',
    'protest',
  ],
  arrested: ['detain'],
  abducted: ['abduct'],
  displaced: ['attack', 'clash', 'shelling', 'air-strike'],
  delivered: ['arms-deliver'],
  crowd: ['protest', 'rally'],
  amount: ['aid'],
};

export function eventsStage(tables: EventTables): Stage<EventInput, Doc<keyof Layers>> {
  return { name: 'events', version: 2, run: (doc) => ({ ...doc, events: findEvents(tables, doc) }) };
}

function findEvents(tables: EventTables, doc: EventInput): Event[] {
  const page = eventPageOf(doc);
  const drafts = page.trees.flatMap((tree) => {
    const figures = findFigures(page, tables, tree);
    const found = findTriggers(page, tables, tree);
    return found.flatMap((one) =>
      listDeliveries(page, draftOf(page, tables, one, figuresFor(one, found, figures))),
    );
  });
  return mergeRetold(implyPlaces(doc, drafts)).map(({ again, ...event }, i) => ({
    id: `v${i + 1}`,
    ...event,
  }));
}

function draftOf(page: EventPage, tables: EventTables, found: Found, borne: readonly BorneFigure[]): Draft {
  const { tree, index, trigger } = found;
  const figures = borne.map(({ figure }) => figure);
  const { stage, factuality, claims } = statusOf(page, tables, found);
  const date = findDate(page, tables, found);
  const actor = findParticipant(page, tables, found, 'actor');
  const { plover, cameo, acled, ucdp } = typeCodes[trigger.type];
  const deadly = figures.some((figure) => figure.what === 'dead');
  return {
    type: trigger.type,
    stage,
    factuality,
    background: isBackground(page.news, date, tree, index),
    trigger: span(page, wordAt(tree, index)),
    sentence: spanOf(page.text, tree.sentence.from, tree.sentence.to),
    actor,
    target:
      otherThan(actor, findParticipant(page, tables, found, 'target')) ?? victimOf(page, tables, tree, borne),
    others: [],
    place: findPlace(page, tables, found),
    date,
    figures,
    // Which of several types of violence it is depends on the parties; one is printed only where there is no choice.
    codes: { plover, cameo, acled, ucdp: deadly && ucdp.length === 1 ? String(ucdp[0]) : null },
    claims: claims.map((claim) => claim.id),
    rule: trigger.rule,
    again: isDefinite(tree, index),
  };
}

function otherThan(actor: EventActor | null, target: EventActor | null): EventActor | null {
  return actor && target && actor.span.from === target.span.from ? null : target;
}

/** «42 soldats sont morts dans une attaque»: those who were killed or hurt are whom the attack struck. */
function victimOf(
  page: EventPage,
  tables: EventTables,
  tree: Tree,
  borne: readonly BorneFigure[],
): EventActor | null {
  const hurt = borne.find(
    ({ figure, bearer, counted }) =>
      (figure.what === 'dead' || figure.what === 'injured') && counted !== bearer,
  );
  return hurt ? describe(page, tables, tree, hurt.counted) : null;
}

/** A figure belongs to the trigger that bears it, else to the nearest trigger of the sentence of a fitting kind. */
function figuresFor(one: Found, all: readonly Found[], figures: readonly BorneFigure[]): BorneFigure[] {
  return figures.filter(({ figure, bearer }) => ownerOf(figure, bearer, all) === one);
}

function ownerOf(figure: Figure, bearer: number, all: readonly Found[]): Found | undefined {
  const fitting = all.filter(({ trigger }) => BEARS[figure.what].includes(trigger.type));
  return (
    fitting.find(({ index }) => index === bearer) ??
    [...fitting].sort((a, b) => Math.abs(a.index - bearer) - Math.abs(b.index - bearer))[0]
  );
}
