/** The addresses in what somebody pasted: one or more a line, bare or within a sentence, each once. */
import { MAX_LINKS } from '../../contract/limits.ts';

const ADDRESS = /https?:\/\/[^\s<>"'«»]+/gi;

/** At most as many as may be sent at once, in order; the full stop or bracket that ends a sentence is no part of one. */
export function addressesIn(text: string): string[] {
  const found = (text.match(ADDRESS) ?? []).map((address) => address.replace(/[.,;:!?)\]]+$/, ''));
  return [...new Set(found.filter((address) => URL.canParse(address)))].slice(0, MAX_LINKS);
}
