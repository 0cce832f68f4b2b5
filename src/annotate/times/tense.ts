/**
 * The tense of the clause that a time stands in: past, present or future, from the reader's words.
 *
 * « vendredi » is last Friday or next Friday by its verb. The verb is found by climbing the tree; where tree or tags
 * fail, the nearest finite verb serves, and where there is none, nothing is said. A present that tells of a plan («est
 * convoqué vendredi», « doit se réunir ») counts as future; the language lists such verbs.
 */
import { feature, type Range, type Sentence, type Word } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import type { Tense } from './context.ts';

export interface TenseTables {
  /** Lemmas that point ahead in the present: « devoir », « prévoir », « convoquer » (folded). */
  readonly planning: ReadonlySet<string>;
  /** Endings that every future form has one of (folded); none where a language has no such forms. */
  readonly futureEndings: readonly string[];
  /** Longer endings that only future forms have, for words that have no tags (folded). */
  readonly surelyFuture: readonly string[];
  /** Forms with such endings that are none. */
  readonly notFuture: ReadonlySet<string>;
  /** Forms that are future, or past, by themselves (lower case). */
  readonly forms: ReadonlyMap<string, Tense>;
}

/** The tense of the clause around a range of one sentence. */
export type TenseReader = (range: Range) => Tense | null;

/** How far to climb from the expression to its verb. */
const MAX_CLIMB = 6;
/** How many words to look at on either side where the tree does not help. */
const MAX_DISTANCE = 25;

/** Reads the tenses of one sentence: its auxiliaries are gathered once, so that many times in it cost no more than few. */
export function createTenseReader({ words }: Sentence, tables: TenseTables): TenseReader {
  const auxiliaries = new Map<number, Word[]>();
  for (const word of words) {
    if (!word.deprel.startsWith('aux') && word.deprel !== 'cop') continue;
    const own = auxiliaries.get(word.head);
    if (own) own.push(word);
    else auxiliaries.set(word.head, [word]);
  }
  const clause: Clause = { words, auxiliaries, tables };
  return (range) => {
    const at = indexAt(words, range);
    return at === null ? null : (climbTense(clause, at) ?? nearestTense(clause, at, range));
  };
}

interface Clause {
  readonly words: readonly Word[];
  /** By the index of the word that they belong to. */
  readonly auxiliaries: ReadonlyMap<number, readonly Word[]>;
  readonly tables: TenseTables;
}

/** The first word that the range touches. */
function indexAt(words: readonly Word[], { from, to }: Range): number | null {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.to <= from) low = middle + 1;
    else high = middle;
  }
  const word = words[low];
  return word && word.from < to ? low : null;
}

function climbTense(clause: Clause, from: number): Tense | null {
  let at = from;
  for (let step = 0; step < MAX_CLIMB && at >= 0; step += 1) {
    const word = clause.words[at]!;
    if (word.upos === 'VERB' || word.upos === 'AUX' || clause.auxiliaries.has(at)) {
      const tense = predicateTense(clause, at);
      if (tense) return tense;
    }
    at = word.head;
  }
  return null;
}

/** The tense of a predicate: that of the finite one among its auxiliaries, else its own. */
function predicateTense({ words, auxiliaries, tables }: Clause, at: number): Tense | null {
  const word = words[at]!;
  const helpers = auxiliaries.get(at) ?? [];
  for (const helper of helpers) {
    const tense = finiteTense(helper, tables);
    if (tense === null) continue;
    if (tense !== 'present' || helper.deprel === 'cop') return tense;
    if (helper.deprel !== 'aux:pass' || helpers.length > 1) return 'past';
    return isPlan(word, tables) ? 'future' : 'present';
  }
  const own = finiteTense(word, tables);
  if (own === null && isPastParticiple(word)) return isPlan(word, tables) ? 'future' : 'past';
  return own === 'present' && isPlan(word, tables) ? 'future' : own;
}

/** « Un pont fermé mardi » was closed then, whatever the verb of the sentence; « un sommet prévu mardi » lies ahead. */
function isPastParticiple(word: Word): boolean {
  return (
    word.deprel.startsWith('acl') && feature(word, 'VerbForm') === 'Part' && feature(word, 'Tense') === 'Past'
  );
}

function finiteTense(word: Word, tables: TenseTables): Tense | null {
  if (feature(word, 'VerbForm') !== 'Fin' && feature(word, 'Mood') === undefined) return null;
  const tense = feature(word, 'Tense');
  if (tense === 'Fut') return looksFuture(word, tables) ? 'future' : null;
  if (feature(word, 'Mood') === 'Cnd') return tables.forms.get(word.form.toLowerCase()) ?? 'present';
  if (tense === 'Past' || tense === 'Imp') return 'past';
  return tense === 'Pres' ? 'present' : null;
}

/** A tag may be wrong: a future has one of the endings of the future, where the language has such. */
function looksFuture({ form }: Word, { futureEndings }: TenseTables): boolean {
  const folded = fold(form);
  return futureEndings.length === 0 || futureEndings.some((ending) => folded.endsWith(ending));
}

function isPlan(word: Word, tables: TenseTables): boolean {
  return tables.planning.has(fold(word.lemma)) || tables.planning.has(fold(word.form));
}

/** Without a tree: the finite verb nearest to the expression, or what a form says by itself. */
function nearestTense(clause: Clause, at: number, range: Range): Tense | null {
  for (let distance = 1; distance < MAX_DISTANCE; distance += 1) {
    for (const i of [at - distance, at + distance]) {
      const word = clause.words[i];
      if (!word || (word.from < range.to && word.to > range.from)) continue;
      const tense = formTense(clause, i);
      if (tense) return tense;
    }
  }
  return null;
}

function formTense(clause: Clause, at: number): Tense | null {
  const { words, tables } = clause;
  const word = words[at]!;
  const tagged = word.feats === '' ? null : predicateTense(clause, at);
  if (tagged) return tagged;
  if (word.upos !== 'VERB' && word.upos !== 'AUX' && word.upos !== 'X') return null;
  const known = tables.forms.get(word.form.toLowerCase());
  if (known) return known;
  const form = fold(word.form);
  if (word.upos === 'X' && tables.planning.has(form)) return isCompound(words, at) ? null : 'future';
  const isFuture =
    form.length > 3 &&
    tables.surelyFuture.some((ending) => form.endsWith(ending)) &&
    !tables.notFuture.has(form);
  return isFuture && word.form === word.form.toLowerCase() ? 'future' : null;
}

/** « avait été prévu » was planned once; « est prévu » lies ahead. */
function isCompound(words: readonly Word[], at: number): boolean {
  return ['ete', 'been'].includes(fold(words[at - 1]?.form ?? ''));
}
