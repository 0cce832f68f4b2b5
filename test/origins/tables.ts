/** The tables that ship, for tests of origins. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type OriginTables, parseOriginTables } from '../../src/origins/index.ts';
import { project } from '../project.ts';

export function readTables(): OriginTables {
  const read = (name: string) => readFileSync(join(project, 'data', name), 'utf8');
  return parseOriginTables([read('world/publishers.tsv')], [read('fr/origins.tsv'), read('en/origins.tsv')]);
}
