/**
 * How a name is used: what the words before and after it say, by the rules of the language, and whether it is only a
 * part of a longer name. Says nothing on which place is meant.
 */
import type { Entity } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import { labelMentions } from './labels.ts';
import type { Mention } from './mentions.ts';
import { type PlaceKind, type PlaceRecord, placeKey } from './record.ts';
import { indexNeighbours, refuse } from './refusal.ts';
import { findHits, type Hit, hitOf } from './rules.ts';
import type { PlaceEffect, PlaceRule, PlaceTables } from './tables.ts';
import type { Token } from './tokens.ts';

export interface Use {
  readonly mention: Mention;
  readonly hits: readonly Hit[];
  /** The kind that a noun before it states. */
  readonly kind: PlaceKind | null;
  /** The sort of place that goes with the words before it. */
  readonly wants: PlaceRule['wants'];
  readonly noun: string | null;
  /** The reader of names calls it a place or a state. */
  readonly named: boolean;
  /** The name stands on the page with a slip of the pen. */
  readonly mended: boolean;
  /** Why it is no place here; null when nothing speaks against it. */
  readonly refused: string | null;
}

/** How every mention is used, in order. */
export function findUses(
  text: string,
  tokens: readonly Token[],
  mentions: readonly Mention[],
  entities: readonly Entity[],
  tables: PlaceTables,
): Use[] {
  const labels = labelMentions(entities);
  const neighbours = indexNeighbours(mentions);
  const uses: Use[] = [];
  for (const found of mentions) {
    const hits = findHits(text, found.from, found.to, tables.rules);
    const mention = heedArticle(found, hits, tables);
    const label = labels(mention);
    const previous = uses.at(-1);
    const joined = previous !== undefined && isJoined(text, previous, mention, tables);
    const noun = statedNoun(hits) ?? ownNoun(mention, tokens, tables);
    const kind = noun ? tables.kinds.get(noun) : undefined;
    const inherited = !noun && joined && hits.every((hit) => NEUTRAL.has(hit.effect)) ? previous : undefined;
    uses.push({
      mention,
      hits: joined && previous ? inherit(hits, previous) : hits,
      kind: kind?.kind ?? inherited?.kind ?? null,
      wants: hits.find((hit) => hit.wants !== null)?.wants ?? inherited?.wants ?? null,
      noun: noun ?? inherited?.noun ?? null,
      named: label === 'place',
      mended: false,
      refused: refuse(
        { mention, tokens, hits, label, text },
        joined ? previous : undefined,
        tables,
        neighbours,
      ),
    });
  }
  return uses;
}

function statedNoun(hits: readonly Hit[]): string | undefined {
  return hitOf({ hits }, 'kind')?.groups['noun']?.toLowerCase();
}

/** The noun that the name itself ends in: "Adair County". */
function ownNoun(mention: Mention, tokens: readonly Token[], tables: PlaceTables): string | undefined {
  const last = tokens[mention.last]!.key;
  return mention.last > mention.first && tables.kinds.has(last) && !tables.heads.has(last) ? last : undefined;
}

/** What a member of a list may have of its own and yet share what is said of the first. */
const NEUTRAL: ReadonlySet<PlaceEffect> = new Set(['locates', 'complement', 'article']);

/** A member of a list shares what is said of the first: «les villes de Gao, Bourem et Ansongo». */
function inherit(hits: readonly Hit[], previous: Use): readonly Hit[] {
  if (!hits.every((hit) => NEUTRAL.has(hit.effect))) return hits;
  const shared = previous.hits.filter((hit) => hit.effect === 'locates' || hit.effect === 'government');
  return [...hits, ...shared.filter((hit) => !hits.some((own) => own.effect === hit.effect))];
}

function isJoined(text: string, previous: Use, mention: Mention, tables: PlaceTables): boolean {
  const between = text.slice(previous.mention.to, mention.from);
  return between.length <= 24 && tables.joins.test(between);
}

/** Towns bear no article, unless their name has one: «le Raja», «la Bourse» are none, «au Caire» is. */
function heedArticle(mention: Mention, hits: readonly Hit[], tables: PlaceTables): Mention {
  const isBare = hits.every((hit) => hit.effect !== 'article') || hitOf({ hits }, 'kind') !== undefined;
  if (isBare) return mention;
  const keeps = (place: PlaceRecord) =>
    !TOWNS.has(place.kind) || bearsArticle(place.titles[tables.code] ?? place.name, tables);
  return { ...mention, candidates: mention.candidates.filter(keeps) };
}

const TOWNS: ReadonlySet<PlaceKind> = new Set(['capital', 'seat', 'town', 'section', 'site']);

function bearsArticle(name: string, tables: PlaceTables): boolean {
  const first = placeKey(fold(name.split(/[ '’]/)[0]!));
  return [...tables.articles.values()].includes(first) || first === 'l';
}
