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

/**
 * The credits of one line of the page. `from` is where the line stands in the page; `tail` says that nothing but
 * other credits follows it.
 */
export function readCredits(
  page: string,
  from: number,
  to: number,
  tail: boolean,
  rules: readonly CreditRule[],
): CreditLine[] {
  const found: CreditLine[] = [];
  for (const rule of rules) {
    const line = matchRule(rule, page, from, to, tail);
    if (line && !found.some((other) => isSame(other, line))) found.push(line);
  }
  return found;
}

/** Two languages may read the same words as the same credit. */
function isSame(a: CreditLine, b: CreditLine): boolean {
  return a.credit?.kind === b.credit?.kind && a.credit?.name === b.credit?.name;
}

function matchRule(
  rule: CreditRule,
  page: string,
  from: number,
  to: number,
  tail: boolean,
): CreditLine | null {
  if (rule.place === 'tail' && !tail) return null;
  const length = to - from;
  if (
    rule.place === 'any' ? length > LONGEST : rule.place !== 'start' && rule.place !== 'end' && length > LINE
  )
    return null;
  const start = rule.place === 'end' ? Math.max(from, to - EDGE) : from;
  const stop = rule.place === 'start' ? Math.min(to, from + EDGE) : to;
  const match = rule.pattern.exec(page.slice(start, stop));
  if (!match) return null;
  if (rule.kind === 'machine')
    return { credit: null, machine: spanOf(page, from, to, 'page'), dropped: rule.alone };
  const evidence = spanOf(page, start + match.index, start + match.index + match[0].length, 'page');
  return {
    credit: { kind: rule.kind, name: match.groups!['name']!.trim(), evidence },
    machine: null,
    dropped: rule.alone,
  };
}
