/**
 * How far it got and how the article puts it: from the trigger up to the root, each governor may say that it was tried,
 * foiled, announced, threatened, denied, supposed.
 */
import type { Claim, EventStage, EventType, Factuality, Tree, Word } from '../model/index.ts';
import { childBy, feature, hasRelation, wordAt } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { claimsAround, type EventPage } from './page.ts';
import type { Aspect, EventTables } from './tables.ts';
import type { Found } from './trigger.ts';

/** What can be announced before it is done; to announce an arrest or a toll is to report it. */
const PLANNABLE: ReadonlySet<EventType> = new Set<EventType>([
  'force-deploy',
  'force-withdraw',
  'force-redeploy',
  'org-exit',
  'pact-sign',
  'pact-break',
  'sanction',
  'expel',
  'media-ban',
  'release',
  'power-change',
  'meet',
  'negotiate',
  'protest',
  'rally',
  'elect',
  'aid',
  'arms-deliver',
  'train',
  'town-leave',
  'security-reinforce',
  'coup',
  'attack',
]);

export interface Status {
  readonly stage: EventStage;
  readonly factuality: Factuality;
  readonly claims: readonly Claim[];
}

/** What one clause says of what it holds. */
interface Signals {
  readonly aspects: ReadonlySet<Aspect>;
  readonly negated: boolean;
  readonly hearsay: boolean;
  readonly unreal: boolean;
  readonly future: boolean;
}

export function statusOf(page: EventPage, tables: EventTables, { tree, index, trigger }: Found): Status {
  const claims = claimsAround(page, wordAt(tree, index));
  const signals = readSignals(tables, tree, index, PLANNABLE.has(trigger.type) && !isPerfect(tree, index));
  const presupposed = isDefinite(tree, index) && !isCarried(tables, tree, index);
  return {
    stage: stageOf(tree, index, signals, trigger.stage),
    factuality: factualityOf(signals, claims, presupposed),
    claims,
  };
}

/** «Les auteurs du putsch auraient fui»: who names «le putsch» takes it for a fact, whatever is doubtful around it. */
function factualityOf(
  { aspects, negated, hearsay, unreal, future }: Signals,
  claims: readonly Claim[],
  presupposed: boolean,
): Factuality {
  if (unreal || aspects.has('threatened')) return 'hypothetical';
  if (negated || claims.some(isDenial)) return 'denied';
  if (hearsay) return 'hedged';
  if (future || aspects.has('announced')) return 'planned';
  if (aspects.has('accused')) return 'attributed';
  if (presupposed) return 'fact';
  if (claims.some((claim) => claim.hedge !== 'none')) return 'hedged';
  return claims.length > 0 ? 'attributed' : 'fact';
}

/** A claim that denies its content outright («dément avoir…»), not one whose content happens to be negative. */
function isDenial(claim: Claim): boolean {
  return claim.polarity === '-' && claim.rule !== 'verb-clause';
}

function stageOf(
  tree: Tree,
  index: number,
  { aspects, future }: Signals,
  told: EventStage | null,
): EventStage {
  if (aspects.has('foiled')) return 'foiled';
  if (aspects.has('attempted')) return 'attempted';
  if (aspects.has('threatened')) return 'threatened';
  if (future || aspects.has('announced')) return 'announced';
  return told ?? (isOngoing(tree, index) ? 'ongoing' : 'done');
}

/** A finite verb in the present with no auxiliary of the past. */
function isOngoing(tree: Tree, index: number): boolean {
  const word = wordAt(tree, index);
  return word.upos === 'VERB' && feature(word, 'Tense') === 'Pres' && feature(word, 'Mood') === 'Ind';
}

/**
 * The trigger's own clause says everything of it. Of a noun, the verb that carries it («mener une attaque», «signer un
 * accord») does so too; another verb only says how far it got («tenter», «annoncer», «craindre»): an attack that was not
 * claimed was an attack.
 */
function readSignals(tables: EventTables, tree: Tree, start: number, isPlannable: boolean): Signals {
  const aspects = new Set<Aspect>(outcomesOf(tables, tree, start));
  let [negated, hearsay, unreal, future] = [false, false, isQuestion(tree), false];
  for (let index = start; index >= 0; index = nextGovernor(tree, index)) {
    const { lemma } = wordAt(tree, index);
    if (index !== start) {
      const aspect = tables.aspects.get(lemma);
      if (aspect && (aspect !== 'announced' || isPlannable)) aspects.add(aspect);
      unreal ||= tables.modals.has(lemma);
    }
    unreal ||= isConditional(tables, tree, index);
    if (!isVerbal(tree, index) || !speaksOf(tables, tree, index, start)) continue;
    negated ||= isNegated(tables, tree, index);
    hearsay ||= hasMood(tree, index, tables.hearsayMood) && !tables.modals.has(lemma);
    future ||= hasTense(tree, index, 'Fut');
  }
  return { aspects, negated, hearsay, unreal, future };
}

/** «un coup d'État manqué»: the adjective says how it ended. */
function outcomesOf(tables: EventTables, tree: Tree, start: number): Aspect[] {
  const words = (tree.children[start] ?? [])
    .map((child) => wordAt(tree, child))
    .filter((word) => hasRelation(word, 'amod', 'acl'));
  return words.flatMap(({ lemma }) => (tables.aspects.get(lemma) === 'foiled' ? ['foiled' as const] : []));
}

/** True when what a verb says of itself it says of the trigger: a verb that tells, or the one that carries the noun. */
function speaksOf(tables: EventTables, tree: Tree, verb: number, start: number): boolean {
  if (verb === start || wordAt(tree, start).upos === 'VERB') return true;
  return wordAt(tree, start).head === verb && isCarried(tables, tree, start);
}

/** The object of a verb that carries it, or the subject of one that says that it came about. */
function isCarried(tables: EventTables, tree: Tree, noun: number): boolean {
  const word = wordAt(tree, noun);
  if (word.head < 0) return false;
  const { lemma } = wordAt(tree, word.head);
  const isObject = hasRelation(word, 'obj', 'nsubj:pass');
  return (
    (isObject && tables.carriers.has(lemma)) || (hasRelation(word, 'nsubj') && tables.occurrences.has(lemma))
  );
}

/** «a évacué», «avoir évacué»: what is over was not only announced. */
function isPerfect(tree: Tree, index: number): boolean {
  return wordAt(tree, index).upos === 'VERB' && childBy(tree, index, 'aux:tense') !== null;
}

/** «L'attaque», «ce putsch»: a noun that the page takes for known. */
export function isDefinite(tree: Tree, index: number): boolean {
  const isKnown = (word: Word) => feature(word, 'Definite') === 'Def' || feature(word, 'PronType') === 'Dem';
  const children = (tree.children[index] ?? []).map((child) => wordAt(tree, child));
  return children.some((word) => hasRelation(word, 'det') && isKnown(word));
}

function isQuestion(tree: Tree): boolean {
  return tree.sentence.words.at(-1)?.form === '?';
}

/** Up the tree, but not out of the clause through a coordination, a relative clause or a circumstance. */
function nextGovernor(tree: Tree, index: number): number {
  const word = wordAt(tree, index);
  if (word.head < 0) return -1;
  const isIsland =
    word.upos === 'VERB' && hasRelation(word, 'conj', 'acl:relcl', 'advcl', 'parataxis', 'ccomp');
  return isIsland ? -1 : word.head;
}

function isVerbal(tree: Tree, index: number): boolean {
  return wordAt(tree, index).upos === 'VERB' || childBy(tree, index, 'cop', 'aux') !== null;
}

function finiteWords(tree: Tree, index: number): Word[] {
  const auxiliaries = (tree.children[index] ?? [])
    .map((child) => wordAt(tree, child))
    .filter((child) => hasRelation(child, 'aux', 'cop'));
  return [wordAt(tree, index), ...auxiliaries];
}

function hasMood(tree: Tree, index: number, mood: string | null): boolean {
  return mood !== null && finiteWords(tree, index).some((word) => feature(word, 'Mood') === mood);
}

function hasTense(tree: Tree, index: number, tense: string): boolean {
  return finiteWords(tree, index).some((word) => feature(word, 'Tense') === tense);
}

function isNegated(tables: EventTables, tree: Tree, index: number): boolean {
  const denies = (child: number) => tables.negations.has(fold(wordAt(tree, child).form));
  return (tree.children[index] ?? []).some((child) => {
    const word = wordAt(tree, child);
    if (hasRelation(word, 'advmod')) return denies(child);
    return (
      hasRelation(word, 'nsubj', 'obj') &&
      (denies(child) ||
        (tree.children[child] ?? []).some(
          (below) => hasRelation(wordAt(tree, below), 'det') && denies(below),
        ))
    );
  });
}

/** «si la France retire…» */
function isConditional(tables: EventTables, tree: Tree, index: number): boolean {
  return (tree.children[index] ?? []).some((child) => {
    const word = wordAt(tree, child);
    return hasRelation(word, 'mark') && tables.conditions.has(word.lemma);
  });
}
