/**
 * The accuracy floors: `node build/eval/index.js --check [NAME…]` runs every evaluation beside this file and fails when
 * one is below its floor in `eval/floors.json`. An evaluation is a folder with an `index.js` of its own, which prints its
 * tables, exits with 1 below a floor, and says so and passes where the shared corpora are not beside the checkout.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { shared } from '../test/project.ts';

const folder = new URL('.', import.meta.url);
const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('-'));
const names = readdirSync(fileURLToPath(folder))
  .filter((name) => existsSync(fileURLToPath(new URL(`${name}/index.js`, folder))))
  .filter((name) => wanted.length === 0 || wanted.includes(name))
  .sort();

if (names.length === 0) throw new Error(`no evaluation ${wanted.join(' ')}`);
if (shared === null)
  process.stdout.write('accuracy floors: skipped, the corpora are not beside the checkout\n');
else for (const name of names) check(name);

function check(name: string): void {
  const file = fileURLToPath(new URL(`${name}/index.js`, folder));
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, '--check'], {
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name}\n${status === 0 ? '' : stdout + stderr}`);
  if (status !== 0) process.exitCode = 1;
}
