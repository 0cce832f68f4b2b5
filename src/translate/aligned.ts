/** A translation as it leaves the house: original and translation side by side, sentence by sentence, with the checks. */
import { z } from 'zod';

const offset = z.number().int().nonnegative();
const rangeSchema = z.object({ from: offset, to: offset });
const sideSchema = rangeSchema.extend({ text: z.string() });

export const problemSchema = z.object({
  check: z.enum([
    'number',
    'approximate',
    'percent',
    'date',
    'negation',
    'hedge',
    'quotation',
    'name',
    'link',
    'length',
    'untranslated',
    'repetition',
    'answer',
  ]),
  message: z.string(),
  /** Where in the original, where in the translation; null where there is no one place. */
  source: rangeSchema.nullable(),
  target: rangeSchema.nullable(),
});

/** `target.text` is the original where the engine gave nothing that could be used; `problems` says so. */
export const alignedSentenceSchema = z.object({
  source: sideSchema,
  target: sideSchema,
  /** Whether the sentence passed every check. */
  ok: z.boolean(),
  problems: z.array(problemSchema),
  /** Names and numbers that stand in both, each with its two places. */
  anchors: z.array(z.object({ kind: z.string(), source: rangeSchema, target: rangeSchema })),
});

export const translationSchema = z.object({
  from: z.string(),
  to: z.string(),
  engine: z.string(),
  model: z.string().nullable(),
  kind: z.enum(['rules', 'trained']),
  /** Original and translation, whole; the offsets of the sentences count in them. */
  source: z.string(),
  target: z.string(),
  sentences: z.array(alignedSentenceSchema),
});

export type AlignedSentence = z.infer<typeof alignedSentenceSchema>;
export type Translation = z.infer<typeof translationSchema>;

/** The counterpart of a stretch of the original: exactly where an anchor tells, else the sentences that it lies in. */
export function counterpartOf(
  translation: Translation,
  from: number,
  to: number,
): { readonly from: number; readonly to: number; readonly exact: boolean } | null {
  const touched = translation.sentences.filter(({ source }) => source.from < to && from < source.to);
  const [first] = touched;
  const last = touched.at(-1);
  if (!first || !last) return null;
  const anchor = first.anchors.find(({ source }) => source.from === from && source.to === to);
  if (anchor) return { ...anchor.target, exact: true };
  return { from: first.target.from, to: last.target.to, exact: false };
}
