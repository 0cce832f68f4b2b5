/**
 * What an unknown name names: evidence for and against each type, from its own words and from those around it.
 *
 * Weights were set by hand on the development pages; each piece of evidence has one line. Evidence from all the
 * mentions of one name on a page is added up before the type is chosen.
 */
import type { EntityType } from '../../model/index.ts';
import type { Run } from './run.ts';
import type { Found } from './scan.ts';
import type { Token } from './token.ts';
import { isAt, isCapital, isOrdinary, kindAt, type Page, type WordHit } from './words.ts';
import type { WordClass } from './tables.ts';

export type Scores = Record<EntityType | 'OTHER', number>;

export interface Evidence {
  readonly scores: Scores;
  /** What a title or function says of the person, or a head noun of the body. */
  readonly kind: string | null;
  /** A title or function stands right before: the name is a person's even when it is short. */
  readonly titled: boolean;
  /** Nothing but the noun that heads it («le Conseil»): who is meant stands elsewhere, if anywhere. */
  readonly bare: boolean;
}

const SENTENCE_BACK = 12;

export function weighRun(page: Page, run: Run): Evidence {
  const scores: Scores = { PER: 0, ORG: 0, GROUP: 0, STATE: -9, PLACE: 0, OTHER: 0.5 };
  const words = page.tokens.slice(run.from, run.to);
  weighForm(page, run, words, scores);
  const head = weighHead(page, run, scores);
  const before = weighBefore(page, run, scores);
  weighAfter(page, run, scores);
  const title = findTitle(page, run);
  if (title) scores.PER += title.near ? 4 : 2;
  const bare = run.head !== null && run.to - run.from === page.words[run.from]!.length;
  return { scores, kind: title?.kind ?? head ?? before, titled: title !== null, bare };
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
  if (words.length === 1) scores.PER += first.weak ? 0.3 : 0.7;
  if (!run.head) weighTail(page, run, scores);
  if (/^\p{L}$/u.test(first.form) && /^\p{N}/u.test(words[1]?.form ?? '')) scores.OTHER += 4;
  if (/\p{N}/u.test(first.form)) scores.ORG += 0.5;
  const name = words.map((word) => word.fold).join(' ');
  if (tables.isTown(name)) scores.PLACE += words.length > 1 ? 2 : 1.2;
  if (words.length === 1 && isOrdinary(page, run.from)) scores.OTHER += first.weak ? 3 : 1.5;
  if (words.every((word, i) => word.case !== 'lower' && isOrdinary(page, run.from + i)) && !given)
    scores.OTHER += 1;
}

/** The last word says it, as in English names: «Chatham House», «Long Island». */
function weighTail(page: Page, run: Run, scores: Scores): void {
  for (let at = run.from; at < run.to; at++) {
    if (isAt(page, at, 'org-tail')) scores.ORG += at + 1 === run.to ? 4 : 2.5;
    if (at + 1 === run.to && at > run.from && isAt(page, at, 'place-tail')) scores.PLACE += 4;
  }
}

function weighHead(page: Page, run: Run, scores: Scores): string | null {
  if (!run.head) return null;
  const strength = page.tokens[run.from]!.case === 'lower' ? 3 : 5;
  const wide = run.to - run.from > page.words[run.from]!.length ? 1 : 0;
  if (run.head === 'org-head') scores.ORG += strength + wide;
  if (run.head === 'group-head') {
    scores.ORG += strength - 1;
    scores.GROUP += strength - 0.5;
  }
  if (run.head === 'place-head') scores.PLACE += strength + wide;
  if (run.head === 'other-head') scores.OTHER += strength + wide;
  return kindAt(page, run.from, run.head) || null;
}

function weighBefore(page: Page, run: Run, scores: Scores): string | null {
  const { tokens } = page;
  const before = run.from - 1;
  const token = tokens[before];
  if (!token || token.sentence !== tokens[run.from]!.sentence) return null;
  const article = isAt(page, before, 'article');
  if (article && !isAt(page, before, 'place-prep')) {
    scores.PER -= 2.5;
    scores.ORG += 1;
    scores.OTHER += 0.7;
    scores.PLACE -= 0.5;
  }
  const prep = hitEndingAt(page, run.from, 'place-prep');
  if (prep) {
    scores.PLACE += kindAt(page, prep.at, 'place-prep') === 'strong' ? 2.5 : 1.2;
    scores.PER -= 0.5;
  }
  if (speechEndsAt(page, run.from)) {
    scores.PER += 2;
    scores.PLACE -= 1;
  }
  return weighNoun(page, run, scores);
}

/** The noun that the name completes: «la ville de X», «le mouvement X», «les rebelles du X». */
function weighNoun(page: Page, run: Run, scores: Scores): string | null {
  let at = run.from - 1;
  let links = 0;
  while (links < 2 && at >= 0 && page.tokens[at]!.case === 'lower' && isAt(page, at, 'link')) {
    at -= 1;
    links += 1;
  }
  if (at >= 0 && page.tables.isBodyWord(page.tokens[at]!.fold)) at -= 1;
  if (at < 0 || page.tokens[at]!.sentence !== page.tokens[run.from]!.sentence) return null;
  const noun = (wanted: WordClass, gain: number, type: keyof Scores): string | null => {
    const kind = isAt(page, at, wanted) && page.words[at]!.length === 1 ? kindAt(page, at, wanted) : null;
    if (kind === null) return null;
    scores[type] += gain;
    return kind || null;
  };
  const place = noun('place-head', 4, 'PLACE');
  const group = noun('group-cue', links > 1 ? 3 : 4, 'GROUP');
  const body = links === 0 ? noun('org-head', 3, 'ORG') : null;
  if (links === 0) noun('other-head', 3, 'OTHER');
  return group ?? body ?? place;
}

function hitEndingAt(page: Page, end: number, wanted: WordClass): { at: number } | null {
  for (let at = end - 1; at >= Math.max(0, end - 4); at--) {
    const hit: WordHit | null = page.words[at] ?? null;
    if (hit && at + hit.length === end && hit.sense.classes.has(wanted)) return { at };
  }
  return null;
}

/** A verb of saying right before: «a déclaré X», «selon X». */
function speechEndsAt(page: Page, end: number): boolean {
  return hitEndingAt(page, end, 'speech') !== null;
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
    if (isAt(page, at, 'place-head')) scores.PLACE += 2;
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
export function findTitle(page: Page, run: Run): Title | null {
  const { tokens, tables } = page;
  const sentence = tokens[run.from]!.sentence;
  let comma = false;
  let plain = true;
  for (let at = run.from - 1; at >= Math.max(0, run.from - SENTENCE_BACK); at--) {
    const token = tokens[at]!;
    if (token.sentence !== sentence) return null;
    const hit = titleEndingAt(page, at, run.from);
    if (hit) {
      const kind = hit.sense.classes.get('office') || hit.sense.classes.get('title') || null;
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
    const hit = page.words[from];
    if (!hit || from + hit.length <= at || from + hit.length > end) continue;
    if (hit.sense.classes.has('title') || hit.sense.classes.has('office')) return hit;
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

/** Names in a row are of one kind: «à Dori, Sebba et Titao». What is sure of one counts for its neighbours. */
export function shareEvidence(page: Page, found: readonly Found[]): void {
  for (let i = 1; i < found.length; i++) pass(page, found[i - 1]!, found[i]!, found[i]!);
  for (let i = found.length - 1; i > 0; i--) pass(page, found[i - 1]!, found[i]!, found[i - 1]!);
}

function pass(page: Page, left: Found, right: Found, to: Found): void {
  if (!to.evidence || !isRow(page, left.to, right.from)) return;
  const from = to === left ? right : left;
  const known = from.known?.type ?? null;
  const type = known === 'STATE' ? 'PLACE' : (known ?? sureType(from.evidence?.scores));
  if (type) to.evidence.scores[type] += 1.5;
}

function isRow(page: Page, from: number, to: number): boolean {
  if (to - from < 1 || to - from > 4) return false;
  if (page.tokens[from]!.sentence !== page.tokens[to]?.sentence) return false;
  const first = page.tokens[from]!.form === ',' || isAt(page, from, 'and');
  for (let at = from + 1; at < to; at++) {
    if (!isAt(page, at, 'link') && !isAt(page, at, 'article') && !isAt(page, at, 'and')) return false;
  }
  return first;
}

function sureType(scores: Scores | undefined): EntityType | null {
  if (!scores) return null;
  const ranked = (['PER', 'ORG', 'GROUP', 'PLACE'] as const).toSorted((a, b) => scores[b] - scores[a]);
  const [best, next] = [ranked[0]!, ranked[1]!];
  return scores[best] - scores[next] >= 1.5 && scores[best] > scores.OTHER + 1 ? best : null;
}
