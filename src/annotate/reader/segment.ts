/**
 * Tokens become sentences, and contractions words: two small classifiers over what stands around.
 *
 * A sentence may end after any token; a blank line or the end of a block always ends it. Headlines and list items
 * without a full stop are found by what follows them. A contraction that can also be one word («des», «du» as
 * articles) is split only where its neighbours speak for it.
 */
import type { Range } from '../../model/index.ts';
import { Features, mix, scoreOne, type Weights } from './hash.ts';
import type { Shape, Shapes } from './shapes.ts';

export interface SegmentModel {
  readonly boundary: Weights;
  readonly contraction: Weights;
}

/** What a contraction stands for; `always` is false where the same form is also one word. */
export interface Contraction {
  readonly parts: readonly string[];
  readonly always: boolean;
}

const features = new Features();
const TERMINAL = /^(?:[.!?…]|\.{2,})$/;
const CLOSING = /^[»"”’')\]]$/;
const OPENING = /^[«"“‘'([•–—-]$/;

/** Everything the boundary classifier may look at. */
export interface Run {
  readonly text: string;
  readonly tokens: readonly Range[];
  readonly shapes: readonly Shape[];
}

export function runOf(text: string, tokens: readonly Range[], shapes: Shapes): Run {
  return { text, tokens, shapes: tokens.map(({ from, to }) => shapes.of(text.slice(from, to))) };
}

/** True where a sentence could begin at token `i`: nobody asks elsewhere. */
export function isCandidate(run: Run, i: number): boolean {
  const next = run.shapes[i]!;
  const before = run.shapes[i - 1]!;
  if (TERMINAL.test(before.form) || before.form.endsWith('.')) return true;
  if (
    (CLOSING.test(before.form) || before.form === ':' || before.form === ';') &&
    run.text[run.tokens[i]!.from - 1] !== before.form
  )
    return true;
  return next.kind !== 3 && next.kind !== 11 && (next.kind !== 0 || OPENING.test(next.form));
}

/** Where the reading of a run stands: since when the sentence runs, and what is open in it. */
export interface Standing {
  start: number;
  quotes: number;
  brackets: number;
}

export function step(standing: Standing, form: string): void {
  if (form === '«' || form === '“') standing.quotes = 1;
  else if (form === '»' || form === '”') standing.quotes = 0;
  else if (form === '"') standing.quotes = 1 - standing.quotes;
  else if (form === '(' || form === '[') standing.brackets = 1;
  else if (form === ')' || form === ']') standing.brackets = 0;
}

/** Features of a boundary before token `i`. */
export function boundaryFeatures(f: Features, run: Run, i: number, standing: Standing): void {
  f.clear();
  const { tokens, shapes } = run;
  const l1 = shapes[i - 1]!;
  const l2 = shapes[i - 2];
  const l3 = shapes[i - 3];
  const r1 = shapes[i]!;
  const r2 = shapes[i + 1];
  const r3 = shapes[i + 2];
  const space = tokens[i]!.from > tokens[i - 1]!.to ? 1 : 0;
  const length = Math.min(i - standing.start, 40);
  const size = length < 4 ? length : length < 12 ? 5 : length < 25 ? 6 : 7;
  const open = standing.quotes * 2 + standing.brackets;
  const end = TERMINAL.test(l1.form) ? 1 : l1.form.endsWith('.') ? 2 : CLOSING.test(l1.form) ? 3 : 0;
  const n1 = r1.word;
  f.add(1, space);
  f.add2(2, l1.word, space);
  f.add2(3, l1.kind, r1.kind);
  f.add3(4, l1.word, r1.kind, open);
  f.add2(5, n1, end);
  f.add2(6, r1.exact, l1.kind);
  f.add2(7, l1.word, n1);
  f.add3(8, end, open, r1.kind);
  f.add2(9, l2?.word ?? 0, l1.word);
  f.add3(10, l2?.kind ?? 12, l1.word, r1.kind);
  f.add2(11, r1.codes, l1.codes);
  f.add3(12, r1.codes, r1.kind, end);
  f.add3(13, r1.kind, r2?.kind ?? 12, end);
  f.add3(14, n1, r2?.word ?? 0, end);
  f.add3(15, end, size, r1.kind);
  f.add3(16, l1.kind, size, r1.kind);
  f.add3(17, l2?.kind ?? 12, l1.kind, r1.kind);
  f.add3(18, l1.s3, end, r1.kind);
  f.add2(19, r1.s3, r1.kind);
  f.add2(20, mix(l3?.kind ?? 12, l2?.kind ?? 12), mix(l1.kind, r1.kind));
  f.add2(21, mix(r1.kind, r2?.kind ?? 12), mix(r3?.kind ?? 12, end));
  f.add2(22, r2?.word ?? 0, r1.kind);
  f.add3(23, r2?.codes ?? 0, r1.kind, end);
  f.add3(24, shapes[standing.start]!.kind, r1.kind, end);
  f.add3(25, l1.codes, l1.kind, r1.kind);
  f.add2(26, l1.form.length === 1 ? 1 : 0, end);
  f.add2(27, mix(l2?.word ?? 0, end), r1.kind);
  f.add2(28, open, end);
}

/** Index of the first token of each sentence. */
export function findSentences(run: Run, model: SegmentModel, forced: (i: number) => boolean): number[] {
  const starts: number[] = [];
  const standing: Standing = { start: 0, quotes: 0, brackets: 0 };
  for (let i = 0; i < run.tokens.length; i++) {
    if (i === 0 || forced(i) || isBoundary(run, i, standing, model)) {
      starts.push(i);
      standing.start = i;
      standing.quotes = 0;
      standing.brackets = 0;
    }
    step(standing, run.shapes[i]!.form);
  }
  return starts;
}

function isBoundary(run: Run, i: number, standing: Standing, model: SegmentModel): boolean {
  if (i - standing.start >= LONGEST) return true;
  if (!isCandidate(run, i)) return false;
  boundaryFeatures(features, run, i, standing);
  return scoreOne(model.boundary, features, 0) > 0;
}

/** No sentence has more tokens than this: the trees stay small on hostile text. */
const LONGEST = 600;

/** Features of a contraction at token `i`: is it two words? */
export function contractionFeatures(f: Features, shapes: readonly Shape[], i: number): void {
  f.clear();
  const w = shapes[i]!.word;
  const l1 = shapes[i - 1];
  const l2 = shapes[i - 2];
  const r1 = shapes[i + 1];
  const r2 = shapes[i + 2];
  f.add(1, w);
  f.add2(2, l1?.word ?? 0, w);
  f.add2(3, r1?.word ?? 0, w);
  f.add3(4, l1?.word ?? 0, w, r1?.word ?? 0);
  f.add3(5, l2?.word ?? 0, l1?.word ?? 0, w);
  f.add2(6, l1?.codes ?? 0, w);
  f.add2(7, r1?.codes ?? 0, w);
  f.add3(8, l1?.codes ?? 0, w, r1?.codes ?? 0);
  f.add2(9, l1?.s3 ?? 0, w);
  f.add2(10, l1?.s2 ?? 0, w);
  f.add2(11, l1?.s4 ?? 0, w);
  f.add2(12, r1?.s3 ?? 0, w);
  f.add2(13, r1?.s2 ?? 0, w);
  f.add2(14, r1?.kind ?? 12, w);
  f.add2(15, l1?.kind ?? 12, w);
  f.add3(16, l1?.kind ?? 12, w, r1?.kind ?? 12);
  f.add2(17, l2?.word ?? 0, w);
  f.add2(18, r2?.word ?? 0, w);
  f.add3(19, r1?.s3 ?? 0, l1?.s3 ?? 0, w);
  f.add3(20, l2?.codes ?? 0, l1?.codes ?? 0, w);
  f.add3(21, r1?.codes ?? 0, r2?.codes ?? 0, w);
  f.add3(22, l2?.s2 ?? 0, l1?.s2 ?? 0, w);
}

/** True when the contraction at token `i` stands for its parts here. */
export function isSplit(
  shapes: readonly Shape[],
  i: number,
  contraction: Contraction,
  model: SegmentModel,
): boolean {
  if (contraction.always) return true;
  contractionFeatures(features, shapes, i);
  return scoreOne(model.contraction, features, 0) > 0;
}
