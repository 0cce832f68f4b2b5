/** Origins: which pages derive from which, passage by passage, and how many independent voices are left. */
import { z } from 'zod';

/**
 * How a page is known that this software wrote from what it read: the head names a `generator` that begins with these
 * words. The relay writes it; extraction reads it; such a page is never a source and never an origin.
 */
export const RELAY_MARKER = 'recoupe relay';
/** The code of the diagnostic that extraction gives such a page. */
export const RELAYED_BY_US = 'page.our-relay';

const passage = z.object({ start: z.number().int(), end: z.number().int() });

/** `from` was derived from `to`, unless `direction` is `unknown`. Offsets count in each `article.text`. */
export const edgeSchema = z.object({
  from: z.string(),
  to: z.string(),
  /** `version`: the same address at another time; `reissue`: old words put out again as new. */
  relation: z.enum(['copy', 'excerpt', 'extended', 'rewrite', 'merge', 'translation', 'reissue', 'version']),
  direction: z.enum(['known', 'unknown']),
  score: z.number().min(0).max(1),
  overlap: z.array(z.object({ from: passage, to: passage })),
  reasons: z.array(z.string()),
});

/**
 * A passage that a page of the group (`from`) holds in common with a page of another (`to`), and that neither took from
 * the other: a quotation, or a statement or standing paragraph printed by both.
 */
export const sharedPassageSchema = z.object({
  from: z.string(),
  to: z.string(),
  kind: z.enum(['quotation', 'passage']),
  overlap: z.array(z.object({ from: passage, to: passage })),
});

/** One owner or one state behind several outlets: their agreement is not two voices. */
export const familySchema = z.object({
  name: z.string(),
  kind: z.enum(['state', 'owner']),
  /** Where it may be checked. */
  source: z.string(),
});

export const groupSchema = z.object({
  /** Paths (or ids, in a workspace) of the pages, sorted. */
  articles: z.array(z.string()),
  independent_origins: z.number().int(),
  edges: z.array(edgeSchema),
  /** The origins by name, each with the articles that rest on it; an article may rest on several. */
  origins: z.array(
    z.object({ name: z.string(), articles: z.array(z.string()), family: familySchema.optional() }),
  ),
  /** Outlets that name one another as their source, in a circle: none of them is an origin. Absent when there is none. */
  circular: z.array(z.string()).optional(),
  /** Absent when there is none. */
  shared: z.array(sharedPassageSchema).optional(),
});

export type Family = z.infer<typeof familySchema>;
export type Edge = z.infer<typeof edgeSchema>;
export type SharedPassage = z.infer<typeof sharedPassageSchema>;
export type OriginGroup = z.infer<typeof groupSchema>;
