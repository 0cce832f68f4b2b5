/** Who held office when: a table of facts, from which alone a year comes that is not on the page. */
import { fold } from '../../text/fold.ts';
import { parseTsv } from '../../text/tsv.ts';
import { parseDay } from './day.ts';

/** Somebody's time in office; days as in `day.ts`. */
export interface Office {
  /** Folded. */
  readonly name: string;
  readonly begin: number;
  readonly end: number | null;
}

/** The rows of a table with the columns `name begin end`; throws on one without a beginning. */
export function parseOffices(content: string): Office[] {
  return parseTsv(content, ['name', 'begin', 'end']).map(({ name, begin, end }) => {
    const first = parseDay(begin);
    if (first === null) throw new Error(`no day of coming to office: ${name}`);
    return { name: fold(name), begin: first, end: parseDay(end) };
  });
}
