/**
 * Words that a gazetteer or a table of countries knows: every stretch of the text that could name a place, the longest
 * first. A name ends in a capitalised word, or is one that a table of ours has («Guinée équatoriale»). Whether it does is for `context.ts`, and which place for `resolve.ts`.
 */
import type { CountryName, PlaceTables } from './tables.ts';
import { countryKey, type Gazetteer, type PlaceRecord } from './record.ts';
import { keysOf } from './table.ts';
import type { Token } from './tokens.ts';

export interface Mention {
  readonly from: number;
  readonly to: number;
  /** Indexes of its first and last word. */
  readonly first: number;
  readonly last: number;
  readonly key: string;
  readonly candidates: readonly PlaceRecord[];
}

/** Names of countries by key; one name may stand for two countries («Congo»). */
export type CountryIndex = ReadonlyMap<string, readonly CountryName[]>;

const LONGEST_NAME = 6;
const LONGEST_KEY = 60;
/** A last word in lower case has at least so many letters: «Guinée équatoriale», «Afrique du nord». */
const SHORTEST_TAIL = 4;
/** One space, hyphen, apostrophe or full stop between the words of a name: «N'Djamena», «Bobo-Dioulasso», «St. Louis». */
const GLUE = /^(?:[ \u00a0\u202f'’\-‑.]|\. )$/;

export function indexCountries(countries: readonly CountryName[]): CountryIndex {
  const index = new Map<string, CountryName[]>();
  for (const country of countries) {
    for (const key of keysOf([country.name, ...country.aliases])) {
      index.set(key, [...(index.get(key) ?? []), country]);
    }
  }
  return index;
}

export interface Lexicon {
  readonly tables: PlaceTables;
  readonly gazetteer: Gazetteer;
  readonly countries: CountryIndex;
  /** Demonyms by folded form: evidence for a country, never a place. */
  readonly demonyms: ReadonlyMap<string, readonly string[]>;
}

export function findMentions(tokens: readonly Token[], lexicon: Lexicon): Mention[] {
  const mentions: Mention[] = [];
  const known = new Map<string, readonly PlaceRecord[]>();
  for (let i = 0; i < tokens.length; i += 1) {
    const mention = longestAt(tokens, i, lexicon, known);
    if (!mention) continue;
    mentions.push(mention);
    i = mention.last;
  }
  return mentions;
}

function longestAt(
  tokens: readonly Token[],
  first: number,
  lexicon: Lexicon,
  known: Map<string, readonly PlaceRecord[]>,
): Mention | undefined {
  const start = tokens[first]!;
  const isHead = !start.capital && lexicon.tables.heads.has(start.key);
  if (start.key === '' || !(start.capital || isHead)) return undefined;
  const keys = keysFrom(tokens, first);
  for (let length = keys.length; length > (isHead ? 1 : 0); length -= 1) {
    const last = first + length - 1;
    const key = keys[length - 1]!;
    if (key.length < 2) continue;
    const all = lookUp(key, start, tokens[first - 1], lexicon, known);
    const found =
      isHead || !isTitled(tokens, first, last) ? all.filter((place) => isLoose(place, tokens[last]!)) : all;
    if (found.length > 0) {
      return { from: start.from, to: tokens[last]!.to, first, last, key, candidates: found };
    }
  }
  return undefined;
}

/** Starts and ends in words that are capitalised and no stray letter: «L'ONG» is not Long, nor «Si la» Sila. */
function isTitled(tokens: readonly Token[], first: number, last: number): boolean {
  if (first === last) return true;
  return tokens[first]!.key.length > 1 && tokens[last]!.capital;
}

/** Only our own places may be written loosely, and not by chance of two little words. */
function isLoose(place: PlaceRecord, last: Token): boolean {
  return place.listed && (last.capital || last.key.length >= SHORTEST_TAIL);
}

/** The keys of the names of one, two, three… words from here on. */
function keysFrom(tokens: readonly Token[], first: number): string[] {
  const keys = [tokens[first]!.key];
  for (let i = first + 1; i < tokens.length && keys.length < LONGEST_NAME; i += 1) {
    const token = tokens[i]!;
    const key = keys.at(-1)! + token.key;
    if (!GLUE.test(token.glue) || token.key === '' || key.length > LONGEST_KEY) break;
    keys.push(key);
  }
  return keys;
}

/** Countries of that name, then places; after a contraction also places whose name has its article («au Caire»). */
function lookUp(
  key: string,
  first: Token,
  before: Token | undefined,
  lexicon: Lexicon,
  known: Map<string, readonly PlaceRecord[]>,
): readonly PlaceRecord[] {
  const article = first.glue === ' ' && before ? lexicon.tables.articles.get(before.key) : undefined;
  const plain = cached(key, lexicon, known);
  if (!article) return plain;
  const titled = cached(article + key, lexicon, known).filter((place) => isKnown(place));
  return titled.length > 0 ? titled : plain;
}

/** Known well enough to be meant by a name without its article. */
function isKnown(place: PlaceRecord): boolean {
  return place.listed || place.population >= 20_000;
}

function cached(
  key: string,
  lexicon: Lexicon,
  known: Map<string, readonly PlaceRecord[]>,
): readonly PlaceRecord[] {
  const seen = known.get(key);
  if (seen) return seen;
  const found = [...countriesNamed(key, lexicon), ...lexicon.gazetteer.find(key)];
  known.set(key, found);
  return found;
}

function countriesNamed(key: string, lexicon: Lexicon): PlaceRecord[] {
  return (lexicon.countries.get(key) ?? []).flatMap(({ code, name }) =>
    lexicon.gazetteer
      .find(countryKey(code))
      .map((record) => ({ ...record, name, titles: { [lexicon.tables.code]: name } })),
  );
}
