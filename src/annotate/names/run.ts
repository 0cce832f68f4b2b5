/**
 * Runs: how far a name reaches from its first capital.
 *
 * A person's name goes on over capitals and particles; the name of a body or a place, once headed by a word that says
 * so («Conseil», «Ligue», «Place»), over adjectives and complements too.
 */
import { endByAcronym } from './initials.ts';
import { isAt, isCapital, isOrdinary, kindAt, lengthAt, hitAt, type Page } from './words.ts';

export interface Run {
  readonly from: number;
  readonly to: number;
  /** The class of the word that heads it, when one does. */
  readonly head: 'org-head' | 'group-head' | 'place-head' | 'other-head' | null;
}

const HEADS = ['org-head', 'group-head', 'place-head', 'other-head'] as const;

/** Longest stretch of a headed name, in tokens: past that, a sentence has been swallowed. */
const LONGEST = 14;

/** A body named in lower case («direction de la sécurité politique»): a noun of bodies and what narrows it, or null. */
export function findLowerBody(page: Page, from: number): Run | null {
  const start = from + lengthAt(page, from, 'body-noun');
  const to = endByAcronym(page, from, extendBody(page, from, start, true));
  return to > start ? { from, to, head: 'org-head' } : null;
}

/** «Place de l'Indépendance» in lower case: a noun of places, a link, and an ordinary word with a capital. */
export function findLowerPlace(page: Page, from: number): Run | null {
  const start = from + lengthAt(page, from, 'place-head');
  const name = skipLinks(page, start);
  const linked = name > start && kindAt(page, start, 'link') === 'of';
  const capital = linked && isCapital(page.tokens[name]) && sameSentence(page, from, name);
  if (!capital || !isOrdinary(page, name) || page.tables.isTown(page.tokens[name]!.fold)) return null;
  const more = page.tokens[name + 1];
  return isCapital(more) || more?.joined ? null : { from, to: name + 1, head: 'place-head' };
}

export function findRun(page: Page, from: number): Run {
  if (isAt(page, from, 'article') && isCapital(page.tokens[from + 1])) {
    return { from, to: extendBody(page, from, from + 1), head: 'org-head' };
  }
  let head: Run['head'] = null;
  let length = 1;
  for (const name of HEADS) {
    const hit = hitAt(page, from, name);
    if (!hit || (head && hit.length <= length)) continue;
    head = name;
    length = hit.length;
  }
  const to = head ? endByAcronym(page, from, extendBody(page, from, from + length)) : extendName(page, from);
  return { from, to, head };
}

function sameSentence(page: Page, a: number, b: number): boolean {
  return page.tokens[a]?.sentence === page.tokens[b]?.sentence;
}

/** Capitals, initials, what hyphens join, and particles between capitals («Ould», «Ag», «al-»). */
function extendName(page: Page, from: number): number {
  const { tokens } = page;
  let to = from + 1;
  while (to < from + LONGEST) {
    const next = tokens[to];
    if (!next || !sameSentence(page, to - 1, to) || next.case === 'mark') return to;
    if (next.joined || (isCapital(next) && !endsName(page, to))) to += 1;
    else if (isParticle(page, from, to) && isCapital(tokens[to + 1]) && !endsName(page, to + 1)) to += 2;
    else if (isParticle(page, from, to) && isAt(page, to + 1, 'particle') && isCapital(tokens[to + 2]))
      to += 3;
    else return to;
  }
  return to;
}

/** A capital that begins something else: a function, or a word that opens a sentence after a stop without a blank. */
function endsName(page: Page, at: number): boolean {
  if (lengthAt(page, at, 'office') > 1) return true;
  const closed = (isAt(page, at, 'stop') || isAt(page, at, 'article')) && page.tokens[at]!.case === 'title';
  const { givenNames } = page.tables;
  const surname = givenNames.has(page.tokens[at - 1]!.fold) || givenNames.has(page.tokens[at]!.fold);
  return closed && !surname && !isAt(page, at, 'particle');
}

/** «Ould», «al» anywhere; «de» only after a given name («Charles de …»), else it joins two names. */
function isParticle(page: Page, from: number, at: number): boolean {
  if (page.tokens[at]!.case !== 'lower' || !isAt(page, at, 'particle')) return false;
  return !isAt(page, at, 'link') || isGivenName(page, from, at);
}

/** «Marie», «Jean-Eudes»: a given name, and what hyphens join to it. */
function isGivenName(page: Page, from: number, to: number): boolean {
  const { givenNames } = page.tables;
  return page.tokens
    .slice(from, to)
    .every((token, i) => givenNames.has(token.fold) || (i > 0 && token.joined));
}

/** Adjectives and complements of a headed name; ends on a word that carries meaning, never on a link. */
function extendBody(page: Page, from: number, start: number, low = false): number {
  const limit = Math.min(page.tokens.length, from + LONGEST);
  let to = start;
  let plain = 0;
  while (to < limit && sameSentence(page, from, to)) {
    const token = page.tokens[to]!;
    if (token.case === 'mark') break;
    if (isCapital(token) || token.joined) {
      if (low && !token.joined) break;
      if (!token.joined && (isAt(page, to, 'title') || startsPerson(page, to))) break;
      to += 1;
    } else if (page.tables.isBodyWord(token.fold) || page.tables.demonyms.has(token.fold)) to += 1;
    else {
      const after = skipLinks(page, to);
      const next = page.tokens[after];
      if (after === to || !next || after >= limit || !sameSentence(page, from, after)) break;
      if (isCapital(next)) {
        if ((low && !isPortfolio(page, after)) || isAt(page, to, 'and')) break;
        to = after + 1;
      } else if (plain < (isAt(page, to, 'and') ? 2 : 1) && isComplement(page, to, after)) {
        plain += 1;
        to = after + 1;
      } else break;
    }
  }
  return to;
}

function isPortfolio(page: Page, at: number): boolean {
  return isAt(page, at, 'portfolio');
}

/** A given name and another capital: somebody comes after the body («le Parti socialiste François …»). */
function startsPerson(page: Page, at: number): boolean {
  return (
    page.tables.givenNames.has(page.tokens[at]!.fold) &&
    isCapital(page.tokens[at + 1]) &&
    !isAt(page, at - 1, 'link')
  );
}

function skipLinks(page: Page, from: number): number {
  let at = from;
  while (at < from + 3 && page.tokens[at]?.case === 'lower' && isAt(page, at, 'link')) at += 1;
  return at;
}

/** A common noun after «de», as in «Cour de justice» and «… et de redressement»: «à», «sur» and a bare «et» leave the name. */
function isComplement(page: Page, link: number, at: number): boolean {
  const token = page.tokens[at]!;
  const plain = token.case === 'lower' && !isAt(page, at, 'stop') && !/^\p{N}/u.test(token.form);
  const first = isAt(page, link, 'and') ? link + 1 : link;
  return plain && kindAt(page, first, 'link') === 'of';
}
