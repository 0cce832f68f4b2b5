/**
 * Words get a part of speech and features: two passes over the parts of speech, then one over the features.
 *
 * The first pass goes left to right and knows only the tags behind it; the second decides again with the first's
 * tags on both sides; the features are chosen among those that were seen with the part of speech. Averaged
 * perceptrons (Collins 2002) over hashed features, ambiguity classes of the lexicon among them.
 */
import type { Upos } from '../../model/index.ts';
import { bestOf, Features, lastLead, mix, type Weights } from './hash.ts';
import type { Shape, Shapes } from './shapes.ts';

/** The parts of speech by number; the order is part of the model's format. */
export const UPOS: readonly Upos[] = [
  'NOUN',
  'ADP',
  'DET',
  'PUNCT',
  'VERB',
  'PROPN',
  'ADJ',
  'PRON',
  'ADV',
  'AUX',
  'NUM',
  'CCONJ',
  'SCONJ',
  'X',
  'SYM',
  'INTJ',
  'PART',
];

const AUXILIARY: ReadonlySet<number> = new Set([UPOS.indexOf('AUX')]);
const NOMINAL: ReadonlySet<number> = new Set(
  ['NOUN', 'PROPN', 'PRON'].map((tag) => UPOS.indexOf(tag as Upos)),
);

export interface TagModel {
  readonly first: Weights;
  readonly second: Weights;
  readonly feats: Weights;
  /** Every bundle of features that was seen, empty one included. */
  readonly bundles: readonly string[];
  /** The bundles that go with each part of speech, the most frequent first. */
  readonly bundlesOf: readonly (readonly number[])[];
  readonly memory: Memory;
  /** The first pass is believed where it leads by so much. */
  readonly sure: number;
  readonly styles: Styles;
}

/**
 * What frequent words were seen as: by the word's hash its parts of speech, by hash and part of speech its bundles.
 * A word that is not here may be anything; one that is here is nothing that it never was.
 */
export interface Memory {
  readonly tags: ReadonlyMap<number, readonly number[]>;
  readonly bundles: ReadonlyMap<number, readonly number[]>;
}

/**
 * Treebanks of one language differ in their conventions; a classifier is told which to follow: 0 none in particular.
 */
export interface Styles {
  tags: number;
  feats: number;
  /** Whether the weights have learnt to look at the coarse readings of the lexicon (`letters`, `forms`). */
  readonly letters: boolean;
}

/** A sentence on its way through the reader; arrays run alongside `shapes`. */
export interface Draft {
  readonly shapes: readonly Shape[];
  readonly upos: Int32Array;
  readonly bundle: Int32Array;
  /** By how much the first pass preferred its tag. */
  readonly lead: Float64Array;
  readonly styles: Styles;
}

/** A sentence of these forms, nothing decided yet. */
export function draftOf(forms: readonly string[], shapes: Shapes, styles: Styles): Draft {
  return {
    shapes: forms.map((form) => shapes.of(form)),
    upos: new Int32Array(forms.length),
    bundle: new Int32Array(forms.length),
    lead: new Float64Array(forms.length),
    styles,
  };
}

const NONE: Shape = {
  form: '',
  lower: '',
  exact: 11,
  word: 11,
  s1: 11,
  s2: 11,
  s3: 11,
  s4: 11,
  s5: 11,
  p1: 11,
  p2: 11,
  p3: 11,
  p4: 11,
  kind: 11,
  known: 0,
  codes: 11,
  letters: 11,
  forms: 11,
  lemmas: new Map(),
};
const EDGE = 31;
const features = new Features();

function shapeAt(draft: Draft, i: number): Shape {
  return draft.shapes[i] ?? NONE;
}

function tagAt(tags: Int32Array, i: number): number {
  return i < 0 || i >= tags.length ? EDGE : tags[i]!;
}

/** What the words around tell about the word at `i`; shared by the three classifiers. */
function addForms(f: Features, draft: Draft, i: number, style: number): void {
  const w = shapeAt(draft, i);
  const l1 = shapeAt(draft, i - 1);
  const l2 = shapeAt(draft, i - 2);
  const r1 = shapeAt(draft, i + 1);
  const r2 = shapeAt(draft, i + 2);
  const start = i === 0 ? 1 : 0;
  f.add(1, w.exact);
  f.add2(2, w.word, style);
  f.add(3, w.word);
  f.add(4, w.s1);
  f.add(5, w.s2);
  f.add(6, w.s3);
  f.add(7, w.s4);
  f.add(8, w.s5);
  f.add(9, w.p2);
  f.add(10, w.p3);
  f.add(11, w.p4);
  f.add2(12, w.kind, start);
  f.add2(13, w.kind, w.codes);
  f.add2(14, w.kind, w.s2);
  f.add2(15, w.kind, style);
  f.add(16, w.codes);
  f.add2(17, w.codes, w.s3);
  f.add(18, l1.word);
  f.add(19, l2.word);
  f.add(20, r1.word);
  f.add(21, r2.word);
  f.add2(22, l1.word, w.word);
  f.add2(23, w.word, r1.word);
  f.add2(24, l1.word, w.codes);
  f.add2(25, w.codes, r1.word);
  f.add2(26, l1.codes, w.codes);
  f.add2(27, w.codes, r1.codes);
  f.add2(28, r1.codes, r2.codes);
  f.add2(29, l1.word, w.s3);
  f.add2(30, r1.s3, w.s2);
  f.add(31, l1.s3);
  f.add(32, r1.s3);
  f.add(33, r1.s2);
  f.add2(34, l1.kind, w.kind);
  f.add2(35, w.kind, r1.kind);
  f.add3(36, l1.word, w.kind, w.s2);
  if (!draft.styles.letters) return;
  f.add3(37, w.letters, w.kind, start);
  f.add2(38, w.letters, w.s3);
  f.add3(39, l1.letters, w.letters, r1.letters);
}

/** Features of the first pass: forms, and the tags behind. */
export function firstFeatures(f: Features, draft: Draft, i: number): void {
  f.clear();
  addForms(f, draft, i, draft.styles.tags);
  const w = shapeAt(draft, i);
  const r1 = shapeAt(draft, i + 1);
  const t1 = tagAt(draft.upos, i - 1);
  const t2 = tagAt(draft.upos, i - 2);
  f.add(40, t1);
  f.add2(41, t1, t2);
  f.add2(42, t1, w.word);
  f.add2(43, t1, w.s3);
  f.add2(44, t1, w.codes);
  f.add3(45, t1, t2, w.codes);
  f.add3(46, t1, w.kind, r1.kind);
  f.add3(47, t1, w.codes, r1.codes);
  f.add2(48, t1, r1.word);
  if (draft.styles.letters) f.add3(49, t1, w.letters, r1.letters);
}

/** Features of the second pass: forms, own first tag, tags on both sides (left ones decided anew). */
export function secondFeatures(f: Features, draft: Draft, i: number): void {
  firstFeatures(f, draft, i);
  const w = shapeAt(draft, i);
  const t0 = tagAt(draft.upos, i);
  const l1 = tagAt(draft.upos, i - 1);
  const r1 = tagAt(draft.upos, i + 1);
  const r2 = tagAt(draft.upos, i + 2);
  const r3 = tagAt(draft.upos, i + 3);
  f.add(50, t0);
  f.add2(51, t0, w.word);
  f.add2(52, t0, w.s3);
  f.add(53, r1);
  f.add2(54, r1, r2);
  f.add2(55, l1, r1);
  f.add3(56, l1, r1, w.word);
  f.add3(57, l1, r1, w.codes);
  f.add2(58, r1, w.word);
  f.add2(59, r1, w.s3);
  f.add2(60, r1, w.codes);
  f.add3(61, r1, r2, w.codes);
  f.add3(62, r1, r2, r3);
  f.add3(63, l1, r1, r2);
  f.add3(64, l1, r1, w.s2);
  if (draft.styles.letters) f.add3(65, l1, r1, w.letters);
}

/** Features of the bundle: forms, tags on both sides, the bundles behind. */
export function bundleFeatures(f: Features, draft: Draft, i: number): void {
  f.clear();
  const { upos, bundle } = draft;
  const style = draft.styles.feats;
  addForms(f, draft, i, style);
  const w = shapeAt(draft, i);
  const t0 = tagAt(upos, i);
  const l1 = tagAt(upos, i - 1);
  const r1 = tagAt(upos, i + 1);
  const b1 = i > 0 ? bundle[i - 1]! : -1;
  const b2 = i > 1 ? bundle[i - 2]! : -1;
  const b3 = i > 2 ? bundle[i - 3]! : -1;
  f.add2(70, t0, style);
  f.add2(71, l1, r1);
  f.add2(72, l1, w.word);
  f.add2(73, r1, w.word);
  f.add3(74, l1, r1, w.codes);
  f.add(75, b1);
  f.add2(76, b1, b2);
  f.add2(77, b1, w.s2);
  f.add2(78, b1, w.codes);
  f.add2(79, b2, w.codes);
  f.add3(80, b1, b2, w.s2);
  f.add2(81, r1, shapeAt(draft, i + 1).s2);
  f.add3(82, r1, shapeAt(draft, i + 1).s2, w.s2);
  f.add2(83, b2, w.s2);
  f.add3(84, b1, b2, b3);
  f.add2(85, w.codes, t0);
  f.add3(86, w.codes, t0, w.s2);
  f.add3(87, w.codes, t0, style);
  f.add2(88, lastAux(draft, i), w.s2);
  f.add2(89, lastAux(draft, i), l1);
  f.add2(90, headBundle(draft, i), w.s2);
  f.add2(91, headBundle(draft, i), w.codes);
  if (!draft.styles.letters) return;
  f.add2(92, w.forms, t0);
  f.add3(93, w.forms, t0, b1);
  f.add3(94, w.forms, r1, shapeAt(draft, i + 1).forms);
}

/** The auxiliary that stands shortly before, as its word: it tells passive from past. */
function lastAux(draft: Draft, i: number): number {
  const k = lastOf(draft, i, AUXILIARY);
  return k < 0 ? 0 : draft.shapes[k]!.word;
}

/** The bundle of the noun or pronoun before: what an adjective or participle may agree with. */
function headBundle(draft: Draft, i: number): number {
  const k = lastOf(draft, i, NOMINAL);
  return k < 0 ? -1 : draft.bundle[k]!;
}

function lastOf(draft: Draft, i: number, tags: ReadonlySet<number>): number {
  for (let k = i - 1; k >= Math.max(0, i - 6); k--) if (tags.has(draft.upos[k]!)) return k;
  return -1;
}

/** Fills in the parts of speech and the bundles. */
export function tag(draft: Draft, model: TagModel): void {
  tagFirst(draft, model.first, model.memory);
  tagSecond(draft, model.second, model.memory, model.sure);
  tagBundles(draft, model);
}

export function tagBundles(draft: Draft, model: Pick<TagModel, 'feats' | 'bundlesOf' | 'memory'>): void {
  for (let i = 0; i < draft.shapes.length; i++) {
    const among = bundlesAt(draft, i, model);
    if (among.length > 1) bundleFeatures(features, draft, i);
    draft.bundle[i] = bestOf(model.feats, features, among);
  }
}

/** The bundles that the word may have. */
export function bundlesAt(
  draft: Draft,
  i: number,
  { memory, bundlesOf }: Pick<TagModel, 'bundlesOf' | 'memory'>,
): readonly number[] {
  const tag = draft.upos[i]!;
  return memory.bundles.get(mix(draft.shapes[i]!.word, tag)) ?? bundlesOf[tag]!;
}

export function tagFirst(draft: Draft, weights: Weights, memory: Memory): void {
  for (let i = 0; i < draft.shapes.length; i++) {
    const among = tagsAt(draft, i, memory);
    if (among.length > 1) firstFeatures(features, draft, i);
    draft.upos[i] = bestOf(weights, features, among);
    draft.lead[i] = lastLead(among.length);
  }
}

/** Decides again where the first pass did not lead by `sure`. */
export function tagSecond(draft: Draft, weights: Weights, memory: Memory, sure: number): void {
  for (let i = 0; i < draft.shapes.length; i++) {
    if (draft.lead[i]! >= sure) continue;
    const among = tagsAt(draft, i, memory);
    if (among.length > 1) secondFeatures(features, draft, i);
    draft.upos[i] = bestOf(weights, features, among);
  }
}

/** The parts of speech that the word may be. */
export function tagsAt(draft: Draft, i: number, memory: Memory): readonly number[] {
  return memory.tags.get(draft.shapes[i]!.word) ?? ALL;
}

const ALL: readonly number[] = UPOS.map((_, i) => i);
