/**
 * Extraction for library users: `import { extract } from 'recoupe/article'`.
 *
 * The wording of every language that has a table is loaded, so that an English page comes out clean even where only
 * French is read further.
 */
import { articleStage, choosePublished } from '../article/index.ts';
import { loadEnglishArticle } from '../english/article.ts';
import { loadFrenchArticle } from '../french/article.ts';
import type { Article, Capture, Stage } from '../model/index.ts';
import { projectData } from './data.ts';

export type { Article } from '../model/index.ts';

/** Where a page comes from, as far as it is known. */
export interface PageOrigin {
  readonly url?: string | null;
  readonly path?: string | null;
  /** As the server said, with `charset` if stated. */
  readonly mediaType?: string | null;
}

/** One line of `recoupe extract --jsonl`: the article alone, flat. */
export interface Extract {
  readonly title: string | null;
  readonly text: string;
  /** The day of publication that the page itself supports best: `2021-03-04`, or null. */
  readonly date: string | null;
  readonly author: string | null;
  readonly site: string | null;
  readonly lang: string | null;
  readonly canonical: string | null;
  readonly tags: readonly string[];
}

let stage: Stage<Capture, Article> | null = null;

/** The stage over all tables, loaded once. */
function loadStage(): Stage<Capture, Article> {
  stage ??= articleStage([loadFrenchArticle(projectData), loadEnglishArticle(projectData)]);
  return stage;
}

/**
 * The article of a page, with its trace: every block kept or dropped, why, and where it stands in the page.
 *
 * @param page the bytes as fetched, or text already decoded
 * @returns an article whose `verdict` says whether it is one; it never throws on a bad page
 */
export function extract(page: Uint8Array | string, origin: PageOrigin = {}): Article {
  const bytes = typeof page === 'string' ? new TextEncoder().encode(page) : page;
  const { url = null, path = null, mediaType = null } = origin;
  return loadStage().run({
    // Extraction looks at neither: hashing every page would cost a caller's loop for nothing.
    id: '',
    sha256: '',
    bytes,
    path,
    url,
    fetchedAt: null,
    mediaType: typeof page === 'string' ? 'text/html; charset=utf-8' : mediaType,
    site: null,
    response: null,
  });
}

/** The flat answer of `recoupe extract --jsonl`. */
export function flatten(article: Article): Extract {
  return {
    title: article.title,
    text: article.text,
    date: choosePublished(article.dateCandidates)?.value.slice(0, 10) ?? null,
    author: article.byline,
    site: article.site,
    lang: article.lang,
    canonical: article.canonical,
    tags: article.tags,
  };
}
