/** What a language supplies to the events: trigger words with their conditions and roles, and how numbers count. */
import type { EntityType, EventStage, EventType, Figure, Upos } from '../model/index.ts';
import type { Path } from './path.ts';

export interface EventTables {
  /** Triggers by lemma. */
  readonly triggers: ReadonlyMap<string, readonly Trigger[]>;
  /** Words with which a number counts victims, prisoners, deliveries, by lemma. */
  readonly victims: ReadonlyMap<string, readonly Victim[]>;
  /** Common nouns of which there is a number that counts people («12 soldats sont morts»). */
  readonly people: ReadonlySet<string>;
  /** Whose casualties a noun counts («militaires», «civils»), by lemma: seventeen soldiers and four civilians are two figures. */
  readonly sides: ReadonlyMap<string, string>;
  /** Common nouns of what is delivered, by lemma. */
  readonly goods: ReadonlySet<string>;
  /** Governors that say how far the event got («tenter de», «déjouer», «annoncer», «menacer de»), by lemma. */
  readonly aspects: ReadonlyMap<string, Aspect>;
  /** Verbs that carry a noun and say of it what they say of themselves («mener une attaque», «avoir lieu»), by lemma. */
  readonly carriers: ReadonlySet<string>;
  /** Verbs that say of their subject that it came about («survenir», «avoir lieu»), by lemma. */
  readonly occurrences: ReadonlySet<string>;
  /** Modal verbs: what stands under them has not happened. */
  readonly modals: ReadonlySet<string>;
  /** Conjunctions of condition, by lemma. */
  readonly conditions: ReadonlySet<string>;
  /** Words that deny their clause, folded. */
  readonly negations: ReadonlySet<string>;
  /** The feature value of `Mood` under which the press does not vouch. */
  readonly hearsayMood: string | null;
  /** A number in words or digits with its approximation, or null: «une dizaine» is 8 to 12. */
  readonly parseQuantity: (words: readonly string[]) => Quantity | null;
  /** Nouns that alone stand for somebody named just before, with the types of those for whom. */
  readonly bareNouns: ReadonlyMap<string, ReadonlySet<EntityType>>;
  /** Folded adjectives of nationality («français») and the state that each names. */
  readonly demonyms: ReadonlyMap<string, string>;
  /** Prepositions of place, by lemma. */
  readonly locatives: ReadonlySet<string>;
}

export interface Trigger {
  /** Names the rule in every event that it makes: `prendre+obj=contrôle`. */
  readonly rule: string;
  readonly upos: Upos;
  readonly type: EventType;
  readonly needs: readonly Need[];
  readonly actor: readonly Path[];
  readonly target: readonly Path[];
  readonly place: readonly Path[];
  readonly stage: EventStage | null;
}

/** What a path must lead to: something, one of some lemmas, or an entity of a type. */
export interface Need {
  readonly path: Path;
  /** True for a condition that must not hold. */
  readonly not: boolean;
  readonly lemmas: ReadonlySet<string> | null;
  readonly entity: string | null;
}

export interface Victim {
  readonly upos: Upos;
  readonly as: 'noun' | 'subj' | 'obj' | 'of' | 'head';
  readonly what: Figure['what'];
}

/** How a governor changes what it governs. */
export type Aspect = 'attempted' | 'foiled' | 'announced' | 'threatened' | 'accused';

export interface Quantity {
  readonly low: number | null;
  readonly high: number | null;
  readonly mod: Figure['mod'];
}
