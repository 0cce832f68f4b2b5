/**
 * Generates the tables that are too large or not ours to commit, from npm packages, into `data/generated/`.
 * Each generator is one file and writes one file; all are deterministic.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateGazetteer } from './gazetteer.ts';
import { digestTables } from './digest.ts';
import { generateFrenchLexicon } from './lexicon.ts';
import { generateTownNames } from './towns.ts';

const out = fileURLToPath(new URL('../../../data/generated/', import.meta.url));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'fr-lexicon.bin'), generateFrenchLexicon());
writeFileSync(join(out, 'places.bin'), generateGazetteer());
writeFileSync(join(out, 'names-towns.bin'), generateTownNames());
writeFileSync(
  join(out, 'digest.txt'),
  digestTables(fileURLToPath(new URL('../../../data/', import.meta.url))),
);
