/** What an answer's status means to a reader, and whether it is worth asking again. */
import type { Refusal } from './refusal.ts';

export const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];

/** The only statuses whose body is what was asked for, whole. */
export const WHOLE: readonly number[] = [200, 203];

const MEANINGS: Readonly<Record<number, string>> = {
  401: 'a login is needed',
  402: 'it is to be paid for',
  403: 'forbidden',
  404: 'no such page',
  410: 'the page is gone',
  429: 'asked too often',
  451: 'withheld for legal reasons',
  500: 'a fault of the server',
  502: 'a fault behind the server',
  503: 'the server is overloaded or down',
  504: 'a fault behind the server',
};

/** `404 (no such page)`. */
export function showStatus(status: number): string {
  const meaning = MEANINGS[status];
  return meaning ? `${status} (${meaning})` : String(status);
}

export function retryOf(status: number): Refusal['retry'] {
  if (status === 410) return 'never';
  return status >= 500 || status === 408 || status === 425 ? 'soon' : 'later';
}
