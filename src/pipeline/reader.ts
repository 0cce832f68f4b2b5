/** The reader of a language by its code: tables and weights from `data/`. */
import type { ReaderModel } from '../annotate/reader/index.ts';
import { loadEnglishReader } from '../english/reader.ts';
import { loadFrenchReader } from '../french/reader.ts';
import { type DataSource, RecoupeError } from '../model/index.ts';
import { projectData } from './data.ts';

const LOADERS: Readonly<Record<string, (data: DataSource) => ReaderModel>> = {
  fr: loadFrenchReader,
  en: loadEnglishReader,
};

/** Loads the reader of `language` (ISO 639-1); throws `RecoupeError` when there is none. */
export function loadReader(language: string): ReaderModel {
  const load = LOADERS[language];
  if (load) return load(projectData);
  throw new RecoupeError(
    'language.unknown',
    `There is no reader for "${language}".`,
    `Use one of: ${Object.keys(LOADERS).join(', ')}.`,
  );
}
