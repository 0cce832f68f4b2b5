/** Rows H20 and H21: ZIP files that lie, and the WACZ that they should be. */
import assert from 'node:assert/strict';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from '../../runner.ts';
import { withFolder } from '../../store/folder.ts';
import { gz, pageRecord, shownOf, zip, type ZipMember } from './archive.ts';

const read = (bytes: Buffer) =>
  withFolder(async (folder) => {
    await writeFile(join(folder, 'x.wacz'), bytes);
    const found = await shownOf(join(folder, 'x.wacz'));
    assert.deepEqual(await readdir(folder), ['x.wacz'], 'nothing is written');
    return found;
  });

const page = (number: number, more: Partial<ZipMember> = {}): ZipMember => ({
  name: `archive/${number}.warc.gz`,
  bytes: gz(pageRecord(number)),
  ...more,
});

test('wacz: the pages of its archives, stored or deflated, also as ZIP64; other members are not looked at', async () => {
  const members = [
    { name: 'datapackage.json', bytes: Buffer.from('{}') },
    page(1),
    page(2, { deflate: true }),
    {
      name: 'archive/3.WARC',
      bytes: Buffer.concat(Array.from({ length: 300 }, () => pageRecord(3))),
      deflate: true,
    },
    { name: 'indexes/index.cdx.gz', bytes: Buffer.from('index') },
  ];
  for (const large of [false, true]) {
    const { shown, items } = await read(zip(members, { large }));
    assert.deepEqual(shown, ['1', '2', ...Array.from({ length: 300 }, () => '3')]);
    assert.ok(items[1]?.kind === 'capture');
    assert.match(items[1].capture.path ?? '', /x\.wacz\/archive\/2\.warc\.gz#0$/);
  }
});

test('H20: names are no paths: climbing ones, twice the same, with controls, are all read and written nowhere', async () => {
  const names = [
    '../../etc/cron.d/x.warc.gz',
    'C:\\x.warc.gz',
    '/abs.warc.gz',
    'a.warc.gz',
    'A.warc.gz',
    'a.warc.gz',
    'b\u0007\n.warc.gz',
  ];
  const { shown, items } = await read(zip(names.map((name, i) => page(i, { name }))));
  assert.deepEqual(shown, ['0', '1', '2', '3', '4', '5', '6']);
  for (const item of items) assert.match(item.kind === 'capture' ? item.capture.path! : '', /^[^\p{Cc}]+$/u);
});

test('H21: bombs, members over one another and wrong directories are refused with their reason', async () => {
  const bomb = { name: 'a.warc', bytes: Buffer.alloc(8 * 1024 * 1024), deflate: true };
  const whole = zip([page(1), page(2)]);
  const cases: [string, Buffer, RegExp][] = [
    ['bomb', zip([bomb]), /200 times/],
    ['bomb with a false size', zip([{ ...bomb, size: 1000 }]), /not those that the directory/],
    ['overlap', zip([page(1), page(2, { offset: 0 })]), /over one another/],
    ['elsewhere', zip([page(1, { offset: 5 })]), /directory|over one another/],
    ['beyond the end', zip([page(1, { offset: 4_000_000_000 })]), /over one another|directory/],
    ['ten million members', zip([page(1)], { large: true, count: 10_000_000 }), /more than 100000/],
    ['more members than there are', zip([page(1)], { count: 7 }), /directory is damaged/],
    ['cut off', whole.subarray(0, whole.length - 30), /no directory/],
  ];
  for (const [name, bytes, reason] of cases) {
    const { items } = await read(bytes);
    const reasons = items.map((item) => (item.kind === 'failed' ? item.reason : ''));
    assert.match(reasons.join('\n'), reason, name);
    assert.equal(items.filter((item) => item.kind === 'capture').length, 0, name);
  }
});

test('H21: a damaged member is told, and the pages of the others are had', async () => {
  const bytes = zip([page(1), page(2, { deflate: true }), page(3)]);
  bytes[bytes.indexOf('archive/2.warc.gz') + 40]! ^= 255;
  const { shown } = await read(bytes);
  assert.equal(shown[0], '1');
  assert.equal(shown.at(-1), '3');
  assert.match(shown[1]!, /^archive-damaged/);
});
