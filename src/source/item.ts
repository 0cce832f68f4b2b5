/**
 * What a source yields: captures, and in their place in the order the inputs that could not be had, each with its
 * reason. A broken file among good ones is an item, never an exception.
 */
import type { Capture, HttpResponse } from '../model/index.ts';
import { captureId, sha256 } from '../text/ids.ts';

export interface CaptureItem {
  readonly kind: 'capture';
  readonly capture: Capture;
}

export interface FailedItem {
  readonly kind: 'failed';
  /** The input as the user named it; for a line of a manifest that names none, the manifest and the line. */
  readonly path: string;
  /** Stable, machine-readable: `source.missing`, `source.large`… */
  readonly code: string;
  /** One sentence for people. */
  readonly reason: string;
}

export type SourceItem = CaptureItem | FailedItem;

/** Where the bytes came from; `fetchedAt` only from who knows it, never from a clock or a file's date. */
export interface Provenance {
  readonly path: string | null;
  readonly url: string | null;
  readonly fetchedAt: string | null;
  readonly mediaType: string | null;
  readonly site: string | null;
  /** The head of the server's answer, where there was one. */
  readonly response?: HttpResponse;
}

/** A capture of `bytes`: its id follows from its address, its time of fetching and its bytes. */
export function captureOf(bytes: Uint8Array, from: Provenance): Capture {
  const hash = sha256(bytes);
  return {
    id: captureId(from.url ?? from.path, from.fetchedAt, hash),
    sha256: hash,
    bytes,
    path: from.path,
    url: from.url,
    fetchedAt: from.fetchedAt,
    mediaType: from.mediaType,
    site: from.site,
    response: from.response ?? null,
  };
}

export function failed(path: string, code: string, reason: string): FailedItem {
  return { kind: 'failed', path, code, reason };
}
