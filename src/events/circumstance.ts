/**
 * When and where: the date and the place that the event's own clause gives, by distance in the tree. What stands
 * further off is implied at most, and marked so.
 */
import type { EventDate, EventPlace, Place, Range, Timex, Tree } from '../model/index.ts';
import { contains, feature, hasRelation, overlaps, wordAt } from '../model/index.ts';
import { claimsAround, type EventPage, timesIn } from './page.ts';
import type { EventTables } from './tables.ts';
import { type Found, isAboutTown } from './trigger.ts';
import { followPath, isParticiple } from './path.ts';

/** More steps than this from trigger to circumstance, and they belong to different clauses. */
const REACH = 4;

/** The date nearest in the tree; failing one, the only date of the sentence, as implied. */
export function findDate(page: EventPage, tables: EventTables, { tree, index }: Found): EventDate | null {
  const times = timesIn(page, tree.sentence).map((time) => ({
    time,
    distance: distanceTo(tables, tree, index, time),
  }));
  times.sort((a, b) => a.distance - b.distance || a.time.from - b.time.from);
  const [nearest, second] = times;
  if (!nearest) return null;
  if (nearest.distance <= REACH) return dateOf(nearest.time, false);
  const { time } = nearest;
  const isOther = second || isElsewhere(tree, index, time) || isOfSaying(page, tree, index, time);
  return isOther ? null : dateOf(time, true);
}

function dateOf({ id, value, begin, end, precision }: Timex, implied: boolean): EventDate {
  return { value, begin, end, precision, time: id, implied };
}

export function findPlace(page: EventPage, tables: EventTables, found: Found): EventPlace | null {
  const { tree, index, trigger } = found;
  const asked = trigger.place
    .flatMap((path) => followPath(tree, index, path))
    .map((end) => placeUnder(page, tree, end));
  const own = asked.find((place) => place !== null);
  if (own) return { name: own.name, place: own.id, implied: false };
  if (isAboutTown(trigger.type)) return null;
  const near = page.doc.places
    .filter((place) => contains(tree.sentence, place) && isLocative(tables, tree, place))
    .map((place) => ({ place, distance: distanceTo(tables, tree, index, place) }))
    .filter(({ distance }) => distance <= REACH)
    .sort((a, b) => a.distance - b.distance || a.place.from - b.place.from);
  return near[0] ? { name: near[0].place.name, place: near[0].place.id, implied: false } : null;
}

/** The place that the word or an apposition to it names. */
function placeUnder(page: EventPage, tree: Tree, index: number): Place | null {
  const words = [
    index,
    ...(tree.children[index] ?? []).filter((child) =>
      hasRelation(wordAt(tree, child), 'appos', 'flat', 'nmod'),
    ),
  ];
  for (const at of words) {
    const place = page.doc.places.find((candidate) => overlaps(candidate, wordAt(tree, at)));
    if (place) return place;
  }
  return null;
}

/** True when a preposition of place leads the name in: «à Gao», «dans la région de Mopti». */
function isLocative(tables: EventTables, tree: Tree, place: Range): boolean {
  const at = headOf(tree, place);
  if (at === null) return false;
  const above = wordAt(tree, at).head;
  return [at, above].some((index) =>
    (tree.children[index] ?? []).some(
      (child) => hasRelation(wordAt(tree, child), 'case') && tables.locatives.has(wordAt(tree, child).lemma),
    ),
  );
}

/** The word of a range whose head lies outside it. */
function headOf(tree: Tree, range: Range): number | null {
  const inside = tree.sentence.words.findIndex((word) => {
    const head = tree.sentence.words[word.head];
    return overlaps(range, word) && (!head || !overlaps(range, head));
  });
  return inside < 0 ? null : inside;
}

/** «lundi, l'armée a fait état de 17 tués»: of what was over by then, the date of saying so is no date. */
function isOfSaying(page: EventPage, tree: Tree, index: number, time: Range): boolean {
  if (!isOver(tree, index)) return false;
  const verb = verbAbove(tree, time);
  return (
    verb !== undefined &&
    claimsAround(page, wordAt(tree, index)).some(({ cue }) => overlaps(cue, wordAt(tree, verb)))
  );
}

/** True for a participle, and for a verb in the past. */
function isOver(tree: Tree, index: number): boolean {
  const words = [index, ...(tree.children[index] ?? [])].map((at) => wordAt(tree, at));
  return words.some((word, i) => (i === 0 || hasRelation(word, 'aux')) && feature(word, 'Tense') === 'Past');
}

/** The verb that governs the head of a range, at whatever distance. */
function verbAbove(tree: Tree, range: Range): number | undefined {
  const end = headOf(tree, range);
  return end === null ? undefined : ancestors(tree, end).find((at) => wordAt(tree, at).upos === 'VERB');
}

/** «la force, lancée en 2017»: the date of a clause that qualifies another noun is that clause's alone. */
function isElsewhere(tree: Tree, index: number, time: Range): boolean {
  const verb = verbAbove(tree, time);
  return verb !== undefined && verb !== index && hasRelation(wordAt(tree, verb), 'acl', 'amod');
}

/**
 * Steps in the tree between a word and the head of a range, infinite when another clause lies between: the way up stops at
 * the verb of the word's own clause, the way down crosses no verb.
 */
function distanceTo(tables: EventTables, tree: Tree, index: number, range: Range): number {
  const end = headOf(tree, range);
  if (end === null) return Number.POSITIVE_INFINITY;
  const up = clauseAbove(tables, tree, index);
  const down = ancestors(tree, end);
  const meeting = up.findIndex((ancestor) => down.includes(ancestor));
  if (meeting < 0) return Number.POSITIVE_INFINITY;
  const below = down.slice(1, down.indexOf(up[meeting]!));
  const crosses = below.some((at) => wordAt(tree, at).upos === 'VERB' && !carries(tree, at, index));
  return crosses ? Number.POSITIVE_INFINITY : meeting + below.length + 1;
}

/** «l'attaque menée dimanche»: the participle that qualifies the noun is no clause of its own. */
function carries(tree: Tree, verb: number, noun: number): boolean {
  const word = wordAt(tree, verb);
  return word.head === noun && isParticiple(word);
}

/**
 * The word and its ancestors up to the verb of its clause; an infinitive shares the clause of its governor. A noun shares
 * that of a verb that carries it, and of no other: when an attack was claimed is not when it happened.
 */
function clauseAbove(tables: EventTables, tree: Tree, index: number): number[] {
  const all = ancestors(tree, index);
  const isVerb = (at: number) => wordAt(tree, at).upos === 'VERB';
  const last = all.findIndex((at) => isVerb(at) && !hasRelation(wordAt(tree, at), 'xcomp'));
  if (last < 0) return all;
  const isOwn = isVerb(index) || tables.carriers.has(wordAt(tree, all[last]!).lemma);
  return all.slice(0, isOwn ? last + 1 : last);
}

function ancestors(tree: Tree, index: number): number[] {
  const found: number[] = [];
  for (let at = index; at >= 0 && found.length <= tree.sentence.words.length; at = wordAt(tree, at).head)
    found.push(at);
  return found;
}
