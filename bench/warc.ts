/**
 * Archives: records a second of our reader, against warcio alone, on the same archive in the same run.
 *
 * The archive is as a crawl makes it: for every page its request, its answer (compressed by the server, with digests)
 * and a picture, each in a gzip member of its own. Compared is the same work, every record parsed and every payload in
 * memory with compression undone; and the whole way from the file to captures, digests checked, which only we have.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, open, readdir, readFile, rm } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { WARCParser } from 'warcio';
import { readSources } from '../src/source/index.ts';
import { inflateMembers } from '../src/source/warc/gzip.ts';
import { decodeBody, parseAnswer } from '../src/source/warc/http.ts';
import { readPieces } from '../src/source/warc/pieces.ts';
import { readRecords } from '../src/source/warc/record.ts';
import { ByteWindow } from '../src/source/warc/window.ts';
import { writePages } from './pages.ts';

const PAGES = 1000;
const ROUNDS = 3;
const PICTURE = 12_000;

export async function bench(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-warc-'));
  try {
    const file = join(folder, 'crawl.warc.gz');
    const { records, bytes } = await writeArchive(folder, file);
    const readers = { ours: readOurs, warcio: readPeer, 'ours, to captures': readCaptures };
    const best = new Map<string, number>();
    const found = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [name, read] of Object.entries(readers)) {
        const began = performance.now();
        const payloads = await read(file);
        const rate = (name === 'ours, to captures' ? PAGES : records) / ((performance.now() - began) / 1000);
        best.set(name, Math.max(best.get(name) ?? 0, rate));
        if (name !== 'ours, to captures') found.add(String(payloads));
      }
    }
    if (found.size !== 1) throw new Error(`the readers disagree on the bytes: ${[...found].join(', ')}`);
    const [ours, peer, captures] = Object.keys(readers).map((name) => Math.round(best.get(name)!));
    return [
      `${records} records, ${(bytes / 1e6).toFixed(1)} MB, ${found.values().next().value} bytes of payload; best of ${ROUNDS}`,
      `ours: ${ours} records/s; warcio ${peer} records/s; ${(ours! / peer!).toFixed(1)} times as fast`,
      `ours, from file to captures, digests checked: ${captures} pages/s`,
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeArchive(folder: string, file: string): Promise<{ records: number; bytes: number }> {
  const pages = join(folder, 'pages');
  await writePages(pages, PAGES);
  const out = await open(file, 'w');
  let bytes = 0;
  for (const [i, name] of (await readdir(pages)).sort().entries()) {
    const page = gzipSync(await readFile(join(pages, name)));
    const head = 'Content-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip';
    const members = [
      recordOf(
        'request',
        i,
        Buffer.from(`GET /${i} HTTP/1.1\r\nHost: journal.example\r\n\r\n`),
        Buffer.alloc(0),
      ),
      recordOf('response', i, Buffer.from(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n`), page),
      recordOf(
        'response',
        i,
        Buffer.from('HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n'),
        page.subarray(0, PICTURE),
      ),
    ];
    for (const member of members) {
      bytes += member.length;
      await out.appendFile(member);
    }
  }
  await out.close();
  return { records: PAGES * 3, bytes };
}

function recordOf(type: string, number: number, head: Buffer, payload: Buffer): Buffer {
  const block = Buffer.concat([head, payload]);
  const sha1 = (bytes: Buffer) => createHash('sha1').update(bytes).digest('hex');
  const fields = [
    'WARC/1.1',
    `WARC-Type: ${type}`,
    `WARC-Target-URI: https://journal.example/${number}`,
    'WARC-Date: 2024-03-01T10:00:00Z',
    `WARC-Block-Digest: sha1:${sha1(block)}`,
    `WARC-Payload-Digest: sha1:${sha1(payload)}`,
    `Content-Type: application/http;msgtype=${type}`,
    `Content-Length: ${block.length}`,
  ];
  return gzipSync(
    Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`), block, Buffer.from('\r\n\r\n')]),
  );
}

/** Bytes of payload of all records. */
async function readOurs(path: string): Promise<number> {
  const file = await open(path);
  let size = 0;
  for await (const found of readRecords(
    new ByteWindow(inflateMembers(new ByteWindow(readPieces(file)))),
    2 ** 26,
  )) {
    if (found.kind === 'damage') throw new Error(found.reason);
    const answer = found.type === 'response' ? parseAnswer(found.block) : null;
    const payload = answer && decodeBody(answer.response, found.block.subarray(answer.body), 2 ** 26);
    size += payload?.length ?? 0;
  }
  await file.close();
  return size;
}

async function readPeer(path: string): Promise<number> {
  let size = 0;
  for await (const record of new WARCParser(createReadStream(path) as never)) {
    const payload = await record.readFully(true);
    size += record.warcType === 'response' ? payload.length : 0;
  }
  return size;
}

/** Pages from the file to captures. */
async function readCaptures(path: string): Promise<number> {
  let count = 0;
  for await (const item of readSources([path])) {
    if (item.kind === 'failed') throw new Error(item.reason);
    count += 1;
  }
  if (count !== PAGES) throw new Error(`${count} captures of ${PAGES} pages`);
  return count;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const line of await bench()) process.stdout.write(`${line}\n`);
