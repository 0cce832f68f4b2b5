/**
 * A tagged sentence gets its tree: two transition parsers, one from each end, then the search over the whole tree
 * that they guide, then the relations.
 */
import { Graph, type Guide, type SearchModel } from './graph.ts';
import type { Weights } from './hash.ts';
import { type Allowed, type Clues, parse, type ParseModel } from './parser.ts';
import { labelTree } from './relations.ts';

export interface TreeModel extends SearchModel {
  readonly relations: readonly string[];
  readonly allowed: Allowed;
  readonly forwards: ParseModel;
  readonly backwards: ParseModel;
  readonly labels: Weights;
}

/** Heads (`size` for the root) and relations by number (-1 for the root). */
export function readTree(clues: Clues, model: TreeModel): Guide {
  const guides = [guideFrom(clues, model.forwards, false), guideFrom(clues, model.backwards, true)];
  const graph = new Graph(clues, guides, model);
  graph.climb();
  return { heads: graph.heads, labels: labelTree(clues, graph.heads, guides, model) };
}

/** The tree of one transition parser; one that reads `backwards` sees the sentence from its end. */
export function guideFrom(clues: Clues, model: ParseModel, backwards: boolean): Guide {
  const { heads, labels } = parse(backwards ? turnedClues(clues) : clues, model);
  const guide = { heads: heads.subarray(0, clues.size), labels: labels.subarray(0, clues.size) };
  return backwards ? turnedGuide(guide) : guide;
}

/** The sentence from its end. */
export function turnedClues(clues: Clues): Clues {
  const turn = (values: Int32Array) => {
    const out = values.slice();
    out.subarray(0, clues.size).reverse();
    return out;
  };
  return {
    size: clues.size,
    word: turn(clues.word),
    tag: turn(clues.tag),
    lemma: turn(clues.lemma),
    bundle: turn(clues.bundle),
    suffix: turn(clues.suffix),
    lemmaTag: turn(clues.lemmaTag),
    bundleTag: turn(clues.bundleTag),
  };
}

/** The tree of the sentence from its end; its own inverse. */
export function turnedGuide({ heads, labels }: Guide): Guide {
  const n = heads.length;
  return {
    heads: heads.map((_, i) => {
      const head = heads[n - 1 - i]!;
      return head === n ? n : n - 1 - head;
    }),
    labels: labels.slice().reverse(),
  };
}
