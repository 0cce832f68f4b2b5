import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { namesStage } from '../../../src/annotate/names/index.ts';
import { loadFrenchNames } from '../../../src/french/names.ts';
import type { Doc, Entity } from '../../../src/model/index.ts';
import { projectData } from '../../../src/pipeline/data.ts';
import { project } from '../../project.ts';
import { test } from '../../runner.ts';
import { findFaults, parseCases } from './cases.ts';

const stage = namesStage(loadFrenchNames(projectData));

/** Without the reader: the stage must stand on capitals and tables alone. */
function namesOf(text: string): readonly Entity[] {
  return stage.run({ text, blocks: [], sentences: [] } as unknown as Doc<'sentences'>).entities;
}

const folder = join(project, 'test/annotate/names/cases');
for (const file of readdirSync(folder)
  .filter((name) => name.startsWith('development'))
  .sort()) {
  test(`names: every case of ${file}`, () => {
    const cases = parseCases(readFileSync(join(folder, file), 'utf8'));
    assert.ok(cases.length > 0);
    const faults = cases.flatMap((example) =>
      findFaults(example, namesOf(example.text)).map((fault) => `${example.line}: ${fault}`),
    );
    assert.deepEqual(faults, []);
  });
}

test('names: every mention is the verbatim slice, and ids follow the first mention', () => {
  const text = 'Le général Sènakpon a quitté Parakou. « Cotonou refuse », a dit Sènakpon.';
  const entities = namesOf(text);
  for (const { mentions } of entities) {
    for (const { from, to, text: said } of mentions) assert.equal(text.slice(from, to), said);
  }
  assert.deepEqual(
    entities.map(({ id }) => id),
    entities.map((_, i) => `e${i + 1}`),
  );
});

test('names: hostile text takes linear time', () => {
  const shapes = [
    'A',
    'A ',
    'Ab-',
    "d'",
    'Le général ',
    'Conseil de ',
    '(',
    '« ',
    'Mali ',
    'Paris et ',
    'ONU (',
    'le président malien ',
    'Ag Ag ',
    'l’armée du ',
    'e\u0301',
    '\ud800',
  ];
  for (const shape of shapes) {
    const text = shape.repeat(Math.ceil(100_000 / shape.length));
    const start = process.cpuUsage().user;
    namesOf(text);
    const seconds = (process.cpuUsage().user - start) / 1e6;
    assert.ok(seconds < 5, `${JSON.stringify(shape)} took ${seconds} s`);
  }
});
