/**
 * A reader for tests of what lies around the reader: lines are blocks, full stops end sentences, a word's lemma is the
 * word without a final «s». A page can ask for trouble by the words that it contains.
 */
import type { Article, Capture, Doc, Layers, Page, Sentence, Word } from '../../../src/model/index.ts';
import type { Reading } from '../../../src/pipeline/index.ts';
import type { PageReader } from '../../../src/work/job.ts';

export function createReader(): PageReader {
  return { version: 'plain1', read };
}

function read(capture: Capture): Reading {
  const source = new TextDecoder().decode(capture.bytes);
  if (source.includes('TROUBLE throw')) throw new Error('this page\nbroke the reader');
  if (source.includes('TROUBLE exit')) process.exit(7);
  while (source.includes('TROUBLE hang'));
  const [title = '', ...lines] = source.split('\n').filter((line) => line !== '');
  const article = articleOf(capture, source, title, lines.join('\n'));
  const day = /\d{4}-\d\d-\d\d/.exec(source);
  const doc: Doc<keyof Layers> = {
    ...article,
    sentences: sentencesOf(article.text),
    entities: [],
    times: [],
    published: day && {
      value: day[0],
      begin: day[0],
      end: day[0],
      precision: 'day',
      basis: 'inferred',
      evidence: [],
    },
    modified: null,
    places: [],
    claims: [],
    events: eventsOf(article.text),
  };
  return { page: pageOf(capture, doc), doc };
}

function articleOf(capture: Capture, page: string, title: string, text: string): Article {
  return {
    page,
    url: capture.url,
    title,
    byline: null,
    site: capture.site,
    lang: 'fr',
    canonical: null,
    tags: [],
    verdict: { kind: 'article', genre: 'news', confidence: 1 },
    text,
    blocks: [...text.matchAll(/[^\n]+/g)].map((line) => ({
      kind: 'paragraph',
      from: line.index,
      to: line.index + line[0].length,
    })),
    trace: [{ page: { from: 0, to: title.length }, kept: true, reason: 'title' }],
    credits: [],
    machineTranslated: { value: null, evidence: [] },
    dateCandidates: [],
    diagnostics: [],
  };
}

function sentencesOf(text: string): Sentence[] {
  return [...text.matchAll(/[^.\n]+\.?/g)].map((match) => {
    const from = match.index + match[0].search(/\S|$/);
    const to = match.index + match[0].length;
    return { from, to, words: wordsOf(text, from, to) };
  });
}

function wordsOf(text: string, from: number, to: number): Word[] {
  return [...text.slice(from, to).matchAll(/\p{L}+['’]?|\d+/gu)].map((match) => ({
    from: from + match.index,
    to: from + match.index + match[0].length,
    form: match[0],
    lemma: match[0].toLowerCase().replace(/s$/, ''),
    upos: 'X',
    feats: '',
    head: -1,
    deprel: 'dep',
  }));
}

/** « SHELLING » is an event where it stands. */
function eventsOf(text: string): Page['events'] {
  return [...text.matchAll(/SHELLING/g)].map((match, i) => {
    const span = { from: match.index, to: match.index + 8, text: match[0] };
    const from = text.lastIndexOf('.', match.index) + 1;
    const end = text.indexOf('.', match.index);
    const to = end < 0 ? text.length : end + 1;
    return {
      id: `v${i + 1}`,
      type: 'shelling',
      stage: 'done',
      factuality: 'fact',
      background: false,
      trigger: span,
      sentence: { from, to, text: text.slice(from, to) },
      actor: null,
      target: null,
      others: [],
      place: null,
      date: null,
      figures: [],
      codes: { plover: null, cameo: null, acled: null, ucdp: null },
      claims: [],
      rule: 'test',
    };
  });
}

function pageOf(capture: Capture, doc: Doc<keyof Layers>): Page {
  const { title, byline, site, lang, canonical, verdict, text, published, modified } = doc;
  return {
    id: capture.id,
    path: capture.path,
    url: capture.url,
    fetched_at: capture.fetchedAt,
    sha256: capture.sha256,
    article: {
      title,
      byline,
      site,
      lang,
      canonical,
      verdict,
      text,
      published,
      modified,
      tags: [],
      blocks: [...doc.blocks],
      credits: [],
      machine_translated: { value: null, evidence: [] },
    },
    entities: [],
    times: [],
    places: [],
    claims: [],
    events: [...doc.events],
    diagnostics: [],
  };
}
