/**
 * The single phenomena that the dossier stands on: moods and tenses that hedge, participles, the passive and its agent,
 * subjects. Words are given, so system and gold run side by side.
 */
import type { ConlluSentence, ConlluWord } from '../../src/pipeline/conllu.ts';

interface Phenomenon {
  readonly name: string;
  /** Part of the answer that has to be right; empty when the word does not show the phenomenon. */
  readonly key: (word: ConlluWord) => string;
}

const feature = (feats: string, name: string) =>
  new RegExp(`(?:^|\\|)${name}=([^|]*)`).exec(feats)?.[1] ?? '';
const relation = (name: string): Phenomenon => ({
  name,
  key: (word) => (word.deprel === name ? `${word.head}` : ''),
});

const PHENOMENA: readonly Phenomenon[] = [
  {
    name: 'conditional (mood, person, number)',
    key: ({ feats }) =>
      feature(feats, 'Mood') === 'Cnd' ? `${feature(feats, 'Person')} ${feature(feats, 'Number')}` : '',
  },
  {
    name: 'finite verb (mood and tense)',
    key: ({ feats }) =>
      feature(feats, 'VerbForm') === 'Fin' ? `${feature(feats, 'Mood')} ${feature(feats, 'Tense')}` : '',
  },
  {
    name: 'participle of a verb',
    key: ({ upos, feats }) =>
      upos === 'VERB' && feature(feats, 'VerbForm') === 'Part' ? feature(feats, 'Tense') : '',
  },
  relation('aux:pass'),
  relation('aux:tense'),
  relation('nsubj'),
  relation('nsubj:pass'),
  relation('obl:agent'),
  relation('obj'),
  relation('conj'),
  relation('appos'),
  relation('ccomp'),
  relation('parataxis:insert'),
  relation('root'),
];

/** F1 of each phenomenon, with how often the gold has it. */
export function detailsOf(gold: readonly ConlluSentence[], system: readonly ConlluSentence[]): string[] {
  return PHENOMENA.map(({ name, key }) => {
    let right = 0;
    let golds = 0;
    let systems = 0;
    for (const [s, { words }] of gold.entries()) {
      for (const [i, word] of words.entries()) {
        const wanted = key(word);
        const found = key(system[s]!.words[i]!);
        if (wanted) golds += 1;
        if (found) systems += 1;
        if (wanted && wanted === found) right += 1;
      }
    }
    const f1 = golds + systems > 0 ? (200 * right) / (golds + systems) : 0;
    return `${name.padEnd(36)} ${f1.toFixed(1).padStart(6)}   (${golds})`;
  });
}
