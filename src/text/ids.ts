/** Ids that depend on content alone, so that the same input names the same thing on every machine. */
import { createHash } from 'node:crypto';

/** SHA-256 of bytes or of a string's UTF-8, in hexadecimal. */
export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A short id of some parts: 16 hexadecimal digits; the parts are told apart by length, never by a separator. */
export function contentId(...parts: readonly (string | null)[]): string {
  return sha256(JSON.stringify(parts)).slice(0, 16);
}

/** The id of a capture: its address (or, without one, its path), its time of fetching and its bytes. */
export function captureId(address: string | null, fetchedAt: string | null, blob: string): string {
  return contentId(address, fetchedAt, blob);
}
