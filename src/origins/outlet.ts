/**
 * Outlets by name: which names mean the same outlet, which outlets belong together, whom a page credits.
 *
 * «AIS» and «AIS – Agence d'informations du Sahel» are one because one name holds the other, or its initials. Families
 * (one owner, one state) are facts from a table, each with its source; a user may add to it.
 */
import type { Article, Family } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { parseList, parseTsv } from '../text/tsv.ts';
import { readWords } from './words.ts';

export interface Publisher {
  readonly name: string;
  /** Null when it stands for itself. */
  readonly family: Family | null;
}

export interface OriginTables {
  /** By every key of a name or domain of the publisher. */
  readonly publishers: ReadonlyMap<string, Publisher>;
  /** Keys of names that name nobody: «agences», «rédaction». */
  readonly nobody: ReadonlySet<string>;
  /** Hashes of words that announce a text put out by somebody else: «communiqué». */
  readonly statements: ReadonlySet<number>;
  /** Articles that may open a name: «le», «the». */
  readonly articles: ReadonlySet<string>;
}

export const NO_TABLES: OriginTables = {
  publishers: new Map(),
  nobody: new Set(),
  statements: new Set(),
  articles: new Set(),
};

/**
 * The tables of publishers (`world/publishers.tsv`, then a user's own: the last word on a name wins) and of wording
 * (`fr/origins.tsv` and the like).
 */
export function parseOriginTables(publishers: readonly string[], wording: readonly string[]): OriginTables {
  const rows = wording.flatMap((content) => parseTsv(content, ['kind', 'value'] as const));
  const valuesOf = (kind: string) => rows.filter((row) => row.kind === kind).map((row) => fold(row.value));
  return {
    publishers: new Map(publishers.flatMap((content) => readPublishers(content))),
    nobody: new Set(valuesOf('nobody').map((value) => keyOf(value))),
    statements: new Set(valuesOf('statement').map((value) => readWords(value).hash[0]!)),
    articles: new Set(valuesOf('article')),
  };
}

function readPublishers(content: string): [string, Publisher][] {
  const columns = ['name', 'aliases', 'domains', 'family', 'kind', 'source'] as const;
  return parseTsv(content, columns).flatMap((row) => {
    const kind = row.kind === 'state' ? 'state' : 'owner';
    const family = row.family === '' ? null : ({ name: row.family, kind, source: row.source } as const);
    const publisher = { name: row.name, family };
    const names = [row.name, ...parseList(row.aliases)].map((name) => keyOf(name));
    return [...names, ...parseList(row.domains)].map((key): [string, Publisher] => [key, publisher]);
  });
}

/** Letters and digits alone, folded: «Radio-Tilemsi» is «radiotilemsi». */
export function keyOf(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The names by which an outlet may be credited, as keys: the whole, its parts, its initials. */
export function aliasesOf(name: string, tables: OriginTables): string[] {
  const parts = name.split(/\s+[-–—|:•·]\s+|[()]/u).map((part) => part.trim());
  const keys = [name, ...parts].flatMap((part) => [keyOf(part), keyOf(bare(part, tables)), initialsOf(part)]);
  return [...new Set(keys.filter((key) => key.length > 1))];
}

/** The name without the article that opens it. */
function bare(name: string, tables: OriginTables): string {
  const match = /^(\p{L}{1,4})(?:['’]|\s)\s*(?=.)/u.exec(name);
  return match && tables.articles.has(fold(match[1]!)) ? name.slice(match[0].length) : name;
}

/** «Agence d'informations du Sahel» → «ais»: the first letters of words longer than three; at least three of them. */
function initialsOf(name: string): string {
  const words = fold(name).match(/[\p{L}\p{N}]{4,}/gu) ?? [];
  return words.length >= 3 ? words.map((word) => word[0]).join('') : '';
}

/** Whom a page says that it has its text from: agencies and outlets, each name alone, in order. */
export function creditsOf(article: Article, tables: OriginTables): string[] {
  const names = article.credits
    .filter(({ kind }) => kind === 'agency' || kind === 'relay')
    .flatMap(({ name }) => name.split(/\s*(?:,|\/|&|\+| et | and | avec | with )\s*/u))
    .map((name) => name.trim())
    .filter((name) => name.length > 1 && !isNobody(name, tables));
  return [...new Set(names)];
}

function isNobody(name: string, tables: OriginTables): boolean {
  return tables.nobody.has(keyOf(name)) || tables.nobody.has(keyOf(bare(name, tables)));
}

/** Every name of outlets in some pages, so that one outlet has one name. */
export class Outlets {
  readonly #tables: OriginTables;
  readonly #names = new Map<string, string>();

  constructor(sites: readonly string[], tables: OriginTables) {
    this.#tables = tables;
    for (const site of [...new Set(sites)].sort()) {
      for (const key of aliasesOf(site, tables)) if (!this.#names.has(key)) this.#names.set(key, site);
    }
  }

  /** The one name of an outlet: the table's, else that of a site among the pages, else the name as given. */
  nameOf(name: string): string {
    const keys = [keyOf(name), keyOf(bare(name, this.#tables))];
    for (const key of keys) {
      const known = this.#tables.publishers.get(key)?.name ?? this.#names.get(key);
      if (known) return this.#tables.publishers.get(keyOf(known))?.name ?? known;
    }
    return name;
  }

  /** The owner or state that the outlet speaks for, or null. */
  readonly familyOf = (name: string): Family | null =>
    this.#tables.publishers.get(keyOf(name))?.family ?? null;

  /** The name of the outlet at a host or at a domain above it (`francais.rt.com` is at `rt.com`), when the table knows it. */
  nameAt(host: string | null): string | null {
    const parts = (host ?? '').split('.').slice(-4);
    for (; parts.length > 1; parts.shift()) {
      const known = this.#tables.publishers.get(parts.join('.'));
      if (known) return known.name;
    }
    return null;
  }
}

/** The family of an outlet, by its one name. */
export type FamilyOf = (name: string) => Family | null;
