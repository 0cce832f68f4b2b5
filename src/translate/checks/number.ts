/**
 * Numbers of a sentence, in digits and in words, as values: « trente-deux », `32`, « 3,5 millions » and `3,500,000` are
 * one number each. Fractions in words and Roman numbers outside of centuries are not decided.
 */
import type { Mark } from './mark.ts';
import { type Entry, entriesAt, type LanguageTables } from './tables.ts';
import type { Token } from './token.ts';

const SPACES = /[ \u00a0\u2009\u202f]/g;

/** The values that a run of digits stands for: one where its signs group and part it as the language does. */
export function parseDigits(run: string, decimal: string): number[] {
  const group = decimal === ',' ? '.' : ',';
  const tight = run.replace(SPACES, '_');
  const escape = (sign: string) => (sign === '.' ? '\\.' : sign);
  const whole = `\\d{1,3}(?:[_${escape(group)}]\\d{3})+`;
  if (new RegExp(`^${whole}(?:${escape(decimal)}\\d+)?$`).test(tight))
    return [Number(tight.replaceAll('_', '').replaceAll(group, '').replace(decimal, '.'))];
  if (new RegExp(`^\\d+${escape(decimal)}\\d+$`).test(tight)) return [Number(tight.replace(decimal, '.'))];
  // Sloppy pages write the other language's decimals: 3.5 in French is no thousand.
  if (new RegExp(`^\\d+${escape(group)}\\d{1,2}$`).test(tight)) return [Number(tight.replace(group, '.'))];
  return tight.split(/[_.,]/).map(Number);
}

const CLOCK =
  /(?<![\p{L}\d.,])(\d{1,2})(?:\s?[hH]\s?(\d{2})?(?![\p{L}\d])|:(\d{2})(?![\d:])|(?=\s?[ap]\.?\s?m\b))(?:\s?(a|p)\.?\s?m\b\.?)?/gu;

/** Times of day on the clock: « 18h30 », `6:30 pm`. */
export function findClock(text: string): Mark[] {
  return Array.from(text.matchAll(CLOCK), (match) => {
    const hour = Number(match[1]) + (match[4] === 'p' && Number(match[1]) < 12 ? 12 : 0);
    const key = `${hour}:${match[2] ?? match[3] ?? '00'}`;
    return { kind: 'number', key, from: match.index, to: match.index + match[0].length, firm: true };
  });
}

interface Draft {
  from: number;
  to: number;
  /** What larger multipliers have closed, and what is being built. */
  total: number;
  current: number;
  /** The worth of the last word, which decides what may follow; 1 after digits, which only a multiplier follows. */
  last: number;
  /** The smallest multiplier from a thousand on that was used. */
  scale: number;
  firm: boolean;
}

const ROMAN = /^([IVX]{2,7})(?:e|eme)?$|^([IVX])(?:e|eme)$/;
const WORTH: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

/** Roman numbers up to 39, as they stand for centuries and sovereigns: only those of centuries (« XXe ») ask for an answer. */
export function findRoman(tokens: readonly Token[]): Mark[] {
  return tokens.flatMap(({ form, from, to }) => {
    const digits = ROMAN.exec(form.replace('è', 'e'))?.slice(1).find(Boolean);
    if (!digits) return [];
    const worths = Array.from(digits, (digit) => WORTH[digit]!);
    const value = worths.reduce((sum, worth, i) => sum + (worth < (worths[i + 1] ?? 0) ? -worth : worth), 0);
    return [{ kind: 'number', key: keyOf(value), from, to, firm: digits.length > 1 && digits !== form }];
  });
}

const keyOf = (value: number) => String(Math.round(value * 1000) / 1000);

/** Every number in the tokens that `taken` does not cover. */
export function findNumbers(
  tokens: readonly Token[],
  tables: LanguageTables,
  taken: (token: Token) => boolean,
): Mark[] {
  const marks: Mark[] = [];
  let draft: Draft | null = null;
  const close = () => {
    if (draft) marks.push(markOf(draft));
    draft = null;
  };
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (taken(token)) close();
    else if (token.kind === 'digits') {
      close();
      const values = parseDigits(token.form, tables.decimal);
      for (const value of values.slice(0, -1))
        marks.push({ kind: 'number', key: keyOf(value), from: token.from, to: token.to, firm: true });
      const value = values.at(-1)!;
      draft = {
        from: token.from,
        to: token.to,
        total: 0,
        current: value,
        last: 1,
        scale: Number.POSITIVE_INFINITY,
        firm: true,
      };
    } else {
      const entry = entriesAt(tokens, i, tables).find(({ kind }) => kind === 'number');
      const end = entry && tokens[i + entry.form.length - 1]!.to;
      if (entry && end !== undefined) {
        if (draft && !extend(draft, entry, end)) close();
        draft ??= open(entry, token.from, end);
        if (!draft)
          marks.push({
            kind: 'approximate',
            key: `vague ${entry.value}`,
            from: token.from,
            to: end,
            firm: true,
          });
        i += entry.form.length - 1;
      } else if (!draft || !joins(tokens, i, tables, draft)) close();
    }
  }
  close();
  return marks;
}

/** A hyphen, or the word that joins the parts of a number, with another part behind it: «vint-i-quatre». */
function joins(tokens: readonly Token[], i: number, tables: LanguageTables, draft: Draft): boolean {
  const isJoin = (at: number) =>
    tokens[at]?.form === '-' ||
    (draft.last >= 10 &&
      tokens[at] !== undefined &&
      entriesAt(tokens, at, tables).some(({ kind }) => kind === 'join'));
  let next = i;
  while (next < i + 3 && isJoin(next)) next += 1;
  const entry =
    next > i && tokens[next]
      ? entriesAt(tokens, next, tables).find(({ kind }) => kind === 'number')
      : undefined;
  return entry !== undefined && fits(draft, entry);
}

function open({ value, flags }: Entry, from: number, to: number): Draft | null {
  if (flags.has('plural')) return null;
  const worth = Number(value);
  const isLarge = worth >= 1000;
  return {
    from,
    to,
    total: isLarge ? worth : 0,
    current: isLarge ? 0 : worth,
    last: worth,
    scale: isLarge ? worth : Number.POSITIVE_INFINITY,
    firm: !flags.has('soft'),
  };
}

function fits({ last, current }: Draft, { value, flags }: Entry): boolean {
  const worth = Number(value);
  if (flags.has('times')) return last < worth || last >= 1000;
  const tens = last >= 20 && last < 100 && last % 10 === 0;
  // French counts on to 79 and 99 from sixty and eighty.
  if (worth < 10) return tens || last === 10 || last >= 100;
  if (worth < 20) return last === 60 || last === 80 || last >= 100;
  return last >= 100 && (worth < 100 || last >= 1000) && current % 100 === 0;
}

function extend(draft: Draft, entry: Entry, to: number): boolean {
  if (!fits(draft, entry)) return false;
  const worth = Number(entry.value);
  if (!entry.flags.has('times')) draft.current += worth;
  else if (worth < 1000) draft.current = (draft.current || 1) * worth;
  else {
    // « deux millions trois cent mille » adds, «dos mil millones» multiplies what stands before.
    if (worth < draft.scale && draft.scale !== Number.POSITIVE_INFINITY)
      draft.total += (draft.current || 1) * worth;
    else draft.total = (draft.total + draft.current) * worth;
    draft.scale = worth;
    draft.current = 0;
  }
  // Rounding: « 3,3 millions » times a million in binary.
  draft.total = Math.round(draft.total * 1000) / 1000;
  draft.last = worth;
  draft.to = to;
  draft.firm = true;
  return true;
}

function markOf({ total, current, from, to, firm }: Draft): Mark {
  return { kind: 'number', key: keyOf(total + current), from, to, firm };
}
