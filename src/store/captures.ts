/** Captures and their blobs: what was fetched, where and when, every byte of it. */
import type { Announcement, Capture, HttpResponse } from '../model/index.ts';
import { captureId } from '../text/ids.ts';
import { damaged, pack, parseJson, unpackBlob } from './blob.ts';
import type { Database, Queries, Row } from './database.ts';

/** A capture in the workspace, without its bytes. */
export interface CaptureRecord {
  readonly id: string;
  readonly sha256: string;
  readonly fetchedAt: string | null;
}

interface CaptureRow extends Row {
  id: string;
  sha256: string;
  path: string | null;
  url: string | null;
  fetched_at: string | null;
  media_type: string | null;
  site: string | null;
  response: string | null;
  announced: string | null;
  packed: Uint8Array;
}

/** Stores a capture unless it is there; true when it was new. `packed` are its bytes if packed already. */
export async function putCapture(queries: Queries, capture: Capture, packed?: Uint8Array): Promise<boolean> {
  const known = await queries.all('SELECT seq FROM captures WHERE id = ?', [capture.id]);
  if (known.length > 0) return false;
  const blob = await queries.all('SELECT size FROM blobs WHERE sha256 = ?', [capture.sha256]);
  if (blob.length === 0) {
    await queries.run('INSERT INTO blobs (sha256, size, packed) VALUES (?, ?, ?)', [
      capture.sha256,
      capture.bytes.length,
      packed ?? pack(capture.bytes),
    ]);
  }
  const address = capture.url ?? capture.path ?? '';
  await queries.run(
    `INSERT INTO captures (id, sha256, address, path, url, fetched_at, media_type, site, response, announced, latest)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
    [
      capture.id,
      capture.sha256,
      address,
      capture.path,
      capture.url,
      capture.fetchedAt,
      capture.mediaType,
      capture.site,
      capture.response && JSON.stringify(capture.response),
      capture.announced ? JSON.stringify(capture.announced) : null,
    ],
  );
  await markLatest(queries, address);
  return true;
}

/** Of the captures of one address the last one fetched counts; where that is not known, the last one added. */
async function markLatest(queries: Queries, address: string): Promise<void> {
  await queries.run(
    `UPDATE captures SET latest = CASE WHEN seq = (
         SELECT seq FROM captures WHERE address = ? ORDER BY ${AGE} LIMIT 1
       ) THEN 1 ELSE 0 END
     WHERE address = ?`,
    [address, address],
  );
}

const AGE = `COALESCE(fetched_at, '') DESC, seq DESC`;

/** What of a capture is known: the SHA-256 of its bytes, or its address and time. */
export interface Recalled {
  readonly url: string;
  readonly fetchedAt: string | null;
  readonly sha256: string | null;
}

/** The capture with these bytes, else the one of this address at this time; null where none is known. */
export async function recallCapture(
  database: Database,
  { url, fetchedAt, sha256 }: Recalled,
): Promise<Capture | null> {
  const [row] = await database.all<{ id: string }>(
    `SELECT id FROM captures WHERE sha256 = ? OR (address = ? AND fetched_at = ?)
     ORDER BY CASE WHEN sha256 = ? THEN 0 ELSE 1 END, seq LIMIT 1`,
    [sha256, url, fetchedAt, sha256],
  );
  return row ? readCapture(database, row.id) : null;
}

/** The ids of all captures, older versions too, in the order of arrival, a few in memory at a time. */
export async function* listCaptures(database: Database): AsyncGenerator<string> {
  let after = -1;
  for (;;) {
    const rows = await database.all<{ seq: number; id: string }>(
      `SELECT seq, id FROM captures WHERE seq > ? ORDER BY seq LIMIT ${CHUNK}`,
      [after],
    );
    for (const row of rows) yield row.id;
    if (rows.length < CHUNK) return;
    after = rows.at(-1)!.seq;
  }
}

const CHUNK = 256;

/** The capture again, bytes and all; throws a `RecoupeError` when they are damaged. */
export async function readCapture(database: Database, id: string): Promise<Capture | null> {
  const [row] = await database.all<CaptureRow>(
    `SELECT c.id, c.sha256, path, url, fetched_at, media_type, site, response, announced, packed
     FROM captures c JOIN blobs b ON b.sha256 = c.sha256 WHERE c.id = ?`,
    [id],
  );
  if (!row) return null;
  // The id follows from where, when and what: none of the three can have changed unnoticed.
  if (captureId(row.url ?? row.path, row.fetched_at, row.sha256) !== row.id) throw damaged(row.id);
  return {
    id: row.id,
    sha256: row.sha256,
    bytes: unpackBlob(row.packed, row.sha256),
    path: row.path,
    url: row.url,
    fetchedAt: row.fetched_at,
    mediaType: row.media_type,
    site: row.site,
    response: row.response === null ? null : (parseJson(row.response, row.id) as HttpResponse),
    ...(row.announced !== null && { announced: parseJson(row.announced, row.id) as Announcement }),
  };
}

/** Every capture of the address of this one, itself included, newest first. */
export async function versionsOf(database: Database, id: string): Promise<CaptureRecord[]> {
  const rows = await database.all<{ id: string; sha256: string; fetched_at: string | null }>(
    `SELECT id, sha256, fetched_at FROM captures
     WHERE address = (SELECT address FROM captures WHERE id = ?) ORDER BY ${AGE}`,
    [id],
  );
  return rows.map((row) => ({ id: row.id, sha256: row.sha256, fetchedAt: row.fetched_at }));
}
