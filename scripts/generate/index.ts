/**
 * Generates the tables that are too large or not ours to commit, from npm packages, into `data/generated/`.
 * Each generator is one file and writes one file; all are deterministic.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const out = fileURLToPath(new URL('../../../data/generated/', import.meta.url));
mkdirSync(out, { recursive: true });
