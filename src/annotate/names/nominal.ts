/**
 * Described bodies and groups: a common noun narrowed by a state or an adjective («armée malienne», «forces de défense
 * et de sécurité du Niger», «rebelles touaregs»), and a few that name somebody alone («la junte»).
 */
import type { NominalHead } from './tables.ts';
import { matchKnown } from './known.ts';
import { isAt, isCapital, kindAt, type Page } from './words.ts';

export interface Nominal {
  readonly to: number;
  readonly head: NominalHead;
  /** What stands between the noun and the state («armées», «de transition»). */
  readonly middle: string;
  /** The state that narrows it, or null. */
  readonly state: string | null;
}

const MIDDLE = 5;

export function findNominal(page: Page, at: number): Nominal | null {
  const token = page.tokens[at]!;
  if (token.case === 'upper' || (token.case === 'title' && !token.weak && isCapital(page.tokens[at + 1])))
    return null;
  const hit = page.tables.heads.longest(page.tokens, at, () => true);
  if (!hit) return null;
  const after = at + hit.length;
  const narrowed = findState(page, at, after, hit.value);
  if (narrowed) return narrowed;
  return hit.value.alone ? { to: after, head: hit.value, middle: '', state: null } : null;
}

function findState(page: Page, from: number, start: number, head: NominalHead): Nominal | null {
  const sentence = page.tokens[from]!.sentence;
  for (let at = start; at <= start + MIDDLE && page.tokens[at]?.sentence === sentence; at++) {
    const token = page.tokens[at]!;
    if (token.case === 'mark') return null;
    const demonym = token.case === 'lower' ? page.tables.demonyms.get(token.fold) : undefined;
    if (demonym)
      return narrowed(page, head, start, at, at + joinedLength(page, at), demonym.states[0] ?? null);
    const known = isCapital(token) ? matchKnown(page, at) : null;
    if (known) {
      const state = known.known.actsFor?.startsWith('state:') ? known.known.country : stateOf(known.known);
      return isOwned(page, start, at) && state
        ? narrowed(page, head, start, trimLinks(page, start, at), at + known.length, state)
        : null;
    }
    if (isCapital(token) || !(isAt(page, at, 'link') || page.tables.isBodyWord(token.fold))) return null;
  }
  return null;
}

/** «Armée du Niger», never «troupes au Niger»: the links before the state begin with one of belonging. */
function isOwned(page: Page, start: number, at: number): boolean {
  let first = at;
  while (first > start && isAt(page, first - 1, 'link')) first -= 1;
  return first < at && kindAt(page, first, 'link') === 'of';
}

function stateOf(known: { readonly type: string; readonly country: string | null }): string | null {
  return known.type === 'STATE' ? known.country : null;
}

function joinedLength(page: Page, at: number): number {
  let length = 1;
  while (page.tokens[at + length]?.joined) length += 1;
  return length;
}

function trimLinks(page: Page, start: number, end: number): number {
  let at = end;
  while (at > start && isAt(page, at - 1, 'link')) at -= 1;
  return at;
}

function narrowed(
  page: Page,
  head: NominalHead,
  from: number,
  end: number,
  to: number,
  state: string | null,
): Nominal {
  const middle = page.tokens
    .slice(from, end)
    .map((token, i) => (i > 0 && !token.glued ? ' ' : '') + token.form)
    .join('')
    .toLowerCase();
  return { to, head, middle, state };
}
