/**
 * Golden files: what a stage printed when a person last looked at it. `UPDATE=1 npm test` writes them anew.
 */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { project } from './project.ts';

/** Compares `actual` with `test/golden/<name>`. */
export function golden(name: string, actual: string): void {
  const file = join(project, 'test', 'golden', name);
  if (process.env['UPDATE']) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, actual);
    return;
  }
  assert.ok(existsSync(file), `no golden file ${name}: look at the output, then run with UPDATE=1`);
  assert.equal(actual, readFileSync(file, 'utf8'), name);
}
