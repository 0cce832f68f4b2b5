/** Places: words resolved to coordinates, with how exactly. A region is never a pin. */
import { z } from 'zod';
import { rangeSchema } from './span.ts';

export const placeSchema = rangeSchema.extend({
  id: z.string(),
  /** The canonical name, in the language of the page where one is known. */
  name: z.string(),
  country: z.string().nullable(),
  lat: z.number().nullable(),
  lon: z.number().nullable(),
  /** The true place lies within this distance of the coordinates. */
  radius_km: z.number().nullable(),
  precision: z.enum(['exact', 'area', 'region', 'country']),
  rule: z.string(),
});

/** Where an event happened; `place` names the expression; `implied` when it was not in the clause itself. */
export const eventPlaceSchema = z.object({
  name: z.string(),
  place: z.string().nullable(),
  implied: z.boolean(),
});

export type Place = z.infer<typeof placeSchema>;
export type EventPlace = z.infer<typeof eventPlaceSchema>;
