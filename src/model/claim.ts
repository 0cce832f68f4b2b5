/** Claims: who says what, in which words, how surely (cue, source and content as in PARC 3). */
import { z } from 'zod';
import { spanSchema } from './span.ts';

export const claimSourceSchema = z.object({
  kind: z.enum(['person', 'organisation', 'state', 'group', 'document', 'outlet', 'anonymous']),
  /** The canonical name; for an unnamed source a description in the page's words; null when none is given. */
  name: z.string().nullable(),
  entity: z.string().nullable(),
  span: spanSchema.nullable(),
});

export const claimSchema = z.object({
  id: z.string(),
  source: claimSourceSchema,
  /** Who relayed it, nearest first: "a source told Al Jazeera". */
  chain: z.array(z.string()),
  /** The words that announce the claim; for a bare conditional, the verb in the conditional. */
  cue: spanSchema,
  content: z.array(spanSchema),
  /** True when the content is quoted. */
  direct: z.boolean(),
  hedge: z.enum(['none', 'conditional', 'lexical']),
  hedge_cues: z.array(spanSchema),
  polarity: z.enum(['+', '-']),
  stance: z.enum(['neutral', 'assertive', 'factive', 'distancing', 'accusing', 'promising']),
  rule: z.string(),
});

export type ClaimSource = z.infer<typeof claimSourceSchema>;
export type Claim = z.infer<typeof claimSchema>;
