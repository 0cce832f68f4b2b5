/** Figures in words and on a bar: ranges stay ranges, an open end stays open, no figure is never zero. */
import type { Figure } from '../../model/event.ts';
import type { Words } from '../words/fr.ts';

/** « 42 », « 12–20 », « au moins 20 », « environ 10 ». */
export function showFigure({ low, high, mod }: Pick<Figure, 'low' | 'high' | 'mod'>, words: Words): string {
  const show = (n: number) => new Intl.NumberFormat(words.locale).format(n);
  if (low === null && high === null) return words.figureUnknown;
  if (low === null) return words.atMost(show(high!));
  if (high === null) return words.atLeast(show(low));
  const core = low === high ? show(low) : `${show(low)}–${show(high)}`;
  return mod === 'approx' ? words.about(core) : core;
}

/**
 * A figure that several members give in the same words, once, with all of them: on the word of one speaker, or, where
 * the pages speak for themselves, with one voice (the copies of one origin).
 */
export function mergeFigures<F extends Figure & { readonly member: string; readonly speaker: string | null }>(
  figures: readonly F[],
  voiceOf: (member: string) => string,
): { figure: F; members: string[] }[] {
  const merged = new Map<string, { figure: F; members: string[] }>();
  for (const figure of figures) {
    const { what, unit, low, high, mod, speaker, span } = figure;
    const key = JSON.stringify([
      what,
      unit,
      low,
      high,
      mod,
      speaker ?? voiceOf(figure.member),
      speaker === null,
      span.text.toLowerCase(),
    ]);
    const known = merged.get(key);
    if (known) known.members.push(figure.member);
    else merged.set(key, { figure, members: [figure.member] });
  }
  return [...merged.values()];
}

/** The figures by what they count, in the order met. */
export function groupFigures<F extends Figure>(
  figures: readonly F[],
): { what: Figure['what']; figures: F[] }[] {
  const groups = new Map<Figure['what'], F[]>();
  for (const figure of figures) groups.set(figure.what, [...(groups.get(figure.what) ?? []), figure]);
  return [...groups].map(([what, members]) => ({ what, figures: members }));
}

/** The lowest and the highest number that any figure states, open ends left out; null where none is stated. */
export function extentOf(figures: readonly Figure[]): { low: number; high: number } | null {
  const stated = figures.flatMap(({ low, high }) => [low, high]).filter((n) => n !== null);
  return stated.length > 0 ? { low: Math.min(...stated), high: Math.max(...stated) } : null;
}

/** Where a figure lies on a bar from 0 to 1 over `extent`; an open end reaches the edge. */
export function placeFigure(
  { low, high }: Pick<Figure, 'low' | 'high'>,
  extent: { readonly low: number; readonly high: number },
): { from: number; to: number } {
  const width = extent.high - extent.low;
  const place = (n: number) => (width === 0 ? 0.5 : 0.08 + 0.84 * ((n - extent.low) / width));
  return { from: low === null ? 0 : place(low), to: high === null ? 1 : place(high) };
}

/** True when no number satisfies all the figures. */
export function disagree(figures: readonly Figure[]): boolean {
  const low = Math.max(...figures.map((figure) => figure.low ?? Number.NEGATIVE_INFINITY));
  const high = Math.min(...figures.map((figure) => figure.high ?? Number.POSITIVE_INFINITY));
  return low > high;
}
