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
  const trimmed = text.trim();
  const found = findUnclean(trimmed);
  const squashed = (found & UNSQUASHED) === 0 ? trimmed : trimmed.replace(SPACE, ' ').trim();
  return (found & VEILED) === 0 ? squashed : squashed.replace(INVISIBLE, '').replace(JOINED, '');
}

/** White space that is not one plain space, or a control; a character that cannot be seen. */
const UNSQUASHED = 1;
const VEILED = 2;

/** What of the two a trimmed text holds, as bits: most lines hold neither. */
function findUnclean(text: string): number {
  let found = 0;
  let spaced = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 32) {
      if (spaced) found |= UNSQUASHED;
      spaced = true;
      continue;
    }
    spaced = false;
    if (code > 32 && code < 0x7f) continue;
    if (code < 0xa1) found |= UNSQUASHED;
    else if (code === 0xad || code >= 0x1680) found |= kindOf(code);
  }
  return found;
}

function kindOf(code: number): number {
  if (code === 0xfeff) return UNSQUASHED | VEILED;
  if (code === 0xad || code === 0xdb40) return VEILED;
  if (code === 0x1680 || code === 0x3000) return UNSQUASHED;
  if (code < 0x2000 || code > 0x2069) return 0;
  if (code <= 0x200a || code === 0x2028 || code === 0x2029 || code === 0x202f || code === 0x205f)
    return UNSQUASHED;
  const veiled = code <= 0x200f || (code >= 0x202a && code <= 0x202e) || code >= 0x2060;
  return veiled ? VEILED : 0;
}
