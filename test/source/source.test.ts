import assert from 'node:assert/strict';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { RecoupeError } from '../../src/model/index.ts';
import { countSources, readSources, type SourceItem, type SourceOptions } from '../../src/source/index.ts';
import { parseInstant } from '../../src/source/manifest.ts';
import { sha256 } from '../../src/text/ids.ts';
import { test } from '../runner.ts';
import { withFolder } from '../store/folder.ts';

async function readAll(args: readonly string[], options?: SourceOptions): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  for await (const item of readSources(args, options)) items.push(item);
  assert.equal(await countSources(args, { ...options, stdin: streamOf() }), items.length, 'counted as read');
  return items;
}

const shown = (items: readonly SourceItem[], folder: string) =>
  items.map((item) =>
    item.kind === 'capture'
      ? item.capture.path?.replace(folder, '')
      : `${item.path.replace(folder, '')} ${item.code}`,
  );

async function* streamOf(...chunks: string[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

test('source: a folder gives its pages, inner folders too, in the order of code units', () =>
  withFolder(async (folder) => {
    await mkdir(join(folder, 'b', 'deep'), { recursive: true });
    await mkdir(join(folder, '.git'));
    const names = [
      'Z.html',
      'a.htm',
      'é.txt',
      'b/deep/x.xhtml',
      'b/1.TXT',
      'logo.png',
      '.hidden.html',
      '.git/p.html',
    ];
    for (const name of names) await writeFile(join(folder, name), name);
    await symlink(folder, join(folder, 'b', 'loop'));
    await symlink(join(folder, 'Z.html'), join(folder, 'link.html'));
    assert.deepEqual(shown(await readAll([folder]), folder), [
      '/Z.html',
      '/a.htm',
      '/b/1.TXT',
      '/b/deep/x.xhtml',
      '/link.html',
      '/é.txt',
    ]);
    assert.deepEqual(shown(await readAll([`${folder}//`]), folder)[0], '//Z.html'.replace('//', '/'));
  }));

test('source: what is wrong with one file is said in its place, and the rest goes on', () =>
  withFolder(async (folder) => {
    await writeFile(join(folder, 'a.html'), 'good');
    await symlink(join(folder, 'nowhere'), join(folder, 'b.html'));
    await writeFile(join(folder, 'c.html'), 'x'.repeat(1001));
    await writeFile(join(folder, 'd.html'), '');
    const items = await readAll([folder, join(folder, 'none.html')], { maxBytes: 1000 });
    assert.deepEqual(shown(items, folder), [
      '/a.html',
      '/b.html source.missing',
      '/c.html source.large',
      '/d.html',
      '/none.html source.missing',
    ]);
    for (const item of items) if (item.kind === 'failed') assert.match(item.reason, /html .+\.$/);
  }));

test('source: bytes are taken as they stand, empty and binary too', () =>
  withFolder(async (folder) => {
    const bytes = Buffer.from([0, 255, 254, 0, 10, 13, 128]);
    await writeFile(join(folder, 'x.bin'), bytes);
    await writeFile(join(folder, 'empty.html'), '');
    const [binary, empty] = await readAll([join(folder, 'x.bin'), join(folder, 'empty.html')]);
    assert.ok(binary?.kind === 'capture' && empty?.kind === 'capture');
    assert.deepEqual(Buffer.from(binary.capture.bytes), bytes);
    assert.equal(binary.capture.sha256, sha256(bytes));
    assert.equal(binary.capture.mediaType, null);
    assert.equal(binary.capture.fetchedAt, null);
    assert.equal(empty.capture.bytes.length, 0);
    assert.equal(empty.capture.mediaType, 'text/html');
  }));

test('source: "-" reads standard input, once, under the same limit', async () => {
  const [item] = await readAll(['-'], { stdin: streamOf('deux ', 'morceaux') });
  assert.ok(item?.kind === 'capture');
  assert.equal(Buffer.from(item.capture.bytes).toString(), 'deux morceaux');
  assert.equal(item.capture.path, '-');
  const [large] = await readAll(['-'], { stdin: streamOf('123', '45'), maxBytes: 4 });
  assert.ok(large?.kind === 'failed' && large.code === 'source.large');
  await refused(['-', '-'], 'usage.stdin');
});

test('source: an address that is not of the web is refused before anything is read, and the answer says so', async () => {
  await refused(['a.html', 'ftp://example.org/a'], 'usage.address');
  await refused(['FILE:///etc/passwd'], 'usage.address');
});

async function refused(args: readonly string[], code: string): Promise<void> {
  await assert.rejects(
    () => readSources(args, { stdin: streamOf('') }).next(),
    (error) => error instanceof RecoupeError && error.code === code && error.mend.length > 0,
  );
}

test('source: a manifest says where pages came from; a wrong line is told and passed over', () =>
  withFolder(async (folder) => {
    await mkdir(join(folder, 'pages'));
    await writeFile(join(folder, 'pages', 'a.html'), 'A');
    const lines = [
      '\uFEFF{"path":"a.html","url":"https://journal.example/a","fetched_at":"2022-05-17T20:02:00+02:00","site":"Le Journal"}',
      '',
      'not json',
      '{"path":"a.html","url":"javascript:alert(1)"}',
      '{"path":"a.html","fetched_at":"2022-02-31"}',
      '{"url":"https://journal.example/b"}',
      '{"path":"a.html","site":"a\\u0000b"}',
      '{"path":"gone.html"}',
      '{"path":"a.html","fetched_at":"2022-05-18"}',
    ];
    const manifest = join(folder, 'pages', 'm.jsonl');
    await writeFile(manifest, lines.join('\r\n'));
    const items = await readAll([], { manifests: [manifest] });
    assert.deepEqual(shown(items, folder), [
      '/pages/a.html',
      '/pages/m.jsonl:3 source.manifest-line',
      '/pages/m.jsonl:4 source.manifest-line',
      '/pages/m.jsonl:5 source.manifest-line',
      '/pages/m.jsonl:6 source.manifest-line',
      '/pages/m.jsonl:7 source.manifest-line',
      '/pages/gone.html source.missing',
      '/pages/a.html',
    ]);
    const [first, last] = [items[0], items.at(-1)];
    assert.ok(first?.kind === 'capture' && last?.kind === 'capture');
    assert.equal(first.capture.url, 'https://journal.example/a');
    assert.equal(first.capture.fetchedAt, '2022-05-17T18:02:00Z');
    assert.equal(first.capture.site, 'Le Journal');
    assert.equal(last.capture.fetchedAt, '2022-05-18');
    assert.equal(first.capture.sha256, last.capture.sha256);
    assert.notEqual(first.capture.id, last.capture.id, 'one blob, two captures');
    await assert.rejects(() => readAll([], { manifests: [join(folder, 'no.jsonl')] }), RecoupeError);
  }));

test('source: instants are UTC in every time zone', () => {
  assert.equal(parseInstant('2022-05-17 20:02'), '2022-05-17T20:02:00Z');
  assert.equal(parseInstant('2022-05-17T20:02:03.5-0430'), '2022-05-18T00:32:03.500Z');
  for (const wrong of [
    '',
    '17/05/2022',
    '2022-13-01',
    '2022-02-30T10:00+01:00',
    '2022-05-17T25:00Z',
    'May 17',
  ])
    assert.equal(parseInstant(wrong), null, wrong);
});
