/** What `recoupe read --json` prints for one page: the contract that scripts and the workbench stand on. */
import { z } from 'zod';
import { announcementSchema } from './announcement.ts';
import { articleSchema } from './article.ts';
import { claimSchema } from './claim.ts';
import { diagnosticSchema } from './diagnostic.ts';
import { entitySchema } from './entity.ts';
import { eventSchema } from './event.ts';
import { placeSchema } from './place.ts';
import { timexSchema } from './time.ts';

export const pageSchema = z.object({
  id: z.string(),
  path: z.string().nullable(),
  url: z.string().nullable(),
  fetched_at: z.string().nullable(),
  sha256: z.string(),
  /** What a feed said of the page; spans with `in: "feed"` count in its `text`. Absent where no feed did. */
  announced: announcementSchema.optional(),
  article: articleSchema,
  entities: z.array(entitySchema),
  times: z.array(timexSchema),
  places: z.array(placeSchema),
  claims: z.array(claimSchema),
  events: z.array(eventSchema),
  diagnostics: z.array(diagnosticSchema),
});

/** One page as read. */
export type Page = z.infer<typeof pageSchema>;
