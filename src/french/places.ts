/**
 * French for `places`: countries and their people, the words that show how a name is used, and the rules made of them.
 *
 * The rules look at no more than a line around a name. Word lists stand in `data/fr/places-*.tsv`; a new word there
 * needs no code.
 */
import {
  type CountryName,
  type KindNoun,
  PLACE_KINDS,
  type PlaceKind,
  type PlaceTables,
} from '../annotate/places/index.ts';
import type { DataSource } from '../model/index.ts';
import { BEARING, frenchPlaceRules, type Words } from './place-rules.ts';
import { fold } from '../text/fold.ts';
import { parseList, parseTsv } from '../text/tsv.ts';

export function loadFrenchPlaces(data: DataSource): PlaceTables {
  const words = readWords(data.text('fr/places-words.tsv'));
  const common = parseTsv(data.text('fr/places-common.tsv'), ['word', 'class']);
  return {
    code: 'fr',
    countries: readCountries(data.text('fr/places-countries.tsv')),
    rules: frenchPlaceRules(words),
    kinds: readKinds(words),
    bearings: BEARINGS,
    articles: readArticles(words),
    common: new Set(common.map((row) => fold(row.word))),
    plain: new Set(common.filter((row) => row.class === 'plain').map((row) => fold(row.word))),
    sectors: SECTORS,
    adjuncts: false,
    heads: new Set((words.get('head') ?? []).map((word) => fold(word))),
    apposition: APPOSITION,
    joins: JOINS,
    parseDistance,
    nameDivision,
    nameSector,
  };
}

/** Words by class. */
function readWords(content: string): Words {
  const words = new Map<string, string[]>();
  for (const row of parseTsv(content, ['word', 'class'])) {
    words.set(row.class, [...(words.get(row.class) ?? []), row.word]);
  }
  return words;
}

export function readCountries(content: string): CountryName[] {
  return parseTsv(content, ['code', 'name', 'aliases', 'demonyms']).map((row) => ({
    code: row.code,
    name: row.name,
    aliases: parseList(row.aliases),
    demonyms: parseList(row.demonyms),
  }));
}

/** Nouns by the lower-case form that the rules capture. */
function readKinds(words: Words): Map<string, KindNoun> {
  const kinds = new Map<string, KindNoun>();
  for (const [name, nouns] of words) {
    const kind = name.match(/^kind:(\w+)(\*?)$/);
    if (!kind || !PLACE_KINDS.includes(kind[1] as PlaceKind)) continue;
    for (const noun of nouns) kinds.set(noun, { kind: kind[1] as PlaceKind, shown: kind[2] === '*' });
  }
  return kinds;
}

function readArticles(words: Words): Map<string, string> {
  const articles = new Map<string, string>();
  for (const [name, forms] of words) {
    if (name.startsWith('article:'))
      for (const form of forms) articles.set(form, name.slice('article:'.length));
  }
  return articles;
}

const BEARINGS: ReadonlyMap<string, number | null> = new Map([
  ['nord', 0],
  ['nord-est', 45],
  ['est', 90],
  ['sud-est', 135],
  ['sud', 180],
  ['sud-ouest', 225],
  ['ouest', 270],
  ['nord-ouest', 315],
  ['centre', null],
  ['extrême-nord', 0],
  ['extrême nord', 0],
  ['extrême-sud', 180],
  ['extrême-est', 90],
  ['extrême-ouest', 270],
]);

const DEMONYM = '(?<demonym>\\p{Ll}[\\p{Ll}-]{3,20})';
const SECTORS: readonly RegExp[] = [
  new RegExp(
    `(?<=(?:[Dd]ans|[Vv]ers|[Dd]u|[Aa]u|[Dd]epuis|[Ll]e|[Ll]['’]|à l['’])\\s?)${BEARING} ${DEMONYM}(?![\\p{L}-])`,
    'gu',
  ),
  new RegExp(
    `(?<=(?:[Dd]ans|[Vv]ers|[Dd]u|[Aa]u|[Dd]epuis|[Ll]e|[Ll]['’]|à l['’])\\s?)${BEARING} du pays(?!\\p{L})`,
    'gu',
  ),
];

/** «X, à», «X (à», «X, un village situé à»: nothing but a word or two on what X is. */
const APPOSITION =
  /^ ?[,(–—]? ?(?:(?:qui (?:est|se trouve|se situe) |(?:une |un |la |le )?(?:petite? |grosse? )?(?:ville|village|localité|bourgade|commune|hameau|cité) )?(?:\p{Ll}+ )?(?:située?s?|sise?|distante?|localisée?|perdue?)?,? ?)$/u;

const JOINS =
  /^(?:,? (?:et|ou|puis|ainsi que)|,|-|–| -| –|\/)\s?(?:de |d['’]|du |des |à |au |aux |en |la |le |l['’])?(?:la |l['’])?$/;

const DOZENS: Readonly<Record<string, number>> = {
  dizaine: 10,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  centaine: 100,
};

function parseDistance(number: string, unit: string): number | null {
  const word = DOZENS[number.replace(/ de$/, '')];
  const digits = Number(number.replace(/[\s\u00a0]/g, '').replace(',', '.'));
  const value = word ?? digits;
  if (!Number.isFinite(value)) return null;
  return /^m(?:ètres)?$/.test(unit) ? value / 1000 : value;
}

const SINGULAR: Readonly<Record<string, string>> = { états: 'état' };

/** «région de Kidal», «cercle d'Ansongo»; the noun may be plural on the page. */
function nameDivision(noun: string, name: string): string {
  const single = SINGULAR[noun] ?? noun.replace(/s$/, '');
  if (fold(name).startsWith(fold(single))) return name;
  return /^[aeiouy]/.test(fold(name)) ? `${single} d'${name}` : `${single} de ${name}`;
}

const FEMININE = /e$/;
const MASCULINE_IN_E = new Set(['Mexique', 'Mozambique', 'Cambodge', 'Zimbabwe', 'Belize', 'Suriname']);
const BARE = new Set([
  'Haïti',
  'Cuba',
  'Israël',
  'Taïwan',
  'Madagascar',
  'Chypre',
  'Malte',
  'Djibouti',
  'Oman',
  'Bahreïn',
]);

/** «nord du Mali», «est de la Libye», «sud d'Haïti». */
function nameSector(bearing: string, country: string): string {
  const side = bearing.toLowerCase();
  if (/^(?:États|Pays|Émirats|Îles|Comores|Philippines|Territoires)/.test(country)) {
    return `${side} des ${country}`;
  }
  if (country.startsWith('République')) return `${side} de la ${country}`;
  if (BARE.has(country))
    return /^[AEIOUYHÉÎÔ]/.test(country) ? `${side} d'${country}` : `${side} de ${country}`;
  if (/^[AEIOUYÉÎÔ]/.test(country)) return `${side} de l'${country}`;
  const isFeminine = FEMININE.test(country) && !MASCULINE_IN_E.has(country);
  return isFeminine ? `${side} de la ${country}` : `${side} du ${country}`;
}
