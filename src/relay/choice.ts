/**
 * Which pages are relayed: articles with a title and words, by tag where one is wanted. Never an index or an error page,
 * and never a page that a relay wrote: what comes back in does not go out again.
 */
import { type Page, RELAYED_BY_US } from '../model/index.ts';

const KINDS: ReadonlySet<Page['article']['verdict']['kind']> = new Set([
  'article',
  'stub',
  'live',
  'not-supported-language',
]);

export function isRelayed({ article, diagnostics }: Page, tag: string | null): boolean {
  if (!KINDS.has(article.verdict.kind) || article.text.trim() === '') return false;
  if (diagnostics.some(({ code }) => code === RELAYED_BY_US)) return false;
  return tag === null || article.tags.some((own) => own.toLowerCase() === tag.toLowerCase());
}
