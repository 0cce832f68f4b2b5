/** The dossier over a stream of slim pages is that over whole ones, byte for byte. */
import assert from 'node:assert/strict';
import { fileURLToPath } from 'node:url';
import { crossCheck, crossCheckStream, type ReadPage } from '../../src/pipeline/dossier.ts';
import { createReader } from '../../src/pipeline/index.ts';
import { slim } from '../../src/pipeline/slim.ts';
import { readSources } from '../../src/source/index.ts';
import { runJob } from '../../src/work/job.ts';
import { test } from '../runner.ts';

const SAMPLE = fileURLToPath(new URL('../../../examples/mali/manifest.jsonl', import.meta.url));

/** The sample, and each page once more as another outlet's that links to the first. */
async function readSample(): Promise<ReadPage[]> {
  const reader = createReader();
  const pages: ReadPage[] = [];
  for await (const item of readSources([], { manifests: [SAMPLE] })) {
    assert.ok(item.kind === 'capture');
    const { capture } = item;
    const link = `<a href="https://www.${capture.url?.replace(/^https?:\/\/(www\.)?/, '')}?x=1">source</a></body>`;
    const copy = Buffer.from(Buffer.from(capture.bytes).toString().replace('</body>', link));
    const again = {
      ...capture,
      id: `${capture.id}-2`,
      path: `2-${capture.path}`,
      url: 'https://copie.example/p',
      bytes: copy,
    };
    for (const each of [capture, again]) {
      const outcome = runJob(reader, each, 'show');
      assert.ok(outcome.kind === 'shown');
      pages.push(outcome);
    }
  }
  return pages;
}

test('dossier: of a stream it is the same as of the whole, byte for byte', async () => {
  const pages = await readSample();
  const stream = async function* () {
    yield* pages;
  };
  const [whole, streamed] = [crossCheck(pages), await crossCheckStream(stream())];
  assert.equal(JSON.stringify(streamed), JSON.stringify(whole));
  assert.ok(JSON.stringify(whole).includes('links to'), 'links play a part');
});

test('dossier: of a page a few kilobytes are kept', async () => {
  const [first] = await readSample();
  const kept = JSON.stringify(slim(first!));
  assert.ok(kept.length < 4 * first!.article.text.length + 20_000, `${kept.length} characters`);
  assert.ok(!kept.includes('<body'));
});
