/** Pages as read become a dossier: copies are folded first, then events are aligned over what is left. */
import { buildDossier, pageName } from '../dossier/index.ts';
import type { Article, Dossier, OriginGroup, Page } from '../model/index.ts';
import { findOrigins } from '../origins/index.ts';

export { pageName, showFigure } from '../dossier/index.ts';

/** One page with the article that its spans count in. */
export interface ReadPage {
  readonly page: Page;
  readonly article: Article;
}

/** Groups of pages that derive from one another, named by path, address or id. */
export function groupPages(pages: readonly ReadPage[]): OriginGroup[] {
  return findOrigins(
    pages.map(({ page, article }) => ({
      name: pageName(page),
      article,
      published: page.article.published?.value ?? null,
      fetchedAt: page.fetched_at,
    })),
  );
}

/** The dossier of some pages; their order changes nothing. */
export function crossCheck(pages: readonly ReadPage[]): Dossier {
  return buildDossier(
    pages.map(({ page }) => page),
    groupPages(pages),
  );
}
