/** Mentions looked up by place: who a stretch of text names, and who was named last before it. */
import type { Entity, EntityType } from './entity.ts';
import { overlaps, type Range } from './span.ts';
import { hasRelation, type Tree, wordAt } from './tree.ts';

/** The entity that a range names, by its widest mention there; of equals the one that the page names first. */
export function entityAt(entities: readonly Entity[], range: Range): Entity | null {
  let best: Entity | null = null;
  let width = 0;
  for (const entity of entities) {
    for (const mention of entity.mentions) {
      if (!overlaps(mention, range) || mention.to - mention.from <= width) continue;
      best = entity;
      width = mention.to - mention.from;
    }
  }
  return best;
}

/** The entity of one of the types that was mentioned last inside a range. */
function lastMentioned(
  entities: readonly Entity[],
  types: ReadonlySet<EntityType>,
  within: Range,
): Entity | null {
  let best: Entity | null = null;
  let at = -1;
  for (const entity of entities) {
    if (!types.has(entity.type)) continue;
    for (const mention of entity.mentions) {
      if (mention.from <= at || mention.from < within.from || mention.to > within.to) continue;
      best = entity;
      at = mention.from;
    }
  }
  return best;
}

/**
 * Whom a bare noun stands for («l'organisation», «le pays»): the entity of one of the types that was mentioned last in its
 * sentence and the `reach` sentences before. A noun with a complement describes, and stands for nobody.
 */
export function bareNounReferent(
  entities: readonly Entity[],
  trees: readonly Tree[],
  tree: Tree,
  head: number,
  types: ReadonlySet<EntityType> | undefined,
  reach: number,
): Entity | null {
  const isBare = (tree.children[head] ?? []).every((child) =>
    hasRelation(wordAt(tree, child), 'det', 'case', 'punct'),
  );
  if (!types || !isBare) return null;
  const { from } = trees[Math.max(0, trees.indexOf(tree) - reach)]!.sentence;
  return lastMentioned(entities, types, { from, to: wordAt(tree, head).from });
}
