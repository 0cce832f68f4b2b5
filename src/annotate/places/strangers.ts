/**
 * Names of places that no gazetteer has as they are written: misspelt ones are mended from the countries of the story;
 * the others come out unresolved where the text says that they are places, so that the reader sees what is missing.
 */
import type { Entity } from '../../model/index.ts';
import type { Use } from './context.ts';
import { findHits, hitOf } from './rules.ts';
import type { CountryEvidence } from './evidence.ts';
import type { Lexicon, Mention } from './mentions.ts';
import type { PlaceRecord } from './record.ts';
import { findMisspelt } from './spelling.ts';
import type { Token } from './tokens.ts';

/** A page full of unknown names is no news page: the rest is left alone. */
const MOST_STRANGERS = 60;

export function findStrangers(
  text: string,
  tokens: readonly Token[],
  uses: readonly Use[],
  entities: readonly Entity[],
  evidence: CountryEvidence,
  lexicon: Lexicon,
): Use[] {
  const places = placeSpans(entities);
  const taken = new Set(uses.flatMap(({ mention }) => indexesOf(mention)));
  const ends = new Set(uses.filter((use) => use.refused === null).map((use) => use.mention.to));
  const strangers: Use[] = [];
  for (let i = 0; i < tokens.length && strangers.length < MOST_STRANGERS; i += 1) {
    if (!startsName(tokens, i, taken, lexicon)) continue;
    const mention = nameAt(tokens, i, taken);
    if (isBeforeName(tokens, mention, taken)) continue;
    const isListed = follows(text, mention, ends, lexicon);
    const use = useOf(text, mention, places.get(mention.from) ?? null, isListed, evidence, lexicon);
    if (use) strangers.push(use);
    i = mention.last;
  }
  return strangers;
}

function indexesOf({ first, last }: Mention): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Ends of what the reader of names calls a place, by where it starts. */
function placeSpans(entities: readonly Entity[]): Map<number, number> {
  const spans = entities
    .filter((entity) => entity.type === 'PLACE')
    .flatMap((entity) => entity.mentions.filter((mention) => mention.sense === 'literal'));
  return new Map(spans.map((span) => [span.from, span.to]));
}

function startsName(
  tokens: readonly Token[],
  i: number,
  taken: ReadonlySet<number>,
  lexicon: Lexicon,
): boolean {
  const token = tokens[i]!;
  if (!token.capital || token.key.length < 3 || taken.has(i)) return false;
  if (lexicon.tables.common.has(token.key) || lexicon.demonyms.has(token.key)) return false;
  const isJoined = (index: number, glue: string) => tokens[index]?.capital === true && TOUCHING.test(glue);
  return !(isJoined(i - 1, token.glue) && taken.has(i - 1));
}

const TOUCHING = /^[ \u00a0\-‑]$/;

/** The capitalised words from here on, as one name. */
function nameAt(tokens: readonly Token[], first: number, taken: ReadonlySet<number>): Mention {
  let last = first;
  while (last + 1 < tokens.length && last - first < 4) {
    const next = tokens[last + 1]!;
    if (!next.capital || taken.has(last + 1) || !/^[ \-’']$/.test(next.glue)) break;
    last += 1;
  }
  const key = tokens
    .slice(first, last + 1)
    .map((token) => token.key)
    .join('');
  return { from: tokens[first]!.from, to: tokens[last]!.to, first, last, key, candidates: [] };
}

/** It is the next member of a list of places: «Ber, puis Anéfis». */
function follows(text: string, mention: Mention, ends: ReadonlySet<number>, { tables }: Lexicon): boolean {
  for (let at = mention.from - 1; at >= Math.max(0, mention.from - LONGEST_JOIN); at -= 1) {
    if (ends.has(at)) return tables.joins.test(text.slice(at, mention.from));
  }
  return false;
}

const LONGEST_JOIN = 16;

/** The rest of a longer name follows: «Barack» before «Obama». */
function isBeforeName(tokens: readonly Token[], mention: Mention, taken: ReadonlySet<number>): boolean {
  const next = tokens[mention.last + 1];
  return next !== undefined && next.capital && taken.has(mention.last + 1) && TOUCHING.test(next.glue);
}

function useOf(
  text: string,
  mention: Mention,
  namedTo: number | null,
  isListed: boolean,
  evidence: CountryEvidence,
  lexicon: Lexicon,
): Use | null {
  const { tables, gazetteer } = lexicon;
  const hits = findHits(text, mention.from, mention.to, tables.rules);
  const hit = hitOf({ hits }, 'kind');
  const noun = hit?.groups['noun']?.toLowerCase() ?? null;
  const kind = noun ? (tables.kinds.get(noun)?.kind ?? null) : null;
  const named = namedTo === mention.to;
  const isLocated =
    named ||
    isListed ||
    kind !== null ||
    hits.some((own) => own.effect === 'locates' || own.effect === 'near');
  if (hitOf({ hits }, 'named-after') || hitOf({ hits }, 'article') || hitOf({ hits }, 'person')) return null;
  const mended = findMisspelt(mention.key, mention.from, evidence, gazetteer);
  const candidates = isLocated ? mended : mended.filter((place) => isPlainSlip(mention, place));
  if (candidates.length === 0 && !named && kind !== 'town') return null;
  return {
    mention: { ...mention, candidates },
    hits,
    kind,
    noun,
    wants: null,
    named,
    mended: candidates.length > 0,
    refused: null,
  };
}

/** A long name of our tables that stands alone needs no word that says it is a place. */
function isPlainSlip(mention: Mention, place: PlaceRecord): boolean {
  return place.listed && mention.first === mention.last && mention.key.length >= 8;
}
