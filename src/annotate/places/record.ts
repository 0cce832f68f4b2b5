/**
 * A place as a gazetteer knows it, and the shape of a gazetteer.
 *
 * Facts only: what is meant on a page is decided in `resolve.ts`, on the words around the name.
 */

/** From the largest to the smallest; `area` is a stretch of land without a border (the Sahel, a valley, a desert). */
export const PLACE_KINDS = [
  'country',
  'region',
  'district',
  'area',
  'capital',
  'seat',
  'town',
  'section',
  'site',
] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export interface PlaceRecord {
  /** Unique within one gazetteer and stable for one build of it. */
  readonly id: string;
  /** The name that the source of the record gives. */
  readonly name: string;
  /** The name in a language that writes it otherwise, by ISO 639-1 code. */
  readonly titles: Readonly<Record<string, string>>;
  /** ISO 3166-1 alpha-2; empty for what lies in no single country. */
  readonly country: string;
  readonly kind: PlaceKind;
  readonly lat: number;
  readonly lon: number;
  /** How far from the coordinates the place reaches, in kilometres. */
  readonly radius: number;
  /** Inhabitants; 0 when not known. */
  readonly population: number;
  /** Code of the first-order division, `ML.09`; empty when not known. */
  readonly region: string;
  /** True for a place that a table of ours or of the user's names: somebody looked it up one by one. */
  readonly listed: boolean;
}

/** A name that is spelt almost like a word of the text, in one country. */
export interface Spelling {
  readonly key: string;
  readonly record: PlaceRecord;
}

export interface Gazetteer {
  /** Number of places. */
  readonly size: number;
  /** Every place of that name, by its key (`placeKey`), in a stable order. */
  find(key: string): readonly PlaceRecord[];
  /** The names of a country's places that start with this letter, in a stable order. */
  spellings(country: string, letter: string): Iterable<Spelling>;
}

/** Inhabitants of a town whose name people try to write from memory. */
const SPELT_POPULATION = 15_000;

/** A place worth looking for under a misspelt name: among all the hamlets of a country something always comes near. */
export function isMissed(place: Pick<PlaceRecord, 'country' | 'listed' | 'population'>): boolean {
  return place.country !== '' && (place.listed || place.population >= SPELT_POPULATION);
}

const SEPARATORS = /[^\p{L}\p{N}]+/gu;
const LETTERS: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', þ: 'th', ı: 'i', ə: 'a', ħ: 'h', ŋ: 'n' };
const LETTER = /[đðþıəħŋ]/g;

/**
 * The key of a name whose form is folded already (`text/fold.ts`): letters and digits run together, since
 * hyphens, apostrophes and spaces are what writers of foreign names agree on least.
 */
export function placeKey(folded: string): string {
  return folded.replace(SEPARATORS, '').replace(LETTER, (letter) => LETTERS[letter] ?? letter);
}

/** The key under which a country stands: by its code, since its names belong to the languages. */
export function countryKey(code: string): string {
  return `#${code}`;
}

/** The key under which a side of a country stands («nord du Mali»); bearing in degrees, null for the middle. */
export function sectorKey(code: string, bearing: number | null): string {
  return `#${code}/${bearing ?? 'middle'}`;
}

/** Several gazetteers as one; the places of the later come first, so that the user's own wins over ours. */
export function joinGazetteers(...layers: readonly Gazetteer[]): Gazetteer {
  const newest = layers.toReversed();
  return {
    size: layers.reduce((sum, layer) => sum + layer.size, 0),
    find: (key) => newest.flatMap((layer) => [...layer.find(key)]),
    *spellings(country, letter) {
      for (const layer of newest) yield* layer.spellings(country, letter);
    },
  };
}
