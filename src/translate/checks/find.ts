/**
 * One sentence becomes its marks: numbers, bounds, dates, negations, hedges, quotation marks, links. Work is linear in
 * its length; what the tables do not know is not seen.
 */
import type { Range } from '../../model/index.ts';
import type { Mark } from './mark.ts';
import { findNegations } from './negation.ts';
import { findClock, findNumbers, findRoman } from './number.ts';
import { type Entry, entriesAt, type LanguageTables } from './tables.ts';
import { type Token, tokenise } from './token.ts';

/** Web addresses, mail addresses, handles and hashtags: never to be touched by a translation. */
const LINK =
  /https?:\/\/[^\s<>"«»“”]{1,2000}|\bwww\.[^\s<>"«»“”]{1,2000}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}|(?<![\p{L}\p{N}_])[@#][\p{L}\p{N}_]{2,60}/gu;
const STOPS = /[.,;:!?)\]]+$/;

export function findLinks(text: string): Mark[] {
  return Array.from(text.matchAll(LINK), ({ 0: found, index }) => {
    const link = found.replace(STOPS, '');
    return { kind: 'link', key: link, from: index, to: index + link.length, firm: true };
  });
}

const QUOTE = /[«»“”„"]/g;

function findQuotes(text: string): Mark[] {
  return Array.from(text.matchAll(QUOTE), ({ index }) => ({
    kind: 'quotation',
    key: 'quotation mark',
    from: index,
    to: index + 1,
    firm: true,
  }));
}

/**
 * @param conditionals the verbs in the conditional where a reader of the language found them; null where the endings of
 *   the tables decide
 */
export function findMarks(
  text: string,
  tables: LanguageTables,
  conditionals: readonly Range[] | null,
): Mark[] {
  const links = findLinks(text);
  const clock = findClock(text).filter((mark) => !links.some((link) => touches(link, mark)));
  const isOutside = coveredBy([...links, ...clock]);
  const tokens = tokenise(text);
  const hedges = findEntries(
    tokens,
    tables,
    (entry) => entry.kind === 'hedge' && entry.value !== 'strong',
    isOutside,
  );
  const asides = findEntries(tokens, tables, ({ kind }) => kind === 'aside', isOutside);
  const percents = findEntries(tokens, tables, ({ kind }) => kind === 'percent', isOutside);
  const dates = findEntries(tokens, tables, ({ kind }) => kind === 'month' || kind === 'weekday', isOutside);
  const numbers = findNumbers(
    tokens,
    tables,
    coveredBy([...links, ...clock, ...percents, ...dates, ...asides]),
  );
  const counted = [...numbers, ...findRounds(tokens, tables, isOutside)];
  return [
    ...links,
    ...clock,
    ...counted,
    ...findRoman(tokens),
    ...findOrdinals(tokens, tables, isOutside),
    ...findBounds(tokens, tables, counted, isOutside),
    ...findVague(tokens, tables, isOutside),
    ...percents.map((mark) => ({ ...mark, kind: 'percent' as const, key: '%', firm: true })),
    ...dates.map((mark) => ({
      ...mark,
      kind: 'date' as const,
      key: `${mark.entry.kind} ${mark.entry.value}`,
      firm: true,
    })),
    ...findNegations(tokens, tables, coveredBy([...links, ...asides, ...hedges])),
    ...hedges.map((mark) => ({
      ...mark,
      kind: 'hedge' as const,
      key: 'hedge',
      firm: mark.entry.value === 'firm',
    })),
    ...findConditionals(tokens, tables, conditionals, coveredBy([...links, ...hedges])),
    ...findQuotes(text),
  ];
}

interface Placed extends Range {
  readonly entry: Entry;
}

/** The rows that hold for `wanted`, the longest first, none inside another. */
function findEntries(
  tokens: readonly Token[],
  tables: LanguageTables,
  wanted: (entry: Entry) => boolean,
  taken: (token: Token) => boolean,
): Placed[] {
  const found: Placed[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (taken(tokens[at]!)) continue;
    const entry = entriesAt(tokens, at, tables).find((one) => wanted(one) && agrees(one, tokens[at]!));
    if (!entry) continue;
    at += entry.form.length - 1;
    found.push({ entry, from: tokens[at - entry.form.length + 1]!.from, to: tokens[at]!.to });
  }
  return found;
}

/** `small` words are names where they have a capital (« Mars »), `capital` ones common words where not (`may`). */
function agrees({ flags }: Entry, { form }: Token): boolean {
  const isCapital = /^\p{Lu}/u.test(form);
  return !(flags.has('small') && isCapital) && !(flags.has('capital') && !isCapital);
}

function findRounds(
  tokens: readonly Token[],
  tables: LanguageTables,
  taken: (token: Token) => boolean,
): Mark[] {
  return findEntries(tokens, tables, ({ kind }) => kind === 'round', taken).flatMap(({ entry, from, to }) => [
    { kind: 'number', key: entry.value, from, to, firm: true },
    // An English dozen is mostly exact.
    { kind: 'approximate', key: 'approx', from, to, firm: tables.decimal === ',' },
  ]);
}

function findOrdinals(
  tokens: readonly Token[],
  tables: LanguageTables,
  taken: (token: Token) => boolean,
): Mark[] {
  return findEntries(tokens, tables, ({ kind }) => kind === 'ordinal', taken).map(({ entry, from, to }) => ({
    kind: 'number',
    key: entry.value,
    from,
    to,
    firm: false,
  }));
}

/** A number begins this many signs behind a word that bounds it, at most: « plus d'une trentaine ». */
const NEAR = 14;

function findBounds(
  tokens: readonly Token[],
  tables: LanguageTables,
  numbers: readonly Mark[],
  taken: (token: Token) => boolean,
): Mark[] {
  return findEntries(tokens, tables, ({ kind }) => kind === 'bound', taken)
    .filter(
      ({ entry, to }) =>
        !entry.flags.has('near') || numbers.some((n) => n.key !== '1' && n.from >= to && n.from - to <= NEAR),
    )
    .map(({ entry, from, to }) => ({ kind: 'approximate', key: entry.value, from, to, firm: true }));
}

function findVague(
  tokens: readonly Token[],
  tables: LanguageTables,
  taken: (token: Token) => boolean,
): Mark[] {
  return findEntries(tokens, tables, ({ kind }) => kind === 'vague', taken).map(({ entry, from, to }) => ({
    kind: 'approximate',
    key: `vague ${entry.value}`,
    from,
    to,
    firm: true,
  }));
}

function findConditionals(
  tokens: readonly Token[],
  { ending }: LanguageTables,
  given: readonly Range[] | null,
  taken: (token: Token) => boolean,
): Mark[] {
  const ranges =
    given ??
    tokens.filter(
      // A capital inside the sentence is a name (María); at its head it is any word.
      ({ kind, folded, form }, i) =>
        kind === 'word' &&
        ending?.pattern.test(folded) &&
        !ending.but.has(folded) &&
        (!/^\p{Lu}/u.test(form) || i === 0 || /^[.!?:;«»“”"]$/.test(tokens[i - 1]!.form)),
    );
  return ranges
    .filter((range) => !taken(range as Token))
    .map(({ from, to }) => ({ kind: 'hedge', key: 'hedge', from, to, firm: true }));
}

/** The certainty-lowering words that a translation must not bring in by itself. */
export function findStrongHedges(text: string, tables: LanguageTables): Range[] {
  return findEntries(
    tokenise(text),
    tables,
    ({ kind, value }) => kind === 'hedge' && value === 'strong',
    () => false,
  );
}

function touches(a: Range, b: Range): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Whether a token stands inside one of the ranges; by binary search, so that long sentences stay cheap. */
function coveredBy(ranges: readonly Range[]): (token: Range) => boolean {
  const sorted = [...ranges].sort((a, b) => a.from - b.from);
  return ({ from, to }) => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (sorted[middle]!.to <= from) low = middle + 1;
      else high = middle;
    }
    const next = sorted[low];
    return next !== undefined && next.from < to;
  };
}
