/**
 * The HTTP interface that server and workbench share: routes, and the shape of each answer.
 *
 * Every answer is JSON; an error is `{ "error": { "code", "message", "mend" } }` with a fitting status. All routes are
 * GET and pure. Ids are those of `model/`: captures for pages, content hashes for events.
 *
 * `pages`, `events` and `search` answer with an array. `pages` and `events` take `limit` (at most 1000) and `offset`;
 * where there is more, the header `Link` gives the address of the next part (`rel="next"`). `search` takes `q`: words,
 * "words side by side", wor* and -without; 400 when there is nothing to look for in it.
 */
import { z } from 'zod';
import { checkedEventSchema } from '../model/dossier.ts';
import { groupSchema } from '../model/origin.ts';
import { pageSchema } from '../model/page.ts';
import { rangeSchema } from '../model/span.ts';

export const routes = {
  workspace: '/api/workspace',
  pages: '/api/pages',
  page: '/api/pages/:id',
  events: '/api/events',
  event: '/api/events/:id',
  search: '/api/search',
  health: '/healthz',
} as const;

/** One page in a list. */
export const pageSummarySchema = pageSchema
  .pick({ id: true, path: true, url: true, fetched_at: true })
  .extend({
    title: z.string().nullable(),
    site: z.string().nullable(),
    lang: z.string().nullable(),
    verdict: pageSchema.shape.article.shape.verdict,
    published: pageSchema.shape.article.shape.published,
    /** How many of each were read. */
    claims: z.number().int(),
    events: z.number().int(),
    /** The first words of the article. */
    excerpt: z.string(),
    /** The pages of the same group (copies, relays), this one left out. */
    copies: z.array(z.string()),
    /** Older captures of the same address, newest first. */
    versions: z.array(z.string()),
  });

export const pageAnswerSchema = z.object({
  page: pageSchema,
  /** The decoded page that `in: "page"` spans count in. */
  source: z.string(),
  group: groupSchema.nullable(),
  versions: z.array(z.object({ id: z.string(), fetched_at: z.string().nullable(), sha256: z.string() })),
});

/** A member of an event with what is needed to show its words beside the others'. */
export const tellingSchema = z.object({
  path: z.string(),
  page: z.string(),
  title: z.string().nullable(),
  site: z.string().nullable(),
  published: pageSchema.shape.article.shape.published,
  event: pageSchema.shape.events.element,
  claims: pageSchema.shape.claims,
  /** The block around the sentence: its offsets in the article and its text. */
  context: rangeSchema,
});

export const eventAnswerSchema = z.object({ event: checkedEventSchema, tellings: z.array(tellingSchema) });

export const hitSchema = z.object({
  page: z.string(),
  title: z.string().nullable(),
  site: z.string().nullable(),
  published: pageSchema.shape.article.shape.published,
  /** Sentences that match; `marks` are offsets into `text`. */
  sentences: z.array(
    z.object({
      text: z.string(),
      marks: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
    }),
  ),
});

export const workspaceSchema = z.object({
  pages: z.number().int(),
  /** Independent origins over all pages, once copies are folded. */
  origins: z.number().int(),
  events: z.number().int(),
  disputed: z.number().int(),
  version: z.string(),
});

export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), mend: z.string() }),
});

export type PageSummary = z.infer<typeof pageSummarySchema>;
export type PageAnswer = z.infer<typeof pageAnswerSchema>;
export type Telling = z.infer<typeof tellingSchema>;
export type EventAnswer = z.infer<typeof eventAnswerSchema>;
export type Hit = z.infer<typeof hitSchema>;
export type WorkspaceAnswer = z.infer<typeof workspaceSchema>;
