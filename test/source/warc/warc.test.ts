/** Row H22 and what surrounds it: archives as they should be, and as they are. */
import assert from 'node:assert/strict';
import { symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { skip, test } from '../../runner.ts';
import { withFolder } from '../../store/folder.ts';
import { answer, bodyOf, gz, pageRecord, record, sha1, shownOf } from './archive.ts';

const read = (bytes: Buffer, options = {}, name = 'x.warc.gz') =>
  withFolder(async (folder) => {
    const file = join(folder, name);
    await writeFile(file, bytes);
    return shownOf(file, options);
  });

/** The same records as plain file, one gzip member each, and one member for all. */
const FORMS: Readonly<Record<string, (...records: Buffer[]) => Buffer>> = {
  plain: (...records) => Buffer.concat(records),
  'gzip by record': gz,
  'one gzip member': (...records) => gzipSync(Buffer.concat(records)),
};

for (const [form, join] of Object.entries(FORMS)) {
  test(`warc: pages come with address, time, headers and bytes (${form})`, async () => {
    const body = bodyOf(1);
    const head = ['Content-Type: Text/HTML; Charset=utf-8', 'Set-Cookie: secret=1', 'X-Server: a'];
    const { items, notes } = await read(
      join(
        record('software: test\r\n', { type: 'warcinfo', url: '' }),
        record('GET / HTTP/1.1\r\n\r\n', { type: 'request' }),
        record(answer(body, head), { date: '2024-03-01T12:00:00.25+02:00' }),
        record(answer('x', ['Content-Type: image/png'])),
        record(answer('non', [], '404 Not Found')),
        record('Un texte.', {
          type: 'conversion',
          headers: ['Content-Type: text/plain'],
          url: '<https://journal.example/t>',
        }),
        record('dns', { url: 'dns:journal.example', headers: ['Content-Type: text/dns'] }),
      ),
    );
    assert.equal(items.length, 2);
    const [page, text] = items;
    assert.ok(page?.kind === 'capture' && text?.kind === 'capture');
    const { bytes, path, response, ...rest } = page.capture;
    assert.equal(Buffer.from(bytes).toString(), body);
    assert.match(path!, /x\.warc\.gz#\d+$/);
    assert.deepEqual(response, {
      status: 200,
      headers: [
        ['content-type', 'Text/HTML; Charset=utf-8'],
        ['x-server', 'a'],
      ],
    });
    assert.equal(rest.url, 'https://journal.example/a');
    assert.equal(rest.fetchedAt, '2024-03-01T10:00:00.250Z');
    assert.equal(rest.mediaType, 'text/html; charset=utf-8');
    assert.equal(text.capture.url, 'https://journal.example/t');
    assert.equal(text.capture.response, null);
    assert.match(
      notes[0]!,
      /2 pages, 5 records without a page \(dns: 1, image\/png 1, request 1, status 404 1, warcinfo 1\)/,
    );
  });

  test(`H22: what is damaged is told with its offset; pages before and after it are had (${form})`, async () => {
    const [first, last] = [pageRecord(1), pageRecord(9)];
    const shorter = record(answer(bodyOf(2)), { length: String(answer(bodyOf(2)).length - 40) });
    const cases: Record<string, Buffer> = {
      'too large': record(answer(bodyOf(2)), { length: '5000' }),
      'too large by far': record(answer(bodyOf(2)), { length: '5368709120' }),
      'too small': shorter,
      negative: record(answer(bodyOf(2)), { length: '-1' }),
      '2^63': record(answer(bodyOf(2)), { length: '9223372036854775808' }),
      'no number': record(answer(bodyOf(2)), { length: '12a' }),
      'two lengths': record(answer(bodyOf(2)), { headers: ['Content-Length: 3'] }),
      'line break in header': record(answer(bodyOf(2)), { url: 'https://journal.example/b\r\nc\r\n' }),
      'control in header': record(answer(bodyOf(2)), { url: 'https://journal.example/b\u0007' }),
      'no version': Buffer.concat([Buffer.from('WARC/7.0\r\n'), pageRecord(2).subarray(10)]),
      rubbish: Buffer.from(`${'no record at all '.repeat(9)}\r\n`),
      'wrong digest': record(answer(bodyOf(2)), { headers: [`WARC-Block-Digest: sha1:${sha1('other')}`] }),
      'a file': record(answer(bodyOf(2)), { url: 'file:///etc/passwd' }),
      'no answer': record('rubbish'),
    };
    for (const [name, damaged] of Object.entries(cases)) {
      const { shown } = await read(join(first, damaged, last), { maxBytes: 1024 * 1024 });
      const offset = form === 'plain' ? first.length : form === 'one gzip member' ? 0 : gz(first).length;
      assert.equal(shown.length, 3, `${name}: ${shown.join(' ')}`);
      assert.deepEqual([shown[0], shown[2]], ['1', '9'], name);
      assert.match(
        shown[1]!,
        new RegExp(`^archive-(damaged|digest|record)#${offset}$`),
        `${name}: ${shown[1]}`,
      );
    }
  });

  test(`H22: missing empty lines and zeros at the end are no damage (${form})`, async () => {
    const close = pageRecord(1, { end: '' });
    const { shown } = await read(
      Buffer.concat([
        join(close, close, pageRecord(2, { end: '\r\n' }), pageRecord(3)),
        Buffer.alloc(form === 'plain' ? 0 : 600),
      ]),
    );
    assert.deepEqual(shown, ['1', '1', '2', '3']);
  });
}

test('H22: every place where a file can be cut off: whole pages are had, the rest is told once', async () => {
  const records = [pageRecord(1), pageRecord(2)];
  for (const whole of [Buffer.concat(records), gz(...records), gzipSync(Buffer.concat(records))]) {
    for (let length = 0; length < whole.length; length += 7) {
      const { shown } = await read(whole.subarray(0, length));
      const good = shown.filter((name) => /^\d$/.test(name));
      assert.deepEqual(good, ['1', '2'].slice(0, good.length), `cut at ${length}: ${shown.join(' ')}`);
      assert.ok(shown.length - good.length <= 1, `cut at ${length}: ${shown.join(' ')}`);
    }
  }
});

test('H22: every bit of an archive flipped: no page is ever other than it was', async () => {
  const records = [1, 2, 3].map((number) => {
    const block = answer(bodyOf(number));
    return pageRecord(number, { headers: [`WARC-Block-Digest: sha1:${sha1(block)}`] });
  });
  const pages = new Set([1, 2, 3].map(bodyOf));
  for (const whole of [Buffer.concat(records), gz(...records)]) {
    for (let at = 0; at < whole.length; at += 3) {
      const hurt = Buffer.from(whole);
      hurt[at]! ^= 1 << (at % 8);
      const { items, shown } = await read(hurt, {}, whole[0] === 0x1f ? 'x.warc.gz' : 'x.warc');
      const captures = items.flatMap((item) => (item.kind === 'capture' ? [item.capture] : []));
      for (const { bytes } of captures) assert.ok(pages.has(Buffer.from(bytes).toString()), `byte ${at}`);
      assert.ok(captures.length >= 2, `byte ${at}: ${shown.join(' ')}`);
    }
  }
});

test('warc: chunks and compression are undone, also where the writer has undone them already', async () => {
  const body = Buffer.from(bodyOf(1).repeat(20));
  const chunked = (bytes: Buffer) =>
    Buffer.concat([
      Buffer.from(`${(10).toString(16)};x=1\r\n`),
      bytes.subarray(0, 10),
      Buffer.from(`\r\n${(bytes.length - 10).toString(16)}\r\n`),
      bytes.subarray(10),
      Buffer.from('\r\n0\r\n\r\n'),
    ]);
  const cases: [string[], Buffer][] = [
    [['Content-Encoding: gzip'], gzipSync(body)],
    [['Content-Encoding: GZIP, identity'], body],
    [['Content-Encoding: br'], brotliCompressSync(body)],
    [['Content-Encoding: br'], body],
    [['Content-Encoding: deflate'], deflateSync(body)],
    [['Content-Encoding: deflate'], deflateRawSync(body)],
    [['Content-Encoding: deflate, gzip'], gzipSync(deflateSync(body))],
    [['Transfer-Encoding: chunked'], chunked(body)],
    [['Transfer-Encoding: chunked'], body],
    [['Transfer-Encoding: chunked', 'Content-Encoding: gzip'], chunked(gzipSync(body))],
    [['X-Orig-Content-Encoding: gzip', 'Content-Length: 7'], body],
  ];
  for (const [headers, sent] of cases) {
    const { items } = await read(record(answer(sent, headers)));
    assert.ok(items[0]?.kind === 'capture', headers.join());
    assert.equal(Buffer.from(items[0].capture.bytes).toString(), body.toString(), headers.join());
  }
});

test('warc: a bomb, a hundred codings and an unknown one are refused with their reason', async () => {
  const bomb = gzipSync(Buffer.alloc(4 * 1024 * 1024));
  const many = Array.from({ length: 100 }, () => 'gzip').join(', ');
  for (const [coding, body] of [
    ['gzip', bomb],
    [many, bomb],
    ['zstd', bomb],
    ['gzip', bomb.subarray(0, 50)],
  ] as const) {
    const { items } = await read(record(answer(body, [`Content-Encoding: ${coding}`])), {
      maxBytes: 1024 * 1024,
    });
    assert.ok(items[0]?.kind === 'failed' && items[0].code === 'source.archive-record');
    assert.match(items[0].reason, /unfolds|100 times|not known here|damaged/);
  }
});

test('warc: a record above the limit is not held; a page is told, another thing passed over', async () => {
  const large = 'x'.repeat(3 * 1024 * 1024);
  for (const join of Object.values(FORMS)) {
    const file = join(
      pageRecord(1),
      record(answer(large)),
      record(answer(large, ['Content-Type: video/mp4'])),
      pageRecord(2),
    );
    const { shown, notes } = await read(file, { maxBytes: 1024 * 1024 });
    assert.deepEqual(
      shown.map((name) => name.replace(/#\d+/, '')),
      ['1', 'large', '2'],
    );
    assert.match(notes[0]!, /video\/mp4 1/);
  }
});

test('warc: a record that repeats another has its bytes, at its own time', async () => {
  const body = bodyOf(5);
  const digest = `WARC-Payload-Digest: sha1:${sha1(body)}`;
  const original = record(answer(body), {
    headers: [digest, 'WARC-Record-ID: <urn:uuid:1>'],
    url: 'https://journal.example/5',
  });
  const revisit = (headers: string[], block = answer('', ['X-Second: 1'])) =>
    record(block, {
      type: 'revisit',
      date: '2024-03-02T10:00:00Z',
      url: 'https://journal.example/5',
      headers,
    });
  const refers = [
    'WARC-Refers-To-Target-URI: https://journal.example/5',
    'WARC-Refers-To-Date: 2024-03-01T10:00:00Z',
  ];
  for (const [headers, block] of [
    [[digest]],
    [['WARC-Refers-To: <urn:uuid:1>']],
    [refers],
    [[digest], Buffer.alloc(0)],
    [[digest], answer('', [], '304 Not Modified')],
  ] as [string[], Buffer?][]) {
    // Before the original as well as after it.
    for (const order of [0, 1]) {
      const records = [original, revisit(headers, block)];
      const { items } = await read(gz(...(order === 0 ? records : records.reverse())));
      assert.equal(items.length, 2);
      const again = items[1]!;
      assert.ok(again.kind === 'capture', JSON.stringify(again));
      assert.equal(Buffer.from(again.capture.bytes).toString(), body);
      assert.equal(again.capture.fetchedAt, '2024-03-02T10:00:00Z');
      assert.equal(again.capture.response?.status, 200);
      assert.equal(again.capture.mediaType, 'text/html');
    }
  }
  const { shown, items } = await read(
    gz(revisit([`WARC-Payload-Digest: sha1:${sha1('x')}`, ...refers]), original),
  );
  assert.deepEqual(shown, ['5', 'archive-revisit#0'], 'another digest is another page');
  assert.match(
    items[1]?.kind === 'failed' ? items[1].reason : '',
    /neither in the archives nor in the workspace/,
  );
});

test('warc: a record that repeats what the workspace knows', async () => {
  const [known] = (await read(pageRecord(7))).items;
  assert.ok(known?.kind === 'capture');
  const wanted: unknown[] = [];
  const { items } = await read(
    record('', {
      type: 'revisit',
      url: 'https://journal.example/8',
      headers: [`WARC-Payload-Digest: sha256:${known.capture.sha256}`],
    }),
    {
      recall: async (asked: unknown) => {
        wanted.push(asked);
        return known.capture;
      },
    },
  );
  assert.deepEqual(wanted, [
    { url: 'https://journal.example/8', fetchedAt: null, sha256: known.capture.sha256 },
  ]);
  assert.ok(items[0]?.kind === 'capture' && items[0].capture.url === 'https://journal.example/8');
});

test('warc: digests are held against the block, else against the payload as it came or as it is', async () => {
  const packed = gzipSync(bodyOf(1));
  const of = (...headers: string[]) =>
    read(record(answer(packed, ['Content-Encoding: gzip']), { headers })).then(({ shown }) => shown[0]);
  assert.equal(await of(`WARC-Payload-Digest: sha1:${sha1(packed)}`), 'a');
  assert.equal(await of(`WARC-Payload-Digest: sha1:${sha1(bodyOf(1))}`), 'a');
  assert.equal(await of('WARC-Payload-Digest: sha1:QUNDD6YLAB5R25TLADZCNKXZ4R6SYGXA'), 'archive-digest#0');
  assert.equal(await of('WARC-Payload-Digest: blake9:00'), 'a', 'unknown to us: nothing to hold against');
});

test('H13 warc: what looks like the beginning of something all the way is read in linear time', async () => {
  const cases: Record<string, (size: number) => Buffer> = {
    'records that say they are long': (size) =>
      Buffer.from('WARC/1.0\r\nContent-Length: 60000000\r\n\r\n'.repeat(size / 40)),
    'records without an end': (size) => Buffer.from('WARC/1.0\r\nContent-X: 1\r\n'.repeat(size / 26)),
    'beginnings of members': (size) => Buffer.alloc(size, Buffer.from([0x1f, 0x8b, 8, 0])),
    'small members': (size) => Buffer.alloc(size, gzipSync(Buffer.from('\r\n'))),
    'chunks of one byte': (size) =>
      record(answer('1\r\nx\r\n'.repeat(size / 6), ['Transfer-Encoding: chunked'])),
  };
  for (const [name, make] of Object.entries(cases)) {
    const began = process.cpuUsage();
    await read(make(1_000_000));
    const { user } = process.cpuUsage(began);
    assert.ok(user < 5_000_000, `${name}: ${user / 1e6} s`);
  }
});

test('warc: random bytes and random cuts end, without an exception', async () => {
  let state = 7;
  const random = () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) / 2 ** 32;
  const whole = [
    Buffer.concat([1, 2, 3, 4].map((n) => pageRecord(n))),
    gz(...[1, 2, 3, 4].map((n) => pageRecord(n))),
  ];
  for (let round = 0; round < 200; round += 1) {
    const bytes = Buffer.from(whole[round % 2]!);
    for (let i = 0; i < 1 + (round % 5); i += 1) {
      const [from, to] = [Math.floor(random() * bytes.length), Math.floor(random() * bytes.length)];
      bytes.copy(bytes, to, from, from + Math.floor(random() * 200));
    }
    const { items } = await read(bytes.subarray(0, Math.floor(random() * bytes.length)));
    assert.ok(items.length < 20);
  }
});

if (process.platform === 'linux')
  test('H40: a disk that reports an error is told, and the archives after it are read', () =>
    withFolder(async (folder) => {
      // Reading the beginning of it is an error of input and output.
      await symlink('/proc/self/mem', join(folder, 'a.warc.gz'));
      await writeFile(join(folder, 'b.warc.gz'), gz(pageRecord(1)));
      const { items, shown } = await shownOf(folder);
      assert.deepEqual(shown, ['unreadable', '1']);
      assert.match(items[0]?.kind === 'failed' ? items[0].reason : '', /the disk reports an error/);
    }));
else skip('H40: a disk that reports an error', 'there is no file here that does');
