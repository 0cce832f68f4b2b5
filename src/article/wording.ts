/**
 * Wording: what a line is by the words it is made of (a menu, a comment form, a share line), as tables say for
 * each language. A rule speaks of a whole line, never of a word in a sentence.
 */
import { parseList, parseTsv } from '../text/tsv.ts';
import { foldText } from './line.ts';
import { BEYOND, type Need, needOf } from './openings.ts';

/** What falls with a line that a rule names: the line, the headline after it, the list after it, the rest of the page. */
export type Effect = 'drop' | 'next' | 'list' | 'rest';

export interface WordingRule {
  readonly name: string;
  readonly reason: string;
  readonly effect: Effect;
  readonly pattern: RegExp;
  /** True when the pattern is the whole line: nothing of it can be a sentence of the article. */
  readonly whole: boolean;
  /** The most words that the line may have. */
  readonly words: number;
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

/** The reason that a rule alone gives: a line worded as a clock may be the dateline, and only its place tells them apart. */
export function reasonBy({ reason }: WordingRule): string {
  return reason === 'clock' ? 'date' : reason;
}

/** The rules of a table such as `data/fr/article.tsv`. */
export function parseWording(content: string): WordingRule[] {
  const columns = ['name', 'reason', 'effect', 'match', 'pattern', 'words', 'examples', 'not'] as const;
  return parseTsv(content, columns).map((row) => ({
    name: row.name,
    reason: row.reason,
    effect: row.effect as Effect,
    pattern: compile(row.match, row.pattern),
    whole: row.match === 'line',
    words: Number(row.words) || Number.POSITIVE_INFINITY,
    examples: parseList(row.examples),
    not: parseList(row.not),
  }));
}

function compile(match: string, pattern: string): RegExp {
  if (match === 'line') return new RegExp(`^(?:${pattern})$`, 'u');
  return new RegExp(match === 'start' ? `^(?:${pattern})` : pattern, 'u');
}

/** Longer lines are prose, whatever they begin with; it also bounds the work of every pattern. */
const LONGEST = 700;
/** Bullets and arrows before a line, and after it. */
const BEFORE = ' \t•·▪►▶→»>|*–—-';
const AFTER = ' \t•|←→»*';

/** The form of a line that the patterns are written for: no accents, no capitals, no bullets, single spaces. */
export function foldLine(line: string): string {
  let from = 0;
  let to = line.length;
  while (from < to && BEFORE.includes(line[from]!)) from += 1;
  while (to > from && AFTER.includes(line[to - 1]!)) to -= 1;
  return foldText(line.slice(from, to));
}

/** The rules that a line can meet by its first character and its digits, asked together. */
interface Screen {
  readonly rules: readonly WordingRule[];
  /** Any of them at all: most lines of a page are none, and one question is cheaper than ten. */
  readonly any: RegExp;
  readonly most: number;
}

/** All the rules of some languages. */
export class Wording {
  private readonly rules: readonly WordingRule[];
  private readonly needs: readonly Need[];
  private readonly most: number;
  /** By the first character and whether there is a digit; made when first needed, shared where the rules are the same. */
  private readonly screens: (Screen | undefined)[] = [];
  private readonly byRules = new Map<string, Screen>();

  constructor(rules: readonly WordingRule[]) {
    this.rules = rules;
    this.needs = rules.map(({ pattern }) => needOf(pattern));
    this.most = Math.max(...rules.map(({ words }) => words));
  }

  /** The first rule that names this line, or null. */
  ruleOf(line: string, words: number): WordingRule | null {
    if (line.length > LONGEST || words > this.most) return null;
    const folded = foldLine(line);
    const first = folded === '' ? BEYOND : Math.min(folded.charCodeAt(0), BEYOND);
    const { rules, any, most } = this.screenOf(first, hasDigit(folded));
    if (words > most || rules.length === 0 || !any.test(folded)) return null;
    return rules.find((rule) => words <= rule.words && rule.pattern.test(folded)) ?? null;
  }

  private screenOf(first: number, digit: boolean): Screen {
    const place = first * 2 + (digit ? 1 : 0);
    return (this.screens[place] ??= this.makeScreen(first, digit));
  }

  private makeScreen(first: number, digit: boolean): Screen {
    const rules = this.rules.filter((_, i) => {
      const need = this.needs[i]!;
      return need.first[first] === 1 && (digit || !need.digit);
    });
    const key = rules.map(({ name, pattern }) => `${name} ${pattern.source}`).join('\n');
    const screen = this.byRules.get(key) ?? {
      rules,
      any: new RegExp(rules.map(({ pattern }) => pattern.source).join('|'), 'u'),
      most: Math.max(0, ...rules.map(({ words }) => words)),
    };
    this.byRules.set(key, screen);
    return screen;
  }
}

function hasDigit(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) return true;
  }
  return false;
}
