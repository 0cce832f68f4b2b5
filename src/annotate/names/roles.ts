/**
 * People called by their office: «le président ghanéen John Mensah … le président ghanéen» is twice the same man.
 *
 * Only what the page itself says counts: the phrase must have stood beside a name on it, with the same state and the same
 * portfolio, and beside one name only. An office without a state or a portfolio is nobody's in particular, and a former
 * one may be anybody's.
 */
import type { Found } from './found.ts';
import { isAt, kindAt, lengthAt, type Page } from './words.ts';

export interface Role {
  /** Office, state and portfolio. */
  readonly key: string;
  readonly from: number;
  readonly to: number;
  /** The name beside which it stands, or null where it stands for one. */
  readonly holder: Found | null;
}

export function findRoles(page: Page, found: readonly Found[]): Role[] {
  const starts = new Map(found.map((item) => [item.from, item]));
  const ends = new Map(found.map((item) => [item.to, item]));
  const roles: Role[] = [];
  for (let at = 0; at < page.tokens.length; at++) {
    const phrase = isAt(page, at, 'office') ? readPhrase(page, at) : null;
    if (!phrase) continue;
    roles.push({
      ...phrase,
      from: at,
      holder: holderAfter(page, phrase.to, starts) ?? holderBefore(page, at, ends),
    });
    at = phrase.to - 1;
  }
  return roles;
}

/** «Ministre malien des Affaires étrangères»: null when nothing narrows the office, or when it is a former one. */
function readPhrase(page: Page, from: number): { key: string; to: number } | null {
  if (isAt(page, from - 1, 'aside')) return null;
  const { tokens, tables } = page;
  const sentence = tokens[from]!.sentence;
  let to = from + lengthAt(page, from, 'office');
  const office = tokens
    .slice(from, to)
    .map((token) => token.fold)
    .join(' ');
  const narrow: string[] = [];
  for (let at = to; at < to + 3 && tokens[at]?.sentence === sentence; at++) {
    const states = tables.demonyms.get(tokens[at]!.fold)?.states;
    if (states && narrow.length === 0) narrow.push(states.join('/'));
    else if (isAt(page, at, 'portfolio')) {
      const end = at + lengthAt(page, at, 'portfolio');
      narrow.push(
        tokens
          .slice(at, end)
          .map((token) => token.fold)
          .join(' '),
      );
      at = end - 1;
    } else if (kindAt(page, at, 'link') === null) break;
    else continue;
    to = at + 1;
  }
  return narrow.length > 0 ? { key: [office, ...narrow].join('|'), to } : null;
}

/** «…, X» or «… X», X a person's name as far as is known. */
function holderAfter(page: Page, to: number, starts: ReadonlyMap<number, Found>): Found | null {
  const at = page.tokens[to]?.form === ',' ? to + 1 : to;
  return personal(starts.get(at));
}

/** «X, le ministre malien des Affaires étrangères». */
function holderBefore(page: Page, from: number, ends: ReadonlyMap<number, Found>): Found | null {
  const at = isAt(page, from - 1, 'article') ? from - 1 : from;
  return page.tokens[at - 1]?.form === ',' ? personal(ends.get(at - 1)) : null;
}

function personal(item: Found | undefined): Found | null {
  if (!item || item.nominal || (item.known && item.known.type !== 'PER')) return null;
  return item;
}
