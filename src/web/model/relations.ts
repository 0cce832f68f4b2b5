/** How another page relates to this one, in words: which was made from which, where that is known. */
import type { OriginGroup } from '../../model/origin.ts';
import type { Words } from '../words/fr.ts';

/** The names (path, address or id) under which a page may stand in a group. */
export type Names = readonly string[];

/** True when the group says that the page `copy` was derived from the page `original`. */
export function isMadeFrom({ edges }: OriginGroup, copy: Names, original: Names): boolean {
  return edges.some(
    ({ from, to, direction }) => direction === 'known' && copy.includes(from) && original.includes(to),
  );
}

/** The relation of the page `here` to the page `there`; null where they share nothing directly. */
export function showRelation(group: OriginGroup, here: Names, there: Names, words: Words): string | null {
  const joins = (a: string, b: string) => here.includes(a) && there.includes(b);
  const edge = group.edges.find(({ from, to }) => joins(from, to) || joins(to, from));
  if (!edge) return null;
  const kind = words.relations[edge.relation];
  if (edge.direction === 'unknown') return words.relation.unknown(kind);
  return here.includes(edge.from) ? words.relation.derived(kind) : words.relation.source(kind);
}
