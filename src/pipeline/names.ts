/** `recoupe names --jsonl`: a text in, the entities that it names out. */
import { namesStage } from '../annotate/names/index.ts';
import { readerStage } from '../annotate/reader/index.ts';
import { loadFrenchNames } from '../french/names.ts';
import { loadFrenchReader } from '../french/reader.ts';
import type { Article, Doc, Entity } from '../model/index.ts';
import { projectData } from './data.ts';

export interface NamesRequest {
  readonly id: string;
  readonly text: string;
}

export interface NamesAnswer {
  readonly id: string;
  readonly entities: readonly Entity[];
}

/**
 * Answers requests on bare text; loading takes a moment, so make one and keep it.
 *
 * @param own the user's own names: a table with `name`, `aliases`, `type`, `kind` and `country` (docs/names.md)
 */
export function createNamesReader(own: string | null = null): (request: NamesRequest) => NamesAnswer {
  const reader = readerStage(loadFrenchReader(projectData));
  const names = namesStage(loadFrenchNames(projectData, own));
  return ({ id, text }) => ({ id, entities: names.run(reader.run(bareDoc(text))).entities });
}

/** A text without a page around it. */
function bareDoc(text: string): Doc {
  const article: Article = {
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
    blocks: [],
    trace: [],
    credits: [],
    machineTranslated: { value: null, evidence: [] },
    dateCandidates: [],
    diagnostics: [],
  };
  return article;
}
