/**
 * Bergamot's models: files that the user fetches, by `recoupe models pull fr-en` or from a folder. None ships, none is
 * fetched unasked.
 *
 * The registry is a JSON object of `"fren": { "model": { "name", "expectedSha256Hash" }, "lex": …, "vocab": … }` as the
 * Bergamot project publishes it; `name` is an address, relative to that of the registry. Every file is held against its
 * SHA-256 when it comes in and again whenever it is loaded.
 */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { RecoupeError } from '../../model/index.ts';
import type { ModelFiles } from './worker.ts';

const PARTS = ['model', 'lex', 'vocab', 'srcvocab', 'trgvocab'] as const;
type Part = (typeof PARTS)[number];

const HASH = /^[0-9a-f]{64}$/i;
const fileSchema = z.object({ name: z.string(), expectedSha256Hash: z.string().regex(HASH) });
const entrySchema = z.object({
  model: fileSchema,
  lex: fileSchema,
  vocab: fileSchema.optional(),
  srcvocab: fileSchema.optional(),
  trgvocab: fileSchema.optional(),
});
const registrySchema = z.record(z.string(), z.unknown());
const manifestSchema = z.object({
  pair: z.string(),
  files: z.partialRecord(z.enum(PARTS), z.object({ name: z.string(), sha256: z.string().regex(HASH) })),
});
type Manifest = z.infer<typeof manifestSchema>;

const MANIFEST = 'model.json';
/** A file of a model is some tens of megabytes. */
const MAX_FILE = 512 * 2 ** 20;
const MAX_REGISTRY = 8 * 2 ** 20;
const PATIENCE_MS = 10 * 60_000;

export interface Installed {
  readonly pair: string;
  readonly folder: string;
  /** Names the model by its content: the first half of the SHA-256 of its largest part. */
  readonly version: string;
}

/** Splits `fr-en`; throws on anything else, so that a pair is always a safe name of a folder. */
export function parsePair(pair: string): { readonly from: string; readonly to: string } {
  const match = /^([a-z]{2,3})-([a-z]{2,3})$/.exec(pair);
  if (match) return { from: match[1]!, to: match[2]! };
  throw new RecoupeError('usage.pair', `"${pair}" is no pair of languages.`, 'Write it as "fr-en".');
}

/** Fetches the model of a pair from a registry into `home`. */
export async function pullModel(home: string, pair: string, registry: string): Promise<Installed> {
  const { from, to } = parsePair(pair);
  const entries = registrySchema.safeParse(parseJson(await download(registry, MAX_REGISTRY)));
  const entry = entrySchema.safeParse(entries.data?.[`${from}${to}`]);
  if (!entry.success)
    throw new RecoupeError(
      'models.unknown',
      `The registry at ${registry} has no model for ${pair}, or not in the shape that is known.`,
      'Look at the registry, or bring the files with --from DIR.',
    );
  const files = new Map<Part, { name: string; sha256: string; bytes: Uint8Array }>();
  for (const part of PARTS) {
    const file = entry.data[part];
    if (!file) continue;
    const url = new URL(file.name, registry);
    const bytes = await download(url.href, MAX_FILE);
    requireDigest(basename(url.pathname), bytes, file.expectedSha256Hash);
    files.set(part, { name: basename(url.pathname), sha256: file.expectedSha256Hash.toLowerCase(), bytes });
  }
  return install(home, pair, files);
}

/** Files by their usual names: `model.fren.intgemm.alphas.bin`, `lex.50.50.fren.s2t.bin`, `vocab.fren.spm`. */
const NAMES: readonly (readonly [Part, RegExp])[] = [
  ['model', /^model\..*\.bin$/],
  ['lex', /^lex\..*\.bin$/],
  ['srcvocab', /^srcvocab\..*\.spm$/],
  ['trgvocab', /^trgvocab\..*\.spm$/],
  ['vocab', /^vocab\..*\.spm$/],
];

/** Installs the model of a pair from a folder; `SHA256SUMS` there is obeyed where it stands. */
export async function installModel(home: string, pair: string, folder: string): Promise<Installed> {
  parsePair(pair);
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new RecoupeError('usage.folder', `${folder} cannot be read.`, 'Name a folder that exists.', cause);
  });
  const sums = names.includes('SHA256SUMS')
    ? parseSums(await readFile(join(folder, 'SHA256SUMS'), 'utf8'))
    : null;
  const files = new Map<Part, { name: string; sha256: string; bytes: Uint8Array }>();
  for (const [part, pattern] of NAMES) {
    const name = names.find((candidate) => pattern.test(candidate));
    if (name === undefined) continue;
    const bytes = await readFile(join(folder, name));
    const sum = sums?.get(name);
    if (sum !== undefined) requireDigest(name, bytes, sum);
    files.set(part, { name, sha256: digestOf(bytes), bytes });
  }
  return install(home, pair, files);
}

function parseSums(text: string): Map<string, string> {
  return new Map(
    text.split('\n').flatMap((line) => {
      const match = /^([0-9a-fA-F]{64}) [ *](.+)$/.exec(line.trim());
      return match ? [[match[2]!, match[1]!] as const] : [];
    }),
  );
}

async function install(
  home: string,
  pair: string,
  files: ReadonlyMap<Part, { name: string; sha256: string; bytes: Uint8Array }>,
): Promise<Installed> {
  requireParts(pair, new Set(files.keys()));
  const folder = join(home, pair);
  const fresh = `${folder}.new`;
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  const manifest: Manifest = { pair, files: {} };
  for (const [part, { name, sha256, bytes }] of files) {
    // Under a name of our own: what a registry calls a file is never a path here.
    await writeFile(join(fresh, part), bytes);
    manifest.files[part] = { name, sha256 };
  }
  await writeFile(join(fresh, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`);
  await rm(folder, { recursive: true, force: true });
  await rename(fresh, folder);
  return { pair, folder, version: versionOf(manifest) };
}

function requireParts(pair: string, parts: ReadonlySet<Part>): void {
  const complete =
    parts.has('model') &&
    parts.has('lex') &&
    (parts.has('vocab') || (parts.has('srcvocab') && parts.has('trgvocab')));
  if (complete) return;
  throw new RecoupeError(
    'models.incomplete',
    `The model for ${pair} is not complete: it wants a model, a lex and a vocab (or srcvocab and trgvocab) file.`,
    'Look at the folder or the registry.',
  );
}

/** The models that are installed. */
export async function listModels(home: string): Promise<Installed[]> {
  const names: string[] = await readdir(home).catch(() => []);
  const found: Installed[] = [];
  for (const pair of names.sort()) {
    const manifest = await readManifest(join(home, pair));
    if (manifest) found.push({ pair, folder: join(home, pair), version: versionOf(manifest) });
  }
  return found;
}

async function readManifest(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null);
  const parsed = manifestSchema.safeParse(text === null ? null : parseJson(Buffer.from(text)));
  return parsed.success ? parsed.data : null;
}

function versionOf(manifest: Manifest): string {
  return (manifest.files.model?.sha256 ?? '').slice(0, 12);
}

/** The files of an installed model, each held against its digest. */
export async function readModel(
  home: string,
  pair: string,
): Promise<ModelFiles & { readonly version: string }> {
  const folder = join(home, pair);
  const manifest = await readManifest(folder);
  if (!manifest) throw absent(pair, folder);
  const read = async (part: Part): Promise<Uint8Array | null> => {
    const file = manifest.files[part];
    if (!file) return null;
    const bytes = await readFile(join(folder, part)).catch(() => new Uint8Array());
    requireDigest(join(folder, part), bytes, file.sha256);
    return bytes;
  };
  const [model, shortlist, vocab, source, target] = [
    await read('model'),
    await read('lex'),
    await read('vocab'),
    await read('srcvocab'),
    await read('trgvocab'),
  ];
  const vocabularies = vocab ? [vocab] : source && target ? [source, target] : [];
  if (!model || !shortlist || vocabularies.length === 0) throw absent(pair, folder);
  // As the package decides: models named intgemm8 were made for another way of shifting.
  const precision = (manifest.files.model?.name ?? '').endsWith('intgemm8.bin')
    ? 'int8shiftAll'
    : 'int8shiftAlphaAll';
  return { model, shortlist, vocabularies, precision, version: versionOf(manifest) };
}

function absent(pair: string, folder: string): RecoupeError {
  return new RecoupeError(
    'models.missing',
    `There is no Bergamot model for ${pair} in ${folder}.`,
    `Fetch it with "recoupe models pull ${pair}", or bring its files with --from DIR.`,
  );
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function requireDigest(name: string, bytes: Uint8Array, expected: string): void {
  if (digestOf(bytes) === expected.toLowerCase()) return;
  throw new RecoupeError(
    'models.damaged',
    `${name} is damaged: its SHA-256 is not the one that was promised.`,
    'Fetch the model again with "recoupe models pull".',
  );
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString('utf8'));
  } catch {
    return null;
  }
}

/** The bytes at an address that the user named or that the registry gives; given up past `limit`. */
async function download(url: string, limit: number): Promise<Uint8Array> {
  const failed = (why: string, cause?: unknown) =>
    new RecoupeError(
      'models.unreachable',
      `${url} cannot be fetched: ${why}.`,
      'Look at the address, or bring the files with --from DIR.',
      cause,
    );
  let size = 0;
  const chunks: Uint8Array[] = [];
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw failed(`the server answers ${response.status}`);
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) throw failed(`it is longer than ${limit} bytes`);
      chunks.push(chunk);
    }
  } catch (cause) {
    throw cause instanceof RecoupeError ? cause : failed('the server cannot be reached', cause);
  }
  return Buffer.concat(chunks);
}
