/**
 * One pass over the tokens: each stretch that names something, known, unknown or described by a common noun.
 *
 * At each token the longest reading wins. A known name gives way to a longer run of capitals around it («Jordan» in a
 * person's name) unless it is itself of several words.
 */
import type { Spelling } from './lexicon.ts';
import { weighRun } from './context.ts';
import type { Found } from './found.ts';
import { matchKnown } from './known.ts';
import { findNominal, type Nominal } from './nominal.ts';
import { shareEvidence } from './row.ts';
import { findLowerBody, findLowerPlace, findRun, type Run } from './run.ts';
import { isAt, isCapital, isOrdinary, kindAt, lengthAt, type Page } from './words.ts';

export function findNames(page: Page): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < page.tokens.length; ) {
    const next = findAt(page, i);
    if (next.found) found.push(...next.found);
    i = Math.max(next.to, i + 1);
  }
  shareEvidence(page, found);
  return found;
}

function findAt(page: Page, at: number): { to: number; found: Found[] | null } {
  const token = page.tokens[at]!;
  if (token.case === 'mark') return { to: at + 1, found: null };
  const known = matchKnown(page, at);
  const nominal = findNominal(page, at);
  if (nominal && nominal.to - at > (known?.length ?? 0) && !outruns(page, at, nominal))
    return { to: nominal.to, found: [described(at, nominal)] };
  if (!isCapital(token)) {
    const low = known ? null : findLower(page, at);
    if (low) return { to: low.to, found: [unknown(page, low)] };
    if (!known && isAt(page, at, 'office')) return { to: at + lengthAt(page, at, 'office'), found: null };
    return known ? { to: at + known.length, found: [ofKnown(at, known)] } : { to: at + 1, found: null };
  }
  return findCapital(page, at, known);
}

function findCapital(page: Page, at: number, known: Spelling | null): { to: number; found: Found[] | null } {
  const skipped = skipLength(page, at);
  if (known && known.length > 1) {
    const longer = extendKnown(page, at, known);
    if (longer) return longer;
    return { to: at + known.length, found: [ofKnown(at, known)] };
  }
  if (skipped > 0 && known) return { to: at + known.length, found: [ofKnown(at, known)] };
  if (skipped > 0) return { to: at + skipped, found: null };
  const run = findRun(page, at);
  if (known && standsAlone(page, known, run)) return { to: at + known.length, found: [ofKnown(at, known)] };
  const parts = splitKnown(page, run);
  if (parts) return { to: run.to, found: parts };
  if (!known && leavesFirst(page, run)) return { to: at + lengthAt(page, at, 'generic'), found: null };
  if (!run.head && !known && isOrdinary(page, at) && dropsFirst(page, run))
    return { to: at + 1, found: null };
  return { to: run.to, found: [unknown(page, run)] };
}

/** «Les Forces de défense du peuple»: with a capital that counts, the longer name is meant. */
function outruns(page: Page, at: number, nominal: Nominal): boolean {
  const token = page.tokens[at]!;
  return token.case === 'title' && !token.weak && findRun(page, at).to > nominal.to;
}

/** «12e Régiment»: the number before a body is part of its name. */
function withNumber(page: Page, run: Run): Run {
  const before = page.tokens[run.from - 1];
  const numbered = run.head === 'org-head' && before !== undefined && /^\p{N}+\p{L}{1,3}$/u.test(before.form);
  return numbered ? { ...run, from: run.from - 1 } : run;
}

function findLower(page: Page, at: number): Run | null {
  if (isAt(page, at, 'body-noun')) return findLowerBody(page, at);
  return kindAt(page, at, 'place-head') === 'feature' ? findLowerPlace(page, at) : null;
}

/** A body's or a place's name that only begins with something known («Union africaine des transports»). */
function extendKnown(page: Page, at: number, known: Spelling): { to: number; found: Found[] } | null {
  if (known.known.type === 'PER' || known.known.type === 'STATE') return null;
  const run = findRun(page, at);
  const rest = page.tokens.slice(at + known.length, run.to);
  const links =
    run.head !== null && rest.length > 1 && isCapital(rest.at(-1)) && !isAt(page, at + known.length, 'link');
  return links ? { to: run.to, found: [unknown(page, run)] } : null;
}

/** Titles, functions, portfolios of a minister and articles with a capital name nothing themselves: how many tokens. */
function skipLength(page: Page, at: number): number {
  const title = Math.max(wordLength(page, at, 'office'), wordLength(page, at, 'title'));
  if (title > 0) return title > 1 || !page.tables.givenNames.has(page.tokens[at]!.fold) ? title : 0;
  if (isAt(page, at, 'portfolio')) return isGoverned(page, at) ? lengthAt(page, at, 'portfolio') : 0;
  if (!isAt(page, at, 'article') || page.tokens[at + 1]?.joined) return 0;
  // «le quotidien Le Matin de Kara»: there the article belongs to the name.
  return kindAt(page, at - 1, 'org-head') === 'media' && isCapital(page.tokens[at + 1]) ? 0 : 1;
}

function wordLength(page: Page, at: number, wanted: 'office' | 'title'): number {
  return isAt(page, at, wanted) ? lengthAt(page, at, wanted) : 0;
}

/** A portfolio («Défense») after a minister or a ministry in the same sentence. */
function isGoverned(page: Page, at: number): boolean {
  const sentence = page.tokens[at]!.sentence;
  for (let i = at - 1; i >= Math.max(0, at - 12) && page.tokens[i]!.sentence === sentence; i--) {
    if (kindAt(page, i, 'office') === 'minister' || kindAt(page, i, 'org-head') === 'ministry') return true;
  }
  return false;
}

function standsAlone(page: Page, known: Spelling, run: Run): boolean {
  const length = run.to - run.from;
  if (length <= known.length) return true;
  const next = page.tokens[run.from + known.length]!;
  if (next.joined) return false;
  if (isAt(page, run.to - 1, 'org-tail')) return false;
  if (startsPerson(page, run, known) || matchKnown(page, run.from + known.length)) return true;
  if (isAt(page, run.from + known.length, 'office') || isAt(page, run.from + known.length, 'title'))
    return true;
  return (
    run.head === null &&
    next.case === 'upper' &&
    known.known.type !== 'PER' &&
    page.tokens[run.from]!.case !== 'upper'
  );
}

/** «BBC Monde Alice Durand»: a given name and a surname after something that is no person. */
function startsPerson(page: Page, run: Run, known: Spelling): boolean {
  const at = run.from + known.length;
  return known.known.type !== 'PER' && page.tables.givenNames.has(page.tokens[at]!.fold) && at + 1 < run.to;
}

/** «Bamako-Moscou», «Mali-France»: known places that hyphens join are so many names. */
function splitKnown(page: Page, run: Run): Found[] | null {
  const parts: Found[] = [];
  for (let at = run.from; at < run.to; ) {
    const known = matchKnown(page, at);
    if (!known || (known.known.type !== 'STATE' && known.known.type !== 'PLACE')) return null;
    if (at > run.from && !page.tokens[at]!.joined) return null;
    parts.push(ofKnown(at, known));
    at += known.length;
  }
  return parts.length > 1 ? parts : null;
}

/** «ONG Oxfam», «Français Emmanuel Macron»: what comes first says what the rest is, and is no part of it. */
function leavesFirst(page: Page, run: Run): boolean {
  const length = lengthAt(page, run.from, 'generic');
  if (run.to - run.from <= length || page.tokens[run.from + 1]?.joined) return false;
  return isAt(page, run.from, 'generic') || page.tables.demonyms.has(page.tokens[run.from]!.fold);
}

/** An ordinary word whose capital comes from its place, before a name or alone. */
function dropsFirst(page: Page, run: Run): boolean {
  const token = page.tokens[run.from]!;
  if (page.tables.givenNames.has(token.fold) && run.to - run.from > 1) return false;
  const next = page.tokens[run.from + 1];
  if (token.weak) return !next?.joined || !isCapital(next);
  return (isAt(page, run.from, 'stop') || isAt(page, run.from, 'label')) && !next?.joined;
}

function ofKnown(from: number, spelling: Spelling): Found {
  return {
    from,
    to: from + spelling.length,
    known: spelling.known,
    nominal: null,
    evidence: null,
    weak: false,
  };
}

function described(from: number, nominal: Nominal): Found {
  return { from, to: nominal.to, known: null, nominal, evidence: null, weak: false };
}

function unknown(page: Page, run: Run): Found {
  const token = page.tokens[run.from]!;
  const weak = token.weak && run.to - run.from === 1;
  const { from, to } = withNumber(page, run);
  return { from, to, known: null, nominal: null, evidence: weighRun(page, run), weak };
}
