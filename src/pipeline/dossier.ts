/** Pages as read become a dossier: copies are folded first, then events are aligned over what is left. */
import { choosePublished } from '../article/index.ts';
import { buildDossier, namePages } from '../dossier/index.ts';
import type { Article, Dossier, OriginGroup, Page, Span } from '../model/index.ts';
import { findOrigins, type OriginTables, parseOriginTables } from '../origins/index.ts';
import { projectData } from './data.ts';

/** Raised with every change of what a dossier is made of: a stored one with another version is made anew. */
export const DOSSIER_VERSION = '1';

/** One page with the article that its spans count in. */
export interface ReadPage {
  readonly page: Page;
  readonly article: Article;
}

let tables: OriginTables | undefined;

/** Publishers and wording, loaded once. */
function loadTables(): OriginTables {
  tables ??= parseOriginTables(
    [projectData.text('world/publishers.tsv')],
    ['fr', 'en'].map((language) => projectData.text(`${language}/origins.tsv`)),
  );
  return tables;
}

/** Groups of pages that derive from one another, named by path, address or id. */
export function groupPages(pages: readonly ReadPage[]): OriginGroup[] {
  const names = namePages(pages.map(({ page }) => page));
  return findOrigins(
    pages.map(({ page, article }, i) => ({
      name: names[i]!,
      article,
      published: publishedOf(page, article),
      fetchedAt: page.fetched_at,
      quotations: page.claims.filter(({ direct }) => direct).flatMap(({ content }) => content.filter(inText)),
    })),
    loadTables(),
  );
}

/**
 * The day that was resolved, with the time of day where the page gives one for it; for a page that was not read (another
 * language), the day that its metadata gives.
 */
function publishedOf(page: Page, article: Article): string | null {
  const day = page.article.published?.value ?? choosePublished(article.dateCandidates)?.value ?? null;
  if (day === null) return null;
  const timed = article.dateCandidates.find(
    ({ role, value }) => role === 'published' && value.startsWith(`${day.slice(0, 10)}T`),
  );
  return timed?.value ?? day;
}

function inText(span: Span): boolean {
  return span.in === undefined || span.in === 'text';
}

/** The dossier of some pages; their order changes nothing. */
export function crossCheck(pages: readonly ReadPage[]): Dossier {
  return buildDossier(
    pages.map(({ page }) => page),
    groupPages(pages),
  );
}
