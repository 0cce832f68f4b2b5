/**
 * Text becomes sentences of words with lemma, part of speech, features, head and relation (Universal Dependencies).
 *
 * The engine knows no language: tables say how words are cut, trained weights say the rest. Work is linear in the
 * length of the text. It refuses nothing: any string has tokens, the worst of them tagged `X`.
 */
import type { Doc, Range, Sentence, Stage, Word } from '../../model/index.ts';
import { readContainer } from './container.ts';
import { type LemmaModel, lemmaOf } from './lemmas.ts';
import type { Lexicon } from './lexicon.ts';
import { cluesOf } from './parser.ts';
import { type Contraction, findSentences, isSplit, runOf, type SegmentModel } from './segment.ts';
import { Shapes } from './shapes.ts';
import { type Draft, draftOf, tag, type TagModel, UPOS } from './tagger.ts';
import { readTree, type TreeModel } from './tree.ts';
import { findTokens, type TokenRules } from './tokens.ts';

/** What a language supplies to this stage. */
export interface ReaderModel {
  readonly code: string;
  readonly tokens: TokenRules;
  readonly contractions: ReadonlyMap<string, Contraction>;
  readonly shapes: Shapes;
  readonly segment: SegmentModel;
  readonly tags: TagModel;
  readonly lemmas: LemmaModel;
  readonly trees: TreeModel;
}

/** What a language says about its words, before the weights. */
export interface ReaderTables {
  readonly code: string;
  readonly tokens: TokenRules;
  readonly contractions: ReadonlyMap<string, Contraction>;
  readonly lexicon: Lexicon;
  /** The lexicon's code for a verb's features; see `LemmaModel`. */
  readonly codeOf: (feats: string) => string;
}

/** A word that has been cut out and not yet read. */
export interface RawWord extends Range {
  readonly form: string;
}

/** Tables and trained weights together. Throws when the weights are of another format. */
export function composeReaderModel(tables: ReaderTables, weights: Uint8Array): ReaderModel {
  const { lists, tables: t } = readContainer(weights);
  const numbers = (name: string): number[][] =>
    lists[name]!.map((line) => (line === '' ? [] : line.split(' ').map(Number)));
  const allowed = numbers('allowed');
  // Weights say which families of features they have learnt; the earliest say nothing.
  const views = lists['views'] ?? [];
  return {
    ...tables,
    shapes: new Shapes(tables.lexicon),
    segment: { boundary: t['boundary']!, contraction: t['contraction']! },
    tags: {
      first: t['tag1']!,
      second: t['tag2']!,
      feats: t['feats']!,
      bundles: lists['bundles']!,
      bundlesOf: numbers('bundlesOf'),
      memory: { tags: mapOf(numbers('tagMemory')), bundles: mapOf(numbers('bundleMemory')) },
      sure: Number(lists['sure']![0]),
      styles: {
        tags: Number(lists['styles']![0]),
        feats: Number(lists['styles']![1]),
        letters: views.includes('letters'),
      },
    },
    lemmas: {
      weights: t['lemma']!,
      scripts: lists['scripts']!,
      scriptsOf: numbers('scriptsOf'),
      lexicon: tables.lexicon,
      codeOf: tables.codeOf,
    },
    trees: {
      relations: lists['relations']!,
      allowed,
      forwards: { moves: t['moves1']!, labels: t['labels1']!, allowed },
      backwards: { moves: t['moves2']!, labels: t['labels2']!, allowed },
      graph: t['graph']!,
      labels: t['relations']!,
      settled: new Set(lists['settled'] ? numbers('settled')[0] : []),
      phrases: views.includes('phrases'),
    },
  };
}

/** Each line: a key, then its values. */
function mapOf(lines: readonly (readonly number[])[]): Map<number, readonly number[]> {
  return new Map(lines.map(([key, ...values]) => [key!, values]));
}

export function readerStage(model: ReaderModel): Stage<Doc, Doc<'sentences'>> {
  return {
    name: 'reader',
    version: 2,
    run: (doc) => {
      const blocks = doc.blocks.length > 0 ? doc.blocks : [{ from: 0, to: doc.text.length }];
      return {
        ...doc,
        sentences: blocks.flatMap(({ from, to }) => readSentences(doc.text, model, from, to)),
      };
    },
  };
}

/** The sentences of `text` between `from` and `to`, read in full. */
export function readSentences(text: string, model: ReaderModel, from = 0, to = text.length): Sentence[] {
  return cutSentences(text, model, from, to).map((words) => ({
    from: words[0]!.from,
    to: words.at(-1)!.to,
    words: readWords(words, model),
  }));
}

/** The sentences between `from` and `to` as words cut out, nothing read in them yet. */
export function cutSentences(text: string, model: ReaderModel, from = 0, to = text.length): RawWord[][] {
  const tokens = findTokens(text, model.tokens, from, to);
  const run = runOf(text, tokens, model.shapes);
  const starts = findSentences(run, model.segment, (i) => isBreak(text, tokens[i - 1]!.to, tokens[i]!.from));
  return starts.map((start, k) => {
    const end = starts[k + 1] ?? tokens.length;
    return cutWords(run.shapes.slice(start, end), tokens.slice(start, end), model);
  });
}

/** A blank line always parts sentences; a single line feed unless the next line goes on in lower case. */
function isBreak(text: string, from: number, to: number): boolean {
  const gap = text.slice(from, Math.min(to + 1, from + 200));
  const first = gap.indexOf('\n');
  if (first < 0) return false;
  return gap.indexOf('\n', first + 1) >= 0 || !/\p{Ll}$|[,;)»]$/u.test(gap);
}

function cutWords(
  shapes: ReturnType<typeof runOf>['shapes'],
  tokens: readonly Range[],
  model: ReaderModel,
): RawWord[] {
  const words: RawWord[] = [];
  for (const [i, { from, to }] of tokens.entries()) {
    const { form, lower } = shapes[i]!;
    const contraction = model.contractions.get(lower);
    if (!contraction || !isSplit(shapes, i, contraction, model.segment)) words.push({ from, to, form });
    else for (const part of partsOf(form, contraction)) words.push({ from, to, form: part });
  }
  return words;
}

/** The parts in the case of the whole: «Du» is «De» and «le», «DU» is «DE» and «LE». */
function partsOf(form: string, { parts }: Contraction): string[] {
  if (form === form.toLowerCase()) return [...parts];
  if (form === form.toUpperCase()) return parts.map((part) => part.toUpperCase());
  return parts.map((part, i) => (i === 0 ? part.charAt(0).toUpperCase() + part.slice(1) : part));
}

/** Reads the words of one sentence: everything but where they stand is decided here. */
export function readWords(words: readonly RawWord[], model: ReaderModel): Word[] {
  const draft = draftOf(
    words.map(({ form }) => form),
    model.shapes,
    model.tags.styles,
  );
  tag(draft, model.tags);
  const lemmas = lemmatise(draft, model);
  const { heads, labels } = readTree(cluesOf(draft, lemmas, model.tags.bundles), model.trees);
  return words.map(({ from, to, form }, i) => ({
    from,
    to,
    form,
    lemma: lemmas[i]!,
    upos: UPOS[draft.upos[i]!]!,
    feats: model.tags.bundles[draft.bundle[i]!]!,
    head: heads[i] === words.length ? -1 : heads[i]!,
    deprel: heads[i] === words.length ? 'root' : model.trees.relations[labels[i]!]!,
  }));
}

function lemmatise({ shapes, upos, bundle }: Draft, { tags, lemmas }: ReaderModel): string[] {
  return shapes.map((shape, i) => {
    const key = upos[i]! * 4096 + bundle[i]!;
    let lemma = shape.lemmas.get(key);
    if (lemma === undefined) {
      lemma = lemmaOf(shape, upos[i]!, bundle[i]!, tags.bundles[bundle[i]!]!, lemmas);
      shape.lemmas.set(key, lemma);
    }
    return lemma;
  });
}
