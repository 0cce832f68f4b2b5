/**
 * A manifest: JSONL that says where pages in files came from, `{"path", "url"?, "fetched_at"?, "site"?}` a line.
 *
 * Paths are relative to the manifest. A line that is wrong is a failed item with its number; the others go on.
 */
import { createReadStream } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { RecoupeError } from '../model/index.ts';
import { failed, type FailedItem, type Provenance } from './item.ts';
import { mediaTypeOf } from './media.ts';

const word = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^\P{Cc}*$/u, 'holds control characters');
const lineSchema = z.object({
  path: word,
  url: word.nullish(),
  fetched_at: word.nullish(),
  site: word.nullish(),
});

export interface ManifestEntry {
  readonly location: string;
  readonly from: Provenance;
}

/** The entries of the manifest in `file`, in order; throws a `RecoupeError` when the file itself cannot be read. */
export async function* readManifest(file: string): AsyncGenerator<ManifestEntry | FailedItem> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  let number = 0;
  try {
    for await (const line of lines) {
      number += 1;
      const content = number === 1 ? line.replace(/^\uFEFF/, '') : line;
      if (content.trim() !== '') yield parseManifestLine(content, file, number);
    }
  } catch (cause) {
    throw new RecoupeError(
      'source.manifest',
      `The manifest ${file} cannot be read.`,
      'Check its path; it is a file of JSON lines such as {"path": "page.html", "url": "https://…"}.',
      cause,
    );
  }
}

/** One line of a manifest; `number` counts from 1. */
export function parseManifestLine(line: string, file: string, number: number): ManifestEntry | FailedItem {
  const wrong = (why: string) =>
    failed(`${file}:${number}`, 'source.manifest-line', `${file}, line ${number}: ${why}.`);
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return wrong('this is not JSON');
  }
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return wrong(describe(parsed.error));
  const { path, url, fetched_at, site } = parsed.data;
  if (url && !isWebAddress(url)) return wrong('"url" is not an http(s) address');
  const fetchedAt = fetched_at ? parseInstant(fetched_at) : null;
  if (fetched_at && !fetchedAt) return wrong('"fetched_at" is not a date or time of ISO 8601');
  const shown = path.startsWith('/') ? path : join(dirname(file), path).replaceAll('\\', '/');
  return {
    location: shown,
    from: { path: shown, url: url ?? null, fetchedAt, mediaType: mediaTypeOf(path), site: site ?? null },
  };
}

function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue ? `${issue.path.join('.') || 'the line'}: ${issue.message}` : 'it has the wrong shape';
}

/** An address of the web, not of a file, a script or a part of something. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

const INSTANT = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d{1,9})?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** A day stays a day; a time becomes UTC, and one without a zone is taken as UTC. Null when it is neither. */
export function parseInstant(text: string): string | null {
  const match = INSTANT.exec(text.trim());
  if (!match) return null;
  const [, day = '', minutes, seconds = ':00', zone = 'Z'] = match;
  // V8 rolls 31 February over into March: such a day is refused.
  const midnight = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(midnight.getTime()) || !midnight.toISOString().startsWith(day)) return null;
  if (!minutes) return day;
  const time = new Date(`${day}T${minutes}${seconds}${zone.replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(time.getTime()) ? null : time.toISOString().replace('.000Z', 'Z');
}
