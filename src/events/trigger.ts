/** Triggers: words that tell an event, with the participants that the tree gives them. */
import type { Entity, EventActor, EventType, Tree, Word } from '../model/index.ts';
import {
  appositionsOf,
  bareNounReferent,
  describePhrase,
  entityAt,
  hasRelation,
  overlaps,
  nounPhraseOf,
  rangeOfWords,
  wordAt,
} from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { type EventPage, placeAt, span } from './page.ts';
import { followPath } from './path.ts';
import type { EventTables, Need, Trigger } from './tables.ts';

/** A trigger found in a sentence. */
export interface Found {
  readonly tree: Tree;
  readonly index: number;
  readonly trigger: Trigger;
}

/** Sentences back that a bare noun may reach. */
const REACH = 2;

/** At most one trigger a word: the first row whose conditions hold; rows with conditions stand before those without. */
export function findTriggers(page: EventPage, tables: EventTables, tree: Tree): Found[] {
  return tree.sentence.words.flatMap((word, index) => {
    const trigger = (tables.triggers.get(word.lemma) ?? []).find(
      (candidate) =>
        candidate.upos === word.upos &&
        candidate.needs.every((need) => isMet(page, tree, index, need) !== need.not),
    );
    return trigger ? [{ tree, index, trigger }] : [];
  });
}

function isMet(page: EventPage, tree: Tree, index: number, need: Need): boolean {
  return followPath(tree, index, need.path).some((end) => {
    const word = wordAt(tree, end);
    if (need.lemmas) return need.lemmas.has(word.lemma);
    if (need.entity === null) return true;
    if (need.entity === 'PLACE' && placeAt(page, word) && entityAt(page.doc.entities, word)?.type !== 'STATE')
      return true;
    return entityAt(page.doc.entities, word)?.type === need.entity;
  });
}

/** The participant at the first path that leads to somebody or something. */
export function findParticipant(
  page: EventPage,
  tables: EventTables,
  found: Found,
  role: 'actor' | 'target',
): EventActor | null {
  const ends = found.trigger[role]
    .flatMap((path) => followPath(found.tree, found.index, path))
    .filter((end) => end !== found.index);
  for (const end of ends) {
    const participant = describe(page, tables, found.tree, end);
    if (participant && !(role === 'actor' && isPlace(page, participant)) && !tellsSame(tables, found, end))
      return participant;
  }
  return null;
}

/** «le coup d'État qui a renversé le président»: an event of the same kind is not who did it. */
function tellsSame(tables: EventTables, { tree, trigger }: Found, end: number): boolean {
  return (tables.triggers.get(wordAt(tree, end).lemma) ?? []).some(
    ({ type, upos }) => type === trigger.type && upos === 'NOUN',
  );
}

/** A town acts for nobody; a capital that acts for its government has the name of the state. */
function isPlace(page: EventPage, { entity }: EventActor): boolean {
  return page.doc.entities.some(({ id, type }) => id === entity && type === 'PLACE');
}

/** A name by its canonical form; else the noun with its complements, in the page's words; a pronoun names nobody. */
export function describe(page: EventPage, tables: EventTables, tree: Tree, head: number): EventActor | null {
  const word = wordAt(tree, head);
  const range = rangeOfWords(tree, nounPhraseOf(tree, head))!;
  if (page.doc.times.some((time) => overlaps(time, word))) return null;
  const entity =
    entityAt(page.doc.entities, word) ??
    apposedName(page, tree, head) ??
    bareNounReferent(page.doc.entities, page.trees, tree, head, tables.bareNouns.get(word.lemma), REACH);
  if (entity) return { name: entity.name, entity: entity.id, span: span(page, range) };
  const state = word.upos === 'ADJ' ? tables.demonyms.get(fold(word.lemma)) : undefined;
  if (state) return { name: state, entity: null, span: span(page, word) };
  if (word.upos !== 'NOUN' && word.upos !== 'PROPN') return null;
  const isPart = (child: Word) => tables.parseQuantity([child.form]) !== null || hasRelation(child, 'amod');
  return { name: describePhrase(page.text, tree, head, isPart), entity: null, span: span(page, range) };
}

/** The name in apposition («l'ONG X»); a town beside a noun names where it is, not who. */
function apposedName(page: EventPage, tree: Tree, head: number): Entity | null {
  const entities = appositionsOf(tree, head).flatMap(
    (index) => entityAt(page.doc.entities, wordAt(tree, index)) ?? [],
  );
  return entities.find((entity) => entity.type !== 'PLACE') ?? null;
}

/** Kinds whose place is the town itself rather than where it happened. */
export function isAboutTown(type: EventType): boolean {
  return type === 'town-capture' || type === 'town-hold' || type === 'town-leave';
}
