/**
 * The scorer of `../shared/bench/french`: tokens, sentences, words, tags, lemmas and arcs as the CoNLL 2018 shared
 * task defines them.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export interface Measure {
  readonly f1: number;
  /** Right among the words that system and gold have in common. */
  readonly acc: number | null;
}

export type Measures = Readonly<
  Record<'Tokens' | 'Sentences' | 'Words' | 'UPOS' | 'UFeats' | 'Lemmas' | 'UAS' | 'LAS', Measure>
>;

export interface Scorer {
  load(conllu: string): unknown;
  evaluate(gold: unknown, system: unknown): Measures;
  /** The treebank's text, sentences joined into paragraphs. */
  rawText(conllu: string): string;
  /** The treebank with words alone. */
  preTok(conllu: string): string;
}

export async function loadScorer(shared: string): Promise<Scorer> {
  const file = join(shared, 'bench/french/conllu-eval.mjs');
  return (await import(pathToFileURL(file).href)) as Scorer;
}
