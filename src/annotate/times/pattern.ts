/**
 * Patterns: a short notation for a run of items, compiled once.
 *
 * Elements stand apart by spaces:
 *   word            that word; `a/b` one of them; `il_y_a` several words
 *   <kind>          an item with such a frame; `<x:kind>` names it; `<x:date.day!year>` asks for a field and for the
 *                   want of another; `<x:number:1-31>` for `n` in a range; `<x:a/b>` one of several kinds
 *   e?              may be absent
 *   +e              no space before it
 *   [e] [!e]        stands (does not stand) beside the match, outside the span
 * There is no repetition, so a match looks at a bounded number of items.
 */
import { findAtoms, type Spelling } from './atoms.ts';
import type { Frame } from './frame.ts';
import type { Item } from './item.ts';

type Test =
  | { readonly words: readonly string[] }
  | {
      readonly kind: string;
      readonly has: readonly (keyof Frame)[];
      readonly lacks: readonly (keyof Frame)[];
      readonly least: number;
      readonly most: number;
    };

interface Element {
  readonly tests: readonly Test[];
  readonly name: string | null;
  readonly optional: boolean;
  readonly glued: boolean;
  readonly beside: boolean;
  readonly negative: boolean;
}

export interface Pattern {
  readonly elements: readonly Element[];
  /** Words and kinds (`<month`) that a match can begin with. */
  readonly starts: readonly string[];
}

export interface Match {
  readonly first: number;
  readonly last: number;
  readonly slots: ReadonlyMap<string, Frame>;
}

/** Compiles a pattern; throws on one that is not well formed. */
export function parsePattern(source: string, spelling: Spelling): Pattern {
  const elements = source
    .split(/\s+/)
    .filter(Boolean)
    .map((element) => parseElement(element, spelling));
  const body = elements.findIndex((element) => !element.beside);
  if (body < 0) throw new Error(`a pattern without words: ${source}`);
  const starts: string[] = [];
  for (const element of elements.slice(body)) {
    starts.push(...element.tests.map(startOf));
    if (!element.optional) return { elements, starts };
  }
  throw new Error(`a pattern that can be empty: ${source}`);
}

function parseElement(source: string, spelling: Spelling): Element {
  const beside = /^\[(!?)(.*)\]$/.exec(source);
  const inner = beside ? beside[2]! : source;
  const shape = /^(\+?)(.*?)(\??)$/.exec(inner)!;
  const core = shape[2]!;
  const slot = /^<(?:(\w+):(?!\d))?([^<>]+)>$/.exec(core);
  return {
    tests: slot
      ? slot[2]!.split('/').map(parseKind)
      : core.split('/').map((words) => parseWords(words, spelling)),
    name: slot?.[1] ?? null,
    glued: shape[1] === '+',
    optional: shape[3] === '?',
    beside: beside !== null,
    negative: beside?.[1] === '!',
  };
}

function parseKind(source: string): Test {
  const shape = /^([a-z]+)((?:[.!]\w+)*)(?::(\d+)-(\d+))?$/.exec(source);
  if (!shape) throw new Error(`not a kind of item: ${source}`);
  const fields = [...shape[2]!.matchAll(/([.!])(\w+)/g)];
  const named = (mark: string): (keyof Frame)[] =>
    fields.filter((field) => field[1] === mark).map((field) => field[2] as keyof Frame);
  return {
    kind: shape[1]!,
    has: named('.'),
    lacks: named('!'),
    least: shape[3] ? Number(shape[3]) : Number.NEGATIVE_INFINITY,
    most: shape[4] ? Number(shape[4]) : Number.POSITIVE_INFINITY,
  };
}

function parseWords(source: string, spelling: Spelling): Test {
  // `\s` stands for a slash that is meant.
  const atoms = findAtoms(source.replaceAll('_', ' ').replaceAll('\\s', '/'), spelling);
  return { words: atoms.map((atom) => atom.form) };
}

function startOf(test: Test): string {
  return 'words' in test ? test.words[0]! : `<${test.kind}`;
}

/** The match of a pattern whose own words begin at item `at`, or null. */
export function matchAt(pattern: Pattern, items: readonly Item[], at: number): Match | null {
  const { elements } = pattern;
  const body = elements.findIndex((element) => !element.beside);
  for (let k = body - 1, end = at; k >= 0; k -= 1) {
    const element = elements[k]!;
    const first = behind(element, items, end);
    if (element.negative ? first !== null : first === null) return null;
    if (!element.negative) end = first!;
  }
  const slots = new Map<string, Frame>();
  const last = matchFrom(elements, body, items, at, slots);
  return last === null || last === at ? null : { first: at, last, slots };
}

/** Where an element that ends before `end` begins, or null. */
function behind(element: Element, items: readonly Item[], end: number): number | null {
  for (const test of element.tests) {
    const first = end - ('words' in test ? test.words.length : 1);
    if (first >= 0 && testAt(test, items, first) === end) return first;
  }
  return null;
}

/** Matches elements from `k` on; gives where the match ends (elements beside it left out). */
function matchFrom(
  elements: readonly Element[],
  k: number,
  items: readonly Item[],
  at: number,
  slots: Map<string, Frame>,
): number | null {
  const element = elements[k];
  if (!element) return at;
  if (element.beside) return besideFrom(elements, k, items, at) ? at : null;
  for (const test of element.tests) {
    const next = element.glued && items[at]?.gap ? null : testAt(test, items, at);
    if (next === null) continue;
    const end = matchFrom(elements, k + 1, items, next, slots);
    if (end === null) continue;
    if (element.name !== null) slots.set(element.name, frameFor(test, items[at]!)!);
    return end;
  }
  return element.optional ? matchFrom(elements, k + 1, items, at, slots) : null;
}

function besideFrom(elements: readonly Element[], k: number, items: readonly Item[], at: number): boolean {
  let here = at;
  for (const element of elements.slice(k)) {
    const next = element.glued && items[here]?.gap ? null : firstEnd(element, items, here);
    if (element.negative ? next !== null : next === null && !element.optional) return false;
    if (!element.negative) here = next ?? here;
  }
  return true;
}

function firstEnd(element: Element, items: readonly Item[], at: number): number | null {
  for (const test of element.tests) {
    const end = testAt(test, items, at);
    if (end !== null) return end;
  }
  return null;
}

/** The index after what the test accepts at `at`, or null. */
function testAt(test: Test, items: readonly Item[], at: number): number | null {
  if ('words' in test) {
    for (let k = 0; k < test.words.length; k += 1) if (items[at + k]?.form !== test.words[k]) return null;
    return at + test.words.length;
  }
  const item = items[at];
  return item && frameFor(test, item) ? at + 1 : null;
}

function frameFor(test: Test, item: Item): Frame | null {
  if ('words' in test) return item.frames[0] ?? { is: 'word', text: item.form };
  for (const frame of item.frames) if (frame.is === test.kind && accepts(test, frame)) return frame;
  return null;
}

function accepts(test: Exclude<Test, { words: readonly string[] }>, frame: Frame): boolean {
  if (
    test.least !== Number.NEGATIVE_INFINITY &&
    !(frame.n !== undefined && frame.n >= test.least && frame.n <= test.most)
  )
    return false;
  return (
    test.has.every((field) => frame[field] !== undefined) &&
    test.lacks.every((field) => frame[field] === undefined)
  );
}
