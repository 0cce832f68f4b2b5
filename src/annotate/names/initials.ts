/** Acronyms and the words whose initials they are. */
import { isCapital, type Page } from './words.ts';

/** True when the letters are, in order, initials of these words, the first one of the first word. */
export function spellsInitials(page: Page, letters: string, from: number, to: number): boolean {
  let at = 0;
  const start = /^\p{N}/u.test(page.tokens[from]!.form) ? from + 1 : from;
  for (let i = start; i < to && at < letters.length; i++) {
    const { fold } = page.tokens[i]!;
    if (fold[0] !== letters[at]) {
      if (i === start) return false;
      continue;
    }
    at += 1;
    // «AQMI» takes two letters of «Maghreb islamique», «Unicef» more than one of a word.
    if (isCapital(page.tokens[i]) && fold[1] === letters[at] && i + 1 === to) at += 1;
  }
  return at >= letters.length - (letters.length > 4 ? 1 : 0);
}

/** Farthest that an acronym in brackets may stand from the end of its name as the rules read it, in tokens. */
const REACH = 10;

/**
 * Where the name that begins at `from` ends when an acronym of it follows in brackets: «Centre d'analyse et de recherche
 * en droits humains (CARDH)»; `to` where none does.
 */
export function endByAcronym(page: Page, from: number, to: number): number {
  const { tokens } = page;
  for (let at = to; at < to + REACH && tokens[at]?.sentence === tokens[from]!.sentence; at++) {
    if (tokens[at]!.form === '(') {
      const acronym = tokens[at + 1];
      const closed = acronym?.case === 'upper' && acronym.form.length > 2 && tokens[at + 2]?.form === ')';
      return closed && spellsInitials(page, acronym.fold, from, at) ? at : to;
    }
    if (tokens[at]!.case === 'mark') return to;
  }
  return to;
}
