/** People, organisations, armed groups, states and places that a page names, each under one id. */
import { z } from 'zod';
import { rangeSchema } from './span.ts';

export const entityTypeSchema = z.enum(['PER', 'ORG', 'GROUP', 'STATE', 'PLACE']);

/** `sense` is `government` where the name of a place or seat acts for a government («Paris dément»). */
export const mentionSchema = rangeSchema.extend({ sense: z.enum(['literal', 'government']) });

export const entitySchema = z.object({
  id: z.string(),
  /** The canonical name, in the language of the page. */
  name: z.string(),
  type: entityTypeSchema,
  /** head-of-state, government, army, armed-group, agency, media, company, country, town… or null. */
  kind: z.string().nullable(),
  /** ISO 3166-1 alpha-2. */
  country: z.string().nullable(),
  mentions: z.array(mentionSchema),
});

export type EntityType = z.infer<typeof entityTypeSchema>;
export type Mention = z.infer<typeof mentionSchema>;
export type Entity = z.infer<typeof entitySchema>;
