/**
 * Sentences and words, in the terms of Universal Dependencies.
 *
 * A word has the span of the token that it stands in. Two words with the same span are one multi-word
 * token («du» = de + le): their forms differ from the text, their span does not.
 */
import type { Range } from './span.ts';

export type Upos =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X';

export interface Word extends Range {
  readonly form: string;
  readonly lemma: string;
  readonly upos: Upos;
  /** As in CoNLL-U: `Mood=Cnd|Number=Sing|Person=3`, sorted; empty when there are none. */
  readonly feats: string;
  /** Index of the head in `Sentence.words`, -1 for the root. */
  readonly head: number;
  /** Universal relation with subtype: `nsubj`, `aux:pass`, `obl:agent`. */
  readonly deprel: string;
}

export interface Sentence extends Range {
  readonly words: readonly Word[];
}

/** The value of one feature of a word, or undefined: `feature(word, 'Mood') === 'Cnd'`. */
export function feature(word: Word, name: string): string | undefined {
  const at = `|${word.feats}`.indexOf(`|${name}=`);
  if (at < 0) return undefined;
  const from = at + name.length + 1;
  const to = word.feats.indexOf('|', from);
  return word.feats.slice(from, to < 0 ? undefined : to);
}
