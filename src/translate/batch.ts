/**
 * Many sentences through an engine: those that are known come from the cache, the rest go out in batches, and an answer
 * that does not hold as many sentences as were asked for is never guessed at: its sentences are asked one by one.
 */
import { RecoupeError } from '../model/index.ts';
import type { TranslationCache } from './cache.ts';
import { badAnswer, type Direction, type Translator } from './translator.ts';

/** The translation, or why there is none. */
export type Answered = { readonly text: string } | { readonly failure: string };

/** Translations by sentence. Throws what the engine throws, but for answers that cannot be used. */
export async function translateAll(
  sentences: readonly string[],
  direction: Direction,
  translator: Translator,
  cache: TranslationCache,
): Promise<ReadonlyMap<string, Answered>> {
  const distinct = [...new Set(sentences)];
  const known = await cache.find(translator.name, direction, distinct);
  const found = new Map<string, Answered>(Array.from(known, ([sentence, text]) => [sentence, { text }]));
  for (const batch of batchesOf(
    distinct.filter((sentence) => !known.has(sentence)),
    translator.limits,
  )) {
    const answers = await translateBatch(batch, direction, translator);
    // Kept batch by batch, so that a run that is cut off goes on where it was.
    await cache.keep(
      translator.name,
      direction,
      new Map(batch.flatMap((sentence, i) => ('text' in answers[i]! ? [[sentence, answers[i].text]] : []))),
    );
    for (const [i, sentence] of batch.entries()) found.set(sentence, answers[i]!);
  }
  return found;
}

function* batchesOf(sentences: readonly string[], limits: Translator['limits']): Generator<string[]> {
  let batch: string[] = [];
  let size = 0;
  for (const sentence of sentences) {
    if (
      batch.length > 0 &&
      (batch.length >= limits.sentences || size + sentence.length > limits.characters)
    ) {
      yield batch;
      batch = [];
      size = 0;
    }
    batch.push(sentence);
    size += sentence.length;
  }
  if (batch.length > 0) yield batch;
}

async function translateBatch(
  batch: readonly string[],
  direction: Direction,
  translator: Translator,
): Promise<Answered[]> {
  try {
    const texts = await translator.translate(batch, direction);
    if (texts.length !== batch.length)
      throw badAnswer(
        translator.name.engine,
        `it holds ${texts.length} sentences, ${batch.length} were asked for`,
      );
    return texts.map((text) => ({ text: text.replace(/\s+/g, ' ').trim() }));
  } catch (error) {
    if (!(error instanceof RecoupeError) || error.code !== 'translate.answer') throw error;
    if (batch.length === 1) return [{ failure: error.message }];
  }
  const answers: Answered[] = [];
  for (const sentence of batch) answers.push(...(await translateBatch([sentence], direction, translator)));
  return answers;
}
