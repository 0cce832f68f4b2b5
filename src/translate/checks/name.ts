/**
 * Names that must survive: a person's name word for word, an acronym, a place or a body by its own name or by one that
 * the tables give for the other language. Described bodies (« l'armée malienne ») are words to translate, not names.
 */
import { parseList, parseTsv } from '../../text/tsv.ts';
import type { Range } from '../../model/index.ts';
import type { Mark } from './mark.ts';
import { type Token, tokenise } from './token.ts';

/** A name in the source: where it stands, and what kind of bearer it has, as in `Entity.type`. */
export interface NameRange extends Range {
  readonly type: 'PER' | 'ORG' | 'GROUP' | 'STATE' | 'PLACE' | null;
}

/** For a folded name, all folded names of the same bearer, in any of the languages. */
export type Exonyms = ReadonlyMap<string, ReadonlySet<string>>;

/** @param tables tables whose named columns hold the names of one bearer, `|` between several */
export function parseExonyms(
  tables: readonly { readonly content: string; readonly columns: readonly string[] }[],
): Exonyms {
  const names = new Map<string, Set<string>>();
  for (const { content, columns } of tables) {
    for (const row of parseTsv(content, columns)) {
      const all = columns.flatMap((column) => parseList(row[column] ?? '').map(plain));
      for (const name of all) names.set(name, new Set([...(names.get(name) ?? []), ...all]));
    }
  }
  return names;
}

/** Folded words with one space between, so that a name is found whole or not at all. */
export function plain(text: string): string {
  return tokenise(text)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ folded }) => folded)
    .join(' ');
}

const PARTICLES = new Set(
  'de du des la le les l d et of the and von van del dels els i y el los las'.split(' '),
);

/** What a translation lost of the names of a sentence. */
export function findLostNames(
  source: string,
  names: readonly NameRange[],
  target: string,
  exonyms: Exonyms,
): Mark[] {
  const there = ` ${plain(target)} `;
  const has = (name: string) => there.includes(` ${name} `);
  return names.flatMap(({ from, to, type }) => {
    const text = source.slice(from, to);
    const wanted = plain(text);
    const known = exonyms.get(wanted);
    if (wanted === '' || has(wanted) || (known && Array.from(known).some(has))) return [];
    return isDescribed(text, type, known !== undefined) || properWords(text).every((word) => has(word.folded))
      ? []
      : [{ kind: 'name', key: text, from, to, firm: true }];
  });
}

function properWords(text: string): Token[] {
  return tokenise(text).filter(
    ({ kind, form, folded }) => kind !== 'mark' && /^[\p{Lu}\d]/u.test(form) && !PARTICLES.has(folded),
  );
}

/** A body called by common words, which the other language has words of its own for. */
function isDescribed(text: string, type: NameRange['type'], isKnown: boolean): boolean {
  const words = tokenise(text).filter(({ kind, folded }) => kind === 'word' && !PARTICLES.has(folded));
  const common = words.filter(({ form }) => !/^\p{Lu}/u.test(form));
  if (type === 'PER') return common.length === words.length;
  return !isKnown && common.length > 0;
}

/** Words with a capital that are no names, at the head of a sentence or as titles. */
export function guessNames(text: string, isCommon: (folded: string) => boolean): NameRange[] {
  const tokens = tokenise(text);
  const found: NameRange[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!isProper(tokens[i]!, isCommon) || isFirst(tokens, i)) continue;
    let last = i;
    while (tokens[last + 1] && isProper(tokens[last + 1]!, isCommon)) last += 1;
    found.push({ from: tokens[i]!.from, to: tokens[last]!.to, type: null });
    i = last;
  }
  return found;
}

function isProper({ kind, form, folded }: Token, isCommon: (folded: string) => boolean): boolean {
  return kind === 'word' && form.length > 1 && /^\p{Lu}/u.test(form) && !isCommon(folded);
}

/** A capital at the head of a sentence or a quotation says nothing, unless the whole word is in capitals. */
function isFirst(tokens: readonly Token[], i: number): boolean {
  const before = tokens[i - 1];
  return (!before || /^[.!?…:«»“”"‘(–—-]$/.test(before.form)) && !/^\p{Lu}{2,}$/u.test(tokens[i]!.form);
}
