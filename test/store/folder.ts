/** A folder, or a workspace, of its own for a test, gone afterwards whatever happens. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workspace } from '../../src/store/index.ts';

export async function withFolder<T>(body: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-'));
  try {
    return await body(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The body of a test over a new workspace; `folder` is where it is. */
export function withWorkspace(
  body: (workspace: Workspace, folder: string) => Promise<void>,
): () => Promise<void> {
  return () =>
    withFolder(async (parent) => {
      const folder = join(parent, 'case');
      const workspace = await Workspace.open(folder);
      try {
        await body(workspace, folder);
      } finally {
        await workspace.close();
      }
    });
}
