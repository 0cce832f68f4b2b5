/** Looks at the words around a name: which class they belong to, read from the tables of the language. */
import type { NameTables, WordClass, WordSense } from './tables.ts';
import type { Token } from './token.ts';

export interface Page {
  readonly tables: NameTables;
  readonly tokens: readonly Token[];
  /** Folded forms that the page also writes without a capital, away from sentence starts. */
  readonly lower: ReadonlySet<string>;
  /** For each token, the words of the tables that begin there, the longest first. */
  readonly words: readonly (readonly WordHit[])[];
}

export interface WordHit {
  readonly sense: WordSense;
  readonly length: number;
}

export function openPage(tables: NameTables, tokens: readonly Token[]): Page {
  const lower = new Set<string>();
  for (const token of tokens) if (token.case === 'lower') lower.add(token.fold);
  const words = tokens.map((token, i) => {
    const hits = token.case === 'mark' ? [] : tables.words.all(tokens, i);
    return hits.length === 0 ? NOTHING : hits.map(({ value, length }) => ({ sense: value, length }));
  });
  return { tables, tokens, lower, words };
}

const NOTHING: readonly WordHit[] = [];

/** The longest word of the class that begins at `at`. */
export function hitAt(page: Page, at: number, wanted: WordClass): WordHit | null {
  return page.words[at]?.find((hit) => hit.sense.classes.has(wanted)) ?? null;
}

/** The kind that goes with the class of the word at `at`, or null when it is not of that class. */
export function kindAt(page: Page, at: number, wanted: WordClass): string | null {
  return hitAt(page, at, wanted)?.sense.classes.get(wanted) ?? null;
}

export function isAt(page: Page, at: number, wanted: WordClass): boolean {
  return hitAt(page, at, wanted) !== null;
}

/** Number of tokens of the word of the class at `at`; 1 when there is none. */
export function lengthAt(page: Page, at: number, wanted: WordClass): number {
  return hitAt(page, at, wanted)?.length ?? 1;
}

/** The word of the class that ends right before `end`, where it begins; null when there is none. */
export function endingAt(page: Page, end: number, wanted: WordClass): number | null {
  for (let at = end - 1; at >= Math.max(0, end - 5); at--) {
    if (page.words[at]?.some((hit) => at + hit.length === end && hit.sense.classes.has(wanted))) return at;
  }
  return null;
}

/** True when the token is written as a name: a capital, or capitals. */
export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && (token.case === 'title' || token.case === 'upper');
}

/** True for a word that is no name on its own: the capital comes from its place. */
export function isOrdinary(page: Page, at: number): boolean {
  const token = page.tokens[at]!;
  if (isAt(page, at, 'stop') || isAt(page, at, 'article') || isAt(page, at, 'label')) return true;
  return page.lower.has(token.fold) || page.tables.isCommon(token.form.toLowerCase());
}
