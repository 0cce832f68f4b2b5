/**
 * A workspace as one file, and back.
 *
 * The file is a copy of the database as it stood at one moment, whoever was writing (`VACUUM INTO`), then a line of
 * JSON that says what it is, then the SHA-256 of all that. So a file that was cut off or altered in one bit is known
 * for it before anything is made of it. Both ways the result is there whole or not at all.
 */
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { type FileHandle, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { RecoupeError } from '../model/index.ts';
import { codeOf, storeFailure } from './failure.ts';
import { newerWorkspace, readSchema, SCHEMA } from './migrations.ts';
import { openSqlite } from './sqlite.ts';
import { FILE, missing } from './workspace.ts';

/** The form of the file; raised when it changes. */
const FORM = 1;
const STEP = 1024 * 1024;
/** A line of JSON is shorter. */
const MAX_LABEL = 4096;
/** 64 digits and the end of the line. */
const SUM = 65;

const labelSchema = z.object({
  'recoupe-backup': z.number().int(),
  /** The number of the tables. */
  schema: z.number().int(),
  /** Bytes of the database. */
  size: z.number().int().nonnegative(),
});
type Label = z.infer<typeof labelSchema>;

export interface BackupOptions {
  /** Told how many bytes of how many are done. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Writes the workspace in `folder` to `file`, in the place of one that is there; its size in bytes. */
export async function backUp(folder: string, file: string, options: BackupOptions = {}): Promise<number> {
  const database = join(folder, FILE);
  if (!existsSync(database)) throw missing(folder);
  const part = `${file}.${randomUUID()}.part`;
  try {
    const schema = await copyDatabase(database, part, folder);
    const size = await seal(part, schema, options);
    await rename(part, file);
    await syncFolder(dirname(file));
    return size;
  } catch (error) {
    throw storeFailure(error, file);
  } finally {
    for (const end of ['', '-journal']) await rm(`${part}${end}`, { force: true });
  }
}

/** A copy of the database at one moment; the number of its tables. */
async function copyDatabase(from: string, to: string, place: string): Promise<number> {
  const source = await openSqlite(from);
  try {
    const schema = await readSchema(source, place);
    await source.run('VACUUM INTO ?', [to]);
    return schema;
  } finally {
    await source.close();
  }
}

/** Puts the label and the sum behind the database in `path`. */
async function seal(path: string, schema: number, options: BackupOptions): Promise<number> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256');
    for await (const bytes of readBytes(file, size, options)) hash.update(bytes);
    const label = Buffer.from(
      `${JSON.stringify({ 'recoupe-backup': FORM, schema, size } satisfies Label)}\n`,
    );
    const sum = Buffer.from(`${hash.update(label).digest('hex')}\n`);
    await writeAll(file, Buffer.concat([label, sum]), size);
    await file.sync();
    return size + label.length + sum.length;
  } finally {
    await file.close();
  }
}

/** Makes the workspace that `file` holds in `folder`, where there must be none. */
export async function restore(file: string, folder: string, options: BackupOptions = {}): Promise<void> {
  const source = await open(file, 'r').catch((error: unknown) => {
    throw unreadable(file, error);
  });
  let made: string | undefined;
  try {
    const { size } = await readLabel(source, file);
    made = await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).some((name) => name === FILE || name.startsWith(`${FILE}-`)))
      throw taken(folder);
    const part = join(folder, `${FILE}.${randomUUID()}.part`);
    try {
      await copyChecked(source, size, part, file, options);
      await place(part, join(folder, FILE), folder);
      await syncFolder(folder);
    } finally {
      await rm(part, { force: true });
    }
  } catch (error) {
    if (made !== undefined) await rm(made, { recursive: true, force: true });
    throw storeFailure(error, folder);
  } finally {
    await source.close();
  }
}

/** What the file says that it is; refused unless it is a backup that this program knows. */
async function readLabel(source: FileHandle, file: string): Promise<Label> {
  const { size } = await source.stat();
  const length = Math.min(size, MAX_LABEL);
  const { buffer } = await source.read(Buffer.alloc(length), 0, length, size - length);
  const end = buffer.toString('latin1', 0, length - SUM);
  const from = end.lastIndexOf('{"recoupe-backup"');
  const label = parseLabel(end.slice(Math.max(0, from)));
  if (!label || from < 0 || label.size !== size - length + from)
    throw damaged(file, 'its end is not that of a backup');
  if (label['recoupe-backup'] > FORM || label.schema > SCHEMA) throw newerWorkspace(file, label.schema);
  return label;
}

function parseLabel(line: string): Label | null {
  try {
    return labelSchema.parse(JSON.parse(line));
  } catch {
    return null;
  }
}

/** Copies the database out of the backup, and throws when its sum is another. */
async function copyChecked(
  source: FileHandle,
  size: number,
  to: string,
  file: string,
  options: BackupOptions,
): Promise<void> {
  const target = await open(to, 'wx');
  try {
    const hash = createHash('sha256');
    let at = 0;
    for await (const bytes of readBytes(source, size, options)) {
      hash.update(bytes);
      await writeAll(target, bytes, at);
      at += bytes.length;
    }
    const rest = (await source.stat()).size - size;
    const { buffer } = await source.read(Buffer.alloc(rest), 0, rest, size);
    const sum = hash.update(buffer.subarray(0, rest - SUM)).digest('hex');
    if (buffer.toString('latin1', rest - SUM) !== `${sum}\n`)
      throw damaged(file, 'its bytes are not those of its sum');
    await target.sync();
  } finally {
    await target.close();
  }
}

/** The first `size` bytes of a file, one step at a time. */
async function* readBytes(
  file: FileHandle,
  size: number,
  { onProgress }: BackupOptions,
): AsyncGenerator<Buffer> {
  for (let at = 0; at < size; ) {
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(STEP), 0, Math.min(STEP, size - at), at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
    onProgress?.(at, size);
  }
}

/** A system may write less than it is asked to. */
async function writeAll(file: FileHandle, bytes: Buffer, at: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, at + done);
    done += bytesWritten;
  }
}

/** Gives a file its name unless that is taken, also by one who was faster. */
async function place(part: string, path: string, folder: string): Promise<void> {
  try {
    await link(part, path);
  } catch (error) {
    const code = error instanceof Error ? codeOf(error) : '';
    if (code === 'EEXIST') throw taken(folder);
    // Some file systems have no second names.
    if (!/^(?:EPERM|ENOTSUP|EOPNOTSUPP|ENOSYS|EMLINK)$/.test(code)) throw error;
    await rename(part, path);
  }
}

/** What a folder names is on the disk only then; some systems cannot be asked. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

function taken(folder: string): RecoupeError {
  return new RecoupeError(
    'store.exists',
    `There is a workspace in ${folder} already.`,
    'Name a new one with --workspace: a backup never overwrites a workspace.',
  );
}

function damaged(file: string, why: string): RecoupeError {
  return new RecoupeError(
    'backup.damaged',
    `${file} is no whole backup: ${why}.`,
    'Take another copy of the backup, or an older one. Nothing was restored.',
  );
}

function unreadable(file: string, cause: unknown): RecoupeError {
  const code = cause instanceof Error ? codeOf(cause) : String(cause);
  return new RecoupeError('backup.unreadable', `${file} cannot be read (${code}).`, 'Check the path.', cause);
}
