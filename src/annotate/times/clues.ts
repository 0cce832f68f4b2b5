/**
 * Clues: what the text itself says of the day on which it was published.
 *
 * Four kinds, each with the words that it rests on, each an interval of days:
 * - `tied`: one event told twice, once with its date and once from now («la semaine dernière … dans la nuit du 11 au
 *   12 mai 2022»), or the two side by side («hier, jeudi 16 août 2012»);
 * - `weekday`: a day that the words put at hand («ce dimanche 7 août», «dimanche (7 août)»), with its year or with a
 *   weekday that only one year near the page's other years has;
 * - `last`: «le 11 novembre dernier» beside a full date of the same day;
 * - `office`: a day and month that is exactly the day on which somebody named in the sentence came to or left office.
 * A date in the past that merely stands in the text gives a lower bound and no more: most of them are background.
 */
import type { Sentence } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import { civilOf, dayOf, isCalendarDay, weekdayOf } from './day.ts';
import type { Expression } from './find.ts';
import type { Frame } from './frame.ts';
import type { Interval } from './period.ts';
import type { Office } from './office.ts';
import { resolve } from './resolve.ts';

export interface Clue {
  readonly kind: 'tied' | 'weekday' | 'last' | 'office' | 'past';
  readonly days: Interval;
  /** The expressions that it rests on. */
  readonly evidence: readonly Expression[];
}

/** Pairs are tried between at most so many dated and so many relative expressions of a page. */
const MAX_PAIRED = 24;
/** Two sentences tell the same event when they share so many longer words (calibrated on our sample pages). */
const SHARED_WORDS = 3;
/** A year is taken for that of a weekday when it is at most so many days after the latest year-marked past of the page. */
const NEAR_YEAR = 430;
/** How long after an event a text may still speak of it from now, in days: the reach of the inversion. */
const REACH = 800;
/**
 * A day told without its year is not older than this, in days: 15 of 16 in the dated French news that we counted (the
 * 16th was an anniversary), the oldest of them 108.
 */
const YEARLESS = 120;
/** So many ties are tried; the days of one are found by trying each day within reach. */
const MAX_TIES = 8;

export function findClues(
  text: string,
  sentences: readonly Sentence[],
  expressions: readonly Expression[],
  offices: readonly Office[],
): Clue[] {
  const dated = expressions.flatMap((expression) => withDays(expression));
  const past = dated.filter(({ expression }) => isPast(expression));
  const latest = past
    .filter(isClose)
    .reduce<Dated | null>((most, one) => (!most || one.days.begin > most.days.begin ? one : most), null);
  return [
    ...(latest
      ? [
          {
            kind: 'past' as const,
            days: { begin: latest.days.begin, end: Number.POSITIVE_INFINITY },
            evidence: [latest.expression],
          },
        ]
      : []),
    ...tiedClues(text, sentences, expressions, past),
    ...expressions.flatMap((expression) => weekdayClue(expression, latest?.days.begin ?? null)),
    ...lastClues(expressions, dated),
    ...officeClues(text, sentences, expressions, offices),
  ];
}

interface Dated {
  readonly expression: Expression;
  readonly days: Interval;
}

const UNDATED = { now: null, focus: null, day: null, tense: null } as const;

/** The days of an expression that needs no day of publication. */
function withDays(expression: Expression): Dated[] {
  const { days } = resolve(expression.frame, UNDATED);
  return days ? [{ expression, days }] : [];
}

/** A day or a month: years in the past tense are too often plans (« prévu pour 2025 »). */
function isClose({ days }: Dated): boolean {
  return days.end - days.begin <= 31;
}

function isPast({ tense, frame }: Expression): boolean {
  return tense === 'past' && frame.rel !== 'until' && frame.rel !== 'before';
}

/** An expression that is counted from the day of publication. */
function isRelative({ frame }: Expression): boolean {
  if (frame.is === 'period') return frame.dir === 'this' || frame.dir === 'last' || frame.dir === 'next';
  if (frame.is === 'shift' || frame.is === 'deixis')
    return frame.anchor !== 'focus' && frame.a?.is !== 'date';
  if (frame.is === 'time')
    return frame.a
      ? isRelative({ frame: frame.a } as Expression)
      : frame.dir === 'this' || frame.dir === 'last';
  return frame.is === 'date' && frame.weekday !== undefined && frame.day === undefined;
}

function tiedClues(
  text: string,
  sentences: readonly Sentence[],
  expressions: readonly Expression[],
  past: readonly Dated[],
): Clue[] {
  const anchors = past.filter(({ days }) => days.end - days.begin <= 1).slice(0, MAX_PAIRED);
  const relatives = expressions
    .filter((expression) => isRelative(expression) && expression.tense !== 'future')
    .slice(0, MAX_PAIRED);
  const words = new Map<number, ReadonlySet<string>>();
  const wordsOf = (index: number): ReadonlySet<string> => {
    const known = words.get(index) ?? longWords(sentences[index]!);
    words.set(index, known);
    return known;
  };
  const clues: Clue[] = [];
  for (const { expression, days } of anchors) {
    for (const relative of relatives) {
      if (clues.length === MAX_TIES) return clues;
      if (!isBeside(text, relative, expression) && !isSameEvent(relative, expression, wordsOf)) continue;
      const fitting = invert(relative.frame, days);
      if (fitting) clues.push({ kind: 'tied', days: fitting, evidence: [relative, expression] });
    }
  }
  return clues;
}

/** « hier, jeudi 16 août 2012 »: nothing but a comma or a bracket between the two. */
function isBeside(text: string, a: Expression, b: Expression): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  return second.from - first.to <= 4 && /^[\s,(]*$/.test(text.slice(first.to, second.from));
}

function isSameEvent(
  a: Expression,
  b: Expression,
  wordsOf: (sentence: number) => ReadonlySet<string>,
): boolean {
  if (a.sentence === b.sentence) return false;
  let shared = 0;
  for (const word of wordsOf(a.sentence)) if (wordsOf(b.sentence).has(word)) shared += 1;
  return shared >= SHARED_WORDS;
}

/** Lemmas of the nouns and verbs of a sentence (of its longer words, where there are no tags). */
function longWords({ words }: Sentence): ReadonlySet<string> {
  const long = words.filter(
    ({ form, upos }) => form.length > 3 && (upos === 'NOUN' || upos === 'VERB' || upos === 'X'),
  );
  return new Set(long.map(({ lemma }) => fold(lemma)));
}

/** The days on which the relative expression would mean the given ones; null when there are none, or too many to tell. */
function invert(frame: Frame, days: Interval): Interval | null {
  let begin: number | null = null;
  let end = 0;
  for (let now = days.begin; now <= days.begin + REACH; now += 1) {
    const meant = resolve(frame, { now, focus: null, day: null, tense: 'past' }).days;
    if (!meant || meant.begin > days.end || meant.end < days.begin) {
      if (begin !== null) break;
      continue;
    }
    begin ??= now;
    end = now;
  }
  return begin === null || end === days.begin + REACH ? null : { begin, end };
}

/** A day that the words put at hand: « dimanche (7 août) » is of the last week, « ce dimanche 7 août » is today. */
function weekdayClue(expression: Expression, latest: number | null): Clue[] {
  const { is, text, year, month, day, weekday } = expression.frame;
  const isToday = text === 'today';
  if (is !== 'date' || !(isToday || text === 'recent') || month === undefined || day === undefined) return [];
  const first = year ?? (latest === null || weekday === undefined ? null : civilOf(latest).year);
  if (first === null) return [];
  for (let y = first; y <= (year ?? first + 2); y += 1) {
    if (!isCalendarDay(y, month, day)) continue;
    const begin = dayOf(y, month, day);
    if (year === undefined && (begin < latest! || weekdayOf(begin) !== weekday)) continue;
    if (year === undefined && begin - latest! > NEAR_YEAR) return [];
    return [{ kind: 'weekday', days: { begin, end: isToday ? begin : begin + 6 }, evidence: [expression] }];
  }
  return [];
}

function lastClues(expressions: readonly Expression[], dated: readonly Dated[]): Clue[] {
  const byDay = new Map<number, Dated>();
  for (const one of dated) if (one.days.begin === one.days.end) byDay.set(yearlessDay(one.days.begin), one);
  return expressions.flatMap((expression): Clue[] => {
    const { is, dir, month, day } = expression.frame;
    if (is !== 'date' || dir !== 'last' || month === undefined || day === undefined) return [];
    const same = byDay.get(month * 100 + day);
    if (!same) return [];
    const { begin } = same.days;
    return [
      {
        kind: 'last',
        days: { begin: begin + 1, end: begin + YEARLESS },
        evidence: [expression, same.expression],
      },
    ];
  });
}

function officeClues(
  text: string,
  sentences: readonly Sentence[],
  expressions: readonly Expression[],
  offices: readonly Office[],
): Clue[] {
  const yearless = expressions.filter(
    ({ frame }) =>
      frame.is === 'date' && frame.year === undefined && frame.day !== undefined && frame.month !== undefined,
  );
  return yearless.slice(0, MAX_PAIRED).flatMap((expression): Clue[] => {
    const { month = 0, day = 0 } = expression.frame;
    const { from, to } = sentences[expression.sentence]!;
    const changes = offices.flatMap(({ name, begin, end }) =>
      [begin, end]
        .filter((one) => one !== null && yearlessDay(one) === month * 100 + day)
        .map((one) => ({ name, one: one! })),
    );
    if (changes.length === 0) return [];
    const words = fold(text.slice(from, to));
    const change = changes.find(({ name }) => words.includes(name));
    return change
      ? [{ kind: 'office', days: { begin: change.one, end: change.one + YEARLESS }, evidence: [expression] }]
      : [];
  });
}

/** Month and day as one number, 322 for 22 March. */
function yearlessDay(one: number): number {
  const { month, day } = civilOf(one);
  return month * 100 + day;
}
