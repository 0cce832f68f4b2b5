/**
 * Figures: how many died, were hurt, held, delivered; each with the claim that says so. A number counts only when the
 * tree ties it to a word of the table: no figure is not zero.
 */
import type { Figure, Tree } from '../model/index.ts';
import { entityAt, hasRelation, overlaps, rangeOfWords, subtreeOf, wordAt } from '../model/index.ts';
import { claimsAround, type EventPage, span } from './page.ts';
import { followPath, parsePath } from './path.ts';
import type { EventTables, Victim } from './tables.ts';

/** A past participle with «être» may pass for a passive («sont morts»): the subject is sought on both ways. */
const PATHS = {
  subj: [parsePath('subj'), parsePath('obj')],
  obj: [parsePath('obj')],
  of: [parsePath('nmod:de')],
  head: [parsePath('head')],
} as const;
const ONE = { low: 1, high: 1, mod: null } as const;
const MODIFIERS = ['nummod', 'advmod', 'det', 'case', 'nmod', 'fixed'] as const;

/** A figure and the word of the sentence that bears it. */
export interface BorneFigure {
  readonly figure: Figure;
  readonly bearer: number;
  /** The noun that is counted. */
  readonly counted: number;
}

export function findFigures(page: EventPage, tables: EventTables, tree: Tree): BorneFigure[] {
  return tree.sentence.words.flatMap((word, index) =>
    (tables.victims.get(word.lemma) ?? [])
      .filter((victim) => victim.upos === word.upos)
      .flatMap((victim) => figuresOf(page, tables, tree, index, victim)),
  );
}

function figuresOf(
  page: EventPage,
  tables: EventTables,
  tree: Tree,
  bearer: number,
  victim: Victim,
): BorneFigure[] {
  return countedWords(page, tables, tree, bearer, victim).flatMap((counted) => {
    const words = quantityWords(page, tables, tree, counted);
    const forms = words.map((index) => wordAt(tree, index).form);
    const quantity =
      tables.parseQuantity(forms) ?? (isPerson(page, tree, counted) && victim.as !== 'noun' ? ONE : null);
    if (!quantity) return [];
    const range = rangeOfWords(tree, words)!;
    const claim = claimsAround(page, wordAt(tree, counted))[0] ?? null;
    const { lemma } = wordAt(tree, counted);
    const unit = victim.what === 'delivered' ? lemma : (tables.sides.get(lemma) ?? null);
    return [
      {
        bearer,
        counted,
        figure: { what: victim.what, unit, ...quantity, claim: claim?.id ?? null, span: span(page, range) },
      },
    ];
  });
}

/** The nouns that are counted: the word itself, its subjects or objects that name people, the goods that it delivers. */
function countedWords(
  page: EventPage,
  tables: EventTables,
  tree: Tree,
  bearer: number,
  { as, what }: Victim,
): number[] {
  if (as === 'noun') return [bearer];
  if (what === 'delivered')
    return subtreeOf(tree, bearer).filter(
      (index) => index > bearer && tables.goods.has(wordAt(tree, index).lemma),
    );
  const isCounted = (index: number) =>
    tables.people.has(wordAt(tree, index).lemma) ||
    isQuantity(tables, tree, index) ||
    isPerson(page, tree, index);
  return PATHS[as]
    .flatMap((path) => followPath(tree, bearer, path))
    .flatMap((end) => [end, ...joinedTo(tree, end)])
    .filter(isCounted);
}

function isQuantity(tables: EventTables, tree: Tree, index: number): boolean {
  return tables.parseQuantity([wordAt(tree, index).form]) !== null;
}

function joinedTo(tree: Tree, index: number): number[] {
  return (tree.children[index] ?? []).filter((child) => hasRelation(wordAt(tree, child), 'conj'));
}

/** A person by name counts as one: who kills X has killed one. */
function isPerson(page: EventPage, tree: Tree, index: number): boolean {
  return entityAt(page.doc.entities, wordAt(tree, index))?.type === 'PER';
}

/** What stands before the noun and modifies it («au moins 12 soldats»), and the noun itself («une dizaine de soldats»). */
function quantityWords(page: EventPage, tables: EventTables, tree: Tree, counted: number): number[] {
  const below = (tree.children[counted] ?? []).filter(
    (child) => child < counted && hasRelation(wordAt(tree, child), ...MODIFIERS),
  );
  // A number right before the noun counts it, wherever a parser hung the number; the year of a date counts nothing.
  const next = counted > 0 && isQuantity(tables, tree, counted - 1) ? [counted - 1] : [];
  const words = new Set([...below.flatMap((child) => subtreeOf(tree, child)), ...next, counted]);
  const isTime = (index: number) => page.doc.times.some((time) => overlaps(time, wordAt(tree, index)));
  return [...words].filter((index) => index <= counted && !isTime(index)).sort((a, b) => a - b);
}
