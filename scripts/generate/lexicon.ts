/**
 * The French lexicon of the reader: verbs with their forms and nouns with their gender, from the npm packages
 * french-verbs-lefff and french-words-gender-lefff (data of Lefff, LGPL-LR), as a hashed table.
 *
 * Codes: verbs `<mood-tense><person><number>`, from the packages' own letters (P indicative present, S subjunctive
 * present, Y imperative, I imperfect, J simple past, T subjunctive imperfect, F future, C conditional, G present
 * participle, K past participle with gender and number, W infinitive); nouns `N<gender><number>`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { writeLexicon } from '../../src/annotate/reader/lexicon.ts';
import { scriptOf } from '../../src/annotate/reader/script.ts';

const PERSONS = ['1s', '2s', '3s', '1p', '2p', '3p'];
const PARTICIPLES = ['ms', 'mp', 'fs', 'fp'];

type Verbs = Record<string, Record<string, (string | null)[]>>;

/** The bytes of `data/generated/fr-lexicon.bin`. */
export function generateFrenchLexicon(): Uint8Array {
  const forms = new Map<string, Set<string>>();
  const add = (form: string, code: string, lemma: string) => {
    const key = form.toLowerCase();
    const known = forms.get(key) ?? new Set();
    known.add(`${code}:${scriptOf(key, lemma)}`);
    forms.set(key, known);
  };
  addVerbs(readPackage('french-verbs-lefff', 'conjugations.json') as Verbs, add);
  addNouns(readPackage('french-words-gender-lefff', 'words.json') as Record<string, string>, add);
  addUnaccented(forms);
  return writeLexicon(new Map([...forms].map(([form, codes]) => [form, [...codes].sort().join(' ')])));
}

/**
 * Crawled text loses accents: a form without them has the codes of its accented forms, unless it is a word itself. No
 * script stands with them: which lemma was meant is not known.
 */
function addUnaccented(forms: Map<string, Set<string>>): void {
  const bare = new Map<string, Set<string>>();
  for (const [form, codes] of forms) {
    const key = form.normalize('NFD').replace(/\p{M}/gu, '');
    if (key === form || forms.has(key)) continue;
    const known = bare.get(key) ?? new Set();
    for (const code of codes) known.add(`${code.slice(0, code.indexOf(':'))}:`);
    bare.set(key, known);
  }
  for (const [key, codes] of bare) forms.set(key, codes);
}

function addVerbs(verbs: Verbs, add: (form: string, code: string, lemma: string) => void): void {
  for (const [lemma, tenses] of Object.entries(verbs)) {
    for (const [tense, cells] of Object.entries(tenses)) {
      cells.forEach((form, i) => {
        if (form && form !== 'NA') add(form, tense + cellCode(tense, i), lemma);
      });
    }
  }
}

function cellCode(tense: string, i: number): string {
  if (tense === 'K') return PARTICIPLES[i] ?? '';
  return tense === 'G' || tense === 'W' ? '' : (PERSONS[i] ?? '');
}

function addNouns(nouns: Record<string, string>, add: (form: string, code: string, lemma: string) => void) {
  for (const [noun, gender] of Object.entries(nouns)) {
    if (/[\s:]/.test(noun)) continue;
    const letter = gender.toLowerCase();
    add(noun, `N${letter}s`, noun);
    const plural = pluralOf(noun);
    if (plural !== noun) add(plural, `N${letter}p`, noun);
  }
}

/** The regular plural; the few that break the rule are met in training. */
function pluralOf(noun: string): string {
  if (/[sxz]$/.test(noun)) return noun;
  if (/(?:eau|au|eu)$/.test(noun)) return `${noun}x`;
  return noun.endsWith('al') ? `${noun.slice(0, -1)}ux` : `${noun}s`;
}

function readPackage(name: string, file: string): unknown {
  const folder = createRequire(import.meta.url).resolve(`${name}/package.json`);
  return JSON.parse(readFileSync(new URL(`dist/${file}`, `file://${folder}`), 'utf8'));
}
