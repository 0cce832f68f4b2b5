/** What a language supplies to `places`: the names of countries, and the words that show how a name is used. */
import type { PlaceKind } from './record.ts';

/** A country as one language names it; its people's names are evidence for a country, never a place. */
export interface CountryName {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly demonyms: readonly string[];
}

/**
 * What the words around a name do with it:
 * - `locates`: something is there, or comes from there («à», «la ville de»);
 * - `named-after`: the name is part of another («gouverneur de», «accords de»), which is not there;
 * - `government`: it stands for those who rule there («Paris dément»); holds for capitals and countries;
 * - `water`: it is a river or the like, not the country of that name;
 * - `person`: it is somebody's name («déclare Laurens»);
 * - `complement`: it belongs to the noun before it («la station de Zinder»), so that no verb is its own;
 * - `article`: a definite article stands before it, as before countries and regions but not before towns;
 * - `kind`: it is a division or settlement of a stated kind («la région de»);
 * - `near`: what is meant lies about it («près de»);
 * - `offset`: what is meant lies at a stated distance, perhaps in a stated direction («à 30 km au nord de»);
 * - `beyond`: what is meant lies on one side of it, no distance stated («au nord de»);
 * - `sector`: what is meant is one side of it («le nord du Mali»).
 */
export type PlaceEffect =
  | 'locates'
  | 'named-after'
  | 'government'
  | 'water'
  | 'person'
  | 'complement'
  | 'article'
  | 'kind'
  | 'near'
  | 'offset'
  | 'beyond'
  | 'sector';

/**
 * A rule over the words just before a name (the pattern ends with `$`) or just after it (it starts with `^`).
 * Named groups: `noun` for `kind`, `bearing` for a direction, `km` for a distance, `unit` for its unit.
 */
export interface PlaceRule {
  readonly name: string;
  readonly side: 'before' | 'after';
  readonly effect: PlaceEffect;
  readonly pattern: RegExp;
  /** What sort of place these words go with when nothing says more («à» a town, «en» a land); null when any. */
  readonly wants: 'town' | 'region' | null;
  /** Sentences in which the name in brackets is met by this rule, and in which it is not. */
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

/** A word for a kind of place. */
export interface KindNoun {
  readonly kind: PlaceKind;
  /** True when the name that follows may be written with the noun: «région de Kidal». */
  readonly shown: boolean;
}

export interface PlaceTables {
  readonly code: string;
  readonly countries: readonly CountryName[];
  /** In order of precedence: of two rules of one effect the earlier wins. */
  readonly rules: readonly PlaceRule[];
  readonly kinds: ReadonlyMap<string, KindNoun>;
  /** Degrees from north by folded word; the middle is null. */
  readonly bearings: ReadonlyMap<string, number | null>;
  /** The article that a contraction hides: «au Caire» → le. By folded word. */
  readonly articles: ReadonlyMap<string, string>;
  /** Folded words that alone are no place, though some gazetteer has one of that name. */
  readonly common: ReadonlySet<string>;
  /** Those of them that are no part of a longer name either: they stand in capitals where a sentence starts. */
  readonly plain: ReadonlySet<string>;
  /** «le nord malien», «l'est du pays»: `bearing`, and `demonym` unless the country of the story is meant. */
  readonly sectors: readonly RegExp[];
  /** True where the name of a country or region stands before another name as an adjective does: "Texas Senator". */
  readonly adjuncts: boolean;
  /** Folded first words of names that start in lower case: «bande de Gaza», «lac Tchad». */
  readonly heads: ReadonlySet<string>;
  /** What stands between a name and the words that say where it lies: «X, situé à 30 km de Y». */
  readonly apposition: RegExp;
  /** Words that join the members of a list of names. */
  readonly joins: RegExp;
  /** Kilometres in a captured number and unit, null when it is none. */
  parseDistance(number: string, unit: string): number | null;
  /** The name of a division: «région de Kidal». */
  nameDivision(noun: string, name: string): string;
  /** The name of a part: «nord du Mali». */
  nameSector(bearing: string, country: string): string;
}
