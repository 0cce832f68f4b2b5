/** Looks at the words around a name: which class they belong to, read from the tables of the language. */
import type { NameTables, WordClass, WordSense } from './tables.ts';
import type { Token } from './token.ts';

export interface Page {
  readonly tables: NameTables;
  readonly tokens: readonly Token[];
  /** Folded forms that the page also writes without a capital, away from sentence starts. */
  readonly lower: ReadonlySet<string>;
  /** For each token, the word of the tables that begins there. */
  readonly words: readonly (WordHit | null)[];
}

export interface WordHit {
  readonly sense: WordSense;
  readonly length: number;
}

export function openPage(tables: NameTables, tokens: readonly Token[]): Page {
  const lower = new Set<string>();
  for (const token of tokens) if (token.case === 'lower') lower.add(token.fold);
  const words = tokens.map((token, i) => {
    if (token.case === 'mark') return null;
    const hit = tables.words.longest(tokens, i, () => true);
    return hit ? { sense: hit.value, length: hit.length } : null;
  });
  return { tables, tokens, lower, words };
}

/** The kind that goes with the class of the word at `at`, or null when it is not of that class. */
export function kindAt(page: Page, at: number, wanted: WordClass): string | null {
  return page.words[at]?.sense.classes.get(wanted) ?? null;
}

export function isAt(page: Page, at: number, wanted: WordClass): boolean {
  return page.words[at]?.sense.classes.has(wanted) ?? false;
}

/** True when the token is written as a name: a capital, or capitals. */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && (token.case === 'title' || token.case === 'upper');
}

/** True for a word that is no name on its own: the capital comes from its place. */
export function isOrdinary(page: Page, at: number): boolean {
  const token = page.tokens[at]!;
  if (isAt(page, at, 'stop') || isAt(page, at, 'article')) return true;
  return page.lower.has(token.fold) || page.tables.isCommon(token.form.toLowerCase());
}
