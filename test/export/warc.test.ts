/** What goes out as an archive comes back as it was, and other programs read it. */
import assert from 'node:assert/strict';
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { WARCParser } from 'warcio';
import { writeWarc } from '../../src/export/warc.ts';
import type { Capture } from '../../src/model/index.ts';
import { captureOf, readSources } from '../../src/source/index.ts';
import { sha256 } from '../../src/text/ids.ts';
import { test } from '../runner.ts';
import { withFolder } from '../store/folder.ts';

async function* each<T>(values: readonly T[]): AsyncGenerator<T> {
  yield* values;
}

async function archiveOf(captures: readonly Capture[]): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of writeWarc(each(captures), 'recoupe test')) parts.push(part);
  return Buffer.concat(parts);
}

/** What an archive gives back, in the order of `captures`. */
function returned(archive: Buffer, captures: readonly Capture[]): Promise<(Capture | undefined)[]> {
  return withFolder(async (folder) => {
    const file = join(folder, 'x.warc.gz');
    await writeFile(file, archive);
    const back = new Map<string, Capture>();
    for await (const item of readSources([file])) {
      assert.ok(item.kind === 'capture', JSON.stringify(item));
      back.set(item.capture.id, item.capture);
    }
    assert.equal(back.size, new Set(captures.map(({ id }) => id)).size);
    return captures.map(({ id }) => back.get(id));
  });
}

const plain = (capture: Capture | undefined) =>
  JSON.parse(JSON.stringify({ ...capture, bytes: Buffer.from(capture?.bytes ?? []).toString('latin1') }));

const word = fc
  .string({ unit: 'binary', maxLength: 20 })
  .filter((text) => /^\P{Cc}*$/u.test(text) && Buffer.from(text).toString() === text);
const token = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
  .filter((name) => !/cookie|auth/.test(name) && !name.startsWith('x-orig'));
const value = fc.stringMatching(/^(?:[!-~\u0080-\u0084\u00a1-\u00ff](?:[ -~\u0086-\u00ff]{0,20}[!-~])?)?$/);
const header = fc.oneof(
  fc.tuple(token, value),
  fc.constantFrom<[string, string][]>(
    ['content-encoding', 'gzip'],
    ['content-length', '7'],
    ['transfer-encoding', 'chunked'],
    ['content-type', 'application/xml'],
  ),
);
const capture = fc
  .record({
    // Few different bytes, so that there are repeats.
    bytes: fc.oneof(
      fc.constantFrom('', 'a', 'WARC/1.1\r\nWARC-Type: response\r\n\r\n', '\r\n\r\n'),
      fc.string({ unit: 'binary' }),
    ),
    path: fc.option(word),
    url: fc.option(fc.webUrl({ withQueryParameters: true })),
    fetchedAt: fc.option(fc.constantFrom('2024-02-03', '2024-02-03T04:05:06Z', '2024-02-03T04:05:06.007Z')),
    mediaType: fc.option(fc.constantFrom('text/html', 'text/plain; charset=utf-8', 'application/x')),
    site: fc.option(word),
    response: fc.option(
      fc.record({ status: fc.integer({ min: 200, max: 404 }), headers: fc.array(header, { maxLength: 5 }) }),
    ),
    announced: fc.boolean(),
  })
  .map(({ bytes, response, announced, ...from }): Capture => {
    const made = captureOf(Buffer.from(bytes), {
      ...from,
      ...(response && from.url !== null && { response }),
    });
    const text = '<title>Titre</title>';
    return announced
      ? { ...made, announced: { feed: 'https://journal.example/feed', outlet: null, text, statements: [] } }
      : made;
  });

test('export warc: what goes out comes back as it was: id, bytes, path, address, time, headers, announcement', () =>
  fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(capture, { maxLength: 8, selector: ({ id }) => id }),
      async (captures) => {
        const archive = await archiveOf(captures);
        assert.deepEqual(await archiveOf(captures), archive, 'the same bytes each time');
        const back = await returned(archive, captures);
        captures.forEach((capture, i) => assert.deepEqual(plain(back[i]), plain(capture)));
      },
    ),
    { numRuns: 100 },
  ));

const SAMPLE: readonly Capture[] = [
  captureOf(Buffer.from('<p>Une page.</p>'), {
    path: null,
    url: 'https://journal.example/a?b=1',
    fetchedAt: '2024-02-03T04:05:06Z',
    mediaType: 'text/html; charset=utf-8',
    site: 'Le Journal',
    response: {
      status: 200,
      headers: [
        ['content-type', 'text/html'],
        ['content-encoding', 'gzip'],
        ['x-odd', 'a\r\nWARC-Type: b'],
      ],
    },
  }),
  captureOf(Buffer.from('Un fichier\n'), {
    path: 'dossier/été.txt',
    url: null,
    fetchedAt: null,
    mediaType: 'text/plain',
    site: null,
  }),
  captureOf(Buffer.from('<p>Une page.</p>'), {
    path: null,
    url: 'https://autre.example/',
    fetchedAt: '2024-02-04',
    mediaType: 'text/html',
    site: null,
    response: { status: 200, headers: [] },
  }),
];

test('export warc: another reader finds the same records, with the digests that they should have', () =>
  withFolder(async (folder) => {
    const file = join(folder, 'x.warc.gz');
    await writeFile(file, await archiveOf(SAMPLE));
    const seen: unknown[] = [];
    for await (const record of new WARCParser(createReadStream(file) as never)) {
      const content = Buffer.from(await record.readFully(true));
      seen.push([
        record.warcType,
        record.warcTargetURI,
        record.warcDate,
        record.httpHeaders?.statusCode ?? null,
        content.toString(),
      ]);
      const digest = record.warcHeader('WARC-Payload-Digest');
      if (digest && record.warcType !== 'revisit') assert.equal(digest, `sha256:${sha256(content)}`);
      for (const name of ['WARC-Record-ID', 'WARC-Block-Digest']) assert.ok(record.warcHeader(name), name);
    }
    const [page, text] = SAMPLE;
    assert.deepEqual(seen.slice(1), [
      ['response', page!.url, page!.fetchedAt, 200, '<p>Une page.</p>'],
      ['resource', `urn:recoupe:${text!.id}`, '1970-01-01T00:00:00Z', null, 'Un fichier\n'],
      ['revisit', 'https://autre.example/', '2024-02-04', 200, ''],
    ]);
  }));

test('export warc: a workspace without captures is an archive without pages', async () => {
  assert.deepEqual(await returned(await archiveOf([]), []), []);
});

test('export warc: an altered provenance is noticed', () =>
  withFolder(async (folder) => {
    const { gunzipSync } = await import('node:zlib');
    const plain = gunzipSync(await archiveOf([SAMPLE[1]!])).toString('latin1');
    await writeFile(join(folder, 'x.warc'), plain.replace('"dossier/', '"Dossier/'), 'latin1');
    const items = [];
    for await (const item of readSources([join(folder, 'x.warc')])) items.push(item);
    assert.ok(items[0]?.kind === 'failed' && items[0].code === 'source.archive-digest');
  }));
