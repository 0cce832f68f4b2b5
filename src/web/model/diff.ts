/**
 * Two texts, word by word: what the second left out of the first, and what it put in.
 *
 * Words and single signs are compared as they are written, so that a lost quotation mark or accent shows; blanks and
 * the form of an apostrophe never do. Anchors are the words that both texts have exactly once, in the longest order common to both (the "patience"
 * method of Bram Cohen); between anchors a table finds the longest common run of words where it is small, and where it
 * is not the whole stretch counts as replaced, as does what is left when the budget of words looked at is spent: time
 * and memory stay bounded whatever comes in.
 */
import type { Range } from '../../model/span.ts';

/** A stretch of both texts; where nothing was taken out or put in, the range on that side is empty. */
export interface Change {
  readonly kind: 'same' | 'changed';
  readonly before: Range;
  readonly after: Range;
}

/** Cells of the table between two anchors; beyond it no common words are looked for. */
const MAX_CELLS = 250_000;
/** How many times each word may be looked at in the search for anchors; two versions of a page need fewer than ten. */
const MAX_LOOKS = 40;

const WORD = /[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu;

interface Words {
  readonly text: string;
  readonly ids: Int32Array;
  readonly from: Int32Array;
  readonly to: Int32Array;
}

/** A run of `length` words that stand in both texts, from word `a` and word `b`. */
interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** The stretches of `before` and `after` in order; blanks between two words belong to the stretch before them. */
export function diffWords(before: string, after: string): Change[] {
  const known = new Map<string, number>();
  const a = wordsOf(before, known);
  const b = wordsOf(after, known);
  const runs: Run[] = [];
  findRuns(a, b, runs, known.size);
  return changesOf(a, b, joined(runs));
}

function wordsOf(text: string, known: Map<string, number>): Words {
  const matches = [...text.matchAll(WORD)];
  const ids = new Int32Array(matches.length);
  const from = new Int32Array(matches.length);
  const to = new Int32Array(matches.length);
  for (const [i, { 0: word, index }] of matches.entries()) {
    const sign = word === '’' ? "'" : word;
    const id = known.get(sign) ?? known.size;
    known.set(sign, id);
    ids[i] = id;
    from[i] = index;
    to[i] = index + word.length;
  }
  return { text, ids, from, to };
}

/** Common runs in order: those at both ends, then around the anchors of what is left, then what a table finds. */
function findRuns(a: Words, b: Words, runs: Run[], ids: number): void {
  const work = [{ a: 0, b: 0, aEnd: a.ids.length, bEnd: b.ids.length }];
  const inA = new Int32Array(ids);
  const inB = new Int32Array(ids);
  let budget = MAX_LOOKS * (a.ids.length + b.ids.length);
  while (work.length > 0 && budget > 0) {
    const part = work.pop()!;
    budget -= part.aEnd - part.a + part.bEnd - part.b;
    const head = sharedHead(a, b, part);
    if (head > 0) runs.push({ a: part.a, b: part.b, length: head });
    const rest = { ...part, a: part.a + head, b: part.b + head };
    const tail = sharedTail(a, b, rest);
    if (tail > 0) runs.push({ a: rest.aEnd - tail, b: rest.bEnd - tail, length: tail });
    const middle = { ...rest, aEnd: rest.aEnd - tail, bEnd: rest.bEnd - tail };
    if (middle.a === middle.aEnd || middle.b === middle.bEnd) continue;
    const anchors = anchorsOf(a, b, middle, inA, inB);
    if (anchors.length === 0) tabulate(a, b, middle, runs);
    else for (const between of partsBetween(anchors, middle)) work.push(between);
  }
  runs.sort((one, other) => one.a - other.a);
}

interface Part {
  readonly a: number;
  readonly b: number;
  readonly aEnd: number;
  readonly bEnd: number;
}

function sharedHead(a: Words, b: Words, part: Part): number {
  const most = Math.min(part.aEnd - part.a, part.bEnd - part.b);
  let length = 0;
  while (length < most && a.ids[part.a + length] === b.ids[part.b + length]) length += 1;
  return length;
}

function sharedTail(a: Words, b: Words, part: Part): number {
  const most = Math.min(part.aEnd - part.a, part.bEnd - part.b);
  let length = 0;
  while (length < most && a.ids[part.aEnd - 1 - length] === b.ids[part.bEnd - 1 - length]) length += 1;
  return length;
}

/** Places `[a, b]` of words that each side has once, in the longest order that both have. The counts come back as 0. */
function anchorsOf(a: Words, b: Words, part: Part, inA: Int32Array, inB: Int32Array): [number, number][] {
  for (let i = part.a; i < part.aEnd; i += 1) inA[a.ids[i]!]! += 1;
  const place = new Map<number, number>();
  for (let j = part.b; j < part.bEnd; j += 1) {
    inB[b.ids[j]!]! += 1;
    place.set(b.ids[j]!, j);
  }
  const pairs: [number, number][] = [];
  for (let i = part.a; i < part.aEnd; i += 1) {
    const id = a.ids[i]!;
    if (inA[id] === 1 && inB[id] === 1) pairs.push([i, place.get(id)!]);
  }
  for (let i = part.a; i < part.aEnd; i += 1) inA[a.ids[i]!] = 0;
  for (let j = part.b; j < part.bEnd; j += 1) inB[b.ids[j]!] = 0;
  return longestRising(pairs);
}

/** The longest part of `pairs` whose second places rise, by patience sorting. */
function longestRising(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous = new Int32Array(pairs.length).fill(-1);
  for (const [i, [, b]] of pairs.entries()) {
    let low = 0;
    let high = tops.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (pairs[tops[middle]!]![1] < b) low = middle + 1;
      else high = middle;
    }
    if (low > 0) previous[i] = tops[low - 1]!;
    tops[low] = i;
  }
  const rising: [number, number][] = [];
  for (let i = tops.at(-1) ?? -1; i >= 0; i = previous[i]!) rising.push(pairs[i]!);
  return rising.reverse();
}

function partsBetween(anchors: readonly [number, number][], part: Part): Part[] {
  const starts = [{ a: part.a, b: part.b }, ...anchors.map(([a, b]) => ({ a, b }))];
  return starts.map((start, i) => {
    const [aEnd, bEnd] = anchors[i] ?? [part.aEnd, part.bEnd];
    return { ...start, aEnd, bEnd };
  });
}

/** The longest common subsequence of a small stretch, pushed as runs of one word. */
function tabulate(a: Words, b: Words, part: Part, runs: Run[]): void {
  const rows = part.aEnd - part.a;
  const columns = part.bEnd - part.b;
  if (rows * columns > MAX_CELLS) return;
  const width = columns + 1;
  const best = new Uint16Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i -= 1) {
    for (let j = columns - 1; j >= 0; j -= 1) {
      best[i * width + j] =
        a.ids[part.a + i] === b.ids[part.b + j]
          ? best[(i + 1) * width + j + 1]! + 1
          : Math.max(best[(i + 1) * width + j]!, best[i * width + j + 1]!);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (a.ids[part.a + i] === b.ids[part.b + j]) runs.push({ a: part.a + i++, b: part.b + j++, length: 1 });
    else if (best[(i + 1) * width + j]! >= best[i * width + j + 1]!) i += 1;
    else j += 1;
  }
}

function joined(runs: readonly Run[]): Run[] {
  const whole: Run[] = [];
  for (const run of runs) {
    const last = whole.at(-1);
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      whole[whole.length - 1] = { ...last, length: last.length + run.length };
    } else whole.push(run);
  }
  return whole;
}

/** Runs and what stands between them, as stretches that cover both texts without gap or overlap. */
function changesOf(a: Words, b: Words, runs: readonly Run[]): Change[] {
  const changes: Change[] = [];
  let [i, j] = [0, 0];
  const until = (kind: Change['kind'], aEnd: number, bEnd: number) => {
    if (aEnd === i && bEnd === j) return;
    changes.push({ kind, before: rangeOf(a, i, aEnd), after: rangeOf(b, j, bEnd) });
    [i, j] = [aEnd, bEnd];
  };
  for (const run of runs) {
    until('changed', run.a, run.b);
    until('same', run.a + run.length, run.b + run.length);
  }
  until('changed', a.ids.length, b.ids.length);
  return changes;
}

/** From the first word to where the word after the last one begins. */
function rangeOf({ text, from }: Words, first: number, end: number): Range {
  const start = (i: number) => (i === 0 ? 0 : (from[i] ?? text.length));
  return { from: start(first), to: start(end) };
}
