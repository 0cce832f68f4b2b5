/** The addresses that a page holds, as hashes: enough to know whether it links to another page, without keeping it. */
import { mix } from './words.ts';

/** The address without protocol, `www.`, query, fragment and a closing slash. */
export function plainAddress(url: string): string {
  return url
    .replace(/^https?:\/\/(www\.)?/i, '')
    .replace(/[#?].*$/, '')
    .replace(/\/$/, '');
}

export function sameAddress(one: string, other: string): boolean {
  return plainAddress(one) === plainAddress(other);
}

/** The host of an address, without `www.`; null when there is none. */
export function hostOf(url: string | null): string | null {
  const match = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(url ?? '');
  return match ? match[1]!.toLowerCase() : null;
}

export function hashAddress(url: string): number {
  const plain = plainAddress(url);
  return hashOf(plain, 0, plain.length);
}

/** An address is cut off past so many characters. */
const LONGEST = 400;

/** The hashes of every address in the source of a page: what follows `//`, up to a quote, a space, `?`, `#` or `<`. */
export function addressesIn(page: string): ReadonlySet<number> {
  const found = new Set<number>();
  for (let at = page.indexOf('//'); at >= 0; at = page.indexOf('//', at + 2)) {
    let from = at + 2;
    if (page.startsWith('www.', from)) from += 4;
    if (page[from] === '/') continue;
    let end = from;
    while (end < page.length && end - from < LONGEST && !ENDS.has(page.charCodeAt(end))) end += 1;
    if (page[end - 1] === '/') end -= 1;
    if (end > from) found.add(hashOf(page, from, end));
  }
  return found;
}

const ENDS = new Set(Array.from('"\'<>?# \t\n\r)', (char) => char.charCodeAt(0)));

function hashOf(text: string, from: number, end: number): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = from; i < end; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash);
}
