/**
 * Words get their lemma: an edit script is chosen for form, part of speech and features.
 *
 * A verb form that the lexicon knows takes a lemma from it when the features agree; everything else is decided by a
 * perceptron over the scripts that were seen with the part of speech. A script whose ending does not fit is never used.
 */
import { Features, hashText, scoreOne, type Weights } from './hash.ts';
import type { Lexicon } from './lexicon.ts';
import { applyScript } from './script.ts';
import type { Shape } from './shapes.ts';

export interface LemmaModel {
  readonly weights: Weights;
  readonly scripts: readonly string[];
  /** The scripts that were seen with each part of speech, the most frequent first. */
  readonly scriptsOf: readonly (readonly number[])[];
  readonly lexicon: Lexicon;
  /** The code of the lexicon that a bundle of features asks of a verb (`Ci3s`), empty when none. */
  readonly codeOf: (feats: string) => string;
}

const features = new Features();

/** Features of a lemma: the word alone, with its tag. */
export function lemmaFeatures(f: Features, shape: Shape, upos: number, feats: number): void {
  f.clear();
  f.add2(1, shape.word, upos);
  f.add2(2, shape.exact, upos);
  f.add3(3, shape.word, upos, feats);
  const { lower } = shape;
  const n = lower.length;
  for (let k = 1; k <= 7 && k <= n; k++) {
    const end = hashText(lower, n - k, n);
    f.add3(10 + k, end, upos, feats);
    f.add2(20 + k, end, upos);
  }
  f.add2(30, shape.kind, upos);
  f.add3(31, shape.kind, upos, shape.s2);
  f.add2(32, shape.codes, upos);
  f.add2(33, feats, upos);
}

/** The lemma of the form; the form itself, in lower case, when no script fits. */
export function lemmaOf(
  shape: Shape,
  upos: number,
  feats: number,
  bundle: string,
  model: LemmaModel,
): string {
  lemmaFeatures(features, shape, upos, feats);
  const known = model.lexicon.analyses[shape.known] ?? [];
  const code = model.codeOf(bundle);
  const offered =
    code === '' ? [] : known.filter((analysis) => analysis.code === code && analysis.script !== '');
  if (offered.length === 1) {
    const lemma = applyScript(offered[0]!.script, shape.lower);
    if (lemma !== null) return lemma;
  }
  let best: string | null = null;
  let top = -Infinity;
  for (const id of model.scriptsOf[upos] ?? []) {
    const lemma = applyScript(model.scripts[id]!, shape.form);
    if (lemma === null || lemma === '') continue;
    const lift = offered.some(({ script }) => applyScript(script, shape.lower) === lemma) ? OFFERED : 0;
    const score = scoreOne(model.weights, features, id) + lift;
    if (score > top) {
      top = score;
      best = lemma;
    }
  }
  return best ?? shape.form.toLowerCase();
}

/** What an analysis of the lexicon adds to the score of its lemma, in quantised weights. */
const OFFERED = 40_000;
