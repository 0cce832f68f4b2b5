/**
 * One article as the relay shows it, in the shape that its list keeps: enough for the index and the feeds, so that a page
 * that did not change is never read again.
 */
import { z } from 'zod';

const translationSchema = z.object({
  engine: z.string(),
  model: z.string().nullable(),
  kind: z.enum(['rules', 'trained']),
  from: z.string(),
  to: z.string(),
  /** SHA-256 of title and sentences as translated: what a review is bound to. */
  digest: z.string(),
  sentences: z.number().int(),
  flagged: z.number().int(),
  reviews: z.array(z.object({ reviewer: z.string(), at: z.string() })),
});

export const entrySchema = z.object({
  /** Stable for the address of the original: names the file and the entry of the feeds. */
  key: z.string().regex(/^[0-9a-f]{16}$/),
  page: z.string(),
  lang: z.string().nullable(),
  title: z.string(),
  originalTitle: z.string(),
  originalLang: z.string().nullable(),
  url: z.string().nullable(),
  site: z.string().nullable(),
  byline: z.string().nullable(),
  /** The day of publication as far as it is known: `2022-05-17`, `2022-05`. */
  published: z.string().nullable(),
  tags: z.array(z.string()),
  /** The first sentences, in the language shown. */
  summary: z.string(),
  translation: translationSchema.nullable(),
  /** Why there is no translation though one was wanted; null otherwise. */
  untranslated: z.string().nullable(),
  /** When the relay last changed it; ISO 8601, UTC. */
  updated: z.string(),
  sha256: z.string(),
});

export type Entry = z.infer<typeof entrySchema>;
export type EntryTranslation = z.infer<typeof translationSchema>;

/** The file of an entry, relative to the folder of the site. */
export function fileOf({ key }: Pick<Entry, 'key'>): string {
  return `articles/${key}.html`;
}

/** A UUID (version 8, RFC 9562) made of a digest: the same content has the same one everywhere. */
export function uuidOf(digest: string): string {
  const hex = digest.slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = '89ab'[Number.parseInt(hex[16]!, 16) % 4]!;
  const text = hex.join('');
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join(
    '-',
  );
}
