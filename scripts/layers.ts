/**
 * Which folder may import which, stated once, as data; checked over every import of the source, types included.
 *
 * Stage folders never import each other: they meet in `model/`. The middle of the house (everything a `Stage` is made
 * of) imports nothing of Node; files, network and clocks live in the folders marked `io`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Layer {
  /** Folders (or files) of `src/` that it may import besides itself. */
  readonly may: readonly string[];
  /** Node modules that it may import: all, none, or the named ones. */
  readonly node: 'all' | 'none' | readonly string[];
}

const STAGES = ['article', 'annotate', 'claims', 'events', 'origins', 'dossier'];
const stage: Layer = { may: ['model', 'text'], node: 'none' };
const language: Layer = { may: ['language.ts', 'model', 'text', ...STAGES], node: 'none' };

export const LAYERS: Readonly<Record<string, Layer>> = {
  text: { may: [], node: ['crypto'] },
  model: { may: ['text'], node: 'none' },
  ...Object.fromEntries(STAGES.map((name) => [name, stage])),
  'language.ts': { may: ['model', 'text', ...STAGES], node: 'none' },
  french: language,
  english: language,
  source: { may: ['model', 'text'], node: 'all' },
  pipeline: {
    may: ['model', 'text', 'language.ts', 'french', 'english', 'source', 'translate', ...STAGES],
    node: 'all',
  },
  translate: { may: ['model', 'text'], node: 'all' },
  store: { may: ['model', 'text'], node: 'all' },
  export: { may: ['model', 'text'], node: ['zlib'] },
  contract: { may: ['model', 'text'], node: 'none' },
  work: { may: ['model', 'text', 'pipeline', 'store', 'source'], node: 'all' },
  relay: { may: ['model', 'text', 'contract', 'store', 'translate'], node: 'all' },
  server: {
    may: ['model', 'text', 'contract', 'store', 'work', 'pipeline', 'source', 'export', 'relay'],
    node: 'all',
  },
  cli: {
    may: [
      'model',
      'text',
      'contract',
      'store',
      'work',
      'pipeline',
      'source',
      'export',
      'translate',
      'relay',
      'server',
      'language.ts',
    ],
    node: 'all',
  },
  web: { may: ['contract', 'model', 'text'], node: 'none' },
};

const IMPORT =
  /(?:^|[\s;}])(?:import|export)\s(?:[^'";]*?\sfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g;

/** Every breach, as a sentence that names the file. */
export function findBreaches(files: ReadonlyMap<string, string>): string[] {
  const breaches: string[] = [];
  for (const [file, content] of files) {
    const own = layerOf(file);
    const layer = LAYERS[own];
    if (!layer) {
      breaches.push(`${file}: no layer is declared for ${own}`);
      continue;
    }
    for (const match of content.matchAll(IMPORT)) {
      const breach = breachOf(file, own, layer, (match[1] ?? match[2])!);
      if (breach) breaches.push(`${file}: ${breach}`);
    }
  }
  return breaches;
}

function breachOf(file: string, own: string, layer: Layer, target: string): string | null {
  if (target.startsWith('node:')) {
    const name = target.slice('node:'.length);
    const allowed = layer.node === 'all' || (layer.node !== 'none' && layer.node.includes(name));
    return allowed ? null : `${own} may not import ${target}`;
  }
  if (!target.startsWith('.')) return null;
  const other = layerOf(join(file, '..', target));
  return other === own || layer.may.includes(other) ? null : `${own} may not import ${other}`;
}

function layerOf(file: string): string {
  return file.split('/')[0] ?? file;
}

/** The source files under `folder`, by path relative to it. */
export function readSources(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return new Map(files.map((file) => [relative(folder, file), readFileSync(file, 'utf8')]));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const files = readSources(fileURLToPath(new URL('../../src', import.meta.url)));
  const breaches = findBreaches(files);
  for (const breach of breaches) process.stderr.write(`${breach}\n`);
  process.stdout.write(`${files.size} files, ${breaches.length} violations\n`);
  process.exitCode = files.size === 0 || breaches.length > 0 ? 1 : 0;
}
