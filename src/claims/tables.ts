/** What a language supplies to the claims: who can speak, with which words, and what lowers certainty. */
import type { Claim, ClaimSource, EntityType } from '../model/index.ts';

/** A word that announces what somebody says. */
export interface Cue {
  readonly stance: Claim['stance'];
  /** What can be its content. */
  readonly takes: ReadonlySet<Content>;
  /** `-` where the content is denied («dément avoir…»). */
  readonly polarity: Claim['polarity'];
  /** True where whoever is its subject speaks; elsewhere the subject must be a name or a noun that can. */
  readonly anySpeaker: boolean;
}

/** `oblique` is a complement with a preposition: «appelle à la retenue», «parle de complot». */
export type Content = 'clause' | 'quote' | 'infinitive' | 'noun' | 'oblique';

export interface ClaimTables {
  /** Reporting verbs by lemma. */
  readonly cues: ReadonlyMap<string, Cue>;
  /** Common nouns that can speak, by lemma. */
  readonly speakers: ReadonlyMap<string, ClaimSource['kind']>;
  /** Nouns that alone stand for somebody named just before, with the types of those for whom. */
  readonly bareNouns: ReadonlyMap<string, ReadonlySet<EntityType>>;
  /** Folded words or phrases that lower certainty. */
  readonly hedges: ReadonlySet<string>;
  /** Prepositions that name a source («selon X»), as folded words joined by a space. */
  readonly sourcePrepositions: ReadonlySet<string>;
  /** Prepositions that lead to whom a speaker spoke («a dit à X»), as lemmas. */
  readonly addresseePrepositions: ReadonlySet<string>;
  /** Prepositions that name a source only as the first word of the sentence and before a comma («Pour X, …»). */
  readonly openingPrepositions: ReadonlySet<string>;
  /** Conjunctions that open reported speech, folded («que», «qu'»). */
  readonly reporters: ReadonlySet<string>;
  /** Lemmas of the noun that, with the preposition `from`, is a source by itself («de source militaire»). */
  readonly sourcePhrase: { readonly preposition: string; readonly noun: string };
  /** Verbs whose conditional is a courtesy, a wish or a possibility rather than hearsay («pourrait», «voudrait»). */
  readonly modalLemmas: ReadonlySet<string>;
  /** Conjunctions that open a condition («si»): the conditional of their main clause is no hearsay. */
  readonly conditionLemmas: ReadonlySet<string>;
  /** Third-person pronouns, lemma or folded form, that stand for somebody named before. */
  readonly pronouns: ReadonlySet<string>;
  /** Words that deny the clause in which they stand («pas», «aucun»), as folded forms. */
  readonly negations: ReadonlySet<string>;
  /** Features of the mood in which a verb is hearsay: `Mood=Cnd` in French. */
  readonly hearsayMood: string | null;
}
