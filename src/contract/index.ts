/**
 * The HTTP interface that server and workbench share: routes, and the shape of each answer.
 *
 * Every answer is JSON; an error is `{ "error": { "code", "message", "mend" } }` with a fitting status. All routes but
 * `links` are GET and pure. Ids are those of `model/`: captures for pages, content hashes for events.
 *
 * `pages`, `events` and `search` answer with an array. `pages` and `events` take `limit` (at most 1000) and `offset`;
 * where there is more, the header `Link` gives the address of the next part (`rel="next"`). `search` takes `q`: words,
 * "words side by side", wor* and -without; 400 when there is nothing to look for in it.
 *
 * `changes` is a stream of server-sent events, each with `changeSchema`: one at the beginning, one whenever the
 * workspace has changed. `links` takes a POST of `linksSchema` from the workbench itself, with the token of `workspace` in
 * the header `recoupe-token`; it fetches the addresses, adds them, and says what came of them.
 */
import { z } from 'zod';
import { checkedEventSchema, controlSchema } from '../model/dossier.ts';
import { groupSchema } from '../model/origin.ts';
import { pageSchema } from '../model/page.ts';
import { refusalSchema, sourceSchema } from '../model/source.ts';
import { rangeSchema } from '../model/span.ts';
import { MAX_LINKS } from './limits.ts';

export const routes = {
  workspace: '/api/workspace',
  pages: '/api/pages',
  page: '/api/pages/:id',
  events: '/api/events',
  event: '/api/events/:id',
  search: '/api/search',
  control: '/api/control',
  sources: '/api/sources',
  refusals: '/api/sources/:id/refusals',
  changes: '/api/changes',
  links: '/api/links',
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

/** What the workspace is at: two that differ mean that there is something new. */
export const changeSchema = z.object({
  /** Of the pages, and of the pages that the dossier was made from. */
  revision: z.number().int(),
  dossier: z.number().int(),
  pages: z.number().int(),
});

export const workspaceSchema = changeSchema.extend({
  /** Independent origins over all pages, once copies are folded. */
  origins: z.number().int(),
  events: z.number().int(),
  disputed: z.number().int(),
  version: z.string(),
  /** To be sent with `links`; null where the server takes none. */
  token: z.string().nullable(),
});

/** Addresses of pages to fetch and add. */
export const linksSchema = z.object({
  addresses: z
    .array(z.url({ protocol: /^https?$/ }))
    .min(1)
    .max(MAX_LINKS),
});

/** What came of the addresses. */
export const linksAnswerSchema = z.object({
  stored: z.number().int(),
  unchanged: z.number().int(),
  failed: z.array(z.object({ path: z.string(), code: z.string(), reason: z.string() })),
});

export const controlAnswerSchema = z.array(controlSchema);
export const sourcesAnswerSchema = z.array(sourceSchema);
export const refusalsAnswerSchema = z.array(refusalSchema);

export const errorSchema = z.object({
  error: z.object({ code: z.string(), message: z.string(), mend: z.string() }),
});

export type PageSummary = z.infer<typeof pageSummarySchema>;
export type PageAnswer = z.infer<typeof pageAnswerSchema>;
export type Telling = z.infer<typeof tellingSchema>;
export type EventAnswer = z.infer<typeof eventAnswerSchema>;
export type Hit = z.infer<typeof hitSchema>;
export type WorkspaceAnswer = z.infer<typeof workspaceSchema>;
export type Change = z.infer<typeof changeSchema>;
export type Links = z.infer<typeof linksSchema>;
export type LinksAnswer = z.infer<typeof linksAnswerSchema>;
