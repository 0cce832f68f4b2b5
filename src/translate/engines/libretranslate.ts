/**
 * LibreTranslate (docs.libretranslate.com): `POST /translate` with a list of texts, `GET /frontend/settings` for the
 * version of the service where it tells.
 */
import { z } from 'zod';
import { askService } from '../request.ts';
import { badAnswer, type Direction, type Translator } from '../translator.ts';
import type { Service } from './service.ts';

const ENGINE = 'libretranslate';
const answerSchema = z.object({ translatedText: z.array(z.string()) });

export function libreTranslate({ endpoint, key, limits }: Service): Translator {
  const url = `${endpoint}/translate`;
  return {
    // The service says which models it has only by language; its own name is what can be known.
    name: { engine: ENGINE, model: null, kind: 'trained' },
    limits: { sentences: 25, characters: 5000 },
    translate: async (sentences, { from, to }: Direction) => {
      const body = { q: sentences, source: from, target: to, format: 'text', ...(key && { api_key: key }) };
      const answer = answerSchema.safeParse(
        await askService({ engine: ENGINE, url, body, ...(limits && { limits }) }),
      );
      if (!answer.success) throw badAnswer(ENGINE, 'it has not the shape that its documentation gives');
      return answer.data.translatedText;
    },
    close: async () => {},
  };
}
