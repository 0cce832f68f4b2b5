/**
 * Credit lines read as data: who a text was taken from, which agency stands behind it, who translated it, whether a
 * machine did. Read from the words of the line alone; what a credit means for the origin of a page is decided later.
 */
import { type Credit, type Span, spanOf } from '../model/index.ts';
import { parseList, parseTsv } from '../text/tsv.ts';

export interface CreditRule {
  readonly name: string;
  readonly kind: Credit['kind'] | 'machine';
  /** Where in the article it holds: a whole line, the end or start of a paragraph, anywhere, one of the last lines. */
  readonly place: 'line' | 'end' | 'start' | 'any' | 'tail';
  readonly pattern: RegExp;
  /** True when the line is nothing but the credit, and leaves the text. */
  readonly alone: boolean;
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

/** What a line says about its text; `dropped` when it says nothing else. */
export interface CreditLine {
  readonly credit: Credit | null;
  readonly machine: Span | null;
  readonly dropped: boolean;
}

/** The rules of a table such as `data/fr/article-credits.tsv`. */
export function parseCreditRules(content: string): CreditRule[] {
  const columns = ['name', 'kind', 'place', 'pattern', 'alone', 'examples', 'not'] as const;
  return parseTsv(content, columns).map((row) => ({
    name: row.name,
    kind: row.kind as CreditRule['kind'],
    place: row.place as CreditRule['place'],
    pattern: compile(row.place, row.pattern),
    alone: row.alone === 'yes',
    examples: parseList(row.examples),
    not: parseList(row.not),
  }));
}

function compile(place: string, pattern: string): RegExp {
  if (place === 'line' || place === 'tail') return new RegExp(`^(?:${pattern})$`, 'u');
  if (place === 'start') return new RegExp(`^(?:${pattern})`, 'u');
  return new RegExp(place === 'end' ? `(?:${pattern})\\s?$` : pattern, 'u');
}

/** A credit stands in the opening or the end of a paragraph; a notice is short. It also bounds the work. */
const EDGE = 120;
const LONGEST = 500;
const LINE = 140;

/** A line as the page has it, from `from` to `to`, and as it is read: without tags, its character references resolved. */
export interface CreditedLine {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The credits of one line of the page; `tail` says that nothing but other credits follows it. */
export function readCredits(
  page: string,
  line: CreditedLine,
  tail: boolean,
  rules: readonly CreditRule[],
): CreditLine[] {
  const found: CreditLine[] = [];
  for (const rule of rules) {
    const credit = matchRule(rule, page, line, tail);
    if (credit && !found.some((other) => isSame(other, credit))) found.push(credit);
  }
  return found;
}

/** Two languages may read the same words as the same credit. */
function isSame(a: CreditLine, b: CreditLine): boolean {
  return a.credit?.kind === b.credit?.kind && a.credit?.name === b.credit?.name;
}

function matchRule(rule: CreditRule, page: string, line: CreditedLine, tail: boolean): CreditLine | null {
  if (rule.place === 'tail' && !tail) return null;
  const { text } = line;
  const { length } = text;
  if (
    rule.place === 'any' ? length > LONGEST : rule.place !== 'start' && rule.place !== 'end' && length > LINE
  )
    return null;
  const start = rule.place === 'end' ? Math.max(0, length - EDGE) : 0;
  const stop = rule.place === 'start' ? Math.min(length, EDGE) : length;
  const match = rule.pattern.exec(text.slice(start, stop));
  if (!match) return null;
  if (rule.kind === 'machine')
    return { credit: null, machine: spanOf(page, line.from, line.to, 'page'), dropped: rule.alone };
  return {
    credit: {
      kind: rule.kind,
      name: match.groups!['name']!.trim(),
      evidence: evidenceOf(page, line, match[0], rule),
    },
    machine: null,
    dropped: rule.alone,
  };
}

/** Where the words of a credit stand in the page: their own span, or the line's where tags or references part them. */
function evidenceOf(page: string, { from, to }: CreditedLine, words: string, { place }: CreditRule): Span {
  const raw = page.slice(from, to);
  const at = place === 'start' ? raw.indexOf(words) : raw.lastIndexOf(words);
  return at < 0 ? spanOf(page, from, to, 'page') : spanOf(page, from + at, from + at + words.length, 'page');
}
