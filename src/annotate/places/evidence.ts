/**
 * Which countries a page is about, and which a sentence: the evidence that decides between namesakes. Countries named,
 * demonyms, entities with a country, places that can lie in one country only, and what the user said.
 */
import { fold } from '../../text/fold.ts';
import type { Entity } from '../../model/index.ts';
import type { Use } from './context.ts';
import { type PlaceRecord, placeKey } from './record.ts';
import type { CountryName } from './tables.ts';
import type { Token } from './tokens.ts';

/** The weight of one sign, relative to a country that is named. */
const WEIGHTS = { named: 2, demonym: 1.2, entity: 0.6, place: 1, stated: 8 } as const;
/** A country that is named fifty times is not fifty times the country of the story. */
const MOST = 12;
/** Signs in the same sentence count so much more. */
const NEARBY = 3;

export interface CountryEvidence {
  /** How far the text around this offset speaks for a country: 0 to 1, all countries together 1. */
  shareAt(offset: number, country: string): number;
  /** The countries of the page, strongest first, with their shares. */
  readonly ranking: readonly { readonly country: string; readonly share: number }[];
}

interface Sign {
  readonly country: string;
  readonly weight: number;
  readonly at: number | null;
}

export type DemonymIndex = ReadonlyMap<string, readonly string[]>;

/** The codes that a demonym may stand for, by its folded form. */
export function indexDemonyms(countries: readonly CountryName[]): DemonymIndex {
  const index = new Map<string, string[]>();
  for (const country of countries) {
    for (const form of country.demonyms) {
      const key = placeKey(fold(form));
      for (const inflected of [key, `${key}s`]) {
        index.set(inflected, [...new Set([...(index.get(inflected) ?? []), country.code])]);
      }
    }
  }
  return index;
}

export function weighCountries(
  uses: readonly Use[],
  tokens: readonly Token[],
  entities: readonly Entity[],
  demonyms: DemonymIndex,
  stated: string | null,
  sentenceOf: (offset: number) => number,
): CountryEvidence {
  const signs = [
    ...(stated ? [{ country: stated, weight: WEIGHTS.stated, at: null }] : []),
    ...uses.flatMap(signsOfUse),
    ...signsOfDemonyms(tokens, demonyms),
    ...entities.flatMap(signsOfEntity),
  ];
  const page = new Map<string, number>();
  const local = new Map<number, Map<string, number>>();
  for (const { country, weight, at } of signs) {
    page.set(country, (page.get(country) ?? 0) + weight);
    if (at === null) continue;
    const sentence = sentenceOf(at);
    const own = local.get(sentence) ?? new Map<string, number>();
    own.set(country, (own.get(country) ?? 0) + weight);
    local.set(sentence, own);
  }
  for (const [country, weight] of page) page.set(country, Math.min(MOST, weight));
  const total = sum(page);
  return {
    shareAt: (offset, country) => {
      const near = local.get(sentenceOf(offset));
      const all = total + NEARBY * (near ? sum(near) : 0);
      return all === 0 ? 0 : ((page.get(country) ?? 0) + NEARBY * (near?.get(country) ?? 0)) / all;
    },
    ranking: [...page]
      .map(([country, weight]) => ({ country, share: weight / total }))
      .toSorted((a, b) => b.share - a.share || (a.country < b.country ? -1 : 1)),
  };
}

function sum(weights: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const weight of weights.values()) total += weight;
  return total;
}

/** A country named, even as a government or in a name; a place when all that bear its name lie in one country. */
function signsOfUse({ mention, refused }: Use): Sign[] {
  const at = mention.from;
  const countries = mention.candidates.filter((place) => place.kind === 'country');
  if (countries.length > 0) {
    const isShared = mention.candidates.some((place) => place.kind !== 'country' && place.listed);
    const weight = WEIGHTS.named / countries.length / (isShared ? 4 : 1);
    return countries.map(({ country }) => ({ country, weight, at }));
  }
  if (refused && refused !== 'named-after' && refused !== 'government') return [];
  const country = onlyCountry(mention.candidates);
  return country ? [{ country, weight: WEIGHTS.place, at }] : [];
}

/** The country of a name that a known place bears, unless a place known as well bears it elsewhere. */
function onlyCountry(candidates: readonly PlaceRecord[]): string | null {
  const known = candidates.filter(
    (place) => place.listed || place.kind === 'capital' || place.population >= 100_000,
  );
  const countries = new Set(known.map((place) => place.country));
  return countries.size === 1 ? [...countries][0] || null : null;
}

function signsOfDemonyms(tokens: readonly Token[], demonyms: DemonymIndex): Sign[] {
  return tokens.flatMap((token, i) => {
    const before = tokens[i - 1];
    const compound = before && token.glue === '-' ? demonyms.get(before.key + token.key) : undefined;
    const codes = compound ?? demonyms.get(token.key) ?? [];
    return codes.map((country) => ({ country, weight: WEIGHTS.demonym / codes.length, at: token.from }));
  });
}

function signsOfEntity(entity: Entity): Sign[] {
  if (!entity.country || entity.type === 'STATE' || entity.type === 'PLACE') return [];
  return [{ country: entity.country, weight: WEIGHTS.entity, at: null }];
}
