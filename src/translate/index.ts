/**
 * Translation: sentences through an engine that the user configured, checked without a model, kept beside the original.
 *
 * Knows no stage and no store: who reads sentences, and who keeps the cache, is handed in.
 */
export {
  type AlignedSentence,
  counterpartOf,
  type Translation,
  translationSchema,
} from './aligned.ts';
export { installModel, type Installed, listModels, parsePair, pullModel } from './bergamot/models.ts';
export { memoryCache, type TranslationCache } from './cache.ts';
export {
  checkTranslation,
  type CheckTables,
  type Exonyms,
  guessNames,
  type LanguageTables,
  type NameRange,
  parseExonyms,
  parseLanguageTables,
} from './checks/index.ts';
export {
  noProvider,
  openTranslator,
  parseSettings,
  type ProviderOptions,
  PROVIDERS,
  type ProviderSettings,
} from './provider.ts';
export { type Desk, type Material, type SourceSentence, translateText } from './translate.ts';
export type { Direction, EngineName, Kind, Translator } from './translator.ts';
