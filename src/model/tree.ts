/** Dependency trees: what hangs on a word, and the stretch of text that it covers. */
import type { Sentence, Upos, Word } from './sentence.ts';
import type { Range } from './span.ts';

export interface Tree {
  readonly sentence: Sentence;
  /** Indices of the children of each word, in the order of the sentence. */
  readonly children: readonly (readonly number[])[];
}

export function treeOf(sentence: Sentence): Tree {
  const children: number[][] = sentence.words.map(() => []);
  sentence.words.forEach((word, i) => children[word.head]?.push(i));
  return { sentence, children };
}

/** The word at an index; the index must come from the same tree. */
export function wordAt(tree: Tree, index: number): Word {
  const word = tree.sentence.words[index];
  if (!word) throw new RangeError(`no word ${index} in a sentence of ${tree.sentence.words.length}`);
  return word;
}

/** The first child with one of the relations, subtypes included: `nsubj` finds `nsubj:pass` too. */
export function childBy(tree: Tree, index: number, ...relations: readonly string[]): number | null {
  return tree.children[index]?.find((child) => hasRelation(wordAt(tree, child), ...relations)) ?? null;
}

/** True when the word's relation is one of the given ones or a subtype of it. */
export function hasRelation(word: Word, ...relations: readonly string[]): boolean {
  return relations.some((relation) => word.deprel === relation || word.deprel.startsWith(`${relation}:`));
}

/** The word and all below it, in the order of the sentence; `prune` cuts a branch off with its root. */
export function subtreeOf(
  tree: Tree,
  root: number,
  prune: (word: Word, index: number) => boolean = () => false,
): number[] {
  const found: number[] = [];
  const open = [root];
  while (open.length > 0) {
    const index = open.pop()!;
    if (index !== root && prune(wordAt(tree, index), index)) continue;
    found.push(index);
    open.push(...(tree.children[index] ?? []));
  }
  return found.sort((a, b) => a - b);
}

/**
 * The text that words cover, from the first to the last, or null for no words. Where a tree is not projective the
 * stretch holds words of others too: it is what a reader would quote.
 */
export function rangeOfWords(tree: Tree, indices: readonly number[]): Range | null {
  if (indices.length === 0) return null;
  const words = indices.map((index) => wordAt(tree, index));
  const from = words.reduce((least, word) => Math.min(least, word.from), Number.POSITIVE_INFINITY);
  return { from, to: words.reduce((most, word) => Math.max(most, word.to), 0) };
}

/** Relations whose branch says more about a noun without being part of what it is called. */
const ASIDES = ['acl', 'advcl', 'parataxis', 'conj', 'cc', 'punct', 'appos'] as const;
const CLAUSE: ReadonlySet<Upos> = new Set<Upos>(['VERB', 'AUX', 'SCONJ', 'PRON', 'PUNCT']);
/** What a phrase that is cut short must not end with. */
const LEADS: ReadonlySet<Upos> = new Set<Upos>(['ADP', 'DET', 'CCONJ']);

/**
 * The words that name what a noun phrase is about: the noun, what stands before it, and its complements up to where a
 * clause begins («un communiqué de l'état-major [que l'armée a diffusé]»), wherever a parser hung that clause.
 */
export function nounPhraseOf(tree: Tree, head: number): number[] {
  const all = subtreeOf(tree, head, (word) => hasRelation(word, ...ASIDES));
  const clause = tree.sentence.words.findIndex((word, index) => index > head && CLAUSE.has(word.upos));
  const kept = all.filter((index) => clause < 0 || index < clause);
  while (kept.length > 1 && LEADS.has(wordAt(tree, kept.at(-1)!).upos)) kept.pop();
  return kept;
}

/** The noun phrase in the words of the text, without its article and preposition: «source militaire», «42 soldats». */
export function describePhrase(
  text: string,
  tree: Tree,
  head: number,
  isPart: (word: Word) => boolean,
): string {
  const words = nounPhraseOf(tree, head).filter((index) => index >= head || isPart(wordAt(tree, index)));
  const range = rangeOfWords(tree, words)!;
  return text.slice(range.from, range.to).replace(/\s+/g, ' ');
}

/** The noun and what stands in apposition to it, or to that: «le porte-parole, le colonel X», «le général X», «l'ONG X». */
export function appositionsOf(tree: Tree, head: number): number[] {
  return subtreeOf(tree, head, (word, index) => {
    const led = (tree.children[index] ?? []).some((child) => hasRelation(wordAt(tree, child), 'case'));
    return !hasRelation(word, 'appos', 'flat') && !(hasRelation(word, 'nmod') && !led);
  });
}
