/** A source that is followed, as it stands: what the workbench lists, and what `recoupe feeds list` prints. */
import { z } from 'zod';

export const sourceKindSchema = z.enum(['rss', 'rdf', 'atom', 'json', 'sitemap', 'sitemap-index']);

/**
 * `new`: never fetched. `ok`: the last fetch went well. `failing`: it did not, and is tried again. `refused`: something
 * that only a person can change forbids it (robots.txt, an address that is not allowed, our own relay); it is looked at
 * again seldom. `gone`: the server said so (410) and it is left alone.
 */
export const sourceHealthSchema = z.enum(['new', 'ok', 'failing', 'refused', 'gone']);

/** Times are ISO 8601 in UTC. */
export const sourceSchema = z.object({
  id: z.string(),
  address: z.string(),
  /** Null until it was fetched once. */
  kind: sourceKindSchema.nullable(),
  title: z.string().nullable(),
  /** The site that the feed belongs to, by its own word. */
  home: z.string().nullable(),
  added_at: z.string(),
  last_fetch: z.string().nullable(),
  /** The last fetch that brought the feed, or word that it has not changed. */
  last_success: z.string().nullable(),
  /** Null where it is left alone. */
  next_due: z.string().nullable(),
  /** Seconds between two fetches at present; null until it was fetched once. */
  interval: z.number().int().nullable(),
  health: sourceHealthSchema,
  /** Since when `health` has been what it is. */
  since: z.string().nullable(),
  /** Failures in a row. */
  failures: z.number().int(),
  /** Why it is failing, refused or gone. */
  reason: z.object({ code: z.string(), message: z.string() }).nullable(),
  /** What was wrong with it when it last came, and read all the same. */
  remarks: z.array(z.object({ code: z.string(), message: z.string() })),
  /** Items that it announced, versions not counted. */
  items: z.number().int(),
  /** Different pages in the workspace that came of them. */
  pages: z.number().int(),
  /** Items whose page is still to be fetched. */
  waiting: z.number().int(),
});

/** Something that was not taken, and why. */
export const refusalSchema = z.object({
  address: z.string(),
  code: z.string(),
  reason: z.string(),
  first_at: z.string(),
  last_at: z.string(),
  times: z.number().int(),
});

export type SourceKind = z.infer<typeof sourceKindSchema>;
export type SourceHealth = z.infer<typeof sourceHealthSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type SourceRefusal = z.infer<typeof refusalSchema>;
