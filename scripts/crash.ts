/**
 * Row H39 in full: `node build/scripts/crash.js [KILLS]` kills `recoupe`'s ingest, with its real reader and an archive
 * as source, at a hundred random moments, and says what was found. It takes some minutes.
 */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { writeWarc } from '../src/export/warc.ts';
import type { Capture } from '../src/model/index.ts';
import { captureOf, readSources } from '../src/source/index.ts';
import { crash } from '../test/work/crash.ts';

const SAMPLE = fileURLToPath(new URL('../../examples/mali/manifest.jsonl', import.meta.url));
/** Each page of the sample so many times, each time with its number in it and at another address. */
const ROUNDS = 4;

async function* pages(): AsyncGenerator<Capture> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for await (const item of readSources([], { manifests: [SAMPLE] })) {
      if (item.kind === 'failed') throw new Error(item.reason);
      const { bytes, url, fetchedAt, mediaType, site } = item.capture;
      const page = Buffer.from(bytes).toString().replace('</body>', `<p>Copie ${round}</p></body>`);
      yield captureOf(Buffer.from(page), { path: null, url: `${url}?${round}`, fetchedAt, mediaType, site });
    }
  }
}

const folder = await mkdtemp(join(tmpdir(), 'recoupe-crash-'));
try {
  const source = join(folder, 'pages.warc.gz');
  await pipeline(Readable.from(writeWarc(pages(), 'recoupe')), createWriteStream(source));
  const began = performance.now();
  const { kills, pairs, acknowledged, workspaces } = await crash(folder, {
    source,
    kills: Number(process.argv[2] ?? 100),
    seed: 20_220_517,
  });
  const seconds = Math.round((performance.now() - began) / 1000);
  process.stdout.write(
    `${kills} kills (${pairs} of two programs at once) over ${workspaces} workspaces in ${seconds} s: ` +
      `of ${acknowledged} pages acknowledged before a kill none lost, none doubled; every dossier the same\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
