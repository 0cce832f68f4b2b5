import type { Announcement } from './announcement.ts';

/**
 * A capture: what was fetched, where and when.
 *
 * The same bytes at two addresses are two captures of one blob; a page fetched twice has two captures,
 * and when its bytes changed, two versions.
 */
export interface Capture {
  /** Stable hash of address, time of fetching and bytes (`captureId`). */
  readonly id: string;
  /** SHA-256 of the bytes, in hexadecimal. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
  /** The path or archive member that it was read from, as the user named it. */
  readonly path: string | null;
  readonly url: string | null;
  /** ISO 8601, UTC; when somebody fetched it, never when we read the file. */
  readonly fetchedAt: string | null;
  /** As the server or the file name said: `text/html`, `text/plain`, with `charset` if stated. */
  readonly mediaType: string | null;
  /** The outlet as a manifest or feed names it. */
  readonly site: string | null;
  /** What the server answered with the bytes; null where they came from a file. */
  readonly response: HttpResponse | null;
  /** What the feed said of the page that led to it; absent where no feed did. */
  readonly announced?: Announcement;
}

/** An answer's head, as it was received, without what is of use to nobody else: cookies and credentials. */
export interface HttpResponse {
  readonly status: number;
  /** In the order of the answer, names in lower case; `content-encoding` and lengths are those of the wire. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}
