/** What a fetcher is asked, and what it answers. */
import type { HttpResponse } from '../../model/index.ts';
import type { Refused } from './refusal.ts';

export interface FetchRequest {
  readonly url: string;
  readonly purpose: 'page' | 'feed' | 'robots' | 'discovery' | 'sitemap' | 'translation';
  /** From the last answer: with them, what has not changed is not sent again. */
  readonly validators?: { readonly etag?: string; readonly lastModified?: string };
  /** The address of what led here, a feed for its items: with it, a host allowed by name is reached only from one that is. */
  readonly from?: string;
  readonly signal?: AbortSignal;
}

export type Fetched =
  | {
      readonly kind: 'fetched';
      /** The address as it was asked for. */
      readonly url: string;
      /** Where the redirects ended. */
      readonly finalUrl: string;
      readonly response: HttpResponse;
      /** Content encodings undone. */
      readonly bytes: Uint8Array;
      /** `type/subtype`, with `; charset=` where stated; null when the server said none. */
      readonly mediaType: string | null;
      /** ISO 8601, UTC, by our own clock. */
      readonly fetchedAt: string;
    }
  | {
      readonly kind: 'unchanged';
      readonly url: string;
      readonly response: HttpResponse;
      readonly fetchedAt: string;
    }
  | Refused;

export interface Fetcher {
  fetch(request: FetchRequest): Promise<Fetched>;
  /** Stops what is under way and closes every connection. */
  close(): Promise<void>;
}
