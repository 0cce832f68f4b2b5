/** French for `names`: the knowledge file and the words of data/, compiled; how French writes a described body. */
import { readHashes } from '../annotate/names/hashes.ts';
import { compileNames, foldsOf, type Known, Trie } from '../annotate/names/lexicon.ts';
import type { Demonym, NameTables, NominalHead, WordClass, WordSense } from '../annotate/names/tables.ts';
import { readLexicon } from '../annotate/reader/lexicon.ts';
import type { DataSource, EntityType } from '../model/index.ts';
import { fold } from '../text/fold.ts';
import { parseList, parseTsv } from '../text/tsv.ts';

interface State {
  readonly code: string;
  readonly name: string;
  /** Masculine and feminine singular. */
  readonly adjective: readonly [string, string] | null;
}

interface NameRow {
  readonly known: Known;
  readonly spellings: readonly string[];
}

export function loadFrenchNames(data: DataSource): NameTables {
  const words = parseTsv(data.text('fr/names-words.tsv'), ['class', 'kind', 'words']);
  const elisions = new Set(
    words.filter((row) => row.class === 'elision').flatMap((row) => parseList(row.words)),
  );
  const states = parseTsv(data.text('world/states.tsv'), [
    'code',
    'fr',
    'fr_aliases',
    'fr_adjectives',
    'fr_capitals',
  ]);
  const rows = [
    ...states.flatMap(stateRows),
    ...seatRows(data),
    ...personRows(data),
    ...bodyRows(data, 'world/groups.tsv', 'GROUP'),
    ...bodyRows(data, 'world/organisations.tsv', 'ORG'),
    ...placeRows(data),
    ...otherRows(data),
  ];
  const adjectives = new Map(states.map((row) => [row.code, stateOf(row.code, row.fr, row.fr_adjectives)]));
  const lexicon = readLexicon(data.bytes('generated/fr-lexicon.bin'));
  const verbs = new Set(lexicon.analyses.flatMap((readings, i) => (readings.some(isActing) ? [i] : [])));
  const body = new Set(wordsOf(words, 'body-word').map(fold));
  return {
    code: 'fr',
    elisions,
    names: compileNames(rows, elisions),
    known: new Map(rows.map((row) => [row.known.id, row.known])),
    words: compileWords(words, elisions),
    heads: compileHeads(data, elisions),
    demonyms: findDemonyms(states),
    givenNames: new Set(
      parseTsv(data.text('world/given-names.tsv'), ['names']).flatMap((row) =>
        parseList(row.names).map(fold),
      ),
    ),
    isTown: readHashes(data.bytes('generated/names-towns.bin')),
    isCommon: (word) => lexicon.classOf(word) !== 0,
    nameNominal: (head, middle, state) => nameNominal(head, middle, adjectives.get(state ?? '') ?? null),
    isVerb: (word) => verbs.has(lexicon.classOf(word)),
    isPlural: (form) => /[sx]$/.test(form),
    isBodyWord: (folded) => body.has(folded) || ADJECTIVE.test(folded),
  };
}

/** Third person singular of a finite tense, or a past participle (Lefff's codes). */
function isActing({ code }: { readonly code: string }): boolean {
  return /^(?:[PIJFC]3s|K)/.test(code);
}

/** Endings of adjectives of relation, which only follow a noun («pénitentiaire», «agricole» are listed). */
const ADJECTIVE = /^[a-z]{3,}(?:aire|ique|iste|ienne?|ale|aux|elle?)s?$/;

function wordsOf(rows: readonly { class: string; words: string }[], wanted: string): string[] {
  return rows.filter((row) => row.class === wanted).flatMap((row) => parseList(row.words));
}

type StateRow = Readonly<Record<'code' | 'fr' | 'fr_aliases' | 'fr_adjectives' | 'fr_capitals', string>>;

function stateRows(row: StateRow): NameRow[] {
  const id = `state:${row.code}`;
  const state: Known = { id, name: row.fr, type: 'STATE', kind: 'country', country: row.code, actsFor: null };
  const capitals = parseList(row.fr_capitals).map((name, i) => {
    const known: Known = {
      id: `capital:${row.code}${i || ''}`,
      name,
      type: 'PLACE',
      kind: 'capital',
      country: row.code,
      actsFor: id,
    };
    return { known, spellings: withoutArticle(name) };
  });
  return [{ known: state, spellings: [row.fr, ...parseList(row.fr_aliases)] }, ...capitals];
}

/** «Le Caire» is found in «au Caire» too. */
function withoutArticle(name: string): string[] {
  return name.startsWith('Le ') ? [name, name.slice(3)] : [name];
}

function seatRows(data: DataSource): NameRow[] {
  const columns = ['fr', 'fr_aliases', 'acts', 'kind', 'country'] as const;
  return parseTsv(data.text('world/seats.tsv'), columns).map((row) => ({
    known: {
      id: `seat:${row.fr}`,
      name: row.acts,
      type: 'ORG',
      kind: row.kind,
      country: row.country,
      actsFor: `seat:${row.fr}`,
    },
    spellings: [row.fr, ...parseList(row.fr_aliases)],
  }));
}

function personRows(data: DataSource): NameRow[] {
  const columns = ['name', 'aliases', 'kind', 'country'] as const;
  return parseTsv(data.text('world/persons.tsv'), columns).map((row) => ({
    known: {
      id: `person:${row.name}`,
      name: row.name,
      type: 'PER',
      kind: row.kind || null,
      country: row.country || null,
      actsFor: null,
    },
    spellings: [row.name, ...parseList(row.aliases)],
  }));
}

function bodyRows(data: DataSource, file: string, usual: EntityType): NameRow[] {
  return parseTsv(data.text(file), ['fr', 'fr_aliases', 'kind', 'country']).map((row) => {
    const [type, kind] = row.kind.includes(' ')
      ? (row.kind.split(' ') as [EntityType, string])
      : [usual, row.kind];
    return {
      known: {
        id: `body:${row.fr}`,
        name: row.fr,
        type,
        kind: kind || null,
        country: row.country || null,
        actsFor: null,
      },
      spellings: [row.fr, ...parseList(row.fr_aliases)],
    };
  });
}

function placeRows(data: DataSource): NameRow[] {
  return parseTsv(data.text('world/names-places.tsv'), ['kind', 'names']).flatMap((row) =>
    parseList(row.names).map((cell) => {
      const [name = '', ...others] = cell.split('=');
      const known: Known = {
        id: `place:${name}`,
        name,
        type: 'PLACE',
        kind: row.kind,
        country: null,
        actsFor: null,
      };
      return { known, spellings: [name, ...others].flatMap(withoutArticle) };
    }),
  );
}

function otherRows(data: DataSource): NameRow[] {
  return parseTsv(data.text('world/names-other.tsv'), ['kind', 'names']).flatMap((row) =>
    parseList(row.names).map((name) => ({
      known: {
        id: `other:${name}`,
        name,
        type: 'OTHER' as const,
        kind: row.kind,
        country: null,
        actsFor: null,
      },
      spellings: [name],
    })),
  );
}

function compileWords(
  rows: readonly { class: string; kind: string; words: string }[],
  elisions: ReadonlySet<string>,
): Trie<WordSense> {
  const senses = new Map<string, { folds: string[]; classes: Map<WordClass, string> }>();
  for (const row of rows) {
    if (row.class === 'elision') continue;
    for (const word of parseList(row.words)) {
      const { folds } = foldsOf(word, elisions);
      const key = folds.join(' ');
      const sense = senses.get(key) ?? { folds, classes: new Map<WordClass, string>() };
      if (!sense.classes.has(row.class as WordClass)) sense.classes.set(row.class as WordClass, row.kind);
      senses.set(key, sense);
    }
  }
  const trie = new Trie<WordSense>();
  for (const { folds, classes } of senses.values()) trie.add(folds, { classes });
  return trie;
}

function compileHeads(data: DataSource, elisions: ReadonlySet<string>): Trie<NominalHead> {
  const trie = new Trie<NominalHead>();
  const columns = ['forms', 'name', 'type', 'kind', 'agreement', 'alone'] as const;
  for (const row of parseTsv(data.text('fr/names-heads.tsv'), columns)) {
    const head: NominalHead = { ...row, type: row.type as EntityType, alone: row.alone === 'yes' };
    for (const form of parseList(row.forms)) trie.add(foldsOf(form, elisions).folds, head);
  }
  return trie;
}

function stateOf(code: string, name: string, adjectives: string): State {
  const [masculine, feminine] = (parseList(adjectives)[0] ?? '').split('/');
  return { code, name, adjective: masculine && feminine ? [masculine, feminine] : null };
}

function findDemonyms(rows: readonly StateRow[]): Map<string, Demonym> {
  const demonyms = new Map<string, { states: string[] }>();
  for (const row of rows) {
    for (const pair of parseList(row.fr_adjectives)) {
      for (const form of pair.split('/').flatMap((one) => [one, plural(one)])) {
        const key = fold(form);
        const known = demonyms.get(key) ?? { states: [] };
        if (!known.states.includes(row.code)) known.states.push(row.code);
        demonyms.set(key, known);
      }
    }
  }
  return demonyms;
}

function plural(word: string): string {
  return /[sxzè]$/.test(word) ? word : `${word}s`;
}

/** Words that say nothing of which body is meant: «junte *militaire* malienne» is «junte malienne». */
const IDLE = new Set(
  'militaire militaires national nationale nationaux nationales régulière régulières gouvernementale gouvernementales actuel actuelle légitime intérimaire présumé présumés présumée présumées'.split(
    ' ',
  ),
);

/** «armée malienne», «forces armées maliennes»; without an adjective, «armée du Vatican» is left as «armée». */
function nameNominal(head: NominalHead, middle: string, state: State | null): string {
  const many = head.agreement.endsWith('p');
  const words = middle.split(' ').filter((word) => word !== '' && !IDLE.has(word));
  const narrow = words.length === 1 && many ? plural(words[0]!) : words.join(' ');
  const base = narrow ? `${head.name} ${narrow}` : head.name;
  if (!state?.adjective) return base;
  const [masculine, feminine] = state.adjective;
  const singular = head.agreement.startsWith('f') ? feminine : masculine;
  return `${base} ${head.agreement.endsWith('p') ? plural(singular) : singular}`;
}
