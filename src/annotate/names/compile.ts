/** The tables of a language, compiled into what the stage looks things up in. */
import type { DataSource, EntityType } from '../../model/index.ts';
import { fold } from '../../text/fold.ts';
import { parseList, parseTsv } from '../../text/tsv.ts';
import { readHashes } from './hashes.ts';
import { readKnowledge, readStates, type StateRow, type TownArticle } from './knowledge.ts';
import { compileNames, foldsOf, Trie } from './lexicon.ts';
import type { Demonym, NameTables, NominalHead, WordClass, WordSense } from './tables.ts';

/** What a language says in code: its word forms, and how it writes a described body. */
export interface NameRules {
  /** ISO 639-1: the folder of its tables and the columns of the world's. */
  readonly code: string;
  readonly article: TownArticle;
  /** The forms under which a demonym is met, from those of the table. */
  demonymForms(adjective: readonly string[]): readonly string[];
  isCommon(word: string): boolean;
  isVerb(word: string): boolean;
  isPlural(form: string): boolean;
  /** True for an ending that only adjectives of relation have («-ique»), folded. */
  isAdjective(folded: string): boolean;
  /** `demonym` is the first one of the state in the table, null when there is no state or it has none. */
  nameNominal(head: NominalHead, middle: string, demonym: readonly string[] | null): string;
}

/** @param own the user's own names, as `readKnowledge` reads them */
export function compileTables(data: DataSource, rules: NameRules, own: string | null = null): NameTables {
  const { code } = rules;
  const words = parseTsv(data.text(`${code}/names-words.tsv`), ['class', 'kind', 'words']);
  const elisions = new Set(wordsOf(words, 'elision'));
  const states = readStates(data, code);
  const rows = readKnowledge(data, code, rules.article, own);
  const body = new Set(wordsOf(words, 'body-word').map(fold));
  const adjectives = new Map(states.map((state) => [state.code, state.adjectives[0] ?? null]));
  const spellings = new Map(rows.map((row) => [row.known.id, row.spellings]));
  const given = parseTsv(data.text('world/given-names.tsv'), ['names']);
  return {
    code,
    elisions,
    names: compileNames(rows, elisions),
    known: new Map(rows.map((row) => [row.known.id, row.known])),
    words: compileWords(words, elisions),
    heads: compileHeads(data.text(`${code}/names-heads.tsv`), elisions),
    wordsOf: (id) => new Set((spellings.get(id) ?? []).flatMap((form) => foldsOf(form, elisions).folds)),
    demonyms: compileDemonyms(states, rules),
    givenNames: new Set(given.flatMap((row) => parseList(row.names).map(fold))),
    isTown: readHashes(data.bytes('generated/names-towns.bin')),
    isCommon: (word) => rules.isCommon(word),
    isVerb: (word) => rules.isVerb(word),
    isPlural: (form) => rules.isPlural(form),
    isBodyWord: (folded) => body.has(folded) || rules.isAdjective(folded),
    nameNominal: (head, middle, state) =>
      rules.nameNominal(head, middle, adjectives.get(state ?? '') ?? null),
  };
}

interface WordRow {
  readonly class: string;
  readonly kind: string;
  readonly words: string;
}

function wordsOf(rows: readonly WordRow[], wanted: string): string[] {
  return rows.filter((row) => row.class === wanted).flatMap((row) => parseList(row.words));
}

function compileWords(rows: readonly WordRow[], elisions: ReadonlySet<string>): Trie<WordSense> {
  const senses = new Map<string, { folds: string[]; classes: Map<WordClass, string> }>();
  for (const row of rows) {
    if (row.class === 'elision') continue;
    const name = row.class as WordClass;
    for (const word of parseList(row.words)) {
      const { folds } = foldsOf(word, elisions);
      const key = folds.join(' ');
      const sense = senses.get(key) ?? { folds, classes: new Map<WordClass, string>() };
      if (!sense.classes.has(name)) sense.classes.set(name, row.kind);
      senses.set(key, sense);
    }
  }
  const trie = new Trie<WordSense>();
  for (const { folds, classes } of senses.values()) trie.add(folds, { classes });
  return trie;
}

function compileHeads(content: string, elisions: ReadonlySet<string>): Trie<NominalHead> {
  const trie = new Trie<NominalHead>();
  const columns = ['forms', 'name', 'type', 'kind', 'agreement', 'alone'] as const;
  for (const row of parseTsv(content, columns)) {
    const { name, kind, agreement } = row;
    const head: NominalHead = {
      name,
      kind,
      agreement,
      type: row.type as EntityType,
      alone: row.alone === 'yes',
    };
    for (const form of parseList(row.forms)) trie.add(foldsOf(form, elisions).folds, head);
  }
  return trie;
}

function compileDemonyms(states: readonly StateRow[], rules: NameRules): Map<string, Demonym> {
  const demonyms = new Map<string, { states: string[] }>();
  for (const state of states) {
    for (const form of state.adjectives.flatMap((adjective) => rules.demonymForms(adjective))) {
      const key = fold(form);
      const known = demonyms.get(key) ?? { states: [] };
      if (!known.states.includes(state.code)) known.states.push(state.code);
      demonyms.set(key, known);
    }
  }
  return demonyms;
}
