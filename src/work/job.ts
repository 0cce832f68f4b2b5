/** One page of work: a capture is read, and packed where it is to be stored. What goes wrong on it stays with it. */
import type { Article, Capture, Page } from '../model/index.ts';
import type { Reader } from '../pipeline/index.ts';
import { pack, packPage, type PackedPage } from '../store/index.ts';

/** What is wanted of a page: to show it, or to store it. */
export type Want = 'show' | 'store';

export interface Shown {
  readonly kind: 'shown';
  readonly page: Page;
  readonly article: Article;
}

export interface Packed {
  readonly kind: 'packed';
  readonly page: PackedPage;
  /** The bytes of the capture, packed. */
  readonly packed: Uint8Array;
}

export interface Failed {
  readonly kind: 'failed';
  readonly reason: string;
  /** True when the machine, not the page, may be at fault: then it is tried again when it is added again. */
  readonly retry: boolean;
}

export type Outcome = Shown | Packed | Failed;

/** What of a reader is used here. */
export type PageReader = Pick<Reader, 'version' | 'read'>;

/** Reads one capture. A bug that a page sets off is that page's failure, told, and no other page's. */
export function runJob(reader: PageReader, capture: Capture, want: Want): Outcome {
  try {
    const { page, doc } = reader.read(capture);
    if (want === 'store') {
      return {
        kind: 'packed',
        page: packPage(capture, page, doc, reader.version),
        packed: pack(capture.bytes),
      };
    }
    const { sentences: _1, entities: _2, times: _3, places: _4, claims: _5, events: _6, ...rest } = doc;
    const { published: _7, modified: _8, ...article } = rest;
    return { kind: 'shown', page, article };
  } catch (error) {
    return { kind: 'failed', reason: `recoupe failed on this page: ${sentenceOf(error)}`, retry: false };
  }
}

const MAX_REASON = 300;

function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, MAX_REASON);
}
