/** What a language supplies to the finding of names: the knowledge file, its words, and how it writes a name. */
import type { EntityType } from '../../model/index.ts';
import type { Known, Spelling, Trie } from './lexicon.ts';
import type { Elisions } from './token.ts';

/** What a word may say about the name beside it; one word may say several things. docs/names.md explains each. */
export const WORD_CLASSES = [
  'article',
  'title',
  'office',
  'org-head',
  'group-head',
  'place-head',
  'other-head',
  'group-cue',
  'speech',
  'decide',
  'relation',
  'place-prep',
  'particle',
  'link',
  'portfolio',
  'body-word',
  'aside',
  'generic',
  'body-noun',
  'org-tail',
  'place-tail',
  'and',
  'between',
  'toward',
  'route',
  'stay',
  'clitic',
  'violent',
  'saint',
  'place-cue',
  'where',
  'fight',
  'at',
  'stop',
  'label',
] as const;
export type WordClass = (typeof WORD_CLASSES)[number];

export interface WordSense {
  /** The kind that goes with each class («colonel»: title → soldier); empty when it adds nothing. */
  readonly classes: ReadonlyMap<WordClass, string>;
}

/** A demonym: which state, and whether the form is an adjective of it in the given agreement. */
export interface Demonym {
  readonly states: readonly string[];
}

/** A common noun that names a body or a group when a state or an adjective narrows it («armée malienne»). */
export interface NominalHead {
  readonly name: string;
  readonly type: EntityType;
  readonly kind: string;
  /** Agreement of the noun: gender and number, in the language's own letters. */
  readonly agreement: string;
  /** It names somebody even when nothing narrows it («la junte»). */
  readonly alone: boolean;
}

export interface NameTables {
  /** ISO 639-1. */
  readonly code: string;
  readonly elisions: Elisions;
  readonly names: Trie<Spelling[]>;
  /** Everything known, by id. */
  readonly known: ReadonlyMap<string, Known>;
  readonly words: Trie<WordSense>;
  readonly heads: Trie<NominalHead>;
  /** The folded words of all spellings of something known. */
  wordsOf(id: string): ReadonlySet<string>;
  /** Demonyms by folded form («malienne»), with the states that they may mean. */
  readonly demonyms: ReadonlyMap<string, Demonym>;
  /** Folded given names. */
  readonly givenNames: ReadonlySet<string>;
  /** Folded names of towns, for typing names that the knowledge file lacks. */
  isTown(name: string): boolean;
  /** True for a word of the language that is not (only) a name, in lower case with its accents. */
  isCommon(word: string): boolean;
  /** «armée» + Mali → «armée malienne»; `middle` is what stands between («forces *armées* maliennes»). */
  nameNominal(head: NominalHead, middle: string, state: string | null): string;
  /** True for a form that can be a finite verb in the third person, or a past participle. */
  isVerb(word: string): boolean;
  /** True for the form of a plural («Bouriates»). */
  isPlural(form: string): boolean;
  /** True for a lower-case word that may stand inside the name of a body («national», «démocratique»). */
  isBodyWord(fold: string): boolean;
}
