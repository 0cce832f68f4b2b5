/**
 * One trainer for each classifier of the reader: treebank sentences in, learnt weights out.
 */
import { bestOf, Features, mix } from '../../src/annotate/reader/hash.ts';
import type { ReaderTables } from '../../src/annotate/reader/index.ts';
import { lemmaFeatures } from '../../src/annotate/reader/lemmas.ts';
import { applyScript, scriptOf } from '../../src/annotate/reader/script.ts';
import {
  boundaryFeatures,
  contractionFeatures,
  isCandidate,
  runOf,
  type Standing,
  step,
} from '../../src/annotate/reader/segment.ts';
import type { Shapes } from '../../src/annotate/reader/shapes.ts';
import {
  bundleFeatures,
  type Draft,
  draftOf,
  firstFeatures,
  bundlesAt,
  type Memory,
  secondFeatures,
  tagsAt,
  UPOS,
} from '../../src/annotate/reader/tagger.ts';
import { findTokens } from '../../src/annotate/reader/tokens.ts';
import type { Course } from './courses.ts';
import { type Gold, paragraphsOf, textOf } from './corpus.ts';
import { learnBinary, Perceptron, shuffled } from './perceptron.ts';

/** A sentence with its right answers as numbers. */
export interface Lesson {
  readonly gold: Gold;
  readonly draft: Draft;
  readonly upos: Int32Array;
  readonly bundle: Int32Array;
  readonly fold: number;
}

/** The lists that number the answers; made from the training sentences, the most frequent first. */
export interface Lists {
  readonly bundles: readonly string[];
  readonly bundlesOf: readonly (readonly number[])[];
  readonly scripts: readonly string[];
  readonly scriptsOf: readonly (readonly number[])[];
  readonly relations: readonly string[];
}

const features = new Features();

export function listsOf(golds: readonly Gold[]): Lists {
  const bundles = counter();
  const scripts = counter();
  const relations = counter();
  for (const { words } of golds) {
    for (const word of words) {
      const tag = UPOS.indexOf(word.upos as (typeof UPOS)[number]);
      bundles.add(word.feats, tag);
      if (isTaught(word.lemma)) scripts.add(scriptOf(word.form, word.lemma), tag);
      relations.add(word.deprel, 0);
    }
  }
  return {
    bundles: bundles.names(),
    bundlesOf: bundles.byTag(),
    scripts: scripts.names(),
    scriptsOf: scripts.byTag(),
    relations: relations.names().filter((name) => name !== 'root'),
  };
}

/** Words seen at least so often are held to what they were seen as; calibrated on the development parts. */
const OFTEN = { tags: 20, bundles: 8 };

/** What the frequent words of the lessons were; see `Memory`. */
export function memoryOf(lessons: readonly Lesson[]): Memory {
  const tags = new Map<number, number[]>();
  const bundles = new Map<number, number[]>();
  for (const { draft, upos, bundle } of lessons) {
    for (const [i, { word }] of draft.shapes.entries()) {
      append(tags, word, upos[i]!);
      append(bundles, mix(word, upos[i]!), bundle[i]!);
    }
  }
  return { tags: frequent(tags, OFTEN.tags), bundles: frequent(bundles, OFTEN.bundles) };
}

function append(into: Map<number, number[]>, key: number, value: number): void {
  const list = into.get(key);
  if (list) list.push(value);
  else into.set(key, [value]);
}

function frequent(seen: ReadonlyMap<number, number[]>, least: number): Map<number, number[]> {
  const kept = [...seen].filter(([, values]) => values.length >= least);
  return new Map(kept.map(([key, values]) => [key, [...new Set(values)].sort((a, b) => a - b)]));
}

/** FQB writes some lemmas in older conventions (`le/lui`, `en_cas_de`) or leaves them out. */
function isTaught(lemma: string): boolean {
  return lemma !== '_' && !/.[_/]./.test(lemma);
}

function counter() {
  const total = new Map<string, number>();
  const per = UPOS.map(() => new Map<string, number>());
  const sorted = (counts: ReadonlyMap<string, number>) =>
    [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([name]) => name);
  const names = () => sorted(total);
  return {
    add: (name: string, tag: number) => {
      total.set(name, (total.get(name) ?? 0) + 1);
      const counts = per[tag]!;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    names,
    byTag: () => {
      const numbers = new Map(names().map((name, i) => [name, i]));
      return per.map((counts) => sorted(counts).map((name) => numbers.get(name)!));
    },
  };
}

export function lessonsOf(
  golds: readonly Gold[],
  lists: Lists,
  shapes: Shapes,
  { styles }: Course,
): Lesson[] {
  const numbers = new Map(lists.bundles.map((name, i) => [name, i]));
  return golds.map((gold) => ({
    gold,
    draft: draftOf(
      gold.words.map(({ form }) => form),
      shapes,
      { ...styles, tags: gold.style, feats: gold.style },
    ),
    upos: Int32Array.from(gold.words, ({ upos }) => UPOS.indexOf(upos as (typeof UPOS)[number])),
    bundle: Int32Array.from(gold.words, ({ feats }) => numbers.get(feats) ?? -1),
    fold: gold.fold,
  }));
}

/** Both passes over the parts of speech learn alike; `fill` and `look` say what is known beforehand and seen. */
function trainTags(
  lessons: readonly Lesson[],
  memory: Memory,
  bits: number,
  rounds: number,
  fill: (lesson: Lesson) => void,
  look: typeof firstFeatures,
): Perceptron {
  const perceptron = new Perceptron(bits);
  for (let round = 0; round < rounds; round++) {
    for (const [k, lesson] of shuffled(lessons, round).entries()) {
      fill(lesson);
      const { draft, upos, gold } = lesson;
      draft.styles.tags = k % 3 === 0 ? 0 : gold.style;
      for (let i = 0; i < upos.length; i++) {
        const among = tagsAt(draft, i, memory);
        if (among.length > 1) look(features, draft, i);
        draft.upos[i] = learn(perceptron, upos[i]!, among);
      }
    }
  }
  return perceptron;
}

/** Decides among some classes, corrects the weights when wrong, gives the decision. */
function learn(perceptron: Perceptron, truth: number, among: readonly number[]): number {
  perceptron.tick();
  const guess = bestOf(perceptron, features, among);
  if (guess !== truth && truth >= 0 && among.length > 1) {
    perceptron.update(features, truth, 1);
    perceptron.update(features, guess, -1);
  }
  return guess;
}

export function trainFirst(
  lessons: readonly Lesson[],
  memory: Memory,
  bits: number,
  rounds: number,
): Perceptron {
  return trainTags(lessons, memory, bits, rounds, () => {}, firstFeatures);
}

/** `guesses`: the first pass's tags of each lesson, as it makes them on sentences that it has not seen. */
export function trainSecond(
  lessons: readonly Lesson[],
  guesses: ReadonlyMap<Lesson, Int32Array>,
  memory: Memory,
  bits: number,
  rounds: number,
): Perceptron {
  return trainTags(
    lessons,
    memory,
    bits,
    rounds,
    (lesson) => lesson.draft.upos.set(guesses.get(lesson)!),
    secondFeatures,
  );
}

/** `guesses`: predicted parts of speech; a word whose tag was missed teaches nothing about its features. */
export function trainBundles(
  lessons: readonly Lesson[],
  guesses: ReadonlyMap<Lesson, Int32Array>,
  lists: Lists,
  memory: Memory,
  bits: number,
  rounds: number,
): Perceptron {
  const perceptron = new Perceptron(bits);
  for (let round = 0; round < rounds; round++) {
    for (const lesson of shuffled(lessons, 100 + round)) {
      const { draft, upos, bundle, gold } = lesson;
      draft.styles.feats = gold.style;
      draft.upos.set(guesses.get(lesson)!);
      for (let i = 0; i < upos.length; i++) {
        const among = bundlesAt(draft, i, { bundlesOf: lists.bundlesOf, memory });
        if (among.length > 1) bundleFeatures(features, draft, i);
        perceptron.tick();
        const guess = bestOf(perceptron, features, among);
        draft.bundle[i] = guess;
        if (among.length > 1 && draft.upos[i] === upos[i] && guess !== bundle[i] && bundle[i]! >= 0) {
          perceptron.update(features, bundle[i]!, 1);
          perceptron.update(features, guess, -1);
        }
      }
    }
  }
  return perceptron;
}

export function trainLemmas(
  lessons: readonly Lesson[],
  lists: Lists,
  bits: number,
  rounds: number,
): Perceptron {
  const perceptron = new Perceptron(bits);
  const numbers = new Map(lists.scripts.map((name, i) => [name, i]));
  for (let round = 0; round < rounds; round++) {
    for (const { gold, draft, upos, bundle } of shuffled(lessons, 200 + round)) {
      for (const [i, { form, lemma }] of gold.words.entries()) {
        if (!isTaught(lemma) || (gold.style === 3 && UPOS[upos[i]!] === 'PRON')) continue;
        const truth = numbers.get(scriptOf(form, lemma));
        if (truth === undefined || bundle[i]! < 0) continue;
        lemmaFeatures(features, draft.shapes[i]!, upos[i]!, bundle[i]!);
        const fitting = lists.scriptsOf[upos[i]!]!.filter((id) => applyScript(lists.scripts[id]!, form));
        perceptron.tick();
        const guess = bestOf(perceptron, features, fitting);
        if (guess === truth) continue;
        perceptron.update(features, truth, 1);
        perceptron.update(features, guess, -1);
      }
    }
  }
  return perceptron;
}

/** Where sentences end, learnt from sentences joined into paragraphs. */
export function trainBoundary(golds: readonly Gold[], tables: ReaderTables, shapes: Shapes, rounds: number) {
  const perceptron = new Perceptron(18);
  const paragraphs = paragraphsOf(golds);
  for (let round = 0; round < rounds; round++) {
    for (const paragraph of shuffled(paragraphs, 300 + round)) {
      const texts = paragraph.map(textOf);
      const starts = new Set<number>();
      let at = 0;
      for (const text of texts) {
        starts.add(at);
        at += text.length + 1;
      }
      const text = texts.join(' ');
      const run = runOf(text, findTokens(text, tables.tokens), shapes);
      const standing: Standing = { start: 0, quotes: 0, brackets: 0 };
      for (let i = 0; i < run.tokens.length; i++) {
        const truth = starts.has(run.tokens[i]!.from);
        if (i > 0 && isCandidate(run, i)) {
          boundaryFeatures(features, run, i, standing);
          learnBinary(perceptron, features, truth, 1);
        }
        if (truth) Object.assign(standing, { start: i, quotes: 0, brackets: 0 });
        step(standing, run.shapes[i]!.form);
      }
    }
  }
  return perceptron;
}

/** Whether a contraction that can be one word is two, learnt from treebank tokens. */
export function trainContraction(
  golds: readonly Gold[],
  tables: ReaderTables,
  shapes: Shapes,
  rounds: number,
) {
  const perceptron = new Perceptron(16);
  for (let round = 0; round < rounds; round++) {
    for (const gold of shuffled(golds, 400 + round)) {
      const forms: { form: string; split: boolean }[] = [];
      for (let i = 0; i < gold.words.length; i++) {
        const span = gold.spans.get(i);
        forms.push({ form: span?.form ?? gold.words[i]!.form, split: span !== undefined });
        if (span) i = span.last;
      }
      const list = forms.map(({ form }) => shapes.of(form));
      for (const [i, { split }] of forms.entries()) {
        const contraction = tables.contractions.get(list[i]!.lower);
        if (!contraction || contraction.always) continue;
        contractionFeatures(features, list, i);
        learnBinary(perceptron, features, split, 1);
      }
    }
  }
  return perceptron;
}
