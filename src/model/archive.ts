/**
 * What our web archives say beyond the standard, so that a capture that went into one comes out of it as it was: one
 * field in the header of its record, `Recoupe-Capture`, a JSON object on one line in ASCII. Others pass it over.
 */
import { z } from 'zod';
import type { Capture } from './capture.ts';

export const ARCHIVE_FIELD = 'Recoupe-Capture';

/**
 * Headers that describe the transport and no longer fit bytes from which compression and chunking were undone: in an
 * archive they stand under this prefix, as other writers of archives have it too.
 */
export const ORIGINAL_PREFIX = 'x-orig-';
export const TRANSPORT_HEADERS: ReadonlySet<string> = new Set([
  'content-encoding',
  'content-length',
  'transfer-encoding',
]);

const line = z
  .string()
  .max(4096)
  .regex(/^\P{Cc}*$/u);
const provenanceSchema = z.object({
  id: line,
  path: line.nullable(),
  url: line.nullable(),
  fetched_at: line.nullable(),
  media_type: line.nullable(),
  site: line.nullable(),
});

/** The media type of the record before a page that holds what a feed said of it, as JSON. */
export const ANNOUNCEMENT_TYPE = 'application/vnd.recoupe.announcement+json';

/** Where a capture came from, and its id. */
export type ArchivedProvenance = z.infer<typeof provenanceSchema>;

export function archiveFieldOf({ id, path, url, fetchedAt, mediaType, site }: Capture): string {
  const provenance: ArchivedProvenance = {
    id,
    path,
    url,
    fetched_at: fetchedAt,
    media_type: mediaType,
    site,
  };
  return JSON.stringify(provenance).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Null when it is not what we write. */
export function parseArchiveField(value: string): ArchivedProvenance | null {
  try {
    return provenanceSchema.parse(JSON.parse(value));
  } catch {
    return null;
  }
}
