/**
 * The plain systems that ours is measured against, over shingles of three words.
 *
 * MinHash with locality-sensitive hashing (Broder 1997; 32 bands of 4 rows), joined at an estimated Jaccard of 0.5; and
 * shingles sampled by hash (one in sixteen, two shared), joined at a containment of 0.2.
 */
import { mix, readWords } from '../../src/origins/words.ts';

export type Pair = readonly [number, number];

const BANDS = 32;
const ROWS = 4;

function shinglesOf(text: string): Set<number> {
  const { hash, count } = readWords(text);
  const shingles = new Set<number>();
  for (let i = 0; i + 2 < count; i++)
    shingles.add(mix(Math.imul(Math.imul(hash[i]!, 31) + hash[i + 1]!, 31) + hash[i + 2]!) >>> 0);
  return shingles;
}

export function minHashPairs(texts: readonly string[]): Pair[] {
  const signatures = texts.map((text) => signatureOf(shinglesOf(text)));
  const seen = new Set<string>();
  const pairs: Pair[] = [];
  for (let band = 0; band < BANDS; band++) {
    const buckets = new Map<string, number[]>();
    signatures.forEach((signature, i) => {
      const key = signature.slice(band * ROWS, band * ROWS + ROWS).join();
      for (const other of buckets.get(key) ?? []) {
        if (seen.has(`${other} ${i}`)) continue;
        seen.add(`${other} ${i}`);
        if (agreement(signatures[other]!, signature) >= 0.5) pairs.push([other, i]);
      }
      buckets.set(key, [...(buckets.get(key) ?? []), i]);
    });
  }
  return pairs;
}

function signatureOf(shingles: ReadonlySet<number>): Uint32Array {
  const signature = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles)
    for (let i = 0; i < signature.length; i++) {
      const value = mix(shingle ^ Math.imul(i + 1, 0x9e3779b1)) >>> 0;
      if (value < signature[i]!) signature[i] = value;
    }
  return signature;
}

function agreement(x: Uint32Array, y: Uint32Array): number {
  let same = 0;
  for (let i = 0; i < x.length; i++) if (x[i] === y[i]) same += 1;
  return same / x.length;
}

export function sampledPairs(texts: readonly string[]): Pair[] {
  const all = texts.map((text) => shinglesOf(text));
  const postings = new Map<number, number[]>();
  const pairs: Pair[] = [];
  all.forEach((shingles, i) => {
    const counts = new Map<number, number>();
    for (const shingle of shingles) {
      if (shingle % 16 !== 0) continue;
      const list = postings.get(shingle) ?? [];
      for (const other of list) counts.set(other, (counts.get(other) ?? 0) + 1);
      list.push(i);
      postings.set(shingle, list);
    }
    for (const [other, count] of counts)
      if (count >= 2 && containment(all[other]!, shingles) >= 0.2) pairs.push([other, i]);
  });
  return pairs;
}

function containment(x: ReadonlySet<number>, y: ReadonlySet<number>): number {
  const [small, large] = x.size < y.size ? [x, y] : [y, x];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return small.size === 0 ? 0 : shared / small.size;
}
