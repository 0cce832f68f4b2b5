/**
 * Why a name is no place here: it belongs to a longer name, a person, an office or a text, or it stands for a
 * government. Null when nothing speaks against it, which is not yet a reason for it.
 */
import type { Label } from './labels.ts';
import type { Mention } from './mentions.ts';
import type { PlaceKind } from './record.ts';
import type { Hit } from './rules.ts';
import type { PlaceEffect, PlaceTables } from './tables.ts';
import type { Token } from './tokens.ts';

/** A mention with all that is known of the words around it. */
interface Situation {
  readonly mention: Mention;
  readonly tokens: readonly Token[];
  readonly hits: readonly Hit[];
  readonly label: Label;
  readonly text: string;
}

/** `listed` is the name before it in the same list, if there is one. */
export function refuse(
  { mention, tokens, hits, label, text }: Situation,
  listed: { readonly refused: string | null } | undefined,
  tables: PlaceTables,
  neighbours: Neighbours,
): string | null {
  const has = (effect: PlaceEffect) => hits.some((hit) => hit.effect === effect);
  if (mention.candidates.length === 0) return 'article';
  if (has('water')) return 'water';
  if (has('named-after')) return 'named-after';
  if (label === 'government') return 'government';
  if (label === 'person' || label === 'group' || label === 'inside') return label;
  if (isGovernment(hits) && isSeat(mention)) return 'government';
  if (listed?.refused === 'government' && !has('locates') && isSeat(mention)) return 'government';
  if (isInsideName(mention, tokens, tables, neighbours)) return 'inside-name';
  if (label === 'place') return null;
  const isFamous = mention.candidates.some((place) => place.listed || place.kind === 'capital');
  if (has('person') && !isFamous) return 'person';
  if (isAcronym(mention, tokens, text)) return 'acronym';
  const only = tokens[mention.first]!;
  const isPlain = tables.common.has(only.key) || tables.bearings.has(only.key);
  if (mention.first === mention.last && isPlain && !has('kind')) return 'common-word';
  return null;
}

/** What governments do is said of the name only where the name is the subject: in «à Rabat» or «de Rabat» it is not. */
function isGovernment(hits: readonly Hit[]): boolean {
  const has = (effect: PlaceEffect) => hits.some((hit) => hit.effect === effect);
  const hit = hits.find((own) => own.effect === 'government');
  if (!hit || has('near') || has('offset')) return false;
  return hit.side === 'before' || !(has('locates') || has('complement'));
}

const LONGEST_ACRONYM = 5;

/** A short word in capitals is a body's initials, unless our tables know it («RDC») or the whole line is in capitals. */
function isAcronym(mention: Mention, tokens: readonly Token[], text: string): boolean {
  const own = text.slice(mention.from, mention.to);
  if (own.length > LONGEST_ACRONYM || own !== own.toUpperCase()) return false;
  if (mention.candidates.some((place) => place.kind === 'country' || place.listed)) return false;
  const before = tokens[mention.first - 1];
  const after = tokens[mention.last + 1];
  const isShouted = [before, after].some((token) => token && isLoud(text.slice(token.from, token.to)));
  return !isShouted;
}

function isLoud(word: string): boolean {
  return word.length > 3 && word === word.toUpperCase() && word !== word.toLowerCase();
}

/**
 * A capital may stand for its government. So may a country, but its name means the country as well, and what is printed
 * of it is as wide: there is no false pin to refuse.
 */
function isSeat(mention: Mention): boolean {
  return (
    mention.candidates.some((place) => place.kind === 'capital') &&
    mention.candidates.every((place) => place.kind !== 'country')
  );
}

/** Mentions by the word that they start and end with. */
export interface Neighbours {
  readonly starting: ReadonlyMap<number, Mention>;
  readonly ending: ReadonlyMap<number, Mention>;
}

export function indexNeighbours(mentions: readonly Mention[]): Neighbours {
  return {
    starting: new Map(mentions.map((mention) => [mention.first, mention])),
    ending: new Map(mentions.map((mention) => [mention.last, mention])),
  };
}

const LANDS: ReadonlySet<PlaceKind> = new Set(['country', 'region', 'area']);
const TOUCHING = new Set([' ', '-', '\u00a0', '‑']);

/**
 * Capitalised words that touch it make it a part of a longer name: «Radio Kidal», «Amadou Koro». Not so another place
 * joined by a hyphen («Gao-Ansongo»), or a country put beside it.
 */
function isInsideName(
  mention: Mention,
  tokens: readonly Token[],
  tables: PlaceTables,
  neighbours: Neighbours,
): boolean {
  const joins = (index: number, glue: string, other: Mention | undefined) => {
    const token = tokens[index];
    if (!token?.capital || !TOUCHING.has(glue)) return false;
    if (glue !== '-' && isPlainWord(token, tables)) return false;
    if (glue === '-' && tables.bearings.has(token.key)) return false;
    return (
      other === undefined || (glue !== '-' && !other.candidates.some((place) => place.kind === 'country'))
    );
  };
  const left = mention.first - 1;
  const right = mention.last + 1;
  if (joins(left, tokens[mention.first]!.glue, neighbours.ending.get(left))) return true;
  const glue = tokens[right]?.glue ?? '';
  if (tables.adjuncts && glue !== '-' && mention.candidates.some((place) => LANDS.has(place.kind)))
    return false;
  return joins(right, glue, neighbours.starting.get(right));
}

/** A capitalised word that is no name: it starts a sentence, tells a direction or says what kind of place follows. */
function isPlainWord(token: Token, tables: PlaceTables): boolean {
  return tables.plain.has(token.key) || tables.bearings.has(token.key) || tables.kinds.has(token.key);
}
