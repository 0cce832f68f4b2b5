/**
 * Described bodies and groups: a common noun narrowed by a state or an adjective («armée malienne», «forces de défense
 * et de sécurité du Niger», «rebelles touaregs»), and a few that name somebody alone («la junte»).
 */
import type { Demonym, NominalHead } from './tables.ts';
import { matchKnown } from './known.ts';
import { isAt, isCapital, kindAt, type Page } from './words.ts';

export interface Nominal {
  readonly to: number;
  readonly head: NominalHead;
  /** What stands between the noun and the state («armées», «de transition»). */
  readonly middle: string;
  /** The state that narrows it; several where a demonym is of more than one («congolais»); none when nothing does. */
  readonly states: readonly string[];
}

const MIDDLE = 5;

export function findNominal(page: Page, at: number): Nominal | null {
  const token = page.tokens[at]!;
  if (token.case === 'upper' || (token.case === 'title' && !token.weak && isCapital(page.tokens[at + 1])))
    return null;
  const hit = page.tables.heads.longest(page.tokens, at, () => true);
  if (!hit || (hit.value.agreement === 'mp' && isQualifier(page, at))) return null;
  const after = at + hit.length;
  const found = findState(page, at, after, hit.value) ?? findQualified(page, after, hit.value);
  if (found) return found;
  if (hit.value.type === 'GROUP' && leadsName(page, after)) return null;
  return hit.value.alone ? { to: after, head: hit.value, middle: '', states: [] } : null;
}

/** «Entrepreneurs *militaires*», «attaques *terroristes*»: after a noun the word only qualifies it. */
function isQualifier(page: Page, at: number): boolean {
  const before = page.tokens[at - 1];
  if (before?.case !== 'lower' || before.sentence !== page.tokens[at]!.sentence) return false;
  const opens = isAt(page, at - 1, 'stop') || isAt(page, at - 1, 'article') || isAt(page, at - 1, 'link');
  return (
    !opens &&
    !isAt(page, at - 1, 'aside') &&
    !/^\p{N}/u.test(before.form) &&
    page.tables.isCommon(before.form)
  );
}

/** «Rebelles du M23»: the group has a name of its own, which stands for both. */
function leadsName(page: Page, at: number): boolean {
  let next = at;
  while (next < at + 2 && isAt(page, next, 'link') && page.tokens[next]!.case === 'lower') next += 1;
  return next > at && kindAt(page, at, 'link') === 'of' && isCapital(page.tokens[next]);
}

/** Narrowed by adjectives alone: «rebelles touaregs», «gouvernement de transition». */
function findQualified(page: Page, start: number, head: NominalHead): Nominal | null {
  const sentence = page.tokens[start - 1]!.sentence;
  let end = start;
  while (end < start + MIDDLE && page.tokens[end]?.sentence === sentence) {
    const linked = kindAt(page, end, 'link') === 'of' && page.tokens[end + 1]?.sentence === sentence;
    const word = linked ? end + 1 : end;
    const token = page.tokens[word]!;
    if (token.case !== 'lower' || !page.tables.isBodyWord(token.fold) || isAt(page, word, 'stop')) break;
    end = word + 1;
  }
  return end > start ? narrowed(page, head, start, end, end, []) : null;
}

function findState(page: Page, from: number, start: number, head: NominalHead): Nominal | null {
  const sentence = page.tokens[from]!.sentence;
  for (let at = start; at <= start + MIDDLE && page.tokens[at]?.sentence === sentence; at++) {
    const token = page.tokens[at]!;
    if (token.case === 'mark') return null;
    // A capital, as machine translation writes it («armée Français»), unless a name follows.
    const written = token.case === 'lower' || (token.case === 'title' && !isCapital(page.tokens[at + 1]));
    const demonym = written ? demonymAt(page, at) : null;
    if (demonym) return narrowed(page, head, start, at, at + joinedLength(page, at), demonym.states);
    const known = isCapital(token) ? matchKnown(page, at) : null;
    if (known) {
      const state = known.known.actsFor?.startsWith('state:') ? known.known.country : stateOf(known.known);
      return isOwned(page, from, start, at) && state
        ? narrowed(page, head, start, trimLinks(page, start, at), at + known.length, [state])
        : null;
    }
    if (isCapital(token) || !(isAt(page, at, 'link') || page.tables.isBodyWord(token.fold))) return null;
  }
  return null;
}

function demonymAt(page: Page, at: number): Demonym | null {
  const { demonyms } = page.tables;
  const [token, next] = [page.tokens[at]!, page.tokens[at + 1]];
  const pair = next?.joined ? demonyms.get(`${token.fold}-${next.fold}`) : undefined;
  return pair ?? demonyms.get(token.fold) ?? null;
}

/**
 * «Armée du Niger», never «troupes au Niger»: the links before the state begin with one of belonging. «Ses troupes du
 * Niger» belong to somebody else.
 */
function isOwned(page: Page, from: number, start: number, at: number): boolean {
  if (kindAt(page, from - 1, 'article') === 'possessive') return false;
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
  states: readonly string[],
): Nominal {
  const middle = page.tokens
    .slice(from, end)
    .map((token, i) => (i > 0 && !token.glued ? ' ' : '') + token.form)
    .join('')
    .toLowerCase();
  return { to, head, middle, states };
}
