import assert from 'node:assert/strict';
import { join } from 'node:path';
import { findBreaches, readSources } from '../../scripts/layers.ts';
import { project } from '../project.ts';
import { test } from '../runner.ts';

test('layers: the source keeps the declared directions', () => {
  const files = readSources(join(project, 'src'));
  assert.ok(files.size > 10);
  assert.deepEqual(findBreaches(files), []);
});

test('layers: a stage that imports another stage is a breach, types included', () => {
  const files = new Map([['claims/x.ts', "import type { A } from '../events/y.ts';"]]);
  assert.deepEqual(findBreaches(files), ['claims/x.ts: claims may not import events']);
});

test('layers: a stage may not reach the disk, by import or by dynamic import', () => {
  const files = new Map([
    ['article/x.ts', "import { readFileSync } from 'node:fs';"],
    ['article/y.ts', "const fs = await import('node:fs');"],
  ]);
  assert.equal(findBreaches(files).length, 2);
});
