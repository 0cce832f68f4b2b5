/**
 * Treebanks on disk become sentences to learn from, each with the number of its treebank's conventions.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type ConlluSentence, parseConllu } from '../../src/pipeline/conllu.ts';

export interface Gold extends ConlluSentence {
  readonly style: number;
  /** Sentences that belong together in the jack-knife have the same number. */
  readonly fold: number;
}

/** The sentences of a CoNLL-U file, gzipped or not, from index `from` up to `to`. */
export function readTreebank(path: string, style: number, from = 0, to = Infinity): Gold[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return parseConllu(text)
    .slice(from, to)
    .map((sentence, fold) => ({ ...sentence, style, fold }));
}

/** Plain text of sentences as their `# text` gives it, joined by a space, up to eight to a paragraph. */
export function paragraphsOf(sentences: readonly Gold[], size = 8): Gold[][] {
  const out: Gold[][] = [];
  for (let i = 0; i < sentences.length; i += size) out.push(sentences.slice(i, i + size));
  return out;
}

export function textOf(sentence: ConlluSentence): string {
  return sentence.comments.find((line) => line.startsWith('# text = '))?.slice(9) ?? '';
}

/**
 * Copies of some sentences as crawled text has them: one in eight without accents, one in sixteen in capitals and one in
 * sixteen in lower case; their tags stay.
 */
export function roughened(sentences: readonly Gold[]): Gold[] {
  const rough: Gold[] = [];
  for (const [i, sentence] of sentences.entries()) {
    if (i % 8 === 3) rough.push(withForms(sentence, bare));
    else if (i % 16 === 5) rough.push(withForms(sentence, (form) => form.toUpperCase()));
    else if (i % 16 === 14) rough.push(withForms(sentence, (form) => form.toLowerCase()));
  }
  return rough;
}

function withForms(sentence: Gold, change: (form: string) => string): Gold {
  return { ...sentence, words: sentence.words.map((word) => ({ ...word, form: change(word.form) })) };
}

function bare(form: string): string {
  return form.normalize('NFD').replace(/\p{M}/gu, '') || form;
}
