/**
 * The published metrics of article extraction: F1 over 4-word shingles (scrapinghub's article-extraction-benchmark),
 * must-have and must-not-have segments (trafilatura's), day of publication, titles and names.
 */

const WORD = /[\p{L}\p{N}_]+/gu;

export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/** Multiset of joined 4-grams; a shorter text gives one short shingle. */
export function shinglesOf(text: string): Map<string, number> {
  const words = wordsOf(text);
  const bag = new Map<string, number>();
  if (words.length === 0) return bag;
  for (let i = 0; i < Math.max(1, words.length - 3); i += 1) {
    const key = words.slice(i, i + 4).join('\u0001');
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
}

export interface Score {
  readonly f1: number;
  readonly precision: number;
  readonly recall: number;
}

/** Precision and recall of one text; null where its side is empty. */
export function compareTexts(
  gold: string,
  found: string,
): { precision: number | null; recall: number | null } {
  const [expected, actual] = [shinglesOf(gold), shinglesOf(found)];
  const total = (bag: ReadonlyMap<string, number>) =>
    [...bag.values()].reduce((sum, count) => sum + count, 0);
  let both = 0;
  for (const [key, count] of actual) both += Math.min(count, expected.get(key) ?? 0);
  const [golds, founds] = [total(expected), total(actual)];
  return { precision: founds === 0 ? null : both / founds, recall: golds === 0 ? null : both / golds };
}

/** Means over pages, and the harmonic mean of the two. */
export function scoreBodies(pairs: readonly (readonly [gold: string, found: string])[]): Score {
  const each = pairs.map(([gold, found]) => compareTexts(gold, found));
  const precision = meanOf(each.flatMap((page) => page.precision ?? []));
  const recall = meanOf(each.flatMap((page) => page.recall ?? []));
  return {
    precision,
    recall,
    f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
  };
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

export function squash(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
}

export interface Segments {
  readonly has: readonly string[];
  readonly lacks: readonly string[];
  readonly found: string;
}

/** Micro counts over all segments of all pages. */
export function scoreSegments(pages: readonly Segments[]): Score {
  let [right, intruding, missing] = [0, 0, 0];
  for (const { has, lacks, found } of pages) {
    const text = squash(found);
    const kept = has.filter((segment) => text.includes(squash(segment))).length;
    right += kept;
    missing += has.length - kept;
    intruding += lacks.filter((segment) => text.includes(squash(segment))).length;
  }
  const precision = right / (right + intruding || 1);
  const recall = right / (right + missing || 1);
  return { precision, recall, f1: (2 * right) / (2 * right + intruding + missing || 1) };
}

/** Titles and names are the same when their words are, without accents, capitals or punctuation. */
export function isSameName(gold: string, found: string): boolean {
  const fold = (text: string) =>
    wordsOf(text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()).join(' ');
  return fold(gold) === fold(found);
}
