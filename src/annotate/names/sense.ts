/**
 * Metonymy: does a capital or a seat of power act for a government here («Paris dément»), or is it the place?
 *
 * Only signs in the sentence decide: it is the subject of a verb of saying or deciding, or stands in a relation between
 * governments («entre Bamako et Paris», «les accords avec Paris»). In doubt it is the place.
 */
import { isAt, isCapital, type Page } from './words.ts';

export function actsAsGovernment(page: Page, from: number, to: number): boolean {
  return isSubject(page, from, to) || isParty(page, from);
}

/** At the head of its clause, and a verb that only somebody who decides can have right after it. */
function isSubject(page: Page, from: number, to: number): boolean {
  const { tokens } = page;
  const before = tokens[from - 1];
  if (
    before &&
    before.sentence === tokens[from]!.sentence &&
    before.case !== 'mark' &&
    leadsPlace(page, from)
  )
    return false;
  let at = to;
  while (tokens[at] && isAt(page, at, 'aside') && at < to + 3) at += 1;
  if (isAt(page, at, 'speech') || isAt(page, at, 'decide')) return true;
  return before !== undefined && endsSpeech(page, from);
}

function leadsPlace(page: Page, from: number): boolean {
  return isAt(page, from - 1, 'place-prep') || isAt(page, from - 1, 'link');
}

/** «…, a affirmé Paris», «selon Moscou». */
function endsSpeech(page: Page, end: number): boolean {
  for (let at = end - 1; at >= Math.max(0, end - 3); at--) {
    const hit = page.words[at];
    if (hit && at + hit.length === end && hit.sense.classes.has('speech')) return true;
  }
  return false;
}

/** After a noun of relation: «relations de X avec Y», «gouvernement de X», «tensions entre X et Y». */
function isParty(page: Page, from: number): boolean {
  const { tokens } = page;
  const sentence = tokens[from]!.sentence;
  for (let at = from - 1; at >= Math.max(0, from - 8) && tokens[at]!.sentence === sentence; at--) {
    if (isAt(page, at, 'relation')) return true;
    const passes =
      isAt(page, at, 'link') ||
      isCapital(tokens[at]) ||
      isAt(page, at, 'aside') ||
      tokens[at]!.joined ||
      isAt(page, at, 'place-prep') ||
      page.tables.isBodyWord(tokens[at]!.fold);
    if (!passes) break;
  }
  return false;
}
