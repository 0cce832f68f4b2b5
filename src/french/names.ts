/** French for `names`: word forms from the lexicon, and how French writes a described body. */
import { compileTables } from '../annotate/names/compile.ts';
import type { NameTables, NominalHead } from '../annotate/names/tables.ts';
import { readLexicon } from '../annotate/reader/lexicon.ts';
import type { DataSource } from '../model/index.ts';

/** @param own the user's own names: a table with `name`, `aliases`, `type`, `kind` and `country` */
export function loadFrenchNames(data: DataSource, own: string | null = null): NameTables {
  const lexicon = readLexicon(data.bytes('generated/fr-lexicon.bin'));
  const verbs = new Set(lexicon.analyses.flatMap((readings, i) => (readings.some(isActing) ? [i] : [])));
  const rules = {
    code: 'fr',
    article: 'Le ',
    demonymForms: (adjective: readonly string[]) => adjective.flatMap((form) => [form, plural(form)]),
    isCommon: (word: string) => lexicon.classOf(word) !== 0,
    isVerb: (word: string) => verbs.has(lexicon.classOf(word)),
    isPlural: (form: string) => /[sx]$/.test(form),
    isAdjective: (folded: string) => ADJECTIVE.test(folded),
    nameNominal,
  };
  return compileTables(data, rules, own);
}

/** Third person of a finite tense, or a past participle (Lefff's codes). */
function isActing({ code }: { readonly code: string }): boolean {
  return /^(?:[PIJFC]3|K)/.test(code);
}

/** Endings of adjectives of relation, which only follow a noun («pénitentiaire»; «agricole» is listed). */
const ADJECTIVE = /^[a-z]{3,40}(?:aire|ique|iste|ienne?|ale|aux|elle?)s?$/;

function plural(word: string): string {
  return /[sxzè]$/.test(word) ? word : `${word}s`;
}

/** Words that say nothing of which body is meant: «junte *militaire* malienne» is «junte malienne». */
const IDLE = new Set(
  'militaire militaires national nationale nationaux nationales régulière régulières gouvernementale gouvernementales actuel actuelle légitime intérimaire présumé présumés présumée présumées'.split(
    ' ',
  ),
);

/** «armée malienne», «rebelles touaregs»; without an adjective, «armée du Vatican» is left as «armée». */
function nameNominal(head: NominalHead, middle: string, demonym: readonly string[] | null): string {
  const many = head.agreement.endsWith('p');
  const words = middle.split(' ').filter((word) => word !== '' && !IDLE.has(word));
  const narrow = words.length === 1 && many ? [plural(words[0]!)] : words;
  const [masculine, feminine = masculine] = demonym ?? [];
  const singular = head.agreement.startsWith('f') ? feminine : masculine;
  const last = singular ? [many ? plural(singular) : singular] : [];
  return [head.name, ...narrow, ...last].join(' ');
}
