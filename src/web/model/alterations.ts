/**
 * What a copy did to the words that matter: a reserve, a source or a figure that one page has and the other has not,
 * in the stretches where the two texts part; and another byline.
 *
 * Only what was read on both pages is told. A reserve counts as lost where none stands in the place of it; whether the
 * editor meant it is not for us to say.
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

type Read = (page: Page) => readonly Span[];

const READ: readonly (readonly [Alteration['what'], Read])[] = [
  ['reserve', ({ claims }) => claims.flatMap(({ hedge_cues }) => hedge_cues)],
  ['source', ({ claims }) => claims.flatMap(({ source }) => source.span ?? [])],
  ['figure', ({ events }) => events.flatMap(({ figures }) => figures.map(({ span }) => span))],
];

/** In the order of the texts, the byline first. `changes` are those between the two article texts. */
export function alterationsOf(before: Page, after: Page, changes: readonly Change[]): Alteration[] {
  const reads = READ.map(([what, read]) => ({
    what,
    before: inText(read(before)),
    after: inText(read(after)),
  }));
  const found = changes
    .filter(({ kind }) => kind === 'changed')
    .flatMap((change) =>
      reads.flatMap((read) => {
        const [old, now] = [wordsIn(read.before, change.before), wordsIn(read.after, change.after)];
        return old === now ? [] : [{ what: read.what, before: old, after: now }];
      }),
    );
  return [...bylines(before, after), ...found];
}

function bylines({ article: { byline: before } }: Page, { article: { byline: after } }: Page): Alteration[] {
  return before === after ? [] : [{ what: 'byline', before, after }];
}

function inText(spans: readonly Span[]): Span[] {
  return spans.filter((span) => (span.in ?? 'text') === 'text');
}

/** The words of the spans that the stretch touches, each once, in order; null where there are none. */
function wordsIn(spans: readonly Span[], stretch: Range): string | null {
  const touched = spans
    .filter(({ from, to }) => from < stretch.to && stretch.from < to)
    .sort((a, b) => a.from - b.from);
  return touched.length > 0 ? [...new Set(touched.map(({ text }) => text))].join(', ') : null;
}
