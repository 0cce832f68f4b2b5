/** The npm peers, measured on the same pages in the same run: development packages, loaded only when asked for. */
import { decodeText } from '../../src/article/characters.ts';
import type { Extract } from '../../src/pipeline/article.ts';

/** What every extractor is asked for. */
export type Answer = Pick<Extract, 'title' | 'text' | 'date' | 'author'>;

export interface System {
  readonly name: string;
  readonly answer: (page: string, url: string) => Answer | Promise<Answer>;
}

interface Found {
  readonly title?: string | null | undefined;
  readonly content?: string | null | undefined;
  readonly byline?: string | null | undefined;
  readonly author?: string | null | undefined;
  readonly published?: string | null | undefined;
  readonly publishedTime?: string | null | undefined;
}

/** Readability and Defuddle over linkedom, and article-extractor. Their messages to the console are silenced. */
export async function loadPeers(): Promise<System[]> {
  const [{ Readability }, { parseHTML }, { Defuddle }, { extractFromHtml }] = await Promise.all([
    import('@mozilla/readability'),
    import('linkedom'),
    import('defuddle/node'),
    import('@extractus/article-extractor'),
  ]);
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
