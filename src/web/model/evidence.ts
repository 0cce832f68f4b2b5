/** Evidence that stands on the page but outside its article: dateline, credit, clock, translation notice. */
import type { Page } from '../../model/page.ts';
import type { Span } from '../../model/span.ts';
import { inText } from './notes.ts';

export type EvidenceKind =
  | 'published'
  | 'modified'
  | 'translation'
  | 'relay'
  | 'agency'
  | 'author'
  | 'translator';

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly span: Span;
}

/** In the order of the page, each stretch once for each thing that it shows. */
export function evidenceOf({ article }: Page): Evidence[] {
  const all: Evidence[] = [
    ...(article.published?.evidence ?? []).map((span) => ({ kind: 'published' as const, span })),
    ...(article.modified?.evidence ?? []).map((span) => ({ kind: 'modified' as const, span })),
    ...article.credits.map(({ kind, evidence }) => ({ kind, span: evidence })),
    ...article.machine_translated.evidence.map((span) => ({ kind: 'translation' as const, span })),
  ];
  const seen = new Set<string>();
  return all
    .filter(({ kind, span }) => {
      const key = `${kind} ${span.in} ${span.from} ${span.to}`;
      const fresh = !inText(span) && !seen.has(key);
      seen.add(key);
      return fresh;
    })
    .sort((a, b) => a.span.from - b.span.from);
}
