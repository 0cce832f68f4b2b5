/**
 * Sentences become time expressions: where they stand and what they say, not yet which days they are.
 *
 * The text is cut into atoms, the word table makes items of them, the rules join items into frames; frames that are
 * times by themselves are kept, each with the tense of its clause. Nothing is read across sentences.
 */
import type { Range, Sentence } from '../../model/index.ts';
import { findAtoms } from './atoms.ts';
import type { Frame, FrameKind } from './frame.ts';
import { findItems, type Lexicon } from './lexicon.ts';
import type { Tense } from './resolve.ts';
import { applyGrammar, type Grammar } from './rules.ts';
import { type TenseTables, tenseAt } from './tense.ts';

/** What a language supplies to this stage. */
export interface TimeTables {
  readonly code: string;
  readonly lexicon: Lexicon;
  readonly grammar: Grammar;
  readonly tense: TenseTables;
}

/** One expression, found but not resolved. */
export interface Expression extends Range {
  readonly frame: Frame;
  readonly tense: Tense | null;
  /** Index of its sentence. */
  readonly sentence: number;
  readonly rule: string;
  readonly trail: readonly string[];
}

const TIMES: ReadonlySet<FrameKind> = new Set<FrameKind>([
  'date',
  'period',
  'shift',
  'deixis',
  'time',
  'night',
  'clock',
  'range',
  'duration',
  'set',
  'vague',
  'event',
]);

export function findExpressions(
  text: string,
  sentences: readonly Sentence[],
  tables: TimeTables,
): Expression[] {
  return sentences.flatMap((sentence, i) => findInSentence(text, sentence, i, tables));
}

function findInSentence(text: string, sentence: Sentence, index: number, tables: TimeTables): Expression[] {
  const items = findItems(
    findAtoms(text, tables.lexicon.spelling, sentence.from, sentence.to),
    tables.lexicon,
  );
  const found: Expression[] = [];
  for (const item of applyGrammar(tables.grammar, items)) {
    if (item.trail.length === 0 || !TIMES.has(item.frames[0]!.is)) continue;
    const { from, to, trail } = item;
    const rule = `${tables.code}.${trail[0]}`;
    found.push({
      from,
      to,
      frame: item.frames[0]!,
      tense: tenseAt(sentence, item, tables.tense),
      sentence: index,
      rule,
      trail,
    });
  }
  return found;
}
