/**
 * Treebanks on disk become sentences to learn from, each with the number of its treebank's conventions.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type ConlluSentence, parseConllu } from '../../src/pipeline/conllu.ts';

export interface Gold extends ConlluSentence {
  readonly style: number;
}

/** The sentences of a CoNLL-U file, gzipped or not, from index `from` up to `to`. */
export function readTreebank(path: string, style: number, from = 0, to = Infinity): Gold[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return parseConllu(text)
    .slice(from, to)
    .map((sentence) => ({ ...sentence, style }));
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
