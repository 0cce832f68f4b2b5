/**
 * A page as read becomes what a dossier needs of it, a few kilobytes: its text, its events and claims, where it came
 * from. The source of a page, by far the most of it, is needed for one thing only, which pages it links to; so the
 * hashes of the addresses that stand in it take its place.
 */
import type { Article, Claim, Page } from '../model/index.ts';
import { addressesIn } from '../origins/index.ts';

/** One page with the article that its spans count in. */
export interface ReadPage {
  readonly page: Page;
  readonly article: Article;
}

/** A page of which what a dossier needs was kept. */
export interface SlimPage extends ReadPage {
  /** Hashes of the addresses in its source, which is empty. */
  readonly addresses: Int32Array;
}

/** The page without what neither the study of copies nor the dossier looks at. */
export function slim({ page, article }: ReadPage): SlimPage {
  const places = new Set(page.events.map(({ place }) => place?.place));
  return {
    addresses: Int32Array.from(addressesIn(article.page)),
    page: {
      ...page,
      article: { ...page.article, text: '', blocks: [], tags: [], credits: [] },
      entities: [],
      times: [],
      places: page.places.filter(({ id }) => places.has(id)),
      claims: page.claims.map(slimClaim),
    },
    article: {
      page: '',
      url: article.url,
      title: null,
      byline: null,
      site: article.site,
      lang: article.lang,
      canonical: article.canonical,
      tags: [],
      verdict: article.verdict,
      text: article.text,
      blocks: article.blocks.filter(({ kind }) => kind === 'quote'),
      trace: [],
      credits: article.credits,
      machineTranslated: { value: article.machineTranslated.value, evidence: [] },
      dateCandidates: article.dateCandidates,
      diagnostics: article.diagnostics,
    },
  };
}

/** Of what was said in quotation marks it matters where it stands. */
function slimClaim(claim: Claim): Claim {
  const content = claim.direct ? claim.content.map((span) => ({ ...span, text: '' })) : [];
  return { ...claim, content, hedge_cues: [] };
}
