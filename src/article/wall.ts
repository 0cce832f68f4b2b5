/**
 * Walls: pages that a server sends in the place of what was asked (a login, a cookie wall, a test for robots, an error
 * dressed as a page), by how they are headed and worded, as tables say for each language.
 *
 * A page that holds a whole article behind or below such words is none: the words must head the page or make up what
 * there is. A teaser with a notice for subscribers is left alone: what it shows is the article's.
 */
import { parseList, parseTsv } from '../text/tsv.ts';
import type { Diagnostic, Verdict } from '../model/index.ts';
import type { Line } from './line.ts';
import { foldLine } from './wording.ts';

export type WallKind = 'login' | 'paid' | 'consent' | 'robot' | 'missing' | 'down' | 'barred';

export interface WallRule {
  readonly name: string;
  readonly kind: WallKind;
  /** `head`: the whole of a title or of a part of it; `line`: the beginning of a line. */
  readonly at: 'head' | 'line';
  readonly pattern: RegExp;
  readonly examples: readonly string[];
  readonly not: readonly string[];
}

export interface Wall {
  readonly verdict: Verdict;
  readonly diagnostic: Diagnostic;
}

/** The rules of a table such as `data/fr/article-walls.tsv`. */
export function parseWallRules(content: string): WallRule[] {
  const columns = ['name', 'kind', 'at', 'pattern', 'examples', 'not'] as const;
  return parseTsv(content, columns).map((row) => ({
    name: row.name,
    kind: row.kind as WallKind,
    at: row.at as WallRule['at'],
    pattern: new RegExp(row.at === 'head' ? `^(?:${row.pattern})$` : `^(?:${row.pattern})`, 'u'),
    examples: parseList(row.examples),
    not: parseList(row.not),
  }));
}

/** More words than this are an article, unless head and lines agree that they are not. */
const WHOLE = 250;
/** Lines are looked at up to so many characters; heads and sentences of walls are short. */
const LONGEST = 1000;

/** The wall that the page is; null for every page that may be an article. */
export function findWall(
  lines: readonly Line[],
  title: string | null,
  rules: readonly WallRule[],
): Wall | null {
  const words = lines.reduce((sum, { reason, words }) => sum + (reason === '' ? words : 0), 0);
  const head = headKind(title, rules);
  if (head === null && words >= WHOLE) return null;
  const found = wordedKind(lines, rules);
  const isWhole =
    words >= WHOLE ? head !== null && found.kind !== null : head !== null || isMost(found.words, words);
  return isWhole ? wallOf(head ?? found.kind!) : null;
}

/** The kind that the title, or a part of it between dashes, names. */
function headKind(title: string | null, rules: readonly WallRule[]): WallKind | null {
  if (title === null || title.length > LONGEST) return null;
  const parts = [title, ...title.split(/\s[|–—·-]\s|\s?:\s/)].map(foldHead);
  const heads = rules.filter(({ at }) => at === 'head');
  return heads.find(({ pattern }) => parts.some((part) => pattern.test(part)))?.kind ?? null;
}

/** The form of a title that the patterns are written for: no signs at its end. */
export function foldHead(part: string): string {
  return foldLine(part).replace(/[ .…!?]{1,5}$/u, '');
}

/** What the lines are worded as, by the first that is; and how many words of the text such lines make up. */
function wordedKind(lines: readonly Line[], rules: readonly WallRule[]) {
  const worded = rules.filter(({ at }) => at === 'line');
  let kind: WallKind | null = null;
  let words = 0;
  for (const line of lines) {
    if (FURNITURE.has(line.reason) || line.text.length > LONGEST) continue;
    const folded = foldLine(line.text);
    const rule = worded.find(({ pattern }) => pattern.test(folded));
    if (!rule) continue;
    kind ??= rule.kind;
    words += line.reason === '' ? line.words : 0;
  }
  return { kind, words };
}

/** Lines that stand on any page, articles too, and ask the reader to log in or to accept something. */
const FURNITURE = new Set([
  'menu',
  'links',
  'related',
  'comments',
  'consent',
  'subscribe',
  'share',
  'footer',
  'hidden',
]);

function isMost(words: number, all: number): boolean {
  return words > 0 && words * 2 >= all;
}

const MEANINGS: Readonly<Record<WallKind, string>> = {
  login: 'asks for a login',
  paid: 'asks for a subscription',
  consent: 'asks for consent first',
  robot: 'asks for a proof that no robot reads it',
  missing: 'says that the page does not exist',
  down: 'says that the site is out of order',
  barred: 'refuses access',
};

function wallOf(kind: WallKind): Wall {
  return {
    verdict: { kind: kind === 'consent' ? 'consent' : 'error', genre: 'unknown', confidence: 0.9 },
    diagnostic: {
      code: 'page.incomplete',
      severity: 'warning',
      message: `Fetch incomplete: instead of the article, the server sent a page that ${MEANINGS[kind]}.`,
    },
  };
}
