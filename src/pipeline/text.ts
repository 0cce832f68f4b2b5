/** Bare text as an article of which nothing else is known: what the JSON-lines commands and the case tests read. */
import type { Article, Block, DateCandidate } from '../model/index.ts';

/** Every line is a paragraph; `published` is the day of publication, ISO 8601, where the caller knows it. */
export function articleOfText(text: string, published: string | null = null): Article {
  return {
    page: text,
    url: null,
    title: null,
    byline: null,
    site: null,
    lang: 'fr',
    canonical: null,
    tags: [],
    verdict: { kind: 'article', genre: 'unknown', confidence: 1 },
    text,
    blocks: paragraphsOf(text),
    trace: [],
    credits: [],
    machineTranslated: { value: null, evidence: [] },
    dateCandidates: published === null ? [] : [givenDate(published)],
    diagnostics: [],
  };
}

function paragraphsOf(text: string): Block[] {
  let from = 0;
  return text.split('\n').flatMap((line) => {
    const block = { kind: 'paragraph' as const, from, to: from + line.length };
    from = block.to + 1;
    return line.trim() === '' ? [] : [block];
  });
}

function givenDate(value: string): DateCandidate {
  const evidence = { in: 'page', from: 0, to: 0, text: '' } as const;
  return { value, role: 'published', basis: 'metadata', where: 'given', evidence };
}
