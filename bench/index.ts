/**
 * `npm run bench [-- NAME]`: runs every benchmark beside this file, or those whose name contains an argument, and
 * prints what each found. A benchmark is a module that exports `bench`, which returns lines.
 */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = new URL('.', import.meta.url);
const wanted = process.argv.slice(2);
const names = readdirSync(fileURLToPath(folder))
  .filter((name) => name.endsWith('.js') && name !== 'index.js')
  .filter((name) => wanted.length === 0 || wanted.some((part) => name.includes(part)))
  .sort();

for (const name of names) {
  const { bench } = (await import(new URL(name, folder).href)) as {
    bench?: () => Promise<readonly string[]>;
  };
  if (!bench) continue;
  process.stdout.write(`${name.replace(/\.js$/, '')}\n`);
  for (const line of await bench()) process.stdout.write(`  ${line}\n`);
}
