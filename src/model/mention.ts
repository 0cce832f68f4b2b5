/** Mentions looked up by place: who a stretch of text names, and who was named last before it. */
import type { Entity, EntityType } from './entity.ts';
import { overlaps, type Range } from './span.ts';

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
export function lastMentioned(
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
