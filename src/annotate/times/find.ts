/**
 * Sentences become time expressions: where they stand and what they say, not yet which days they are.
 *
 * The text is cut into atoms, the word table makes items of them, the rules join items into frames; frames that are
 * times by themselves are kept, each with the tense of its clause. Nothing is read across sentences.
 */
import type { Range, Sentence } from '../../model/index.ts';
import { findAtoms } from './atoms.ts';
import type { Frame, FrameKind } from './frame.ts';
import type { Item } from './item.ts';
import { findItems, type Lexicon, PLAIN } from './lexicon.ts';
import type { Tense } from './context.ts';
import type { Office } from './office.ts';
import { applyGrammar, type Grammar } from './rules.ts';
import { createTenseReader, type TenseTables } from './tense.ts';

/** What a language supplies to this stage. */
export interface TimeTables {
  readonly code: string;
  readonly lexicon: Lexicon;
  readonly grammar: Grammar;
  readonly tense: TenseTables;
  /** Who held office when: the one source of a year that is not on the page. */
  readonly offices: readonly Office[];
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
  const atoms = findAtoms(text, tables.lexicon.spelling, sentence.from, sentence.to);
  const items = withNouns(findItems(atoms, tables.lexicon), sentence);
  const tenseAt = createTenseReader(sentence, tables.tense);
  const found: Expression[] = [];
  for (const item of applyGrammar(tables.grammar, items)) {
    if (item.trail.length === 0 || !TIMES.has(item.frames[0]!.is) || isBackward(item.frames[0]!)) continue;
    const { from, to, trail } = item;
    const rule = `${tables.code}.${trail[0]}`;
    const tense = tenseAt(item);
    found.push({
      from,
      to,
      frame: habitual(item.frames[0]!, tense),
      tense,
      sentence: index,
      rule,
      trail,
    });
  }
  return found;
}

/** « 2020-15 » is the number of a bill, not fifteen years to 2015. */
function isBackward({ is, a, b }: Frame): boolean {
  return is === 'range' && a?.is === 'number' && b?.is === 'pair' && (b.n ?? 0) <= (a.n ?? 0) % 100;
}

/** « Le marché se tient le jeudi »: a weekday with its article in the present is every such day. */
function habitual(frame: Frame, tense: Tense | null): Frame {
  if (frame.is !== 'date' || frame.text !== 'definite' || frame.weekday === undefined || tense !== 'present')
    return frame;
  return { is: 'set', weekday: frame.weekday };
}

const NOUN: readonly Frame[] = [{ is: 'plain' }, { is: 'noun' }];

/** Plain words that the reader takes for nouns, or of which it says nothing. */
function withNouns(items: readonly Item[], { words }: Sentence): readonly Item[] {
  let k = 0;
  return items.map((item) => {
    if (item.frames !== PLAIN) return item;
    while (k < words.length && words[k]!.to <= item.from) k += 1;
    const upos = words[k]?.upos ?? 'X';
    return upos === 'NOUN' || upos === 'X' ? { ...item, frames: NOUN } : item;
  });
}
