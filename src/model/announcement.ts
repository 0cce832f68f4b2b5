/**
 * An announcement: what a feed or a sitemap says of a page before anybody opens it.
 *
 * Evidence like the page's own words, and kept apart from them: its spans have `in: "feed"` and count in `text`, which
 * holds the elements that were read as they stood in the feed. What a statement means for the page is decided where the
 * page is read.
 */
import { z } from 'zod';
import { spanSchema } from './span.ts';

/** What a statement is about. `source` is whom the text was taken from, by RSS's `<source>` and its like. */
export const statementSlotSchema = z.enum([
  'title',
  'author',
  'published',
  'modified',
  'source',
  'category',
  'summary',
]);

export const statementSchema = z.object({
  slot: statementSlotSchema,
  /** What is said: markup and entities undone; dates as ISO 8601, as far as they could be read. */
  value: z.string(),
  /** The address that goes with it, where it names one: the home of a source. */
  address: z.string().optional(),
  /** The element or field: `rss:pubDate`, `dc:creator`, `atom:updated`, `json:date_published`, `news:publication_date`. */
  where: z.string(),
  evidence: spanSchema,
});

export const announcementSchema = z.object({
  /** The address of the feed. */
  feed: z.string(),
  /** What the feed calls itself. */
  outlet: z.string().nullable(),
  /** The elements that were read, verbatim, one after the other. */
  text: z.string(),
  statements: z.array(statementSchema),
});

export type StatementSlot = z.infer<typeof statementSlotSchema>;
export type Statement = z.infer<typeof statementSchema>;
export type Announcement = z.infer<typeof announcementSchema>;
