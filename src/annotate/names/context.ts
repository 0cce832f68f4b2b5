/**
 * What an unknown name names: evidence for and against each type, from its own words and from those around it.
 *
 * Weights were set by hand on the development pages; each piece of evidence has one line. Evidence from all the
 * mentions of one name on a page is added up before the type is chosen.
 */
import type { EntityType } from '../../model/index.ts';
import type { Run } from './run.ts';
import type { Token } from './token.ts';
import { endingAt, isAt, isCapital, isOrdinary, kindAt, lengthAt, type Page, type WordHit } from './words.ts';
import type { WordClass } from './tables.ts';

export type Scores = Record<EntityType | 'OTHER', number>;

export interface Evidence {
  readonly scores: Scores;
  /** What the words say of it, were it of that type: a title of a person, a head noun of a body. */
  readonly kinds: Partial<Record<EntityType, string>>;
  /** A title or function stands right before: the name is a person's even when it is short. */
  readonly titled: boolean;
  /** Nothing but the noun that heads it («le Conseil»): who is meant stands elsewhere, if anywhere. */
  readonly bare: boolean;
}

const SENTENCE_BACK = 12;
const ROMAN = /^[IVX]{1,6}(?:e|er)?$/;

export function weighRun(page: Page, run: Run): Evidence {
  const scores: Scores = { PER: 0, ORG: 0, GROUP: 0, STATE: -9, PLACE: 0, OTHER: 0.5 };
  const words = page.tokens.slice(run.from, run.to);
  weighForm(page, run, words, scores);
  const kinds: Partial<Record<EntityType, string>> = {};
  weighHead(page, run, scores, kinds);
  weighBefore(page, run, scores, kinds);
  weighAfter(page, run, scores);
  const title = findTitle(page, run);
  if (title) scores.PER += title.near ? 4 : 2;
  const bare = run.head !== null && run.to - run.from === lengthAt(page, run.from, run.head);
  if (title?.kind) kinds.PER = title.kind;
  return { scores, kinds, titled: title !== null, bare };
}

function weighForm(page: Page, run: Run, words: readonly Token[], scores: Scores): void {
  const { tables } = page;
  const first = words[0]!;
  const capitals = words.filter(isCapital).length;
  const given = tables.givenNames.has(first.fold);
  const inner = words.slice(1).some((word) => tables.givenNames.has(word.fold));
  if (given) scores.PER += words.length > 1 ? 3.5 : 1.5;
  else if (inner && !run.head) scores.PER += 1.5;
  if (first.form.endsWith('.') && words.length > 1) scores.PER += 2;
  if (words.length === 1 && first.case === 'upper' && first.form.length > 1) scores.ORG += 3;
  if (words.length > 1 && words.every((word) => word.case === 'upper') && !first.weak) scores.ORG += 0.5;
  if (!run.head && capitals === 2 && words.length <= 4) scores.PER += 1.2;
  if (!run.head && capitals === 3) scores.PER += 0.8;
  if (words.slice(1).some((word) => word.case === 'lower')) scores.PER += run.head ? -2 : 0.8;
  if (isBracketed(page, run) && words.length === 1) scores.ORG += 1.5;
  if (words.length === 1) scores.PER += first.weak ? 0.3 : 0.7;
  if (!run.head) weighTail(page, run, scores);
  if (/^\p{L}$/u.test(first.form) && /^\p{N}/u.test(words[1]?.form ?? '')) scores.OTHER += 4;
  if (/\p{N}/u.test(first.form)) scores.ORG += 0.5;
  if (words.some((word) => /\p{Ll}\p{Lu}/u.test(word.form))) scores.ORG += 2.5;
  if (
    !run.head &&
    words.some((word, i) => word.joined && word.case === 'lower' && isAt(page, run.from + i, 'link'))
  )
    scores.PLACE += given ? 1.5 : 4;
  if (words[1]?.joined && isAt(page, run.from, 'saint')) scores.PLACE += 2.5;
  if (words.length === 1 && ROMAN.test(first.form)) scores.OTHER += 5;
  if (words.length === 1 && tables.demonyms.has(first.fold)) scores.OTHER += 3;
  const name = words.map((word) => word.fold).join(' ');
  if (tables.isTown(name)) scores.PLACE += words.length > 1 ? 2 : 1.2;
  if (words.length === 1 && isOrdinary(page, run.from)) scores.OTHER += first.weak ? 3 : 1.5;
  if (words.every((word, i) => word.case !== 'lower' && isOrdinary(page, run.from + i)) && !given)
    scores.OTHER += 1;
}

/** «Les Bouriates»: a people, but not the citizens of a state, who are nobody in particular. */
function isPeople(page: Page, run: Run): boolean {
  const token = page.tokens[run.from]!;
  const single = run.to - run.from === 1 && token.case === 'title' && !run.head;
  const ordinary = isOrdinary(page, run.from) && !page.tables.demonyms.has(token.fold);
  return (
    single &&
    !ordinary &&
    kindAt(page, run.from - 1, 'article') === 'plural' &&
    page.tables.isPlural(token.form)
  );
}

/** The last word says it, as in English names: «Chatham House», «Long Island». */
function weighTail(page: Page, run: Run, scores: Scores): void {
  for (let at = run.from; at < run.to; at++) {
    if (isAt(page, at, 'org-tail')) scores.ORG += at + 1 === run.to ? 4 : 2.5;
    if (at + 1 === run.to && at > run.from && isAt(page, at, 'place-tail')) scores.PLACE += 4;
  }
}

function isBracketed(page: Page, run: Run): boolean {
  return page.tokens[run.from - 1]?.form === '(' && page.tokens[run.to]?.form === ')';
}

function weighHead(page: Page, run: Run, scores: Scores, kinds: Evidence['kinds']): void {
  if (!run.head) return;
  const strength = page.tokens[run.from]!.case === 'lower' ? 3 : 5;
  const wide = run.to - run.from > lengthAt(page, run.from, run.head) ? 1 : 0;
  if (run.head === 'org-head') scores.ORG += strength + wide;
  if (run.head === 'group-head') {
    scores.ORG += strength - 1;
    scores.GROUP += strength - 0.5;
  }
  if (run.head === 'place-head') scores.PLACE += strength + wide;
  if (run.head === 'group-head' && hasFight(page, run)) scores.GROUP += 1.5;
  if (run.head === 'other-head') scores.OTHER += strength + wide;
  const kind = kindAt(page, run.from, run.head);
  if (kind) for (const type of TYPES_OF[run.head]) kinds[type] = kind;
}

/** «Libération», «résistance»: a front that fights, where «salut» or «démocratie» may be a party's. */
function hasFight(page: Page, run: Run): boolean {
  for (let at = run.from; at < run.to; at++) if (isAt(page, at, 'fight')) return true;
  return false;
}

const TYPES_OF = {
  'org-head': ['ORG'],
  'group-head': ['GROUP'],
  'place-head': ['PLACE'],
  'other-head': [],
} as const;

function weighBefore(page: Page, run: Run, scores: Scores, kinds: Evidence['kinds']): void {
  const { tokens } = page;
  const before = run.from - 1;
  const token = tokens[before];
  if (!token || token.sentence !== tokens[run.from]!.sentence) return;
  const article = isAt(page, before, 'article');
  if (article && !isAt(page, before, 'place-prep')) {
    scores.PER -= 2.5;
    scores.ORG += 1;
    scores.OTHER += 0.7;
    scores.PLACE -= 0.5;
    if (isPeople(page, run)) {
      const national = page.tables.demonyms.has(tokens[run.from]!.fold);
      scores[national ? 'OTHER' : 'GROUP'] += national ? 6 : 4;
      kinds.GROUP = 'people';
    }
  }
  const prep = endingAt(page, run.from, 'place-prep');
  if (prep !== null) {
    scores.PLACE += kindAt(page, prep, 'place-prep') === 'strong' ? 2.5 : 1.2;
    scores.PER -= 0.5;
  }
  if (endingAt(page, run.from, 'speech') !== null) {
    scores.PER += 2;
    scores.PLACE -= 1;
  }
  weighNoun(page, run, scores, kinds);
}

/** The noun that the name completes: «la ville de X», «le mouvement X», «les rebelles du X». */
function weighNoun(page: Page, run: Run, scores: Scores, kinds: Evidence['kinds']): void {
  let at = run.from - 1;
  let links = 0;
  while (links < 2 && at >= 0 && page.tokens[at]!.case === 'lower' && isAt(page, at, 'link')) {
    at -= 1;
    links += 1;
  }
  if (at >= 0 && page.tables.isBodyWord(page.tokens[at]!.fold)) {
    // «Le groupe armé X» fights, «le groupe X» may sell yoghurt.
    if (isAt(page, at, 'violent')) {
      scores.GROUP += 4;
      kinds.GROUP ??= 'armed-group';
    }
    at -= 1;
  }
  if (at < 0 || page.tokens[at]!.sentence !== page.tokens[run.from]!.sentence) return;
  const noun = (wanted: WordClass, gain: number, type: Exclude<keyof Scores, 'STATE'>): void => {
    const kind = kindAt(page, at, wanted);
    if (kind === null || lengthAt(page, at, wanted) > 1 || kind === 'government') return;
    scores[type] += gain;
    if (kind && type !== 'OTHER') kinds[type] ??= kind;
  };
  noun('place-head', 4, 'PLACE');
  if (links > 0) noun('place-cue', 2.2, 'PLACE');
  noun('group-cue', links > 1 ? 3 : 4, 'GROUP');
  if (links === 0) noun('org-head', 3, 'ORG');
  if (links === 0) noun('other-head', 3, 'OTHER');
}

/** «X, dans le nord», «X (nord-est)», «X, à 40 km»: what follows says where. */
function isLocating(page: Page, at: number): boolean {
  return isAt(page, at, 'where') || (isAt(page, at, 'place-prep') && !isAt(page, at, 'relation'));
}

function weighAfter(page: Page, run: Run, scores: Scores): void {
  const { tokens } = page;
  const next = tokens[run.to];
  if (!next || next.sentence !== tokens[run.from]!.sentence) return;
  if (isAt(page, run.to, 'speech')) {
    scores.PER += 1.5;
    scores.ORG += 0.7;
  }
  if (next.form === ',' || next.form === '(') {
    let at = run.to + 1;
    if (isAt(page, at, 'article')) at += 1;
    if (isAt(page, at, 'office') || isAt(page, at, 'title')) scores.PER += 2.5;
    if (/^\p{N}{1,2}$/u.test(tokens[at]?.form ?? '')) scores.PER += 2;
    if (isAt(page, at, 'place-head') || isLocating(page, run.to + 1)) scores.PLACE += 2;
    if (isAt(page, at, 'group-cue')) scores.GROUP += 1.5;
    if (isAt(page, at, 'org-head')) scores.ORG += 1.5;
  }
}

interface Title {
  readonly kind: string | null;
  /** Nothing but adjectives and complements between the title and the name. */
  readonly near: boolean;
}

/** The title or function that the name follows: «le colonel X», «la ministre des Affaires étrangères, X». */
export function findTitle(page: Page, run: { readonly from: number }): Title | null {
  const { tokens, tables } = page;
  const sentence = tokens[run.from]!.sentence;
  let comma = false;
  let plain = true;
  for (let at = run.from - 1; at >= Math.max(0, run.from - SENTENCE_BACK); at--) {
    const token = tokens[at]!;
    if (token.sentence !== sentence) return null;
    const hit = titleEndingAt(page, at, run.from);
    if (hit) {
      const kind = hit.sense.classes.get('title') || hit.sense.classes.get('office') || null;
      // «Le président de la Cour suprême X» heads no state: a complement leaves a function without its rank.
      return { kind: plain || !kind?.startsWith('head-of') ? kind : 'official', near: !comma };
    }
    const demonym = tables.demonyms.has(token.fold);
    if (token.form === ',' && at === run.from - 1) comma = true;
    else if (token.case === 'mark') return null;
    else if (!isAside(page, at, demonym, comma)) return null;
    plain &&= demonym || token.case === 'mark' || isAt(page, at, 'aside');
  }
  return null;
}

/** The longest title or function that covers the token, and ends before the name. */
function titleEndingAt(page: Page, at: number, end: number): WordHit | null {
  for (let from = Math.max(0, at - 4); from <= at; from++) {
    const hit = page.words[from]?.find(({ sense, length }) => {
      const covers = from + length > at && from + length <= end;
      return covers && (sense.classes.has('title') || sense.classes.has('office'));
    });
    if (hit) return hit;
  }
  return null;
}

function isAside(page: Page, at: number, demonym: boolean, comma: boolean): boolean {
  if (demonym || isAt(page, at, 'aside') || isAt(page, at, 'portfolio')) return true;
  if (page.tokens[at]!.joined) return true;
  return (
    comma &&
    (isAt(page, at, 'link') || isCapital(page.tokens[at]) || page.tables.isBodyWord(page.tokens[at]!.fold))
  );
}
