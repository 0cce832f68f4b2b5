/**
 * What a copy did to the words that matter: a reserve, a source or a figure that was read on one page and whose words
 * the other has not, beside what stands there instead; and another byline.
 *
 * The other page's words are shown, not what was read in them: that we read no source there does not mean that it names
 * none. Whether an editor meant a change is not for us to say.
 */
import type { Page } from '../../model/page.ts';
import type { Range, Span } from '../../model/span.ts';
import type { Change } from './diff.ts';

export interface Alteration {
  readonly what: 'reserve' | 'source' | 'figure' | 'byline';
  /** The words of the first page and of the second; null where one has none. */
  readonly before: string | null;
  readonly after: string | null;
}

const READ: readonly (readonly [Alteration['what'], (page: Page) => readonly Span[]])[] = [
  ['reserve', ({ claims }) => claims.flatMap(({ hedge_cues }) => hedge_cues)],
  ['source', ({ claims }) => claims.flatMap(({ source }) => source.span ?? [])],
  ['figure', ({ events }) => events.flatMap(({ figures }) => figures.map(({ span }) => span))],
];

/** One of the two texts, and which range of a change lies in it. */
type Side = 'before' | 'after';

/** The byline first, then by kind in the order of the texts. `changes` are those between the two article texts. */
export function alterationsOf(before: Page, after: Page, changes: readonly Change[]): Alteration[] {
  const found = READ.flatMap(([what, read]) => {
    const told = new Set<number>();
    const lost = inText(read(before)).flatMap((span) => replaced(span, 'before', after, changes, told));
    const put = inText(read(after)).flatMap((span) => replaced(span, 'after', before, changes, told));
    const all = [...lost, ...put.map(([here, there]) => [there, here] as const)];
    return all.map(([before, after]) => ({ what, before, after }));
  });
  return [...bylines(before, after), ...found];
}

function bylines({ article: { byline: before } }: Page, { article: { byline: after } }: Page): Alteration[] {
  return before === after ? [] : [{ what: 'byline', before, after }];
}

/** Spans of the article text, those of the same words once. */
function inText(spans: readonly Span[]): Span[] {
  const known = new Map(
    spans.filter((span) => (span.in ?? 'text') === 'text').map((span) => [span.from, span]),
  );
  return [...known.values()].sort((a, b) => a.from - b.from);
}

/**
 * The words of the span and what the other page has in their place, when more than half of them are gone. `told` are
 * the changes that were told of already: one that replaces a reserve by another is told once.
 */
function replaced(
  span: Span,
  side: Side,
  other: Page,
  changes: readonly Change[],
  told: Set<number>,
): (readonly [string | null, string | null])[] {
  const touched = changes.flatMap((change, i) => (shared(change[side], span) > 0 ? [{ change, i }] : []));
  const changed = touched.filter(({ change }) => change.kind === 'changed');
  const gone = changed.reduce((sum, { change }) => sum + shared(change[side], span), 0);
  if (2 * gone <= span.to - span.from || changed.every(({ i }) => told.has(i))) return [];
  for (const { i } of changed) told.add(i);
  const there = side === 'before' ? 'after' : 'before';
  const place = { from: changed[0]!.change[there].from, to: changed.at(-1)!.change[there].to };
  return [[span.text, other.article.text.slice(place.from, place.to).trim() || null]];
}

function shared(a: Range, b: Range): number {
  return Math.min(a.to, b.to) - Math.max(a.from, b.from);
}
