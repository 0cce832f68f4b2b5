/**
 * fr-compromise, the other reader of French on npm, on the same text: through the adapter of `../shared/bench/french`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { project } from '../../test/project.ts';

/** What it makes of a text, as CoNLL-U. Throws when it cannot be run. */
export function conlluOfPeer(shared: string, text: string): string {
  const adapter = join(shared, 'bench/french/systems/fr-compromise.mjs');
  const run = spawnSync(process.execPath, [adapter], {
    cwd: project,
    input: text,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0) throw new Error(`fr-compromise: ${run.stderr}`);
  return run.stdout;
}
