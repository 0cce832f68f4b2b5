/**
 * The npm peers, measured on the same pages in the same run. They are no dependencies of ours: `--peers DIR` names a
 * folder where somebody has run
 * `npm install @mozilla/readability@0.6.0 linkedom@0.18.11 defuddle@0.19.4 @extractus/article-extractor@8.0.19`.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { decodeText } from '../../src/article/characters.ts';
import type { Extract } from '../../src/pipeline/article.ts';

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
  const { Readability } = require(join(folder, 'node_modules', '@mozilla', 'readability')) as {
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
  // They report every page that they stumble on; the table is what counts here.
  for (const name of ['log', 'warn', 'error', 'info', 'debug'] as const) console[name] = () => {};
  return [
    {
      name: 'Readability, linkedom',
      answer: (page) => answerOf(new Readability(parseHTML(page).document).parse()),
    },
    { name: 'article-extractor', answer: async (page, url) => answerOf(await extractFromHtml(page, url)) },
    {
      name: 'Defuddle, linkedom',
      answer: async (page, url) =>
        answerOf(await Defuddle(parseHTML(page).document, url, { useAsync: false })),
    },
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

const BREAKS =
  /<\/?(?:p|div|h[1-6]|li|ul|ol|br|hr|blockquote|pre|tr|td|th|table|section|article|figure|figcaption|dt|dd)\b[^>]*>/gi;

/** Their HTML as text: a line feed where a block begins or ends, no other tags. */
function plainOf(content: string): string {
  return decodeText(content.replace(BREAKS, '\n').replace(/<[^>]*>/g, ''));
}
