/**
 * Extraction: a capture's bytes become an article. Every block kept or dropped has its reason and its span.
 */
import type { Article, Capture, Stage } from '../model/index.ts';

/** The wording that a language supplies: menus, comment forms, credits, clocks. */
export interface ArticleTables {
  readonly code: string;
}

/** The extraction stage over the wording of every language that is known. */
export function articleStage(_languages: readonly ArticleTables[]): Stage<Capture, Article> {
  return {
    name: 'article',
    version: 0,
    run: (capture) => {
      const page = new TextDecoder().decode(capture.bytes);
      return {
        page,
        url: capture.url,
        title: null,
        byline: null,
        site: capture.site,
        lang: 'fr',
        canonical: null,
        tags: [],
        verdict: { kind: 'article', genre: 'unknown', confidence: 0 },
        text: page,
        blocks: [{ kind: 'paragraph', from: 0, to: page.length }],
        trace: [],
        credits: [],
        machineTranslated: { value: null, evidence: [] },
        dateCandidates: [],
        diagnostics: [],
      };
    },
  };
}
