/**
 * Times: TIMEX3 expressions, and the dates that are built from them.
 *
 * `value` is ISO 8601 with TIMEX3's weeks, quarters, seasons and parts of day; `begin` and `end` are the
 * days that it covers, both included, after `mod`. The convention is set out in docs/times.md.
 */
import { z } from 'zod';
import { rangeSchema, spanSchema } from './span.ts';

export const precisionSchema = z.enum([
  'minute',
  'hour',
  'daypart',
  'day',
  'week',
  'weekend',
  'month',
  'season',
  'quarter',
  'half',
  'year',
  'decade',
  'century',
  'vague',
]);

export const modSchema = z.enum(['approx', 'start', 'mid', 'end', 'more', 'less']);
export const relSchema = z.enum(['since', 'until', 'before', 'after']);

const interval = {
  value: z.string().nullable(),
  begin: z.string().nullable(),
  end: z.string().nullable(),
  precision: precisionSchema.nullable(),
};

export const timexSchema = rangeSchema.extend({
  id: z.string(),
  type: z.enum(['DATE', 'TIME', 'DURATION', 'SET']),
  ...interval,
  mod: modSchema.nullable(),
  rel: relSchema.nullable(),
  rule: z.string(),
});

/** A date of publication or of change: what it is, how exactly, read where, on which words. */
export const datedSchema = z.object({
  ...interval,
  basis: z.enum(['metadata', 'dateline', 'url', 'feed', 'inferred']),
  evidence: z.array(spanSchema),
});

/** The date of an event: `time` names the expression; `implied` says that it was not in the clause itself. */
export const eventDateSchema = z.object({ ...interval, time: z.string().nullable(), implied: z.boolean() });

export type Precision = z.infer<typeof precisionSchema>;
export type Timex = z.infer<typeof timexSchema>;
export type Dated = z.infer<typeof datedSchema>;
export type EventDate = z.infer<typeof eventDateSchema>;
