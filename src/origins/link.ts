/** A derivation between two pages of a study, with its direction, its strength and the passages that it rests on. */
import type { Cover, Likeness } from './compare.ts';
import type { Direction } from './direction.ts';

export interface Link {
  /** Indexes of the pages. */
  readonly a: number;
  readonly b: number;
  readonly likeness: Likeness;
  readonly direction: Direction;
  /** Where the shared passages stand, in characters of each article. */
  readonly overlap: Overlap;
}

/** Four numbers a passage: start and end in `a`, start and end in `b`; an archive keeps very many. */
export type Overlap = readonly number[];

/** The other end of a link. */
export function otherEnd(link: Link, page: number): number {
  return link.a === page ? link.b : link.a;
}

/** How much of `page` the link explains. */
export function coverOfEnd(link: Link, page: number): Cover {
  return link.a === page ? link.likeness.a : link.likeness.b;
}

/** The page that was derived, or null when the direction is not known. */
export function derivedEnd({ a, b, direction }: Link): number | null {
  if (direction.aFromB === null) return null;
  return direction.aFromB ? a : b;
}

/** How close the two texts are: what is found again, and how unchanged. */
export function strengthOf({ likeness: { a, b, exact } }: Link): number {
  return Math.max(a.own, b.own) * (0.5 + exact / 2);
}
