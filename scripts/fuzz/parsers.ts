/**
 * The parsers that meet what strangers wrote, each with a few good inputs, the words of its format, and what must hold
 * whatever comes in. A parser that lands gets its entry here.
 */
import { strict as assert } from 'node:assert';
import { parseJsonLd } from '../../src/article/json-ld.ts';
import { isPublicAddress } from '../../src/source/net/address.ts';
import { inflate } from '../../src/source/net/body.ts';
import { bareHost, createGate } from '../../src/source/net/gate.ts';
import {
  keptHeaders,
  parseContentEncoding,
  parseContentType,
  parseRetryAfter,
} from '../../src/source/net/headers.ts';
import { FETCH_LIMITS } from '../../src/source/net/limits.ts';
import { oneLine, RefusalError } from '../../src/source/net/refusal.ts';
import { parseRobots } from '../../src/source/net/robots.ts';
import { parseInstant, parseManifestLine } from '../../src/source/manifest.ts';
import { parseQuery } from '../../src/store/terms.ts';
import { decodeText } from '../../src/text/encoding.ts';
import { checkHtml, PAGES } from './html.ts';
import { READING } from './reading.ts';
import { SEEDS, WORDS } from './seeds.ts';
import { SOURCES } from './sources.ts';
import type { Target } from './target.ts';

const textOf = (input: Uint8Array) => Buffer.from(input).toString('utf8');

const gate = createGate(['allowed.example:8080'], FETCH_LIMITS.addressLength);
const NOW = new Date('2024-05-02T08:00:00Z');

/** Let in, an address is of the web, public, and let in again unchanged. */
function checkGate(input: Uint8Array): void {
  let url: URL;
  try {
    url = gate.admit(textOf(input), new URL('https://news.example/a/b'));
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
    assert.match(error.refusal.reason, /^\P{Cc}{1,500}$/u);
    return;
  }
  assert.ok(url.protocol === 'http:' || url.protocol === 'https:');
  assert.ok(url.port === '' || `${bareHost(url.hostname)}:${url.port}` === 'allowed.example:8080');
  assert.equal(url.username + url.password + url.hash, '');
  const host = bareHost(url.hostname);
  assert.ok(!/^[\d.]+$|:/.test(host) || isPublicAddress(host), host);
  assert.equal(gate.admit(url.href).href, url.href);
}

function checkRobots(input: Uint8Array): void {
  const robots = parseRobots(textOf(input), 'recoupe');
  assert.equal(typeof robots.isAllowed('/a/b.html?page=2'), 'boolean');
  assert.equal(robots.isAllowed('/caf%c3%a9'), robots.isAllowed('/café'));
  assert.ok(robots.crawlDelay === null || robots.crawlDelay >= 0);
  assert.ok(robots.sitemaps.length <= 1000);
}

function checkHeaders(input: Uint8Array): void {
  const text = textOf(input);
  const lines = text.split('\n').flatMap((line) => line.split(/:(.*)/s).slice(0, 2));
  for (const [name, value] of keptHeaders(lines)) {
    // oxlint-disable-next-line no-control-regex
    assert.ok(!/[\u0000-\u001f\u007f]/.test(value) && !/^set-cookie$/.test(name));
  }
  assert.match(parseContentType(text) ?? 'a/b', /^[\x21-\x7e]+\/[\x21-\x7e]+(?:; charset=[\x21-\x7e]+)?$/);
  const wait = parseRetryAfter(text, null, NOW, 1000);
  assert.ok(wait === null || (wait >= 0 && wait <= 1000));
  assert.ok(parseContentEncoding(text).every((encoding) => encoding !== ''));
  assert.match(oneLine(text), /^\P{Cc}{0,500}$/u);
}

async function checkInflate(input: Uint8Array): Promise<void> {
  const encoding = ['gzip', 'deflate', 'br', 'zstd'][(input[0] ?? 0) % 4]!;
  const limits = { bytes: 200_000, wireBytes: 100_000, ratio: 100, ratioFloor: 50_000, encodings: 5 };
  try {
    assert.ok((await inflate(input.subarray(1), encoding, limits)).length <= limits.bytes);
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error;
  }
}

function checkManifest(input: Uint8Array): void {
  const entry = parseManifestLine(textOf(input), 'manifest.jsonl', 1);
  if ('kind' in entry) assert.equal(entry.code, 'source.manifest-line');
  else assert.ok(entry.from.url === null || URL.canParse(entry.from.url));
}

function checkDate(input: Uint8Array): void {
  const text = textOf(input);
  const instant = parseInstant(text);
  if (instant !== null) {
    assert.ok(!Number.isNaN(Date.parse(instant)), instant);
    assert.equal(parseInstant(instant), instant);
  }
}

function checkQuery(input: Uint8Array): void {
  const query = parseQuery(textOf(input));
  if (query)
    assert.ok(
      query.wanted.length > 0 && [...query.wanted, ...query.unwanted].every(({ words }) => words.length > 0),
    );
}

function checkJsonLd(input: Uint8Array): void {
  parseJsonLd(textOf(input));
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
}

function checkEncoding(input: Uint8Array): void {
  for (const form of ['page', 'xml'] as const) {
    assert.equal(typeof decodeText(input, 'text/html; charset=utf-8', form).text, 'string');
    decodeText(input, null, form);
  }
}

/** Kilobytes enough to show what grows faster than its input, few enough for thousands of runs a second. */
const LINE = 4096;
const FILE = 32_768;

export const PARSERS: Readonly<Record<string, Target>> = {
  address: { seeds: SEEDS.address, words: WORDS.address, longest: LINE, run: checkGate },
  robots: { seeds: SEEDS.robots, words: WORDS.robots, longest: FILE, run: checkRobots },
  headers: { seeds: SEEDS.headers, words: WORDS.headers, longest: LINE, run: checkHeaders },
  inflate: { seeds: SEEDS.inflate, words: [], longest: FILE, run: checkInflate },
  manifest: { seeds: SEEDS.manifest, words: WORDS.manifest, longest: LINE, run: checkManifest },
  date: { seeds: SEEDS.date, words: WORDS.date, longest: 200, run: checkDate },
  query: { seeds: SEEDS.query, words: WORDS.query, longest: 2000, run: checkQuery },
  encoding: { seeds: SEEDS.encoding, words: WORDS.encoding, longest: FILE, run: checkEncoding },
  'json-ld': { seeds: SEEDS.jsonLd, words: WORDS.jsonLd, longest: FILE, run: checkJsonLd },
  html: { seeds: [...SEEDS.html, ...PAGES], words: WORDS.html, longest: FILE, run: checkHtml },
  ...SOURCES,
  ...READING,
};
