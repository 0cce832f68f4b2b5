/** Sentences without a reader: words of which nothing is known but their form. What times must do without tags. */
import type { DateCandidate, Doc, Sentence, Word } from '../../../src/model/index.ts';

const WORD = /[\p{L}\p{N}]+|[^\s\p{L}\p{N}]/gu;

/** One sentence a line. */
export function plainSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let from = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') sentences.push({ from, to: from + line.length, words: wordsOf(line, from) });
    from += line.length + 1;
  }
  return sentences;
}

function wordsOf(line: string, shift: number): Word[] {
  return [...line.matchAll(WORD)].map((match) => ({
    from: shift + match.index,
    to: shift + match.index + match[0].length,
    form: match[0],
    lemma: match[0],
    upos: 'X',
    feats: '',
    head: -1,
    deprel: 'dep',
  }));
}

/** A document of plain text, one sentence a line, with the given candidates for its date. */
export function plainDoc(
  text: string,
  dateCandidates: readonly DateCandidate[],
): Doc<'sentences' | 'entities'> {
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
    blocks: [],
    trace: [],
    credits: [],
    machineTranslated: { value: null, evidence: [] },
    dateCandidates,
    diagnostics: [],
    sentences: plainSentences(text),
    entities: [],
  };
}
