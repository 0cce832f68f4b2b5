/**
 * Metonymy: does a capital or a seat of power act for a government here («Paris dément»), or is it the place?
 *
 * Only signs in the sentence decide: it is the subject of a verb that needs somebody who decides, is quoted, or stands in
 * a relation between governments («entre Bamako et Paris», «les accords avec Paris»). In doubt it is the place.
 */
import { matchKnown } from './known.ts';
import { endingAt, isAt, isCapital, kindAt, lengthAt, type Page } from './words.ts';

/** Farthest that a noun of relation may stand before the name, in tokens. */
const REACH = 8;

export function actsAsGovernment(page: Page, from: number, to: number): boolean {
  return isSubject(page, from, to) || isParty(page, from) || isOneOfTwo(page, from, to);
}

/** A seat of power is the institution, unless somebody is in it: «au Kremlin», «à la Maison-Blanche». */
export function isInside(page: Page, from: number): boolean {
  return endingAt(page, from, 'at') !== null;
}

/** At the head of its clause, with a verb right after that says more than where something is. */
function isSubject(page: Page, from: number, to: number): boolean {
  const first = seatBefore(page, from) ?? from;
  if (endingAt(page, first, 'speech') !== null) return true;
  const before = page.tokens[first - 1];
  const inside =
    before !== undefined && before.sentence === page.tokens[from]!.sentence && before.case !== 'mark';
  if (inside && !leadsClause(page, first)) return false;
  const second = isAt(page, to, 'and') ? matchKnown(page, to + 1) : null;
  const verb = second && isSeat(second.known) ? to + 1 + second.length : to;
  return actsAt(page, verb, from);
}

/** «Washington et Berlin livreront»: where the first of two begins, seen from the second; null when there is none. */
function seatBefore(page: Page, from: number): number | null {
  if (!isAt(page, from - 1, 'and')) return null;
  for (let at = from - 2; at >= Math.max(0, from - 4); at--) {
    const known = matchKnown(page, at);
    if (known && at + known.length === from - 1 && isSeat(known.known)) return at;
  }
  return null;
}

/** A verb at `to`, after clitics and asides, that somebody who decides must be the subject of. */
function actsAt(page: Page, to: number, from: number): boolean {
  if (isAt(page, to, 'stay')) return false;
  let at = afterAside(page, to);
  while (at < to + 8 && (isAt(page, at, 'clitic') || isAt(page, at, 'aside'))) {
    at += Math.max(lengthAt(page, at, 'clitic'), lengthAt(page, at, 'aside'));
  }
  if (isAt(page, to, 'speech') || isAt(page, to, 'decide') || isAt(page, at, 'decide')) return true;
  const verb = page.tokens[at];
  const follows = verb?.case === 'lower' && verb.sentence === page.tokens[from]!.sentence;
  return follows && !isAt(page, at, 'stay') && !isAt(page, at, 'link') && page.tables.isVerb(verb.form);
}

/** After «, de son côté,»: an aside between commas parts a subject from its verb. */
function afterAside(page: Page, at: number): number {
  if (page.tokens[at]?.form !== ',' || !isAt(page, at + 1, 'aside')) return at;
  const end = at + 1 + lengthAt(page, at + 1, 'aside');
  return page.tokens[end]?.form === ',' ? end + 1 : at;
}

/** «…que Paris», «dont Pékin», «et Moscou»: a word that a subject may follow. */
function leadsClause(page: Page, from: number): boolean {
  if (isAt(page, from - 1, 'link') || isAt(page, from - 1, 'place-prep')) return false;
  return isAt(page, from - 1, 'stop') && !isAt(page, from - 1, 'article');
}

/** After a noun of relation: «relations de X avec Y», «gouvernement de X», «soutien à X». */
function isParty(page: Page, from: number): boolean {
  const sentence = page.tokens[from]!.sentence;
  // «Soutien à Kiev» is a relation, «un accord signé à Kiev» a place: «à» leaves the noun no distance.
  const near = kindAt(page, from - 1, 'place-prep') === 'strong' ? from - 1 : null;
  for (let at = from - 1; at >= Math.max(0, from - REACH); at--) {
    if (page.tokens[at]!.sentence !== sentence) return false;
    if (isAt(page, at, 'relation') && endsBefore(page, at, from)) {
      return near === null || at + lengthAt(page, at, 'relation') >= near;
    }
    if (!isPassed(page, at)) return false;
  }
  return false;
}

function endsBefore(page: Page, at: number, end: number): boolean {
  return at + lengthAt(page, at, 'relation') <= end;
}

function isPassed(page: Page, at: number): boolean {
  const token = page.tokens[at]!;
  if (token.joined || isCapital(token) || page.tables.isBodyWord(token.fold)) return true;
  return (['link', 'aside', 'place-prep', 'toward', 'and', 'portfolio'] as const).some((name) =>
    isAt(page, at, name),
  );
}

/** «Entre Bamako et Paris», both seats of states, and nothing that runs between towns. */
function isOneOfTwo(page: Page, from: number, to: number): boolean {
  const first = isAt(page, from - 1, 'between') ? from - 1 : null;
  const joined = isAt(page, to, 'and') ? matchKnown(page, to + 1) : null;
  if (first !== null && joined) return isSeat(joined.known) && !isRoute(page, first);
  if (!isAt(page, from - 1, 'and')) return false;
  for (let at = from - 2; at >= Math.max(1, from - 5); at--) {
    if (!isAt(page, at - 1, 'between')) continue;
    const other = matchKnown(page, at);
    return other !== null && isSeat(other.known) && at + other.length === from - 1 && !isRoute(page, at - 1);
  }
  return false;
}

function isSeat(known: { readonly actsFor: string | null; readonly type: string }): boolean {
  return known.actsFor !== null || known.type === 'STATE';
}

function isRoute(page: Page, between: number): boolean {
  for (let at = between - 1; at >= Math.max(0, between - 4); at--) if (isAt(page, at, 'route')) return true;
  return false;
}
