/** English for `places`: countries and their people, the words that show how a name is used, and the rules made of them. */
import {
  type CountryName,
  type KindNoun,
  PLACE_KINDS,
  type PlaceKind,
  type PlaceTables,
} from '../annotate/places/index.ts';
import type { DataSource } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { parseList, parseTsv } from '../text/tsv.ts';
import { englishPlaceRules, type Words } from './place-rules.ts';

export function loadEnglishPlaces(data: DataSource): PlaceTables {
  const words = readWords(data.text('en/places-words.tsv'));
  const common = parseTsv(data.text('en/places-common.tsv'), ['word', 'class']);
  return {
    code: 'en',
    countries: readCountries(data.text('en/places-countries.tsv')),
    rules: englishPlaceRules(words),
    kinds: readKinds(words),
    bearings: BEARINGS,
    articles: new Map(),
    common: new Set(common.map((row) => fold(row.word))),
    plain: new Set(common.filter((row) => row.class === 'plain').map((row) => fold(row.word))),
    adjuncts: true,
    heads: new Set(),
    sectors: [],
    apposition:
      /^ ?[,(–—]? ?(?:(?:a|the) (?:small |remote )?(?:town|village|city|hamlet) )?(?:located |situated |lying )?,? ?$/u,
    joins: /^(?:,? (?:and|or) |, ?| ?[-–/] ?)(?:in |the |of )?$/,
    parseDistance,
    nameDivision: (noun, name) => (noun === 'state' || fold(name).endsWith(noun) ? name : `${name} ${noun}`),
    nameSector: (bearing, country) => `${bearing} ${country}`,
  };
}

function readWords(content: string): Words {
  const words = new Map<string, string[]>();
  for (const row of parseTsv(content, ['word', 'class'])) {
    words.set(row.class, [...(words.get(row.class) ?? []), row.word]);
  }
  return words;
}

function readCountries(content: string): CountryName[] {
  return parseTsv(content, ['code', 'name', 'aliases', 'demonyms']).map((row) => ({
    code: row.code,
    name: row.name,
    aliases: parseList(row.aliases),
    demonyms: parseList(row.demonyms),
  }));
}

function readKinds(words: Words): Map<string, KindNoun> {
  const kinds = new Map<string, KindNoun>();
  for (const [name, nouns] of words) {
    const kind = name.match(/^kind:(\w+)(\*?)$/);
    if (!kind || !PLACE_KINDS.includes(kind[1] as PlaceKind)) continue;
    for (const noun of nouns) {
      kinds.set(noun.toLowerCase(), { kind: kind[1] as PlaceKind, shown: kind[2] === '*' });
    }
  }
  return kinds;
}

const SIDES: Readonly<Record<string, number | null>> = {
  north: 0,
  northeast: 45,
  east: 90,
  southeast: 135,
  south: 180,
  southwest: 225,
  west: 270,
  northwest: 315,
};

const BEARINGS: ReadonlyMap<string, number | null> = new Map([
  ...Object.entries(SIDES).flatMap(([side, degrees]): [string, number | null][] => {
    const spaced = side.replace(/^(north|south)(east|west)$/, '$1-$2');
    return [side, spaced, spaced.replace('-', ' ')].flatMap((form): [string, number | null][] => [
      [form, degrees],
      [`${form}ern`, degrees],
    ]);
  }),
  ['central', null],
  ['centre', null],
  ['center', null],
]);

const NUMBERS: Readonly<Record<string, number>> = {
  'a dozen': 12,
  'two dozen': 24,
  fifty: 50,
  'a hundred': 100,
};
const MILE_KM = 1.609;

function parseDistance(number: string, unit: string): number | null {
  const value = NUMBERS[number] ?? Number(number.replaceAll(',', ''));
  if (!Number.isFinite(value)) return null;
  return unit.startsWith('mi') ? value * MILE_KM : value;
}
