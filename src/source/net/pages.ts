/** Addresses become captures, in their order, several fetched at the same time; what was refused is a failed item. */
import { captureOf, failed, type SourceItem } from '../item.ts';
import type { Fetched, Fetcher } from './fetched.ts';

/** So many fetches are under way before the first of them is asked for. */
const AHEAD = 8;

/** True for what names something on the web rather than a file. */
export function isAddress(argument: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(argument) || /^https?:/i.test(argument);
}

/** The pages at the addresses, in their order. The fetcher stays open; what nobody waits for any more is stopped. */
export async function* readAddresses(
  addresses: readonly string[],
  fetcher: Fetcher,
  signal?: AbortSignal,
): AsyncGenerator<SourceItem> {
  const left = new AbortController();
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  const start = (url: string) => fetcher.fetch({ url, purpose: 'page', signal: stop });
  const underWay = addresses.slice(0, AHEAD).map(start);
  try {
    for (let i = 0; i < addresses.length; i += 1) {
      const answer = await underWay.shift()!;
      const next = addresses[i + AHEAD];
      if (next !== undefined) underWay.push(start(next));
      yield itemOf(answer);
    }
  } finally {
    left.abort();
  }
}

/** The page as a capture of where its redirects ended. */
export function itemOf(answer: Fetched): SourceItem {
  if (answer.kind === 'refused') return failed(answer.url, answer.code, answer.reason);
  if (answer.kind === 'unchanged') throw new Error('a page was asked for without validators');
  const { bytes, finalUrl, fetchedAt, mediaType, response } = answer;
  return {
    kind: 'capture',
    capture: captureOf(bytes, { path: null, url: finalUrl, fetchedAt, mediaType, site: null, response }),
  };
}
