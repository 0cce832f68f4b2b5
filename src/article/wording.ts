/**
 * Wording: what a line is by the words it is made of (a menu, a comment form, a share line), as tables say for
 * each language. A rule speaks of a whole line, never of a word in a sentence.
 */
import { parseList, parseTsv } from '../text/tsv.ts';
import { foldText } from './line.ts';
import { beginningOf, isAllowed, numberOf, type Opening, openingOf, REACH } from './openings.ts';

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
  return foldText(bareLine(line));
}

function bareLine(line: string): string {
  let from = 0;
  let to = line.length;
  if (to > 0 && isAlphanumeric(line.charCodeAt(0)) && isAlphanumeric(line.charCodeAt(to - 1))) return line;
  while (from < to && BEFORE.includes(line[from]!)) from += 1;
  while (to > from && AFTER.includes(line[to - 1]!)) to -= 1;
  return line.slice(from, to);
}

/** In ASCII. */
function isAlphanumeric(code: number): boolean {
  const small = code | 32;
  return (small >= 97 && small <= 122) || (code >= 48 && code <= 57);
}

/** A rule, and how the lines that it names begin. */
interface Candidate {
  readonly rule: WordingRule;
  readonly opening: Opening;
}

/** How many beginnings of lines are remembered: those of real pages are fewer. */
const BEGINNINGS = 20_000;

/** All the rules of some languages. */
export class Wording {
  private readonly candidates: readonly Candidate[];
  private readonly most: number;
  private readonly byBeginning = new Map<string, readonly Candidate[]>();
  private readonly byNumber = new Map<number, readonly Candidate[]>();

  constructor(rules: readonly WordingRule[]) {
    this.candidates = rules.map((rule) => ({ rule, opening: openingOf(rule.pattern) }));
    this.most = Math.max(...rules.map(({ words }) => words));
  }

  /** The first rule that names this line, or null. */
  ruleOf(line: string, words: number): WordingRule | null {
    if (line.length > LONGEST || words > this.most) return null;
    const bare = bareLine(line);
    const candidates = this.candidatesOf(bare);
    if (candidates.length === 0) return null;
    const folded = foldText(bare);
    const digits = DIGIT.test(folded);
    const found = candidates.find(
      ({ rule, opening }) => words <= rule.words && (digits || !opening.digit) && rule.pattern.test(folded),
    );
    return found?.rule ?? null;
  }

  private candidatesOf(bare: string): readonly Candidate[] {
    const number = numberOf(bare);
    const known = number < 0 ? undefined : this.byNumber.get(number);
    if (known) return known;
    const candidates = this.allowed(beginningOf(openingFold(bare)));
    if (number >= 0 && this.byNumber.size < BEGINNINGS) this.byNumber.set(number, candidates);
    return candidates;
  }

  private allowed(beginning: string): readonly Candidate[] {
    const known = this.byBeginning.get(beginning);
    if (known) return known;
    const candidates = this.candidates.filter(({ opening }) => isAllowed(beginning, opening));
    if (this.byBeginning.size < BEGINNINGS) this.byBeginning.set(beginning, candidates);
    return candidates;
  }
}

const DIGIT = /[0-9]/;

/** The folded line as far as its beginning is asked for: folding goes by character, accents of their own aside. */
function openingFold(bare: string): string {
  const opening = foldText(bare.slice(0, OPENING));
  return opening.length < REACH && bare.length > OPENING ? foldText(bare) : opening;
}

const OPENING = 12;
