/**
 * Translations of sentences, kept by engine, model, direction and sentence; and reviews of translated pages, each bound
 * to the words that the reviewer saw.
 */
import { contentId, sha256 } from '../text/ids.ts';
import type { Database, Row } from './database.ts';

/** What a sentence was translated by, and from which language into which. */
export interface TranslationKey {
  readonly engine: string;
  readonly model: string | null;
  readonly from: string;
  readonly to: string;
}

/** Somebody read a translation of a page, whole, and answers for it. */
export interface Review {
  /** The page, and the language that it was translated into. */
  readonly page: string;
  readonly lang: string;
  /** SHA-256 of the translation. */
  readonly digest: string;
  readonly reviewer: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

const CHUNK = 200;

function idOf({ engine, model, from, to }: TranslationKey, sentence: string): string {
  return sha256(JSON.stringify([engine, model, from, to, sentence]));
}

/** The translations that are known, by sentence. */
export async function findTranslations(
  database: Database,
  key: TranslationKey,
  sentences: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (let at = 0; at < sentences.length; at += CHUNK) {
    const ids = sentences.slice(at, at + CHUNK).map((sentence) => idOf(key, sentence));
    const rows = await database.all<Row & { sentence: string; translation: string }>(
      `SELECT sentence, translation FROM translations WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    for (const row of rows) found.set(row.sentence, row.translation);
  }
  return found;
}

export async function putTranslations(
  database: Database,
  key: TranslationKey,
  translations: ReadonlyMap<string, string>,
): Promise<void> {
  await database.transaction(async (queries) => {
    for (const [sentence, translation] of translations) {
      await queries.run(
        `INSERT INTO translations (id, engine, model, source_lang, target_lang, sentence, translation)
         VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET translation = excluded.translation`,
        [idOf(key, sentence), key.engine, key.model, key.from, key.to, sentence, translation],
      );
    }
  });
}

export async function putReview(
  database: Database,
  { page, lang, digest, reviewer, at }: Review,
): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.run(
      `INSERT INTO reviews (page, lang, digest, reviewer, reviewed_at) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (page, lang, digest, reviewer) DO UPDATE SET reviewed_at = excluded.reviewed_at`,
      [page, lang, digest, reviewer, at],
    );
  });
}

/** Every review of translations into a language, the latest first. */
export async function listReviews(database: Database, lang: string): Promise<Review[]> {
  const rows = await database.all<Row & Record<'page' | 'digest' | 'reviewer' | 'at', string>>(
    'SELECT page, digest, reviewer, reviewed_at AS at FROM reviews WHERE lang = ? ORDER BY reviewed_at DESC, reviewer',
    [lang],
  );
  return rows.map((row) => ({ ...row, lang }));
}

/** One line of what the relay chooses from: a page as listed, with a word that changes whenever its reading does. */
export interface PageVersion {
  readonly id: string;
  readonly version: string;
}

/** Every latest page that was read, newest publication first; cheap, since nothing is unpacked. */
export async function listVersions(database: Database): Promise<PageVersion[]> {
  const rows = await database.all<Row & { id: string; reader: string; summary: string }>(
    `SELECT c.id, p.reader, p.summary FROM pages p JOIN captures c ON c.seq = p.seq
     WHERE c.latest = 1 AND p.failure IS NULL ORDER BY p.published DESC, c.id`,
  );
  return rows.map(({ id, reader, summary }) => ({ id, version: contentId(reader, summary) }));
}
