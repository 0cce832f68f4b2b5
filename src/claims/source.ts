/**
 * Sources: the words before or after a cue become a speaker with a kind and a canonical name.
 *
 * A name beats a function («le porte-parole, le colonel X» is X); a function without a name is described in the page's
 * words; a pronoun stands for the last person who spoke or acted nearby, and for nobody when there is none.
 */
import type { ClaimSource, Entity, Range, Tree } from '../model/index.ts';
import {
  appositionsOf,
  bareNounReferent,
  childBy,
  describePhrase,
  entityAt,
  feature,
  hasRelation,
  nounPhraseOf,
  rangeOfWords,
  wordAt,
} from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { type ClaimPage, type Draft, type Speaker, span } from './page.ts';
import type { ClaimTables } from './tables.ts';

const KINDS: Readonly<Record<Entity['type'], ClaimSource['kind']>> = {
  PER: 'person',
  ORG: 'organisation',
  GROUP: 'group',
  STATE: 'state',
  PLACE: 'state',
};

/** How many sentences back a pronoun may reach. Beyond three the last speaker is a guess. */
const REACH = 3;

/**
 * The speaker that the noun phrase under `head` names, or null when it cannot speak; any common noun can where `anyNoun`
 * says that what it is the subject of takes a speaker.
 */
export function findSpeaker(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  head: number,
  before: readonly Draft[],
  anyNoun = false,
): Speaker | null {
  const word = wordAt(tree, head);
  const whole = wholeOf(tree, head);
  if (whole !== null) return partSpeaker(page, tables, tree, head, whole, anyNoun);
  if (word.upos === 'PRON') return speakerOfPronoun(page, tables, tree, head, before);
  const phrase = rangeOfWords(tree, nounPhraseOf(tree, head))!;
  const noun = tables.speakers.get(word.lemma) ?? null;
  const named =
    nameIn(page, tree, head) ??
    (noun && nameBeside(page, tree, phrase)) ??
    bareNounReferent(page.doc.entities, page.trees, tree, head, tables.bareNouns.get(word.lemma), REACH);
  const chain = named ? [] : outletsIn(page, phrase);
  if (named)
    return {
      source: { kind: kindOf(named), name: named.name, entity: named.id, span: span(page, phrase) },
      chain,
    };
  const kind = noun ?? (anyNoun && word.upos === 'NOUN' ? 'anonymous' : null) ?? properKind(tree, head);
  if (!kind) return null;
  return {
    source: { kind, name: describe(page, tree, head), entity: null, span: span(page, phrase) },
    chain,
  };
}

/** A proper noun that is nobody's name on the page: with an article a body («le Real»), without one a person. */
function properKind(tree: Tree, head: number): ClaimSource['kind'] | null {
  if (wordAt(tree, head).upos !== 'PROPN') return null;
  return childBy(tree, head, 'det') === null ? 'person' : 'organisation';
}

/** «l'un des suspects»: the noun of which a pronoun names a part. */
function wholeOf(tree: Tree, head: number): number | null {
  const word = wordAt(tree, head);
  if (word.upos !== 'PRON' || feature(word, 'PronType') === 'Rel') return null;
  const whole = childBy(tree, head, 'nmod');
  return whole !== null && wordAt(tree, whole).upos === 'NOUN' ? whole : null;
}

/** Some of many, in the page's words. */
function partSpeaker(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  head: number,
  whole: number,
  anyNoun: boolean,
): Speaker | null {
  const kind = tables.speakers.get(wordAt(tree, whole).lemma) ?? (anyNoun ? 'anonymous' : null);
  const phrase = rangeOfWords(tree, nounPhraseOf(tree, head))!;
  const name = page.text.slice(phrase.from, phrase.to);
  return kind && { source: { kind, name, entity: null, span: span(page, phrase) }, chain: [] };
}

/** The entity of the head itself, or of what stands in apposition to it; a person before an organisation. */
function nameIn(page: ClaimPage, tree: Tree, head: number): Entity | null {
  const entities = appositionsOf(tree, head).flatMap(
    (index) => entityAt(page.doc.entities, wordAt(tree, index)) ?? [],
  );
  return (
    entities.find((entity) => entity.type === 'PER') ??
    entities.find((entity) => entity.type !== 'PLACE') ??
    null
  );
}

/** «X, le chef de la diplomatie,» or «le porte-parole de la mairie, X»: a person beside the function, a comma between. */
function nameBeside(page: ClaimPage, tree: Tree, phrase: Range): Entity | null {
  const { from, to } = tree.sentence;
  const isBeside = ({ from: start, to: end }: Range) =>
    start >= from &&
    end <= to &&
    [page.text.slice(end, phrase.from), page.text.slice(phrase.to, start)].some((gap) => gap.trim() === ',');
  return page.doc.entities.find((entity) => entity.type === 'PER' && entity.mentions.some(isBeside)) ?? null;
}

function kindOf(entity: Entity): ClaimSource['kind'] {
  return isOutlet(entity) ? 'outlet' : KINDS[entity.type];
}

function isOutlet({ kind }: Entity): boolean {
  return kind === 'media' || kind === 'agency';
}

/** «une source militaire à Al Jazeera»: an outlet inside the phrase of an unnamed source relayed it. */
function outletsIn(page: ClaimPage, phrase: Range): string[] {
  return page.doc.entities
    .filter(isOutlet)
    .filter((entity) =>
      entity.mentions.some((mention) => phrase.from <= mention.from && mention.to <= phrase.to),
    )
    .map((entity) => entity.name);
}

/** «a déclaré à X», «cité par X», «joint par X»: the outlets that a speaker's words came through, by verb and by speaker. */
export function outletsBetween(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  verb: number,
  head: number,
): string[] {
  const told = (tree.children[verb] ?? []).filter(
    (child) =>
      hasRelation(wordAt(tree, child), 'obl', 'iobj') &&
      (tree.children[child] ?? []).some((below) =>
        tables.addresseePrepositions.has(wordAt(tree, below).lemma),
      ),
  );
  const asked = (tree.children[head] ?? [])
    .filter((child) => hasRelation(wordAt(tree, child), 'acl', 'amod'))
    .flatMap((child) => childBy(tree, child, 'obl:agent') ?? []);
  return [...asked, ...told]
    .flatMap((index) => nameIn(page, tree, index) ?? [])
    .filter(isOutlet)
    .map(({ name }) => name);
}

/** The noun with its adjectives and complements, without article: «source militaire». */
function describe(page: ClaimPage, tree: Tree, head: number): string {
  return describePhrase(page.text, tree, head, (word) => hasRelation(word, 'amod', 'nummod'));
}

function speakerOfPronoun(
  page: ClaimPage,
  tables: ClaimTables,
  tree: Tree,
  head: number,
  before: readonly Draft[],
): Speaker | null {
  const word = wordAt(tree, head);
  const antecedent = relativeAntecedent(tree, head);
  if (antecedent !== null) return findSpeaker(page, tables, tree, antecedent, before);
  // An enclitic carries its hyphens: «dit-elle», «ajoute-t-il».
  const form = fold(word.form);
  if (![form, form.slice(form.lastIndexOf('-') + 1), word.lemma].some((known) => tables.pronouns.has(known)))
    return null;
  const named = lastNamed(page, tree, before);
  return { source: named ?? { kind: 'person', name: null, entity: null, span: span(page, word) }, chain: [] };
}

/** A relative pronoun opens a clause on the noun that it stands for. */
function relativeAntecedent(tree: Tree, head: number): number | null {
  const word = wordAt(tree, head);
  if (feature(word, 'PronType') !== 'Rel' || word.head < 0) return null;
  const verb = wordAt(tree, word.head);
  return hasRelation(verb, 'acl') && verb.head >= 0 ? verb.head : null;
}

/** The last source with a name within reach, else the last person named as a subject there. */
function lastNamed(page: ClaimPage, tree: Tree, before: readonly Draft[]): ClaimSource | null {
  const at = page.trees.indexOf(tree);
  const reach = page.trees.slice(Math.max(0, at - REACH), at + 1);
  const from = reach[0]!.sentence.from;
  const spoke = before.findLast(
    (draft) => draft.source.entity !== null && draft.cue.from >= from && draft.source.kind === 'person',
  );
  if (spoke) return spoke.source;
  for (const near of reach.toReversed()) {
    const subject = near.sentence.words.findIndex(
      (word) => hasRelation(word, 'nsubj') && word.upos !== 'PRON',
    );
    const entity = subject < 0 ? null : nameIn(page, near, subject);
    if (entity?.type === 'PER') {
      return {
        kind: 'person',
        name: entity.name,
        entity: entity.id,
        span: span(page, wordAt(near, subject)),
      };
    }
  }
  return null;
}
