/**
 * The people of a page by their names: who is meant by a surname or a given name alone.
 *
 * A surname may be spelt one letter apart («Bagayogo», «Bagayoko»); a given name counts while one person has it.
 */
import type { Draft } from './draft.ts';

/** More surnames than this that begin and end alike on one page are no page. */
const MANY = 50;

export class People {
  readonly #givenNames: ReadonlySet<string>;
  readonly #byLast = new Map<string, Draft>();
  /** Surnames by how they begin and end. */
  readonly #spelt = new Map<string, { last: string; draft: Draft }[]>();
  /** Null when two share it. */
  readonly #byFirst = new Map<string, Draft | null>();

  constructor(givenNames: ReadonlySet<string>) {
    this.#givenNames = givenNames;
  }

  /** A full name, as folded words. */
  add(draft: Draft, words: readonly string[]): void {
    draft.words = [...words];
    const first = words[0]!;
    this.#byFirst.set(first, this.#byFirst.has(first) && this.#byFirst.get(first) !== draft ? null : draft);
    words.forEach((word, i) => {
      const given = i + 1 < words.length && this.#givenNames.has(word);
      if (i > 0 && word.length > 2 && !given && !this.#byLast.has(word)) this.#addLast(word, draft);
    });
  }

  /** The person whom these words may stand for: the surname, with other words of the name before it or not. */
  find(words: readonly string[]): Draft | undefined {
    const single = words.length === 1;
    const last = this.#byLast.get(words.at(-1)!) ?? (single ? this.#near(words[0]!) : undefined);
    if (!last) return single ? (this.#byFirst.get(words[0]!) ?? undefined) : undefined;
    if (words.length > last.words.length + 1) return undefined;
    const rest = words.slice(0, -1);
    return rest.every((word) => last.words.some((other) => isAlike(word, other))) ? last : undefined;
  }

  #addLast(last: string, draft: Draft): void {
    this.#byLast.set(last, draft);
    const same = this.#spelt.get(skeleton(last)) ?? [];
    if (same.length < MANY) this.#spelt.set(skeleton(last), [...same, { last, draft }]);
  }

  #near(word: string): Draft | undefined {
    return this.#spelt.get(skeleton(word))?.find((other) => isAlike(word, other.last))?.draft;
  }
}

function skeleton(word: string): string {
  return word.slice(0, 1) + word.slice(-1);
}

/** Equal, or long and one letter apart. */
export function isAlike(a: string, b: string): boolean {
  return a === b || (Math.min(a.length, b.length) >= 5 && isOneApart(a, b));
}

function isOneApart(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i += 1;
  const [restA, restB] = [a.slice(i), b.slice(i)];
  return restA.slice(1) === restB.slice(1) || restA.slice(1) === restB || restA === restB.slice(1);
}
