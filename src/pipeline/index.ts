/**
 * The order of the stages: one capture in, one page as read out. Pure but for loading our own tables.
 */
import { claimsStage } from '../claims/index.ts';
import { articleStage } from '../article/index.ts';
import { eventsStage } from '../events/index.ts';
import { loadFrench } from '../french/index.ts';
import type { Language } from '../language.ts';
import { type Gazetteer, placesStage } from '../annotate/places/index.ts';
import { namesStage } from '../annotate/names/index.ts';
import { readerStage } from '../annotate/reader/index.ts';
import { timesStage } from '../annotate/times/index.ts';
import type { Article, Capture, Diagnostic, Doc, Layers, Page } from '../model/index.ts';
import { contentId } from '../text/ids.ts';
import { projectData } from './data.ts';
import { loadGazetteer } from './places.ts';
import { articleOfText } from './text.ts';
import { readUserPlaces } from './user.ts';

/** Everything that was read on one page: what the contract prints, and the sentences, which are never stored. */
export interface Reading {
  readonly page: Page;
  readonly doc: Doc<keyof Layers>;
}

export interface Reader {
  /** The versions of the stages and a digest of their tables: a stored page with another one is stale. */
  readonly version: string;
  read(capture: Capture): Reading;
}

/** The reader over every language that ships. Loading takes a moment: make one and keep it. */
export function createReader(): Reader {
  const own = readUserPlaces();
  const reader = composeReader([loadFrench(projectData)], loadGazetteer(own));
  return own === null ? reader : { ...reader, version: `${reader.version} ${contentId(own)}` };
}

/** A function that reads bare French text, published on the given ISO day where one is known. */
export function createTextReader(): (text: string, published?: string | null) => Doc<keyof Layers> {
  const stages = composeStages(loadFrench(projectData), loadGazetteer());
  return (text, published = null) => stages.run(articleOfText(text, published));
}

function composeReader(languages: readonly Language[], gazetteer: Gazetteer): Reader {
  const extract = articleStage(languages.map((language) => language.article));
  const annotators = new Map(
    languages.map((language) => [language.code, composeStages(language, gazetteer)]),
  );
  const first = composeStages(languages[0]!, gazetteer);
  return {
    version: [extract, ...first.stages]
      .map((stage) => `${stage.name}${stage.version}`)
      .concat(projectData.text('generated/digest.txt'))
      .join(' '),
    read: (capture) => {
      const article = extract.run(capture);
      const stages = isRead(article) ? annotators.get(article.lang ?? '') : undefined;
      const doc = stages ? stages.run(article) : unread(article);
      return { page: pageOf(capture, doc), doc };
    },
  };
}

function composeStages(language: Language, gazetteer: Gazetteer) {
  const reader = readerStage(language.reader);
  const names = namesStage(language.names);
  const times = timesStage(language.times);
  const places = placesStage(language.places, gazetteer);
  const claims = claimsStage(language.claims);
  const events = eventsStage(language.events);
  return {
    stages: [reader, names, times, places, claims, events],
    run: (article: Article) => events.run(claims.run(places.run(times.run(names.run(reader.run(article)))))),
  };
}

/** Kinds of page that hold an article, were it in a language that is read. */
const READABLE: ReadonlySet<Article['verdict']['kind']> = new Set([
  'article',
  'stub',
  'live',
  'not-supported-language',
]);

/** A page that was sent in the place of the article tells nothing of it; nor does a shell that a script would fill. */
function isRead({ verdict, text }: Article): boolean {
  return verdict.kind !== 'error' && verdict.kind !== 'consent' && text !== '';
}

/** A page in a language that is not read, or without words: its article is shown, and why nothing was read in it. */
function unread(article: Article): Doc<keyof Layers> {
  const isForeign = isRead(article) && article.lang !== null && READABLE.has(article.verdict.kind);
  const why = isForeign
    ? [foreign(article.lang ?? '')]
    : article.diagnostics.length === 0
      ? [NO_ARTICLE]
      : [];
  return {
    ...article,
    verdict: isForeign ? { ...article.verdict, kind: 'not-supported-language' } : article.verdict,
    diagnostics: [...article.diagnostics, ...why],
    sentences: [],
    entities: [],
    times: [],
    published: null,
    modified: null,
    places: [],
    claims: [],
    events: [],
  };
}

const NO_ARTICLE: Diagnostic = {
  code: 'page.no-article',
  severity: 'warning',
  message:
    'No article was found on this page: it may be an index, an error page, or one that needs a script to show it.',
};

function foreign(lang: string): Diagnostic {
  return {
    code: 'language.unsupported',
    severity: 'warning',
    message: `The article is in another language (${lang}) than those that are read, so nothing was read in it.`,
  };
}

function pageOf(capture: Capture, doc: Doc<keyof Layers>): Page {
  return {
    id: capture.id,
    path: capture.path,
    url: capture.url,
    fetched_at: capture.fetchedAt,
    sha256: capture.sha256,
    ...(capture.announced && { announced: capture.announced }),
    article: {
      title: doc.title,
      byline: doc.byline,
      site: doc.site,
      lang: doc.lang,
      canonical: doc.canonical,
      tags: [...doc.tags],
      verdict: doc.verdict,
      text: doc.text,
      blocks: [...doc.blocks],
      published: doc.published,
      modified: doc.modified,
      credits: [...doc.credits],
      machine_translated: {
        value: doc.machineTranslated.value,
        evidence: [...doc.machineTranslated.evidence],
      },
    },
    entities: [...doc.entities],
    times: [...doc.times],
    places: [...doc.places],
    claims: [...doc.claims],
    events: [...doc.events],
    diagnostics: [...doc.diagnostics],
  };
}
