/**
 * A text in sentences becomes a translation in sentences, each held against its original.
 *
 * Links go out as marks. A sentence that loses a link or a name is asked again, with its names as marks and then bare,
 * and the way with the fewest problems is kept. A sentence that still fails is flagged and stands beside its original; one
 * that cannot be translated at all keeps the words of the original.
 */
import type { Range } from '../model/index.ts';
import type { AlignedSentence, Translation } from './aligned.ts';
import { type Answered, translateAll } from './batch.ts';
import type { TranslationCache } from './cache.ts';
import {
  type Checked,
  type CheckTables,
  checkTranslation,
  findLinks,
  type ReadSentence,
  type TargetSentence,
} from './checks/index.ts';
import { protect, restore } from './protect.ts';
import type { Direction, Translator } from './translator.ts';

/** A sentence of the text; what was read in it counts in the sentence. */
export interface SourceSentence extends Range, ReadSentence {}

export interface Material {
  readonly text: string;
  readonly sentences: readonly SourceSentence[];
}

export interface Desk {
  readonly translator: Translator;
  readonly cache: TranslationCache;
  readonly tables: CheckTables;
  /** Reads what the checks ask of a sentence in the target language. */
  readonly readTarget: (text: string) => TargetSentence;
}

interface Attempt {
  readonly text: string | null;
  readonly checked: Checked;
}

/** What goes out as marks, given what came of the way before: links, then the names that were lost too, then nothing. */
type Way = (sentence: SourceSentence, before: Attempt | undefined) => readonly Range[];
const WAYS: readonly Way[] = [
  ({ text }) => findLinks(text),
  ({ text }, before) => [...findLinks(text), ...lostNames(before)],
  () => [],
];

export async function translateText(
  material: Material,
  direction: Direction,
  desk: Desk,
): Promise<Translation> {
  const best = new Map<SourceSentence, Attempt>();
  const tried = new Map<SourceSentence, Set<string>>(material.sentences.map((one) => [one, new Set()]));
  for (const way of WAYS) {
    const sent = material.sentences
      .filter((sentence) => isOpen(best.get(sentence)))
      .map((sentence) => ({
        sentence,
        out: protect(oneLine(sentence.text), way(sentence, best.get(sentence))),
      }))
      .filter(({ sentence, out }) => !tried.get(sentence)!.has(out.text));
    const texts = sent.map(({ out }) => out.text);
    const answers = await translateAll(texts, direction, desk.translator, desk.cache);
    for (const { sentence, out } of sent) {
      tried.get(sentence)!.add(out.text);
      const attempt = attemptOf(sentence, answers.get(out.text)!, out.held, desk);
      const before = best.get(sentence);
      if (!before || isBetter(attempt, before)) best.set(sentence, attempt);
    }
  }
  return assemble(material, direction, desk, best);
}

/** Whether another way of asking might mend it: a name or link is lost, or a mark was. */
function isOpen(attempt: Attempt | undefined): boolean {
  return (
    !attempt ||
    attempt.checked.problems.some(({ check }) => check === 'name' || check === 'link' || check === 'answer')
  );
}

/** Words are better than none, then fewer problems. */
function isBetter(attempt: Attempt, before: Attempt): boolean {
  if ((attempt.text === null) !== (before.text === null)) return before.text === null;
  return attempt.checked.problems.length < before.checked.problems.length;
}

function lostNames(before: Attempt | undefined): Range[] {
  return (before?.checked.problems ?? []).flatMap(({ check, source }) =>
    check === 'name' && source ? [source] : [],
  );
}

/** One line, of the same length, so that the ranges hold. */
function oneLine(text: string): string {
  return text.replace(/\s/g, ' ');
}

function attemptOf(sentence: SourceSentence, answer: Answered, held: readonly string[], desk: Desk): Attempt {
  if ('failure' in answer) return { text: null, checked: answerProblem(answer.failure) };
  const text = restore(answer.text, held);
  if (text === null) return { text: null, checked: answerProblem('the engine lost a link or a name') };
  return { text, checked: checkTranslation(sentence, desk.readTarget(text), desk.tables) };
}

function answerProblem(message: string): Checked {
  return { problems: [{ check: 'answer', message, source: null, target: null }], anchors: [] };
}

/** The whole: between the sentences stands what stood there in the original. */
function assemble(
  { text, sentences }: Material,
  { from, to }: Direction,
  { translator }: Desk,
  best: ReadonlyMap<SourceSentence, Attempt>,
): Translation {
  let target = '';
  let at = 0;
  const aligned = sentences.map((sentence): AlignedSentence => {
    target += text.slice(at, sentence.from);
    at = sentence.to;
    const { text: translated, checked } = best.get(sentence)!;
    const start = target.length;
    target += translated ?? sentence.text;
    return {
      source: { from: sentence.from, to: sentence.to, text: sentence.text },
      target: { from: start, to: target.length, text: target.slice(start) },
      ok: checked.problems.length === 0,
      problems: checked.problems.map((problem) => ({
        ...problem,
        source: shift(problem.source, sentence.from),
        target: shift(problem.target, start),
      })),
      anchors: checked.anchors.map((anchor) => ({
        kind: anchor.kind,
        source: shift(anchor.source, sentence.from),
        target: shift(anchor.target, start),
      })),
    };
  });
  target += text.slice(at);
  const { engine, model, kind } = translator.name;
  return { from, to, engine, model, kind, source: text, target, sentences: aligned };
}

function shift<R extends Range | null>(range: R, by: number): R {
  return range && ({ from: range.from + by, to: range.to + by } as R);
}
