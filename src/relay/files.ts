/** Files of the site: written whole or not at all, and only where they differ. */
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { RecoupeError } from '../model/index.ts';
import { sha256 } from '../text/ids.ts';

/** The names of all files that stand in the site, relative to it. */
export async function listFiles(folder: string): Promise<Set<string>> {
  const own = await readdir(folder).catch(() => []);
  const articles = await readdir(join(folder, 'articles')).catch(() => []);
  return new Set([...own, ...articles.map((name) => `articles/${name}`)]);
}

/** Writes `content` unless a file with this hash is there; its hash. */
export async function writeChanged(
  folder: string,
  name: string,
  content: string,
  there: { readonly sha256: string | undefined; readonly files: ReadonlySet<string> },
  onWritten: (name: string) => void,
): Promise<string> {
  const hash = sha256(content);
  if (hash === there.sha256 && there.files.has(name)) return hash;
  await writeWhole(join(folder, name), content);
  onWritten(name);
  return hash;
}

export async function writeWhole(path: string, content: string): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(`${path}.new`, content);
    await rename(`${path}.new`, path);
  } catch (cause) {
    throw new RecoupeError(
      'relay.unwritable',
      `${path} cannot be written.`,
      'Look at the folder, its permissions and the space that is left.',
      cause,
    );
  }
}

export async function removeFile(folder: string, name: string): Promise<void> {
  await rm(join(folder, name), { force: true });
}
