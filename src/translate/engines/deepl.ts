/**
 * DeepL (developers.deepl.com): `POST /v2/translate` with up to 50 texts and 128 KiB. A free key ends in `:fx` and has
 * an address of its own. English and Portuguese as targets want a variant.
 */
import { z } from 'zod';
import { askService } from '../request.ts';
import { badAnswer, type Direction, type Translator } from '../translator.ts';
import type { Service } from './service.ts';

const ENGINE = 'deepl';
const answerSchema = z.object({
  translations: z.array(z.object({ text: z.string(), model_type_used: z.string().optional() })),
});
const VARIANTS: Readonly<Record<string, string>> = { en: 'EN-GB', pt: 'PT-PT' };

/** The address that belongs to a key. */
export function deeplEndpoint(key: string | null): string {
  return key?.endsWith(':fx') ? 'https://api-free.deepl.com' : 'https://api.deepl.com';
}

export function deepl({ endpoint, key, model, limits }: Service): Translator {
  return {
    name: { engine: ENGINE, model, kind: 'trained' },
    limits: { sentences: 50, characters: 30_000 },
    translate: async (sentences, { from, to }: Direction) => {
      const answer = answerSchema.safeParse(
        await askService({
          engine: ENGINE,
          url: `${endpoint}/v2/translate`,
          headers: { authorization: `DeepL-Auth-Key ${key ?? ''}` },
          body: {
            text: sentences,
            source_lang: from.toUpperCase(),
            target_lang: VARIANTS[to] ?? to.toUpperCase(),
            // Ours are sentences already.
            split_sentences: '0',
            preserve_formatting: true,
            ...(model && { model_type: model }),
          },
          ...(limits && { limits }),
        }),
      );
      if (!answer.success) throw badAnswer(ENGINE, 'it has not the shape that its documentation gives');
      return answer.data.translations.map(({ text }) => text);
    },
    close: async () => {},
  };
}
