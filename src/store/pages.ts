/**
 * Pages as they are stored: what the reader made of a capture, packed where it was read, so that the one writer has
 * little to do. Everything here can be made again from the capture.
 */
import type { Article, Capture, Doc, Page } from '../model/index.ts';
import { packJson, unpackBlob, unpackJson } from './blob.ts';
import type { Database, Queries, Row } from './database.ts';
import { findPassages, indexed } from './passages.ts';

/** One page in a list. */
export interface PageSummary {
  readonly id: string;
  readonly path: string | null;
  readonly url: string | null;
  readonly fetched_at: string | null;
  readonly title: string | null;
  readonly site: string | null;
  readonly lang: string | null;
  readonly verdict: Page['article']['verdict'];
  readonly published: Page['article']['published'];
  /** How many of each were read. */
  readonly claims: number;
  readonly events: number;
  /** The first words of the article. */
  readonly excerpt: string;
}

/** A page ready to be stored. */
export interface PackedPage {
  readonly id: string;
  /** The version of the reader that read it. */
  readonly reader: string;
  /** The day of publication, to sort by; empty when it is not known. */
  readonly published: string;
  readonly summary: string;
  readonly content: Uint8Array;
  /** The decoded page, null where it is the bytes of the capture read as UTF-8, as it mostly is. */
  readonly source: Uint8Array | null;
  readonly passages: Uint8Array;
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly pairs: readonly (readonly [string, string])[];
}

/** A page that could not be read, with the reason. */
export interface FailedPage {
  readonly id: string;
  readonly reader: string;
  readonly failure: string;
  /** Whether to try again when it is added again. */
  readonly retry: boolean;
}

/** A stored page as it came out of the reader, but for its sentences. */
export interface StoredPage {
  readonly page: Page;
  readonly article: Article;
}

interface Content {
  readonly page: Page;
  readonly trace: Article['trace'];
  readonly dateCandidates: Article['dateCandidates'];
}

const EXCERPT = 240;

/** Packs what was read on a page. Pure and the heavier half of storing: it belongs beside the reader. */
export function packPage(capture: Capture, page: Page, doc: Doc<'sentences'>, reader: string): PackedPage {
  const passages = findPassages(doc);
  const content: Content = { page, trace: doc.trace, dateCandidates: doc.dateCandidates };
  return {
    id: page.id,
    reader,
    published: page.article.published?.begin ?? '',
    summary: JSON.stringify(summarise(page)),
    content: packJson(content),
    source: Buffer.from(doc.page).equals(capture.bytes) ? null : packJson(doc.page),
    passages: packJson(passages),
    ...indexed(passages),
  };
}

function summarise(page: Page): PageSummary {
  const { title, site, lang, verdict, published, text } = page.article;
  return {
    id: page.id,
    path: page.path,
    url: page.url,
    fetched_at: page.fetched_at,
    title,
    site,
    lang,
    verdict,
    published,
    claims: page.claims.length,
    events: page.events.length,
    excerpt: excerptOf(text),
  };
}

/** Ends at a word where there is one. */
function excerptOf(text: string): string {
  const start = text
    .slice(0, EXCERPT + 1)
    .replace(/\s+/g, ' ')
    .trim();
  if (text.length <= EXCERPT) return start;
  const space = start.lastIndexOf(' ');
  return `${start.slice(0, space > EXCERPT / 2 ? space : EXCERPT)}…`;
}

/** Stores a page of a capture that is in the workspace, instead of an earlier reading. */
export async function putPage(queries: Queries, page: PackedPage | FailedPage): Promise<void> {
  const [capture] = await queries.all<{ seq: number }>('SELECT seq FROM captures WHERE id = ?', [page.id]);
  if (!capture) throw new Error(`page without its capture: ${page.id}`);
  const packed = 'failure' in page ? null : page;
  await queries.run(
    `INSERT INTO pages (seq, reader, failure, retry, published, summary, content, source, passages)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (seq) DO UPDATE SET reader = excluded.reader, failure = excluded.failure,
       retry = excluded.retry, published = excluded.published, summary = excluded.summary, content = excluded.content,
       source = excluded.source, passages = excluded.passages`,
    [
      capture.seq,
      page.reader,
      'failure' in page ? page.failure : null,
      'failure' in page && page.retry ? 1 : 0,
      packed?.published ?? '',
      packed?.summary ?? null,
      packed?.content ?? null,
      packed?.source ?? null,
      packed?.passages ?? null,
    ],
  );
  await queries.putText(capture.seq, packed?.forms ?? [], packed?.lemmas ?? []);
}

interface SummaryRow extends Row {
  summary: string;
}

/** The latest capture of every address, newest publication first. */
export async function listPages(database: Database, limit: number, offset: number): Promise<PageSummary[]> {
  const rows = await database.all<SummaryRow>(
    `SELECT p.summary FROM pages p JOIN captures c ON c.seq = p.seq
     WHERE c.latest = 1 AND p.failure IS NULL ORDER BY p.published DESC, c.id LIMIT ? OFFSET ?`,
    [limit, offset],
  );
  return rows.map((row) => JSON.parse(row.summary) as PageSummary);
}

interface ContentRow extends Row {
  seq: number;
  id: string;
  sha256: string;
  content: Uint8Array;
  source: Uint8Array | null;
  /** The packed bytes of the capture, where they stand for the source. */
  blob: Uint8Array | null;
}

const STORED = `SELECT p.seq, c.id, c.sha256, p.content, p.source,
    CASE WHEN p.source IS NULL THEN b.packed END AS blob
  FROM pages p JOIN captures c ON c.seq = p.seq JOIN blobs b ON b.sha256 = c.sha256
  WHERE p.failure IS NULL`;

export async function readPage(database: Database, id: string): Promise<StoredPage | null> {
  const [row] = await database.all<ContentRow>(`${STORED} AND c.id = ?`, [id]);
  return row ? stored(row) : null;
}

/** The page that has this id, path or address; the latest where there are several. */
export async function idOfName(queries: Queries, name: string): Promise<string | null> {
  const [row] = await queries.all<{ id: string }>(
    'SELECT id FROM captures WHERE id = ? OR path = ? OR address = ? ORDER BY latest DESC, seq DESC LIMIT 1',
    [name, name, name],
  );
  return row?.id ?? null;
}

const CHUNK = 64;

/** Every latest page, in the order of arrival, a few in memory at a time. */
export async function* readPages(database: Database): AsyncGenerator<StoredPage> {
  let after = -1;
  for (;;) {
    const rows = await database.all<ContentRow>(
      `${STORED} AND c.latest = 1 AND p.seq > ? ORDER BY p.seq LIMIT ${CHUNK}`,
      [after],
    );
    for (const row of rows) yield stored(row);
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.seq;
  }
}

function stored(row: ContentRow): StoredPage {
  const { page, trace, dateCandidates } = unpackJson(row.content, row.id) as Content;
  const { machine_translated, published: _published, modified: _modified, ...article } = page.article;
  let source: string | null = null;
  return {
    page,
    article: {
      ...article,
      // Unpacked when it is asked for: those who go through all pages seldom do.
      get page() {
        source ??= sourceOf(row);
        return source;
      },
      url: page.url,
      machineTranslated: machine_translated,
      trace,
      dateCandidates,
      diagnostics: page.diagnostics,
    },
  };
}

function sourceOf({ id, sha256, source, blob }: ContentRow): string {
  return source ? (unpackJson(source, id) as string) : Buffer.from(unpackBlob(blob!, sha256)).toString();
}
