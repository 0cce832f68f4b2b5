/**
 * Lit spans: stretches of a text that stand for something, many of which overlap.
 *
 * `mark` names how a stretch looks (a highlight of the stylesheet), `note` what it stands for.
 */
import type { Range } from '../../model/span.ts';

export interface Lit extends Range {
  readonly mark: string;
  readonly note: string;
}

/** A stretch over which the same lit spans hold. */
export interface Segment extends Range {
  readonly lits: readonly Lit[];
}

/** The part of each span that falls into `frame`, counted from its start; spans outside are left out. */
export function cutTo<T extends Range>(spans: readonly T[], frame: Range): T[] {
  return spans.flatMap((span) => {
    const from = Math.max(span.from, frame.from) - frame.from;
    const to = Math.min(span.to, frame.to) - frame.from;
    return from < to ? [{ ...span, from, to }] : [];
  });
}

/** The text from 0 to `length` cut wherever a span begins or ends: flat, in order, without gap or overlap. */
export function segmentsOf(length: number, lits: readonly Lit[]): Segment[] {
  const inside = cutTo(lits, { from: 0, to: length });
  const cuts = [...new Set([0, length, ...inside.flatMap(({ from, to }) => [from, to])])].sort(
    (a, b) => a - b,
  );
  const starts = [...inside].sort((a, b) => a.from - b.from);
  const segments: Segment[] = [];
  let next = 0;
  let open: Lit[] = [];
  for (const [i, from] of cuts.slice(0, -1).entries()) {
    open = open.filter(({ to }) => to > from);
    while (next < starts.length && starts[next]!.from <= from) open.push(starts[next++]!);
    segments.push({ from, to: cuts[i + 1]!, lits: [...open] });
  }
  return segments;
}

/** The spans that cover the unit at `offset`, the shortest (most particular) first. */
export function litsAt(lits: readonly Lit[], offset: number): Lit[] {
  return lits
    .filter(({ from, to }) => from <= offset && offset < to)
    .sort((a, b) => a.to - a.from - (b.to - b.from));
}
