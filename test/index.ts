/**
 * Runs every test in one process: it imports each `*.test.js` under the build's `test/` (all, or those whose path
 * contains an argument) and closes with the line `N passed, N failed`.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './runner.ts';

const folder = new URL('.', import.meta.url).pathname;
const wanted = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.js'))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();

if (files.length === 0) throw new Error(`no test matches ${wanted.join(' ')}`);
for (const file of files) await import(join(folder, file));
await run();
