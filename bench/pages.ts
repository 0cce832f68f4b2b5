/**
 * Pages to measure on: the sample case, each page once more for every round with its own number in it, swollen to the
 * size of a page of a real site with a script, a menu and a footer. The same on every machine.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SAMPLE = fileURLToPath(new URL('../../examples/mali/pages/', import.meta.url));
/** Bytes of script and style in the head, links in the menu and in the footer: together about 100 kB. */
const SCRIPT = 60_000;
const LINKS = 200;

/** Writes `count` pages into `folder`; their bytes altogether. */
export async function writePages(folder: string, count: number): Promise<number> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(SAMPLE)).filter((name) => name.endsWith('.html')).sort();
  const pages = await Promise.all(names.map((name) => readFile(join(SAMPLE, name), 'utf8')));
  let bytes = 0;
  for (let i = 0; i < count; i += 1) {
    const page = swell(pages[i % pages.length]!, i);
    bytes += Buffer.byteLength(page);
    await writeFile(join(folder, `${String(i).padStart(6, '0')}.html`), page);
  }
  return bytes;
}

function swell(page: string, number: number): string {
  const link = (i: number) =>
    `<li class="item item-${i}"><a href="/rubrique/${number}/${i}">Rubrique ${number} ${i}</a></li>`;
  const links = Array.from({ length: LINKS }, (_, i) => link(i)).join('\n');
  const script = `<script>var page = ${number}, state = "${noise(number, SCRIPT)}";</script>`;
  return page
    .replace('</head>', `${script}</head>`)
    .replace(/<body[^>]*>/, (body) => `${body}<nav><ul>${links}</ul></nav>`)
    .replace('</body>', `<footer><ul>${links}</ul><p>Page ${number}</p></footer></body>`);
}

/** Letters that do not compress to nothing: a linear congruential generator, as in `rand()` of C. */
function noise(seed: number, length: number): string {
  let state = seed + 1;
  let text = '';
  while (text.length < length) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    text += (state >>> 8).toString(36);
  }
  return text;
}
