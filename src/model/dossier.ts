/** The dossier: events aligned across pages, with who stands behind each and where the accounts disagree. */
import { z } from 'zod';
import { eventSchema, factualitySchema, figureSchema, stageSchema } from './event.ts';
import { eventTypes } from './ontology.ts';
import { familySchema, type OriginGroup } from './origin.ts';
import { eventDateSchema } from './time.ts';

export const statusSchema = z.enum(['corroborated', 'single-origin', 'disputed', 'denied', 'hedged-only']);

/** One telling of the event: the page, the event's id in it, and the sentence that tells it. */
export const memberSchema = z.object({
  path: z.string(),
  event: z.string(),
  sentence: z.string(),
  factuality: factualitySchema,
});

export const contradictionSchema = z.object({
  slot: z.string(),
  values: z.array(z.object({ value: z.string(), members: z.array(z.string()) })),
});

export const checkedEventSchema = z.object({
  id: z.string(),
  type: z.enum(eventTypes),
  stage: stageSchema,
  status: statusSchema,
  rule: z.string(),
  actor: z.string().nullable(),
  target: z.string().nullable(),
  place: z.string().nullable(),
  date: eventDateSchema.pick({ value: true, begin: true, end: true, precision: true }).nullable(),
  /** Every figure with the member that gives it: `path#event`. */
  figures: z.array(figureSchema.extend({ member: z.string(), speaker: z.string().nullable() })),
  members: z.array(memberSchema),
  origins: z.array(
    z.object({
      name: z.string(),
      articles: z.array(z.string()),
      primary_source: z.string().nullable(),
      /** Several outlets of one owner or state, counted as one voice. */
      family: familySchema.extend({ outlets: z.array(z.string()) }).optional(),
    }),
  ),
  /** Outlets that name one another as their source for it, in a circle: none of them is an origin. Absent when there is none. */
  circular: z.array(z.string()).optional(),
  contradictions: z.array(contradictionSchema),
  background: eventSchema.shape.background,
});

export type Status = z.infer<typeof statusSchema>;
export type Member = z.infer<typeof memberSchema>;
export type Contradiction = z.infer<typeof contradictionSchema>;
export type CheckedEvent = z.infer<typeof checkedEventSchema>;

/** A statement of who holds a town: it opens on its date and ends with the next statement about the town. */
export const controlSchema = z.object({
  place: z.string(),
  holder: z.string(),
  change: z.enum(['takes', 'holds', 'leaves']),
  from: z.string().nullable(),
  until: z.string().nullable(),
  event: z.string(),
});

/** Someone in the dossier, with the ids of the events in which they act and of those done to them. */
export const actorSummarySchema = z.object({
  name: z.string(),
  acts: z.array(z.string()),
  suffers: z.array(z.string()),
});

export type Control = z.infer<typeof controlSchema>;
export type Actor = z.infer<typeof actorSummarySchema>;

/** The whole, over canonically sorted members: the same pages in any order give the same dossier. */
export interface Dossier {
  readonly events: readonly CheckedEvent[];
  readonly groups: readonly OriginGroup[];
  readonly control: readonly Control[];
  readonly actors: readonly Actor[];
}
