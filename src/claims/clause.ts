/** Clauses of a tree: their stretch without the words that only introduce them, their negation. */
import type { Range, Tree } from '../model/index.ts';
import { hasRelation, rangeOfWords, subtreeOf, wordAt } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import type { ClaimTables } from './tables.ts';

/** The stretch of a clause without its opening conjunction or preposition, commas at its ends, and some branches. */
export function clauseRange(
  tree: Tree,
  root: number,
  without: (index: number) => boolean = () => false,
): Range | null {
  const words = subtreeOf(tree, root, (_, index) => without(index));
  while (words.length > 0 && isLead(tree, words[0]!)) words.shift();
  while (words.length > 0 && isTrail(tree, words.at(-1)!)) words.pop();
  return rangeOfWords(tree, words);
}

/** Punctuation, or the conjunction of a branch that was left out. */
function isTrail(tree: Tree, index: number): boolean {
  const word = wordAt(tree, index);
  return word.upos === 'PUNCT' || word.upos === 'CCONJ';
}

/** The words from one index to another, without punctuation at the ends; null when nothing is left. */
export function trimmedRange(tree: Tree, from: number, to: number): Range | null {
  const words = tree.sentence.words.map((_, index) => index).slice(from, to);
  while (words.length > 0 && wordAt(tree, words[0]!).upos === 'PUNCT') words.shift();
  while (words.length > 0 && wordAt(tree, words.at(-1)!).upos === 'PUNCT') words.pop();
  return rangeOfWords(tree, words);
}

function isLead(tree: Tree, index: number): boolean {
  const word = wordAt(tree, index);
  return word.upos === 'PUNCT' || word.upos === 'SCONJ' || hasRelation(word, 'mark', 'cc');
}

/** True when a word of denial hangs on the verb, or on its subject or object as a determiner («aucun bilan»). */
export function isNegated(tables: Pick<ClaimTables, 'negations'>, tree: Tree, verb: number): boolean {
  return (tree.children[verb] ?? []).some((child) => {
    const word = wordAt(tree, child);
    if (hasRelation(word, 'advmod', 'nsubj', 'obj') && tables.negations.has(fold(word.form))) return true;
    const bears = hasRelation(word, 'nsubj', 'obj');
    return (
      bears &&
      (tree.children[child] ?? []).some(
        (below) =>
          hasRelation(wordAt(tree, below), 'det', 'advmod') &&
          tables.negations.has(fold(wordAt(tree, below).form)),
      )
    );
  });
}
