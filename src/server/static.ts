/**
 * The workbench's own files. They are listed once; only what is on the list is ever opened, so that no address can
 * lead elsewhere.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** A file as it is sent. */
export interface StaticFile {
  readonly body: Uint8Array;
  readonly type: string;
  readonly etag: string;
  /** Its name holds a hash of its content, so that it may be kept for good. */
  readonly lasting: boolean;
}

/** Finds the file for a path of the address, as it was sent; null where there is none. */
export function staticFiles(folder: string): (path: string) => StaticFile | null {
  const files = listFiles(folder);
  return (path) => {
    const file = files.get(path === '/' ? '/index.html' : path);
    if (file === undefined || !existsSync(file)) return null;
    const body = readFileSync(file);
    return {
      body,
      type: TYPES[extname(file)] ?? 'application/octet-stream',
      etag: etagOf(body),
      lasting: path.startsWith('/assets/'),
    };
  };
}

/** Regular files only: a link in the folder is not followed. */
function listFiles(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile() && extname(entry.name) in TYPES)
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [`/${relative(folder, file).split(sep).join('/')}`, file]),
  );
}

/** A strong validator: the same bytes have the same one. */
export function etagOf(body: Uint8Array | string): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
