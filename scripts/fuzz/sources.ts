/** The parsers of what is followed and imported: feeds, lists of feeds, pages that name feeds, archives. */
import { strict as assert } from 'node:assert';
import type { FileHandle } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { projectData } from '../../src/pipeline/data.ts';
import { parseFeedDate } from '../../src/source/feed/date.ts';
import { findFeedLinks } from '../../src/source/feed/discovery.ts';
import { parseOpml, writeOpml } from '../../src/source/feed/opml.ts';
import { parseFeed } from '../../src/source/feed/parse.ts';
import { inflateMembers, isGzip } from '../../src/source/warc/gzip.ts';
import { findPage } from '../../src/source/warc/page.ts';
import { readRecords } from '../../src/source/warc/record.ts';
import { ByteWindow, type Piece } from '../../src/source/warc/window.ts';
import { readDirectory, readMember } from '../../src/source/warc/zip.ts';
import { parseMonths } from '../../src/text/months.ts';
import { sourceSeeds, WACZ, XML_WORDS, WARC_WORDS } from './source-seeds.ts';
import type { Target } from './target.ts';

const months = parseMonths(projectData.text('lang/months.tsv'));
const HOME = 'https://gazette.example/flux/une.xml';

const isWeb = (address: string) => /^https?:\/\/[^@]+$/.test(address.split(/[/?#]/, 3).join('/'));

function checkFeed(input: Uint8Array): void {
  const parsed = parseFeed(input, {
    address: HOME,
    mediaType: null,
    months,
    fetchedAt: '2026-03-10T12:00:00Z',
  });
  if (parsed.kind === 'none') return;
  const { items, home, parts } = parsed.feed;
  assert.ok(items.length <= 1000);
  for (const address of [home, ...parts, ...items.map(({ address }) => address)]) {
    assert.ok(address === null || isWeb(address), String(address));
  }
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
}

/** What is read is written, and read again the same. */
function checkOpml(input: Uint8Array): void {
  const list = parseOpml(input);
  if (!list) return;
  assert.ok(list.feeds.every(({ address }) => isWeb(address)));
  const again = parseOpml(Buffer.from(writeOpml(list.feeds)));
  assert.deepEqual(
    again?.feeds.map(({ address }) => address),
    list.feeds.map(({ address }) => address),
  );
}

function checkLinks(input: Uint8Array): void {
  const links = findFeedLinks(input, HOME, null);
  assert.ok(links.length <= 20 && links.every(({ address }) => isWeb(address)));
}

function checkFeedDate(input: Uint8Array): void {
  const date = parseFeedDate(Buffer.from(input).toString('utf8'), months);
  assert.ok(date === null || !Number.isNaN(Date.parse(date)), String(date));
}

const MAX_BYTES = 100_000;

async function* whole(bytes: Uint8Array): AsyncGenerator<Piece> {
  yield { bytes };
}

async function checkWarc(input: Uint8Array): Promise<void> {
  const plain = new ByteWindow(whole(input));
  const window = isGzip(input) ? new ByteWindow(inflateMembers(plain)) : plain;
  let records = 0;
  for await (const record of readRecords(window, MAX_BYTES)) {
    records += 1;
    if (record.kind === 'damage') continue;
    assert.ok(record.block.length <= MAX_BYTES + 65_536);
    const found = findPage(record, 'archive.warc', MAX_BYTES);
    assert.ok(found.kind !== 'capture' || found.capture.bytes.length <= MAX_BYTES);
  }
  assert.ok(records <= input.length * 1100, 'more records than bytes could hold');
}

async function checkZip(input: Uint8Array): Promise<void> {
  const file = {
    read: (buffer: Buffer, offset: number, length: number, at: number) =>
      Promise.resolve({ buffer, bytesRead: Buffer.from(input).copy(buffer, offset, at, at + length) }),
  } as unknown as FileHandle;
  const members = await readDirectory(file, input.length);
  if (typeof members === 'string') return;
  for (const member of members.slice(0, 20)) {
    let size = 0;
    for await (const piece of readMember(file, member)) {
      size += 'bytes' in piece ? piece.bytes.length : 0;
      if (size > 1_000_000) break;
    }
  }
}

const FILE = 32_768;

export const SOURCES: Readonly<Record<string, Target>> = {
  feed: { seeds: sourceSeeds.feed, words: XML_WORDS, longest: FILE, run: checkFeed },
  opml: { seeds: sourceSeeds.opml, words: XML_WORDS, longest: FILE, run: checkOpml },
  links: { seeds: sourceSeeds.links, words: XML_WORDS, longest: FILE, run: checkLinks },
  'feed-date': {
    seeds: sourceSeeds.dates,
    words: ['GMT', '+0000', 'Mon,', 'févr.', 'Z', '24:60', '-'],
    longest: 200,
    run: checkFeedDate,
  },
  warc: {
    seeds: [...sourceSeeds.warc, ...sourceSeeds.warc.map((file) => gzipSync(file))],
    words: WARC_WORDS,
    longest: FILE,
    run: checkWarc,
  },
  zip: {
    seeds: [WACZ],
    words: [
      'PK\u0001\u0002',
      'PK\u0003\u0004',
      'PK\u0005\u0006',
      'PK\u0006\u0006',
      'PK\u0006\u0007',
      '../',
      '\u00ff\u00ff\u00ff\u00ff',
    ],
    longest: FILE,
    run: checkZip,
  },
};
