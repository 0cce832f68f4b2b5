/** What the reader of names makes of a mention, from the entity mention that overlaps it. */
import type { Entity } from '../../model/index.ts';
import type { Mention } from './mentions.ts';

/** `inside`: the mention is a part of the longer name of something that is no place. */
export type Label = 'place' | 'government' | 'person' | 'group' | 'inside' | null;

/** Looks mentions up in order: the offsets must not go back. */
export function labelMentions(entities: readonly Entity[]): (mention: Mention) => Label {
  const all = entities
    .flatMap((entity) =>
      entity.mentions.map((mention) => ({ ...mention, type: entity.type, isBare: isBare(entity) })),
    )
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  let start = 0;
  return (mention) => {
    while (start < all.length && all[start]!.to <= mention.from) start += 1;
    for (let i = start; i < all.length && all[i]!.from < mention.to; i += 1) {
      const entity = all[i]!;
      if (entity.to <= mention.from) continue;
      const isPlace = entity.type === 'PLACE' || entity.type === 'STATE';
      const wider = entity.to - entity.from > mention.to - mention.from;
      if (isPlace && wider && isLongerName(entity, mention)) return 'inside';
      if (isPlace) return entity.sense === 'government' ? 'government' : 'place';
      if (wider) return 'inside';
      if (entity.type !== 'PER') return 'group';
      return entity.isBare ? null : 'person';
    }
    return null;
  };
}

/** A person who goes by one word everywhere: as likely a town that the reader of names does not know. */
function isBare(entity: Entity): boolean {
  return entity.type === 'PER' && entity.mentions.every((mention) => !/\s/.test(mention.text));
}

/** Capitals outside the mention: «Westminster Hall» is no Westminster, but «région de Kidal» is Kidal. */
function isLongerName(entity: { from: number; text: string }, mention: Mention): boolean {
  const start = mention.from - entity.from;
  const rest =
    entity.text.slice(0, Math.max(0, start)) +
    entity.text.slice(Math.max(0, start + mention.to - mention.from));
  return /\p{Lu}/u.test(rest);
}
