/**
 * Runs: how far a name reaches from its first capital.
 *
 * A person's name goes on over capitals and particles; the name of a body or a place, once headed by a word that says
 * so («Conseil», «Ligue», «Place»), over adjectives and complements too.
 */
import { isAt, isCapital, kindAt, type Page } from './words.ts';

export interface Run {
  readonly from: number;
  readonly to: number;
  /** The class of the word that heads it, when one does. */
  readonly head: 'org-head' | 'group-head' | 'place-head' | 'other-head' | null;
}

const HEADS = ['org-head', 'group-head', 'place-head', 'other-head'] as const;

/** Longest stretch of a headed name, in tokens: past that, a sentence has been swallowed. */
const LONGEST = 14;

export function findRun(page: Page, from: number): Run {
  const head = HEADS.find((name) => isAt(page, from, name)) ?? null;
  const length = head ? page.words[from]!.length : 1;
  const to = head ? extendBody(page, from, from + length) : extendName(page, from + 1);
  return { from, to, head };
}

function sameSentence(page: Page, a: number, b: number): boolean {
  return page.tokens[a]?.sentence === page.tokens[b]?.sentence;
}

/** Capitals, initials, what hyphens join, and particles between capitals («Ould», «Ag», «al-»). */
function extendName(page: Page, from: number): number {
  const { tokens } = page;
  let to = from;
  for (;;) {
    const next = tokens[to];
    if (!next || !sameSentence(page, to - 1, to) || next.case === 'mark') return to;
    if (next.joined || (isCapital(next) && !isTitleWord(page, to))) to += 1;
    else if (isParticle(page, to) && isCapital(tokens[to + 1]) && sameSentence(page, to, to + 1)) to += 2;
    else if (isParticle(page, to) && isAt(page, to + 1, 'particle') && isCapital(tokens[to + 2])) to += 3;
    else return to;
  }
}

function isTitleWord(page: Page, at: number): boolean {
  return isAt(page, at, 'office') && page.words[at]!.length > 1;
}

function isParticle(page: Page, at: number): boolean {
  return page.tokens[at]!.case === 'lower' && isAt(page, at, 'particle');
}

/** Adjectives and complements of a headed name; ends on a word that carries meaning, never on a link. */
function extendBody(page: Page, from: number, start: number): number {
  const limit = Math.min(page.tokens.length, from + LONGEST);
  let to = start;
  let plain = 0;
  while (to < limit && sameSentence(page, from, to)) {
    const token = page.tokens[to]!;
    if (token.case === 'mark') break;
    if (isCapital(token) || token.joined) {
      if (isAt(page, to, 'title') && !token.joined) break;
      to += 1;
    } else if (page.tables.isBodyWord(token.fold)) to += 1;
    else {
      const after = skipLinks(page, to);
      const next = page.tokens[after];
      if (after === to || !next || after >= limit || !sameSentence(page, from, after)) break;
      if (isCapital(next)) to = after + 1;
      else if (plain < 1 && isComplement(page, to, after)) {
        plain += 1;
        to = after + 1;
      } else break;
    }
  }
  return to;
}

function skipLinks(page: Page, from: number): number {
  let at = from;
  while (at < from + 3 && page.tokens[at]?.case === 'lower' && isAt(page, at, 'link')) at += 1;
  return at;
}

/** A common noun after «de», as in «Cour de justice»: never after «à», «sur», «et», which leave the name. */
function isComplement(page: Page, link: number, at: number): boolean {
  const token = page.tokens[at]!;
  const plain = token.case === 'lower' && !isAt(page, at, 'stop') && !/^\p{N}/u.test(token.form);
  return plain && kindAt(page, link, 'link') === 'of';
}
