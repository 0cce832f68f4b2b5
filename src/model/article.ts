/** The article: what a page says once its menus, comments, links and footers are gone. */
import { z } from 'zod';
import type { Diagnostic } from './diagnostic.ts';
import { type Range, type Span, spanSchema } from './span.ts';
import { datedSchema } from './time.ts';

export const verdictSchema = z.object({
  kind: z.enum(['article', 'stub', 'live', 'index', 'consent', 'error', 'not-supported-language']),
  genre: z.enum(['news', 'opinion', 'satire', 'unknown']),
  confidence: z.number().min(0).max(1),
});

/** A block of the article; `from` and `to` count in `article.text`, `page` in the decoded page. */
export const blockSchema = z.object({
  kind: z.enum(['heading', 'paragraph', 'quote', 'list', 'caption', 'table']),
  from: z.number().int(),
  to: z.number().int(),
  page: z.object({ from: z.number().int(), to: z.number().int() }).optional(),
});

/** A credit line read as data; `name` is as the page writes it. */
export const creditSchema = z.object({
  kind: z.enum(['relay', 'agency', 'author', 'translator']),
  name: z.string(),
  evidence: spanSchema,
});

export const articleSchema = z.object({
  title: z.string().nullable(),
  byline: z.string().nullable(),
  site: z.string().nullable(),
  lang: z.string().nullable(),
  canonical: z.string().nullable(),
  tags: z.array(z.string()),
  verdict: verdictSchema,
  text: z.string(),
  blocks: z.array(blockSchema),
  published: datedSchema.nullable(),
  modified: datedSchema.nullable(),
  credits: z.array(creditSchema),
  machine_translated: z.object({ value: z.boolean().nullable(), evidence: z.array(spanSchema) }),
});

export type Verdict = z.infer<typeof verdictSchema>;
export type Block = z.infer<typeof blockSchema>;
export type BlockKind = Block['kind'];
export type Credit = z.infer<typeof creditSchema>;

/**
 * A date found on the page that may be the day of publication or of change. Extraction only offers it;
 * which one holds is decided in `annotate`, together with the times of the text.
 */
export interface DateCandidate {
  /** ISO 8601 as far as it is known: `2022-05-17`, `2022-05-17T18:02+02:00`, `2022-05`. */
  readonly value: string;
  readonly role: 'published' | 'modified' | 'clock' | 'unknown';
  readonly basis: 'metadata' | 'dateline' | 'url' | 'feed';
  /** Where it was read: `json-ld:datePublished`, `meta:article:published_time`, `url`, `time-tag`, `line`… */
  readonly where: string;
  readonly evidence: Span;
}

/** Why a stretch of the page was kept or dropped: nothing disappears without a reason. */
export interface BlockTrace {
  readonly page: Range;
  readonly kept: boolean;
  /** A stable word for the reason: `body`, `menu`, `related`, `comments`, `share`, `clock`… */
  readonly reason: string;
}

/** The result of extraction, before anything is read in it. */
export interface Article {
  /** The decoded page that `in: "page"` spans count in. */
  readonly page: string;
  readonly url: string | null;
  readonly title: string | null;
  readonly byline: string | null;
  readonly site: string | null;
  /** BCP 47, as found in the words of the article rather than declared. */
  readonly lang: string | null;
  readonly canonical: string | null;
  readonly tags: readonly string[];
  readonly verdict: Verdict;
  /** Blocks joined by one line feed. */
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly trace: readonly BlockTrace[];
  readonly credits: readonly Credit[];
  readonly machineTranslated: { readonly value: boolean | null; readonly evidence: readonly Span[] };
  readonly dateCandidates: readonly DateCandidate[];
  readonly diagnostics: readonly Diagnostic[];
}
