/**
 * What translation asks of the reading: sentences by our own splitter, the verbs in the conditional, the names; and the
 * tables of the checks. French is read in full; the other languages are cut by the same splitter, which was trained on
 * French, and their conditionals and names are told by endings and capitals alone.
 */
import { cutSentences, readSentences } from '../annotate/reader/index.ts';
import { type Entity, feature, type Page, type Range, RecoupeError, type Sentence } from '../model/index.ts';
import {
  type CheckTables,
  type Direction,
  guessNames,
  type LanguageTables,
  type Material,
  type NameRange,
  parseExonyms,
  parseLanguageTables,
  type SourceSentence,
} from '../translate/index.ts';
import { fold } from '../text/fold.ts';
import { parseList, parseTsv } from '../text/tsv.ts';
import { projectData } from './data.ts';
import { createTextReader } from './index.ts';
import { frenchReader } from './french.ts';

/** Languages that the checks have tables for. */
export const CHECKED_LANGUAGES = ['fr', 'en', 'ca', 'es'] as const;

function loadLanguage(code: string): LanguageTables {
  const hedges =
    code === 'fr' ? parseTsv(projectData.text('fr/hedges.tsv'), ['form']).map(({ form }) => form) : [];
  return parseLanguageTables(code, projectData.text(`${code}/translation.tsv`), hedges);
}

/** The tables of the checks; throws a `RecoupeError` for a language that they do not know. */
export function loadCheckTables({ from, to }: Direction): CheckTables {
  for (const code of [from, to]) {
    if ((CHECKED_LANGUAGES as readonly string[]).includes(code)) continue;
    throw new RecoupeError(
      'usage.language',
      `A translation from or to "${code}" cannot be checked, so none is made.`,
      `Use two of: ${CHECKED_LANGUAGES.join(', ')}.`,
    );
  }
  if (from === to)
    throw new RecoupeError(
      'usage.language',
      'The two languages are the same.',
      'Name two with --from and --to.',
    );
  return {
    source: loadLanguage(from),
    target: loadLanguage(to),
    exonyms: parseExonyms([
      { content: projectData.text('world/exonyms.tsv'), columns: ['fr', 'en', 'ca', 'es'] },
      { content: projectData.text('world/organisations.tsv'), columns: ['fr', 'fr_aliases', 'en'] },
      { content: projectData.text('world/groups.tsv'), columns: ['fr', 'fr_aliases', 'en'] },
      { content: projectData.text('world/states.tsv'), columns: ['fr', 'fr_aliases', 'en', 'en_aliases'] },
    ]),
  };
}

/** Reads a sentence in the target language as far as the checks ask. */
export function targetReader(
  language: string,
): (text: string) => { text: string; conditionals: Range[] | null } {
  if (language !== 'fr') return (text) => ({ text, conditionals: null });
  return (text) => ({ text, conditionals: readSentences(text, frenchReader()).flatMap(conditionalsOf) });
}

/** How every French conditional ends: a tag of the reader that says otherwise is a slip. */
const FRENCH_CONDITIONAL = /r(?:ais|ait|aient|ions|iez)$/i;

function conditionalsOf({ words }: Pick<Sentence, 'words'>): Range[] {
  return words
    .filter((word) => feature(word, 'Mood') === 'Cnd' && FRENCH_CONDITIONAL.test(word.form))
    .map(({ from, to }) => ({ from, to }));
}

let readText: ReturnType<typeof createTextReader> | undefined;

/** A bare text, cut and read; the reader is loaded on the first call and kept. */
export function readMaterial(text: string, language: string): Material {
  if (language !== 'fr') return { text, sentences: cutOther(text, [{ from: 0, to: text.length }], language) };
  readText ??= createTextReader();
  const doc = readText(text);
  const names = namesOf(doc.entities);
  return { text, sentences: doc.sentences.map((sentence) => sourceOf(text, sentence, names)) };
}

/** What is wanted of a stored page: the blocks that begin before `until`, and whether to read more than boundaries. */
export interface PageMaterialOptions {
  readonly until: number | null;
  readonly forTranslation: boolean;
}

/** The article of a stored page, cut anew: sentences are not stored. */
export function materialOfPage(
  { article, entities }: Page,
  { until, forTranslation }: PageMaterialOptions = { until: null, forTranslation: true },
): Material {
  const { text, lang } = article;
  const all = article.blocks.length > 0 ? article.blocks : [{ from: 0, to: text.length }];
  const blocks = all.filter(({ from }) => until === null || from < until);
  if (lang !== 'fr' || !forTranslation) return { text, sentences: cutOther(text, blocks, lang ?? '') };
  const names = namesOf(entities);
  const sentences = blocks.flatMap(({ from, to }) => readSentences(text, frenchReader(), from, to));
  return { text, sentences: sentences.map((sentence) => sourceOf(text, sentence, names)) };
}

/** The title of a stored page, with the names that the page knows. */
export function titleOfPage({ article, entities }: Page): Material {
  const names = new Set(entities.flatMap(({ mentions }) => mentions.map(({ text }) => text)));
  return materialOfTitle(article.title ?? '', article.lang ?? '', Array.from(names));
}

/** A title: one sentence, whatever stands in it. */
export function materialOfTitle(title: string, language: string, names: readonly string[]): Material {
  const reading = language === 'fr' ? targetReader('fr')(title) : { text: title, conditionals: null };
  const found = names.flatMap((name): NameRange[] => {
    const from = title.indexOf(name);
    return from < 0 ? [] : [{ from, to: from + name.length, type: null }];
  });
  const whole = { from: 0, to: title.length, text: title, conditionals: reading.conditionals, names: found };
  return { text: title, sentences: title === '' ? [] : [whole] };
}

function namesOf(entities: readonly Entity[]): NameRange[] {
  return entities
    .flatMap(({ type, mentions }) => mentions.map(({ from, to }) => ({ from, to, type })))
    .sort((a, b) => a.from - b.from || b.to - a.to);
}

function sourceOf(text: string, sentence: Sentence, names: readonly NameRange[]): SourceSentence {
  const { from, to } = sentence;
  const shift = <R extends Range>(range: R): R => ({
    ...range,
    from: range.from - from,
    to: range.to - from,
  });
  return {
    from,
    to,
    text: text.slice(from, to),
    conditionals: conditionalsOf(sentence).map(shift),
    names: names.filter((name) => from <= name.from && name.to <= to).map(shift),
  };
}

function cutOther(text: string, blocks: readonly Range[], language: string): SourceSentence[] {
  const isCommon = commonCapitals(language);
  return blocks
    .flatMap(({ from, to }) => cutSentences(text, frenchReader(), from, to))
    .map((words) => {
      const from = words[0]!.from;
      const to = words.at(-1)!.to;
      const own = text.slice(from, to);
      return { from, to, text: own, conditionals: null, names: guessNames(own, isCommon) };
    });
}

/** Words that a language writes with a capital though they name nobody: demonyms, months, days, titles. */
function commonCapitals(language: string): (folded: string) => boolean {
  if (!(CHECKED_LANGUAGES as readonly string[]).includes(language)) return () => false;
  const listed = parseTsv(projectData.text(`${language}/translation.tsv`), ['kind', 'form'])
    .filter(({ kind }) => kind === 'capital' || kind === 'month' || kind === 'weekday')
    .flatMap(({ form }) => parseList(form));
  const demonyms =
    language === 'en'
      ? parseTsv(projectData.text('world/states.tsv'), ['en_adjectives']).flatMap(({ en_adjectives }) =>
          en_adjectives.split(/[|/ ]/),
        )
      : [];
  const common = new Set(
    [...listed, ...demonyms, ...demonyms.map((word) => `${word}s`)].map((word) => fold(word)),
  );
  return (folded) => common.has(folded);
}
