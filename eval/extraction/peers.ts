/**
 * The npm peers, measured on the same pages in the same run. They are no dependencies of ours: `--peers DIR` names a
 * folder where somebody has run
 * `npm install @mozilla/readability@0.6.0 linkedom@0.18.11 defuddle@0.19.4 @extractus/article-extractor@8.0.19`.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Article } from '../../src/model/index.ts';
import { extract, type Extract } from '../../src/pipeline/article.ts';

/** What every extractor is asked for. */
export type Answer = Pick<Extract, 'title' | 'text' | 'date' | 'author'>;

export interface System {
  readonly name: string;
  readonly answer: (page: string, url: string) => Answer | Promise<Answer>;
}

interface Found {
  readonly title?: string | null;
  readonly content?: string | null;
  readonly byline?: string | null;
  readonly author?: string | null;
  readonly published?: string | null;
  readonly publishedTime?: string | null;
}

/** The peers in a folder; none without one. */
export async function loadPeers(folder: string | null): Promise<System[]> {
  if (folder === null) return [];
  const require = createRequire(join(folder, 'index.js'));
  const load = async (name: string) =>
    (await import(pathToFileURL(require.resolve(name)).href)) as Record<string, unknown>;
  const { parseHTML } = (await load('linkedom')) as { parseHTML: (html: string) => { document: unknown } };
  const { Readability } = require('@mozilla/readability') as {
    Readability: new (document: unknown) => { parse(): Found | null };
  };
  const { Defuddle } = (await import(
    pathToFileURL(join(folder, 'node_modules/defuddle/dist/node.js')).href
  )) as {
    Defuddle: (document: unknown, url: string, options: object) => Promise<Found>;
  };
  const { extractFromHtml } = (await load('@extractus/article-extractor')) as {
    extractFromHtml: (html: string, url: string) => Promise<Found | null>;
  };
  return [
    {
      name: 'Readability, linkedom',
      answer: (page) => answerOf(new Readability(parseHTML(page).document).parse()),
    },
    {
      name: 'Defuddle, linkedom',
      answer: async (page, url) =>
        answerOf(await Defuddle(parseHTML(page).document, url, { useAsync: false })),
    },
    { name: 'article-extractor', answer: async (page, url) => answerOf(await extractFromHtml(page, url)) },
  ];
}

function answerOf(found: Found | null): Answer {
  return {
    title: found?.title ?? null,
    text: plainOf(found?.content ?? ''),
    date: found?.published ?? found?.publishedTime ?? null,
    author: found?.byline ?? found?.author ?? null,
  };
}

/** Their HTML as text: every visible block of it, by our own tree, so that no choice of ours is made again. */
function plainOf(content: string): string {
  if (content === '') return '';
  const { page, trace }: Article = extract(`<html><body>${content}</body></html>`);
  return trace.map(({ page: { from, to } }) => page.slice(from, to).replace(/<[^>]*>/g, ' ')).join('\n');
}
