/**
 * The shape of `examples/mali/gold.json`: what a careful reader finds in the sample pages. The conventions stand in
 * its own `about`; strict objects, so that a misspelt field fails instead of passing unread.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  claimSchema,
  claimSourceSchema,
  creditSchema,
  entityTypeSchema,
  eventSchema,
  eventTypes,
  figureSchema,
  timexSchema,
  verdictSchema,
} from '../../src/model/index.ts';
import { project } from '../project.ts';

const text = z.string().min(1);
/** A day, a month, a year, an interval of them, or TIMEX3's weeks, hours and parts of day. */
const date = z
  .string()
  .regex(/^\d{4}(-(W\d\d|\d\d(-\d\d)?))?(T(\d\d:\d\d|MO|MI|AF|EV|NI))?(\/\d{4}(-\d\d){0,2})?$/);
const alternatives = z.record(z.string(), z.array(z.union([z.string(), z.boolean(), z.null()]))).optional();
const optional = z.literal(true).optional();
const note = text.optional();

const figure = z.strictObject({
  what: figureSchema.shape.what,
  of: text.nullable(),
  low: z.number().positive(),
  high: z.number().positive().nullable(),
  mod: figureSchema.shape.mod.optional(),
  by: text.nullable(),
  text,
  note,
});

const event = z.strictObject({
  id: text,
  type: z.enum(eventTypes),
  stage: eventSchema.shape.stage,
  factuality: eventSchema.shape.factuality,
  background: z.boolean(),
  optional,
  alt: alternatives,
  quote: text,
  trigger: text,
  actor: text.nullable(),
  target: text.nullable(),
  others: z.array(z.strictObject({ role: text, name: text })).optional(),
  place: text.nullable(),
  date: date.nullable(),
  best: date.optional(),
  figures: z.array(figure),
  note,
});

const claim = z.strictObject({
  id: text,
  source: text.nullable(),
  kind: claimSourceSchema.shape.kind,
  chain: z.array(text).optional(),
  cue: text,
  content: text,
  direct: z.boolean(),
  hedge: claimSchema.shape.hedge,
  hedge_cues: z.array(text).optional(),
  polarity: claimSchema.shape.polarity,
  alt: alternatives,
  note,
});

const time = z.strictObject({
  text,
  value: z.union([date, timexSchema.shape.value.unwrap().regex(/^PT?\d+[DH]$/)]).nullable(),
  never: z.array(date).optional(),
  best: date.optional(),
});

const page = z.strictObject({
  id: z.string().regex(/^\d\d$/),
  path: text,
  site: text,
  title: text,
  verdict: verdictSchema.omit({ confidence: true }).strict(),
  published: z.strictObject({
    value: date.nullable(),
    why: text,
    text,
    never: z.array(date).optional(),
    best: date.optional(),
  }),
  modified: z.strictObject({ value: date, text }).nullable(),
  byline: text.nullable(),
  byline_alt: z.array(text).optional(),
  credits: z.array(z.strictObject({ kind: creditSchema.shape.kind, name: text, text })),
  machine_translated: z.boolean(),
  machine_translated_text: text.optional(),
  must: z.array(text).min(2),
  must_not: z.array(text).min(2),
  names: z.array(z.strictObject({ name: text, type: entityTypeSchema, as: text })),
  times: z.array(time),
  times_not: z.array(text).optional(),
  places: z.array(z.strictObject({ as: text, name: text, country: z.string().length(2), optional })),
  claims: z.array(claim),
  events: z.array(event),
  events_not: z.array(z.strictObject({ type: z.enum(eventTypes), quote: text, why: text })).optional(),
  slips: z.array(z.strictObject({ text, why: text })).optional(),
  note,
});

const across = z.strictObject({
  groups: z.array(
    z.strictObject({
      pages: z.array(text),
      independent_origins: z.number().int(),
      primary_source: text,
      edges: z.array(z.strictObject({ from: text, to: text, relation: text, why: text })),
    }),
  ),
  unseen_origins: z.array(z.strictObject({ page: text, name: text, text })),
  apart: z.array(z.strictObject({ pages: z.array(text), why: text, quotation: text.optional() })),
  same: z.array(
    z.strictObject({
      id: text,
      events: z.array(text).min(2),
      independent_origins: z.number().int().optional(),
      note,
    }),
  ),
  contradictions: z.array(
    z.strictObject({
      same: text.nullable(),
      slot: text,
      values: z.array(z.strictObject({ value: text, by: text, events: z.array(text).min(1) })).min(2),
      note,
    }),
  ),
  losses: z.array(
    z.strictObject({
      page: text,
      of: text,
      in: text.nullable(),
      lost: text,
      original: text,
      relayed: text,
    }),
  ),
  look_alikes: z.array(z.strictObject({ events: z.array(text).length(2), why: text })),
});

export const goldSchema = z.strictObject({ about: z.array(text), pages: z.array(page), across });

export type Gold = z.infer<typeof goldSchema>;
export type GoldPage = Gold['pages'][number];

/** Where the sample case is. */
export const sample = join(project, 'examples', 'mali');

/** The gold of the sample case; throws when it does not have the shape above. */
export function readGold(): Gold {
  return goldSchema.parse(JSON.parse(readFileSync(join(sample, 'gold.json'), 'utf8')));
}
