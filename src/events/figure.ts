/**
 * Figures: how many died, were hurt, held, delivered; each with the claim that says so. A number counts only when the
 * tree ties it to a word of the table: no figure is not zero.
 */
import type { Figure, Tree, Word } from '../model/index.ts';
import { hasRelation, rangeOfWords, subtreeOf, wordAt } from '../model/index.ts';
import { claimsAround, type EventPage, span } from './page.ts';
import { followPath, parsePath } from './path.ts';
import type { EventTables, Victim } from './tables.ts';

const SUBJECT = parsePath('subj');
const OBJECT = parsePath('obj');
const MODIFIERS = ['nummod', 'advmod', 'det', 'case', 'nmod', 'fixed'] as const;

/** A figure and the word of the sentence that bears it. */
export interface BorneFigure {
  readonly figure: Figure;
  readonly bearer: number;
}

export function findFigures(page: EventPage, tables: EventTables, tree: Tree): BorneFigure[] {
  return tree.sentence.words.flatMap((word, index) =>
    (tables.victims.get(word.lemma) ?? [])
      .filter((victim) => victim.upos === word.upos)
      .flatMap((victim) => figureOf(page, tables, tree, index, victim) ?? []),
  );
}

function figureOf(
  page: EventPage,
  tables: EventTables,
  tree: Tree,
  bearer: number,
  victim: Victim,
): BorneFigure | null {
  for (const counted of countedWords(tables, tree, bearer, victim)) {
    const words = quantityWords(tree, counted);
    const quantity = tables.parseQuantity(words.map((index) => wordAt(tree, index).form));
    if (!quantity) continue;
    const range = rangeOfWords(tree, words)!;
    const claim = claimsAround(page, wordAt(tree, counted))[0] ?? null;
    const unit = victim.what === 'delivered' ? wordAt(tree, counted).lemma : null;
    return {
      bearer,
      figure: { what: victim.what, unit, ...quantity, claim: claim?.id ?? null, span: span(page, range) },
    };
  }
  return null;
}

/** The noun that is counted: the word itself, or its subject or object when that names people or things. */
function countedWords(tables: EventTables, tree: Tree, bearer: number, { as, what }: Victim): number[] {
  if (as === 'noun') return [bearer];
  const ends = followPath(tree, bearer, as === 'subj' ? SUBJECT : OBJECT);
  const isCounted = ({ lemma, form }: Word) =>
    what === 'delivered' || tables.people.has(lemma) || tables.parseQuantity([form]) !== null;
  return ends.filter((end) => isCounted(wordAt(tree, end)));
}

/** What stands before the noun and modifies it («au moins 12 soldats»), and the noun itself («une dizaine de soldats»). */
function quantityWords(tree: Tree, counted: number): number[] {
  const below = (tree.children[counted] ?? []).filter(
    (child) => child < counted && hasRelation(wordAt(tree, child), ...MODIFIERS),
  );
  return [...below.flatMap((child) => subtreeOf(tree, child)), counted].sort((a, b) => a - b);
}
