/**
 * A digest of every table and model, ours and generated: together with the versions of the stages it says what read a
 * page, so that a page read with other tables counts as stale.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The first sixteen hexadecimal digits of a SHA-256 over names and contents of the files under `data`, in order. */
export function digestTables(data: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsv|bin|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(file.slice(data.length)).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}
