/**
 * The tense of the clause that a time stands in: past, present or future, from the reader's words.
 *
 * « vendredi » is last Friday or next Friday by its verb. The verb is found by climbing the tree; where tree or tags
 * fail, the nearest finite verb serves, and where there is none, nothing is said. A present that tells of a plan («est
 * convoqué vendredi», « doit se réunir ») counts as future; the language lists such verbs.
 */
import { feature, type Range, type Sentence, type Word } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import type { Tense } from './resolve.ts';

export interface TenseTables {
  /** Lemmas that point ahead in the present: « devoir », « prévoir », « convoquer » (folded). */
  readonly planning: ReadonlySet<string>;
  /** Endings of forms that are future by themselves, for words that have no tags (folded). */
  readonly futureEndings: readonly string[];
  /** Forms with such endings that are none. */
  readonly notFuture: ReadonlySet<string>;
  /** Forms that are future, or past, by themselves. */
  readonly forms: ReadonlyMap<string, Tense>;
}

/** How far to climb from the expression to its verb. */
const MAX_CLIMB = 6;

export function tenseAt(sentence: Sentence, range: Range, tables: TenseTables): Tense | null {
  const { words } = sentence;
  const at = words.findIndex((word) => word.from < range.to && word.to > range.from);
  if (at < 0) return null;
  return climbTense(words, at, tables) ?? nearestTense(words, at, range, tables);
}

function climbTense(words: readonly Word[], from: number, tables: TenseTables): Tense | null {
  let at = from;
  for (let step = 0; step < MAX_CLIMB && at >= 0; step += 1) {
    const word = words[at]!;
    const tense =
      word.upos === 'VERB' || word.upos === 'AUX' || hasVerb(words, at)
        ? predicateTense(words, at, tables)
        : null;
    if (tense) return tense;
    at = word.head;
  }
  return null;
}

function hasVerb(words: readonly Word[], at: number): boolean {
  return words.some((word) => word.head === at && (word.deprel === 'cop' || word.deprel.startsWith('aux')));
}

/** The tense of a predicate with its auxiliaries: finite itself, or by the finite one among them. */
function predicateTense(words: readonly Word[], at: number, tables: TenseTables): Tense | null {
  const word = words[at]!;
  const own = finiteTense(word, tables);
  if (own) return own === 'present' && isPlan(word, tables) ? 'future' : own;
  const auxiliaries = words.filter(
    (other) => other.head === at && (other.deprel.startsWith('aux') || other.deprel === 'cop'),
  );
  for (const auxiliary of auxiliaries) {
    const tense = finiteTense(auxiliary, tables);
    if (tense === null) continue;
    if (tense !== 'present' || auxiliary.deprel === 'cop') return tense;
    if (auxiliaries.some((other) => other.deprel === 'aux:pass') && auxiliaries.length === 1)
      return isPlan(word, tables) ? 'future' : 'present';
    return 'past';
  }
  return null;
}

function finiteTense(word: Word, tables: TenseTables): Tense | null {
  if (feature(word, 'VerbForm') !== 'Fin' && feature(word, 'Mood') === undefined) return null;
  const tense = feature(word, 'Tense');
  if (tense === 'Fut') return 'future';
  if (feature(word, 'Mood') === 'Cnd') return tables.forms.get(fold(word.form)) ?? 'present';
  if (tense === 'Past' || tense === 'Imp')
    return tables.planning.has(fold(word.lemma)) && tense === 'Imp' ? 'present' : 'past';
  return tense === 'Pres' ? 'present' : null;
}

function isPlan(word: Word, tables: TenseTables): boolean {
  return tables.planning.has(fold(word.lemma)) || tables.planning.has(fold(word.form));
}

/** Without a tree: the finite verb nearest to the expression, or what a form says by itself. */
function nearestTense(words: readonly Word[], at: number, range: Range, tables: TenseTables): Tense | null {
  for (let distance = 1; distance < 25; distance += 1) {
    for (const i of [at - distance, at + distance]) {
      const word = words[i];
      if (!word || (word.from < range.to && word.to > range.from)) continue;
      const tense = formTense(words, i, tables);
      if (tense) return tense;
    }
  }
  return null;
}

function formTense(words: readonly Word[], at: number, tables: TenseTables): Tense | null {
  const word = words[at]!;
  const tagged = word.feats === '' ? null : predicateTense(words, at, tables);
  if (tagged) return tagged;
  const form = fold(word.form);
  const known = tables.forms.get(form);
  if (known) return known;
  if (word.upos === 'X' && tables.planning.has(form)) return isCompound(words, at) ? null : 'future';
  if (word.upos !== 'VERB' && word.upos !== 'AUX' && word.upos !== 'X') return null;
  const isFuture =
    form.length > 3 &&
    tables.futureEndings.some((ending) => form.endsWith(ending)) &&
    !tables.notFuture.has(form);
  return isFuture && word.form === word.form.toLowerCase() ? 'future' : null;
}

/** « avait été prévu » was planned once; « est prévu » lies ahead. */
function isCompound(words: readonly Word[], at: number): boolean {
  return ['ete', 'been'].includes(fold(words[at - 1]?.form ?? ''));
}
