/**
 * The knowledge file: the tables of `data/world` and the user's own, as names to look for in one language.
 *
 * The tables have a column a language where names differ; a body without a name in the language keeps the one it has.
 * What stands first wins where two things share a spelling: the user's own, then states, seats, people, groups, bodies.
 */
import type { DataSource, EntityType } from '../../model/index.ts';
import { parseList, parseTsv } from '../../text/tsv.ts';
import type { Known } from './lexicon.ts';

export interface NameRow {
  readonly known: Known;
  readonly spellings: readonly string[];
}

/** A state as the language writes it. */
export interface StateRow {
  readonly code: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Each demonym with its forms («malien», «malienne»); the first one makes canonical names. */
  readonly adjectives: readonly (readonly string[])[];
  readonly capitals: readonly string[];
}

/** The article that a town's name may lose in a contraction («Le Caire», «au Caire»). */
export type TownArticle = string | null;

export function readStates(data: DataSource, code: string): StateRow[] {
  const columns = ['code', code, `${code}_aliases`, `${code}_adjectives`, `${code}_capitals`];
  return parseTsv(data.text('world/states.tsv'), columns).map((row) => ({
    code: row['code']!,
    name: row[code]!,
    aliases: parseList(row[`${code}_aliases`]!),
    adjectives: parseList(row[`${code}_adjectives`]!).map((forms) => forms.split('/')),
    capitals: parseList(row[`${code}_capitals`]!),
  }));
}

/**
 * Every name to look for. `own` is the user's table: `name`, `aliases` (parted by `|`), `type`, `kind`, `country`.
 * Throws when it lacks a column or has a type that is none.
 */
export function readKnowledge(
  data: DataSource,
  code: string,
  article: TownArticle,
  own: string | null,
): NameRow[] {
  return [
    ...(own === null ? [] : parseOwn(own)),
    ...readStates(data, code).flatMap((state) => stateRows(state, article)),
    ...seatRows(data, code),
    ...personRows(data),
    ...bodyRows(data, code, 'world/groups.tsv', 'GROUP'),
    ...bodyRows(data, code, 'world/organisations.tsv', 'ORG'),
    ...placeRows(data, article),
    ...otherRows(data),
  ];
}

const TYPES: readonly string[] = ['PER', 'ORG', 'GROUP', 'STATE', 'PLACE', 'OTHER'];

function parseOwn(content: string): NameRow[] {
  return parseTsv(content, ['name', 'aliases', 'type', 'kind', 'country']).map((row) => {
    if (!TYPES.includes(row.type))
      throw new Error(`${row.name}: ${row.type} is no type of name (${TYPES.join(', ')})`);
    const known = entry(`own:${row.name}`, row.name, row.type as Known['type'], row.kind, row.country);
    return { known, spellings: [row.name, ...parseList(row.aliases)] };
  });
}

function entry(id: string, name: string, type: Known['type'], kind: string, country: string): Known {
  return { id, name, type, kind: kind || null, country: country || null, actsFor: null };
}

function stateRows(state: StateRow, article: TownArticle): NameRow[] {
  const id = `state:${state.code}`;
  const known = entry(id, state.name, 'STATE', 'country', state.code);
  const capitals = state.capitals.map((name, i) => ({
    known: { ...entry(`capital:${state.code}${i || ''}`, name, 'PLACE', 'capital', state.code), actsFor: id },
    spellings: withoutArticle(name, article),
  }));
  return [{ known, spellings: [state.name, ...state.aliases] }, ...capitals];
}

function withoutArticle(name: string, article: TownArticle): string[] {
  return article !== null && name.startsWith(article) ? [name, name.slice(article.length)] : [name];
}

function seatRows(data: DataSource, code: string): NameRow[] {
  const columns = ['fr', 'fr_aliases', 'acts', 'kind', 'country', 'en'] as const;
  return parseTsv(data.text('world/seats.tsv'), columns)
    .filter((row) => code === 'fr' || row.en !== '')
    .map((row) => {
      const id = `seat:${row.fr}`;
      const name = code === 'fr' ? row.acts : row.en;
      const spellings = code === 'fr' ? [row.fr, ...parseList(row.fr_aliases)] : [row.en];
      return { known: { ...entry(id, name, 'ORG', row.kind, row.country), actsFor: id }, spellings };
    });
}

function personRows(data: DataSource): NameRow[] {
  return parseTsv(data.text('world/persons.tsv'), ['name', 'aliases', 'kind', 'country']).map((row) => ({
    known: entry(`person:${row.name}`, row.name, 'PER', row.kind, row.country),
    spellings: [row.name, ...parseList(row.aliases)],
  }));
}

function bodyRows(data: DataSource, code: string, file: string, usual: EntityType): NameRow[] {
  return parseTsv(data.text(file), ['fr', 'fr_aliases', 'en', 'kind', 'country']).map((row) => {
    const [type, kind] = row.kind.includes(' ')
      ? (row.kind.split(' ') as [EntityType, string])
      : [usual, row.kind];
    const own = code === 'fr' ? [row.fr, ...parseList(row.fr_aliases)] : parseList(row.en);
    const names = own.length > 0 ? own : [row.fr, ...parseList(row.fr_aliases)];
    return { known: entry(`body:${row.fr}`, names[0]!, type, kind, row.country), spellings: names };
  });
}

function placeRows(data: DataSource, article: TownArticle): NameRow[] {
  return parseTsv(data.text('world/names-places.tsv'), ['kind', 'names']).flatMap((row) =>
    parseList(row.names).map((cell) => {
      const [name = '', ...others] = cell.split('=');
      const spellings = [name, ...others].flatMap((one) => withoutArticle(one, article));
      return { known: entry(`place:${name}`, name, 'PLACE', row.kind, ''), spellings };
    }),
  );
}

function otherRows(data: DataSource): NameRow[] {
  return parseTsv(data.text('world/names-other.tsv'), ['kind', 'names']).flatMap((row) =>
    parseList(row.names).map((name) => ({
      known: entry(`other:${name}`, name, 'OTHER', row.kind, ''),
      spellings: [name],
    })),
  );
}
