/**
 * Events: type, stage, factuality, roles, place, time and figures. Type says what kind of thing it is, stage
 * how far it got, factuality how *this* article puts it. What several articles make of it (corroborated,
 * disputed…) is the dossier's and is never stored here.
 */
import { z } from 'zod';
import { eventTypes } from './ontology.ts';
import { eventPlaceSchema } from './place.ts';
import { spanSchema } from './span.ts';
import { eventDateSchema } from './time.ts';

export const stageSchema = z.enum([
  'done',
  'attempted',
  'foiled',
  'alleged-plot',
  'ongoing',
  'announced',
  'threatened',
]);

export const factualitySchema = z.enum(['fact', 'attributed', 'hedged', 'denied', 'planned', 'hypothetical']);

export const actorSchema = z.object({
  name: z.string(),
  entity: z.string().nullable(),
  span: spanSchema,
});

/** One figure as one source gives it; never zero for "no figure". */
export const figureSchema = z.object({
  what: z.enum(['dead', 'injured', 'arrested', 'abducted', 'displaced', 'delivered', 'crowd', 'amount']),
  unit: z.string().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  mod: z.enum(['approx', 'more', 'less']).nullable(),
  /** The claim that states it; null when the article itself does. */
  claim: z.string().nullable(),
  span: spanSchema,
});

export const codesSchema = z.object({
  plover: z.string().nullable(),
  cameo: z.string().nullable(),
  acled: z.string().nullable(),
  ucdp: z.string().nullable(),
});

export const eventSchema = z.object({
  id: z.string(),
  type: z.enum(eventTypes),
  stage: stageSchema,
  factuality: factualitySchema,
  /** History that the article recalls, as against its news. */
  background: z.boolean(),
  trigger: spanSchema,
  sentence: spanSchema,
  actor: actorSchema.nullable(),
  target: actorSchema.nullable(),
  others: z.array(z.object({ role: z.string(), name: z.string(), span: spanSchema })),
  place: eventPlaceSchema.nullable(),
  date: eventDateSchema.nullable(),
  figures: z.array(figureSchema),
  codes: codesSchema,
  claims: z.array(z.string()),
  rule: z.string(),
});

export type EventStage = z.infer<typeof stageSchema>;
export type Factuality = z.infer<typeof factualitySchema>;
export type EventActor = z.infer<typeof actorSchema>;
export type Figure = z.infer<typeof figureSchema>;
export type Event = z.infer<typeof eventSchema>;
