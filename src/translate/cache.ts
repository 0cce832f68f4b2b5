/** What was translated once is kept: by engine, model, direction and sentence. */
import type { Direction, EngineName } from './translator.ts';

export interface TranslationCache {
  /** The translations that are known, by sentence. */
  find(
    name: EngineName,
    direction: Direction,
    sentences: readonly string[],
  ): Promise<ReadonlyMap<string, string>>;
  keep(name: EngineName, direction: Direction, translations: ReadonlyMap<string, string>): Promise<void>;
}

/** A cache for one run. */
export function memoryCache(): TranslationCache {
  const known = new Map<string, string>();
  const keyOf = (name: EngineName, { from, to }: Direction, sentence: string) =>
    JSON.stringify([name.engine, name.model, from, to, sentence]);
  return {
    find: async (name, direction, sentences) =>
      new Map(
        sentences.flatMap((sentence) => {
          const found = known.get(keyOf(name, direction, sentence));
          return found === undefined ? [] : [[sentence, found]];
        }),
      ),
    keep: async (name, direction, translations) => {
      for (const [sentence, text] of translations) known.set(keyOf(name, direction, sentence), text);
    },
  };
}
