/**
 * Apertium-apy (wiki.apertium.org/wiki/Apertium-apy): `/translate` takes one text at a time; languages go by three
 * letters. A rule-based engine: fit for close languages, never a default.
 */
import { z } from 'zod';
import { askService } from '../request.ts';
import { badAnswer, type Direction, type Translator } from '../translator.ts';
import type { Service } from './service.ts';

const ENGINE = 'apertium';
const answerSchema = z.object({
  responseStatus: z.literal(200),
  responseData: z.object({ translatedText: z.string() }),
});

/** ISO 639-3, which the service speaks, of the languages by two letters that it has pairs for here. */
const CODES: Readonly<Record<string, string>> = {
  ca: 'cat',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  eu: 'eus',
  fr: 'fra',
  gl: 'glg',
  it: 'ita',
  oc: 'oci',
  pt: 'por',
  ro: 'ron',
};

export function apertium({ endpoint, model, limits }: Service): Translator {
  const translateOne = async (sentence: string, { from, to }: Direction): Promise<string> => {
    const langpair = `${CODES[from] ?? from}|${CODES[to] ?? to}`;
    const answer = answerSchema.safeParse(
      await askService({
        engine: ENGINE,
        url: `${endpoint}/translate`,
        body: new URLSearchParams({ langpair, q: sentence, markUnknown: 'no', format: 'txt' }),
        ...(limits && { limits }),
      }),
    );
    if (!answer.success) throw badAnswer(ENGINE, 'it has not the shape that its documentation gives');
    return answer.data.responseData.translatedText.trim();
  };
  return {
    name: { engine: ENGINE, model, kind: 'rules' },
    limits: { sentences: 8, characters: 20_000 },
    // The service works on several at once by itself.
    translate: (sentences, direction) =>
      Promise.all(sentences.map((sentence) => translateOne(sentence, direction))),
    close: async () => {},
  };
}
