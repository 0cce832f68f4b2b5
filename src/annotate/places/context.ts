/**
 * How a name is used: what the words before and after it say, by the rules of the language, and whether it is only a
 * part of a longer name. Says nothing on which place is meant.
 */
import type { Entity } from '../../model/index.ts';
import type { Mention } from './mentions.ts';
import type { PlaceKind } from './record.ts';
import type { PlaceEffect, PlaceRule, PlaceTables } from './tables.ts';
import type { Token } from './tokens.ts';

/** One rule that met a name. */
export interface Hit {
  readonly rule: string;
  readonly effect: PlaceEffect;
  /** Where the words of the rule start, for a rule before the name; where they end, for one after it. */
  readonly edge: number;
  readonly groups: Readonly<Record<string, string | undefined>>;
  readonly wants: PlaceRule['wants'];
}

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

const BEFORE = 90;
const AFTER = 60;

/** The rules that meet the name at `from`…`to`, at most one an effect. */
export function findHits(text: string, from: number, to: number, rules: readonly PlaceRule[]): Hit[] {
  const before = lastLine(text.slice(Math.max(0, from - BEFORE), from));
  const after = text.slice(to, to + AFTER);
  const hits = new Map<PlaceEffect, Hit>();
  for (const rule of rules) {
    if (hits.has(rule.effect)) continue;
    const match = rule.pattern.exec(rule.side === 'before' ? before : after);
    if (!match) continue;
    const edge = rule.side === 'before' ? from - before.length + match.index : to + match[0].length;
    hits.set(rule.effect, {
      rule: rule.name,
      effect: rule.effect,
      edge,
      groups: match.groups ?? {},
      wants: rule.wants,
    });
  }
  return [...hits.values()];
}

function lastLine(text: string): string {
  return text.slice(text.lastIndexOf('\n') + 1);
}

export function hitOf(use: Pick<Use, 'hits'>, effect: PlaceEffect): Hit | undefined {
  return use.hits.find((hit) => hit.effect === effect);
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
  for (const mention of mentions) {
    const hits = findHits(text, mention.from, mention.to, tables.rules);
    const label = labels(mention);
    const previous = uses.at(-1);
    const joined = previous !== undefined && isJoined(text, previous, mention, tables);
    const noun = hits.find((hit) => hit.effect === 'kind')?.groups['noun']?.toLowerCase();
    const kind = noun ? tables.kinds.get(noun) : undefined;
    const inherited = !noun && joined && hits.every((hit) => hit.effect === 'locates') ? previous : undefined;
    uses.push({
      mention,
      hits: joined && previous ? inherit(hits, previous) : hits,
      kind: kind?.kind ?? inherited?.kind ?? null,
      wants: hits.find((hit) => hit.wants !== null)?.wants ?? inherited?.wants ?? null,
      noun: noun ?? inherited?.noun ?? null,
      named: label === 'place',
      mended: false,
      refused: refusal(mention, tokens, hits, label, joined ? previous : undefined, tables, neighbours),
    });
  }
  return uses;
}

/** A member of a list shares what is said of the first: «les villes de Gao, Bourem et Ansongo». */
function inherit(hits: readonly Hit[], previous: Use): readonly Hit[] {
  if (hits.length > 0) return hits;
  return previous.hits.filter((hit) => hit.effect === 'locates' || hit.effect === 'government');
}

function isJoined(text: string, previous: Use, mention: Mention, tables: PlaceTables): boolean {
  const between = text.slice(previous.mention.to, mention.from);
  return between.length <= 24 && tables.joins.test(between);
}

type Label = 'place' | 'government' | 'person' | 'group' | 'inside' | null;

/** What the reader of names makes of a mention: it looks at the entity mention that overlaps it. */
function labelMentions(entities: readonly Entity[]): (mention: Mention) => Label {
  const all = entities
    .flatMap((entity) => entity.mentions.map((mention) => ({ ...mention, type: entity.type })))
    .toSorted((a, b) => a.from - b.from || b.to - a.to);
  let start = 0;
  return (mention) => {
    while (start < all.length && all[start]!.to <= mention.from) start += 1;
    for (let i = start; i < all.length && all[i]!.from < mention.to; i += 1) {
      const entity = all[i]!;
      if (entity.to <= mention.from) continue;
      const isPlace = entity.type === 'PLACE' || entity.type === 'STATE';
      if (isPlace) return entity.sense === 'government' ? 'government' : 'place';
      const wider = entity.to - entity.from > mention.to - mention.from;
      if (wider) return 'inside';
      return entity.type === 'PER' ? 'person' : 'group';
    }
    return null;
  };
}

function refusal(
  mention: Mention,
  tokens: readonly Token[],
  hits: readonly Hit[],
  label: Label,
  listed: Use | undefined,
  tables: PlaceTables,
  neighbours: Neighbours,
): string | null {
  const has = (effect: PlaceEffect) => hits.some((hit) => hit.effect === effect);
  if (has('water')) return 'water';
  if (has('named-after')) return 'named-after';
  if (label === 'government') return 'government';
  if (label === 'person' || label === 'group' || label === 'inside') return label;
  if (has('government') && !has('near') && !has('offset') && isSeat(mention)) return 'government';
  if (listed?.refused === 'government' && !has('locates') && isSeat(mention)) return 'government';
  if (label === 'place') return null;
  if (isInsideName(mention, tokens, tables, neighbours)) return 'inside-name';
  const only = tokens[mention.first]!;
  const isPlain = tables.common.has(only.key) || tables.bearings.has(only.key);
  if (mention.first === mention.last && isPlain && !has('kind')) return 'common-word';
  return null;
}

/** Only a seat of government or a country can stand for one. */
function isSeat(mention: Mention): boolean {
  return mention.candidates.some((place) => place.kind === 'capital' || place.kind === 'country');
}

/** Mentions by the word that they start and end with. */
interface Neighbours {
  readonly starting: ReadonlyMap<number, Mention>;
  readonly ending: ReadonlyMap<number, Mention>;
}

function indexNeighbours(mentions: readonly Mention[]): Neighbours {
  return {
    starting: new Map(mentions.map((mention) => [mention.first, mention])),
    ending: new Map(mentions.map((mention) => [mention.last, mention])),
  };
}

const TOUCHING = new Set([' ', '-', '\u00a0', '‑']);

/**
 * Capitalised words that touch it make it a part of a longer name: «Radio Kidal», «Amadou Koro». Not so another place
 * beside it: joined by a hyphen («Gao-Ansongo»), or well known and put side by side.
 */
function isInsideName(
  mention: Mention,
  tokens: readonly Token[],
  tables: PlaceTables,
  neighbours: Neighbours,
): boolean {
  const joins = (index: number, glue: string, other: Mention | undefined) => {
    const token = tokens[index];
    if (!token?.capital || !TOUCHING.has(glue) || isPlainWord(token, tables)) return false;
    return other === undefined || (glue !== '-' && !other.candidates.some((place) => place.listed));
  };
  const left = mention.first - 1;
  const right = mention.last + 1;
  return (
    joins(left, tokens[mention.first]!.glue, neighbours.ending.get(left)) ||
    joins(right, tokens[right]?.glue ?? '', neighbours.starting.get(right))
  );
}

/** A capitalised word that is no name: it starts a sentence, tells a direction or says what kind of place follows. */
function isPlainWord(token: Token, tables: PlaceTables): boolean {
  return tables.plain.has(token.key) || tables.bearings.has(token.key) || tables.kinds.has(token.key);
}
