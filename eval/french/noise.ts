/**
 * Crawled text, made from clean: accents lost, headlines in capitals, all in lower case, letters mistyped. The same
 * noise on every machine.
 */
import type { ConlluSentence } from '../../src/pipeline/conllu.ts';

type Noise = (form: string, seed: number) => string;

export const NOISES: Readonly<Record<string, Noise>> = {
  'no accents': (form) => form.normalize('NFD').replace(/\p{M}/gu, '') || form,
  capitals: (form) => form.toUpperCase(),
  'lower case': (form) => form.toLowerCase(),
  'typos (1 word in 10)': (form, seed) => (seed % 10 === 0 ? mistyped(form, seed) : form),
};

/** Two letters exchanged, one doubled or one lost. */
function mistyped(form: string, seed: number): string {
  if (!/^\p{L}{4,}$/u.test(form)) return form;
  const at = 1 + (seed % (form.length - 2));
  const way = seed % 3;
  if (way === 0) return form.slice(0, at) + form[at + 1] + form[at] + form.slice(at + 2);
  return way === 1 ? form.slice(0, at) + form[at] + form.slice(at) : form.slice(0, at) + form.slice(at + 1);
}

/** The forms of the sentences, with the noise. */
export function noisy(sentences: readonly ConlluSentence[], noise: Noise): string[][] {
  let seed = 7;
  return sentences.map(({ words }) =>
    words.map(({ form }) => {
      seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
      return noise(form, seed >>> 8);
    }),
  );
}
