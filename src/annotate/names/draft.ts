/** An entity while its mentions are gathered: what is known of it, and what speaks for each type. */
import type { EntityType, Mention } from '../../model/index.ts';
import type { Scores } from './context.ts';
import type { Known } from './lexicon.ts';

export interface Draft {
  name: string;
  type: EntityType | 'OTHER';
  kind: string | null;
  country: string | null;
  /** Folded words of the name, without links: what other mentions are compared with. */
  words: string[];
  scores: Scores | null;
  known: Known | null;
  readonly mentions: Mention[];
  weak: boolean;
  /** Every mention is a head noun alone. */
  bare: boolean;
  /** What a title on the page says of somebody known: it holds on the day of the page. */
  titled: string | null;
  readonly kinds: Partial<Record<EntityType, string | undefined>>;
}

export function blank(name: string, type: Draft['type']): Draft {
  return {
    name,
    type,
    kind: null,
    country: null,
    words: [],
    scores: null,
    known: null,
    mentions: [],
    weak: false,
    bare: false,
    titled: null,
    kinds: {},
  };
}

export function draftOf(known: Known, words: string[]): Draft {
  const { name, type, kind, country } = known;
  return { ...blank(name, type), kind, country, words, known };
}

export function isPerson(draft: Draft): boolean {
  return (draft.scores ? bestType(draft.scores) : draft.type) === 'PER';
}

export function isKept(draft: Draft): boolean {
  if (draft.bare) return false;
  if (draft.scores === null) return draft.type !== 'OTHER';
  const best = bestType(draft.scores);
  return best !== 'OTHER' && draft.scores[best] > (draft.weak ? 2 : 0.5);
}

export function typeOf(draft: Draft): EntityType {
  const type = draft.scores ? bestType(draft.scores) : draft.type;
  return type === 'OTHER' ? 'ORG' : type;
}

export const TYPES = ['PER', 'ORG', 'GROUP', 'PLACE', 'OTHER'] as const;

export function bestType(scores: Scores): (typeof TYPES)[number] {
  let best: (typeof TYPES)[number] = 'OTHER';
  for (const type of TYPES) if (scores[type] > scores[best]) best = type;
  return best;
}

export function zero(scores: Scores): Scores {
  return { ...scores, PER: 0, ORG: 0, GROUP: 0, STATE: 0, PLACE: 0, OTHER: 0 };
}

export function addScores(into: Scores, scores: Scores): void {
  for (const type of TYPES) into[type] += scores[type];
}
