/**
 * Characters of the page become characters of the article: references are decoded, white space is squashed, and
 * what cannot be seen (controls, zero-width characters, direction overrides) is left out of the text; the page
 * keeps them, and every block keeps its span in the page.
 */
import { decodeHTML } from 'entities';

/** Zero-width and direction-changing characters that hide or reorder words. Joiners stay: scripts need them. */
const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;
/** A joiner between Latin letters has no use but to hide a word. */
const JOINED = /(?<=\p{Script=Latin})[\u200c\u200d]+(?=\p{Script=Latin})/gu;
const SUSPECT = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\udb40]/;
const SPACE = /[\s\p{Cc}]+/gu;

/** Character references decoded. */
export function decodeText(raw: string): string {
  return raw.includes('&') ? decodeHTML(raw) : raw;
}

/** True when the text holds characters that a reader cannot see. */
export function hasInvisible(text: string): boolean {
  return SUSPECT.test(text);
}

/** One line of visible text: squashed, trimmed, without invisible characters. */
export function cleanText(text: string): string {
  const squashed = text.replace(SPACE, ' ').trim();
  return hasInvisible(squashed) ? squashed.replace(INVISIBLE, '').replace(JOINED, '') : squashed;
}
