/** Pages as read become a dossier: copies are folded first, then events are aligned over what is left. */
import { choosePublished } from '../article/index.ts';
import { buildDossier, namePages } from '../dossier/index.ts';
import {
  type Article,
  type Dossier,
  type OriginGroup,
  type Page,
  RecoupeError,
  type Span,
} from '../model/index.ts';
import { findOrigins, type OriginTables, parseOriginTables } from '../origins/index.ts';
import { projectData } from './data.ts';
import { type ReadPage, slim, type SlimPage } from './slim.ts';
import { readUserPublishers, userPublishersPath } from './user.ts';

/** Raised with every change of what a dossier is made of: a stored one with another version is made anew. */
export const DOSSIER_VERSION = '3';

export type { ReadPage, SlimPage } from './slim.ts';

let tables: OriginTables | undefined;

/** Publishers, the user's own after ours, and wording; loaded once. */
function loadTables(): OriginTables {
  tables ??= makeTables(readUserPublishers());
  return tables;
}

/** `own` is a user's own table of publishers. Throws a `RecoupeError` when it is none. */
export function makeTables(own: string | null): OriginTables {
  const wording = ['fr', 'en'].map((language) => projectData.text(`${language}/origins.tsv`));
  const ours = projectData.text('world/publishers.tsv');
  if (own === null) return parseOriginTables([ours], wording);
  try {
    return parseOriginTables([ours, own], wording);
  } catch (cause) {
    const mend = `Give ${userPublishersPath()} a header line: name, aliases, domains, family, kind, source, with tabs between.`;
    throw new RecoupeError('user.publishers', (cause as Error).message, mend, cause);
  }
}

/** Groups of pages that derive from one another, named by path, address or id. */
export function groupPages(pages: readonly (ReadPage | SlimPage)[]): OriginGroup[] {
  const names = namePages(pages.map(({ page }) => page));
  return findOrigins(
    pages.map(({ page, article, ...kept }, i) => ({
      ...('addresses' in kept && { addresses: kept.addresses }),
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
export function crossCheck(pages: readonly (ReadPage | SlimPage)[]): Dossier {
  return buildDossier(
    pages.map(({ page }) => page),
    groupPages(pages),
  );
}

/** What is needed of each page for the above, so that ten thousand fit the memory. */
export async function collectSlim(pages: AsyncIterable<ReadPage>): Promise<SlimPage[]> {
  const kept: SlimPage[] = [];
  for await (const page of pages) kept.push(slim(page));
  return kept;
}

/** The dossier of the pages of a stream. */
export async function crossCheckStream(pages: AsyncIterable<ReadPage>): Promise<Dossier> {
  return crossCheck(await collectSlim(pages));
}
