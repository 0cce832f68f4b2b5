/**
 * Acronyms introduced in brackets: «Front de résistance nationale (NRF)», «CTRI (Comité pour la transition…)».
 *
 * The two are one when the letters are initials of the words, in order, the first letter of the first word; links may
 * lend their letter or not.
 */
import type { Found } from './found.ts';
import { spellsInitials } from './initials.ts';
import type { Page } from './words.ts';

/** Each second name of a pair with the one that it stands for: the known one, else the longer one. */
export function pairAcronyms(page: Page, found: readonly Found[]): Map<Found, Found> {
  const pairs = new Map<Found, Found>();
  for (let i = 1; i < found.length; i++) {
    const [outer, inner] = [found[i - 1]!, found[i]!];
    if (!isBracketed(page, outer, inner)) continue;
    const acronym = isAcronym(page, inner) ? inner : isAcronym(page, outer) ? outer : null;
    if (!acronym) continue;
    const full = acronym === inner ? outer : inner;
    if (acronym.known && full.known) continue;
    if (!acronym.known && !full.known && !spells(page, acronym, full)) continue;
    if ((acronym.known ?? full.known) && !spells(page, acronym, full)) continue;
    if (!acronym.known) pairs.set(acronym, full);
    else if (full.evidence && isSpelling(page, full, acronym.known.id)) pairs.set(full, acronym);
  }
  return pairs;
}

function isBracketed(page: Page, outer: Found, inner: Found): boolean {
  const { tokens } = page;
  const opens = inner.from === outer.to + 1 && tokens[outer.to]!.form === '(';
  const close = tokens[inner.to]?.form;
  return opens && (close === ')' || close === ',' || close === ';') && !inner.nominal;
}

function isAcronym(page: Page, item: Found): boolean {
  const token = page.tokens[item.from]!;
  const short = item.to - item.from === 1 || page.tokens[item.from + 1]!.joined;
  return short && token.case === 'upper';
}

function spells(page: Page, acronym: Found, full: Found): boolean {
  const letters = page.tokens
    .slice(acronym.from, acronym.to)
    .map((token) => token.fold)
    .join('');
  return spellsInitials(page, letters, full.from, full.to);
}

/** Half of the longer words are words of a known spelling: the same body, not another one with its initials. */
function isSpelling(page: Page, full: Found, id: string): boolean {
  const known = page.tables.wordsOf(id);
  const words = page.tokens.slice(full.from, full.to).filter((token) => token.fold.length > 3);
  return words.filter((token) => known.has(token.fold)).length * 2 >= words.length;
}
