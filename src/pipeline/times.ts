/** What `recoupe times --jsonl` answers: the times of a plain text that was published on a given day. */
import { readerStage } from '../annotate/reader/index.ts';
import { timesStage } from '../annotate/times/index.ts';
import { loadFrenchReader } from '../french/reader.ts';
import { loadFrenchTimes } from '../french/times.ts';
import type { Article, DateCandidate, Timex } from '../model/index.ts';
import { projectData } from './data.ts';

export interface TimesRequest {
  readonly id: string;
  readonly text: string;
  /** The day of publication, ISO 8601; null when it is not known. */
  readonly date: string | null;
}

export interface TimesAnswer {
  readonly id: string;
  readonly times: readonly Timex[];
}

/** Loading takes a moment: make one and keep it. */
export function createTimesReader(): (request: TimesRequest) => TimesAnswer {
  const reader = readerStage(loadFrenchReader(projectData));
  const times = timesStage(loadFrenchTimes(projectData));
  return ({ id, text, date }) => {
    const doc = times.run({ ...reader.run(plainArticle(text, date)), entities: [] });
    return { id, times: doc.times };
  };
}

/** Plain text as an article of which nothing else is known. */
function plainArticle(text: string, date: string | null): Article {
  return {
    page: text,
    url: null,
    title: null,
    byline: null,
    site: null,
    lang: 'fr',
    canonical: null,
    tags: [],
    verdict: { kind: 'article', genre: 'news', confidence: 1 },
    text,
    blocks: [{ kind: 'paragraph', from: 0, to: text.length }],
    trace: [],
    credits: [],
    machineTranslated: { value: null, evidence: [] },
    dateCandidates: date === null ? [] : [givenDate(date)],
    diagnostics: [],
  };
}

function givenDate(value: string): DateCandidate {
  return {
    value,
    role: 'published',
    basis: 'metadata',
    where: 'given',
    evidence: { in: 'page', from: 0, to: 0, text: '' },
  };
}
