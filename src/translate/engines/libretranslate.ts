/**
 * LibreTranslate (docs.libretranslate.com): `POST /translate` with a list of texts, `GET /spec` for the
 * version of the service.
 */
import { z } from 'zod';
import { askService } from '../request.ts';
import { badAnswer, type Direction, type Translator } from '../translator.ts';
import type { Service } from './service.ts';

const ENGINE = 'libretranslate';
const specSchema = z.object({ info: z.object({ version: z.string().min(1).max(40) }) });
const answerSchema = z.object({ translatedText: z.array(z.string()) });

/** The service tells its version, not that of its models: a service of another version is another engine. */
export async function libreTranslate(service: Service): Promise<Translator> {
  const { endpoint, key, model, limits } = service;
  const url = `${endpoint}/translate`;
  return {
    name: { engine: ENGINE, model: model ?? (await findVersion(service)), kind: 'trained' },
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

/** Null where the service does not tell: translating needs it not. */
async function findVersion({ endpoint, limits }: Service): Promise<string | null> {
  const request = {
    engine: ENGINE,
    url: `${endpoint}/spec`,
    method: 'GET',
    limits: { ...limits, retries: 0 },
  } as const;
  const spec = specSchema.safeParse(await askService(request).catch(() => null));
  return spec.success ? spec.data.info.version : null;
}
