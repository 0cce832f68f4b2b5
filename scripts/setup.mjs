/**
 * Everything that stands between a fresh clone and a running program: packages, generated tables, compiled code, the
 * workbench. Each step is skipped when nothing that it depends on has changed. Plain JavaScript on Node alone, since
 * it runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const MINIMUM = [20, 19];

/** Runs every step that is due; ends the process with code 3 and the reason when one fails. */
export function setUp({ web = true } = {}) {
  requireNode();
  // Not `npm ci`: it refuses a lock file that lacks the binaries of other platforms, which some registries do not carry.
  step(
    'packages',
    ['package.json', 'package-lock.json'],
    [npm(), 'install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'],
    'node_modules',
  );
  compile();
  step(
    'tables',
    [
      'build/scripts/generate',
      'package-lock.json',
      'data/fr',
      'data/en',
      'data/world',
      'data/models',
      'data/lang',
    ],
    [process.execPath, 'build/scripts/generate/index.js'],
    'data/generated',
  );
  if (web)
    step(
      'workbench',
      ['src/web', 'src/contract', 'vite.config.mjs'],
      [process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
      'build/web',
    );
}

/** Compiles TypeScript; type errors stop it, since a program that does not type-check is not run. */
export function compile() {
  step(
    'code',
    ['src', 'test', 'eval', 'bench', 'scripts', 'tsconfig.json'],
    [process.execPath, 'node_modules/typescript/bin/tsc', '-p', '.'],
    'build/src',
  );
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return;
  fail(`recoupe needs Node ${MINIMUM.join('.')} or newer; this is ${process.versions.node}.`);
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

/** Runs `command` unless `output` exists and the digest of `inputs` is the one noted after the last success. */
function step(name, inputs, [command, ...args], output) {
  const stamps = join(root, 'build', 'stamps');
  const stamp = join(stamps, name);
  const digest = digestOf(inputs);
  if (existsSync(join(root, output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return;
  process.stderr.write(`recoupe: ${name}…\n`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: command.endsWith('.cmd'),
  });
  if (status !== 0) fail(`recoupe: ${name} failed${error ? ` (${error.message})` : ''}.`);
  mkdirSync(stamps, { recursive: true });
  writeFileSync(stamp, digest);
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(3);
}

/** A digest of names, sizes and contents of files and folders. */
function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths)
    for (const file of filesOf(path))
      hash
        .update(file)
        .update('\0')
        .update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

function filesOf(path) {
  if (!existsSync(join(root, path))) return [];
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}
