/**
 * The knowledge file, compiled: names of the world and words that tell what a name is, found by their folded tokens.
 *
 * Look-ups walk a trie one token at a time: no pattern is tried on the text name by name.
 */
import type { EntityType } from '../../model/index.ts';
import { type Case, type Elisions, type Token, findTokens } from './token.ts';

/** Something the knowledge file knows. */
export interface Known {
  /** Unique in the table: `state:ML`, `capital:ML`, `org:ONU`. */
  readonly id: string;
  /** Canonical name. */
  readonly name: string;
  readonly type: EntityType | 'OTHER';
  readonly kind: string | null;
  readonly country: string | null;
  /** What it stands for when it acts («Paris dément»): the id of a state, or of itself for a seat of power. */
  readonly actsFor: string | null;
}

/** One spelling of something known. */
export interface Spelling {
  readonly known: Known;
  /** The case of the first token, as written in the table. */
  readonly case: Case;
  readonly form: string;
  readonly length: number;
}

interface Node<V> {
  next: Map<string, Node<V>> | null;
  value: V | null;
}

/** A trie over folded tokens; the first value given to an entry stays. */
export class Trie<V> {
  readonly #root: Node<V> = { next: null, value: null };

  add(folds: readonly string[], value: V): void {
    const node = this.#nodeAt(folds);
    node.value ??= value;
  }

  /** Every entry that begins at `at`, the longest first. */
  all(tokens: readonly Token[], at: number): readonly { value: V; length: number }[] {
    if (!this.#root.next?.has(tokens[at]!.fold)) return [];
    const hits: { value: V; length: number }[] = [];
    this.longest(tokens, at, (value, length) => {
      hits.unshift({ value, length });
      return false;
    });
    return hits;
  }

  /** What stands exactly at these tokens. */
  get(folds: readonly string[]): V | null {
    return this.#nodeAt(folds).value;
  }

  #nodeAt(folds: readonly string[]): Node<V> {
    let node = this.#root;
    for (const fold of folds) {
      node.next ??= new Map();
      let next = node.next.get(fold);
      if (!next) {
        next = { next: null, value: null };
        node.next.set(fold, next);
      }
      node = next;
    }
    return node;
  }

  /** The longest entry that begins at `at` and that `fits` accepts, with the number of its tokens. */
  longest(
    tokens: readonly Token[],
    at: number,
    fits: (value: V, length: number) => boolean,
  ): { value: V; length: number } | null {
    let node = this.#root;
    let best: { value: V; length: number } | null = null;
    const sentence = tokens[at]?.sentence;
    for (let i = at; i < tokens.length && tokens[i]!.sentence === sentence; i++) {
      const next = node.next?.get(tokens[i]!.fold);
      if (!next) break;
      node = next;
      if (node.value !== null && fits(node.value, i - at + 1))
        best = { value: node.value, length: i - at + 1 };
    }
    return best;
  }
}

/** The folded tokens of a spelling in a table. */
export function foldsOf(spelling: string, elisions: Elisions): { folds: string[]; first: Token | null } {
  const tokens = findTokens(spelling, elisions);
  return { folds: tokens.map((token) => token.fold), first: tokens[0] ?? null };
}

/** Compiles the names of the world. */
export function compileNames(
  rows: readonly { readonly known: Known; readonly spellings: readonly string[] }[],
  elisions: Elisions,
): Trie<Spelling[]> {
  const trie = new Trie<Spelling[]>();
  for (const { known, spellings } of rows) {
    for (const form of spellings) {
      const { folds, first } = foldsOf(form, elisions);
      if (!first) continue;
      const spelling = { known, case: first.case, form, length: folds.length };
      const same = trie.get(folds);
      if (same) same.push(spelling);
      else trie.add(folds, [spelling]);
    }
  }
  return trie;
}
