/**
 * Following feeds: how fast they are parsed, and a soak of the watch.
 *
 *     node build/bench/feeds.js soak [SECONDS] [FEEDS]     600 seconds and 1,000 feeds unless given
 *
 * The soak follows feeds of 50 items, known before, on 200 hosts of a server in a process of its own on the loopback
 * address. The watch's clock runs sixty times as fast, so that ten minutes hold ten hours of news; the fetcher's does
 * not, so that its pauses are the real ones. Each feed has something new every four hours or so; new pages are fetched,
 * stored and read by the real reader, and looked at again.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectData } from '../src/pipeline/data.ts';
import { parseFeed } from '../src/source/feed/parse.ts';
import { createFetcher } from '../src/source/net/index.ts';
import { Workspace } from '../src/store/index.ts';
import { parseMonths } from '../src/text/months.ts';
import { type Clock, watch } from '../src/work/index.ts';

const ITEMS = 50;
const HOSTS = 200;
const SPEED = 60;
const HOUR = 3600 * 1000;
const SAMPLES = 20;
const months = parseMonths(projectData.text('lang/months.tsv'));

/** A number from 0 to below 1 that follows from another (a step of the generator of Numerical Recipes). */
const spread = (seed: number) => ((Math.imul(seed + 1, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32;

/** Time between two items of a feed: from two hours to six. */
const gapOf = (feed: number) => (2 + 4 * spread(feed)) * HOUR;

/** The feed as it stands at a moment: its newest item has the highest number. */
function feedAt(feed: number, now: number): { readonly body: string; readonly newest: number } {
  const gap = gapOf(feed);
  const newest = Math.floor(now / gap + spread(feed * 7));
  const items = Array.from({ length: ITEMS }, (_, i) => {
    const number = newest - i;
    const date = new Date((number - spread(feed * 7)) * gap).toUTCString();
    return `<item><title>Nouvelle ${number} du journal ${feed}</title><link>/p/${feed}/${number}</link><guid isPermaLink="false">${feed}-${number}</guid><pubDate>${date}</pubDate><dc:creator>A. Kanté</dc:creator><category>eau</category><description>&lt;p&gt;Le conseil de la commune ${number % 97} a voté l’achat de barques.&lt;/p&gt;</description></item>`;
  });
  const body = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Journal ${feed}</title>${items.join('')}</channel></rss>`;
  return { body, newest };
}

const TOWNS = ['Sorbier', 'Kéniéba-Sud', 'Val-Clair', 'Rivedoux', 'Tamarin', 'Port-Vieux', 'Aubrac-le-Haut'];

function pageOf(path: string): string {
  const number = Number(path.split('/')[3]);
  const town = (i: number) => TOWNS[(number + i) % TOWNS.length]!;
  const paragraphs = [0, 1, 2, 3].map(
    (i) =>
      `<p>Le conseil communal de ${town(i)} a voté samedi l’achat de ${number % 40} barques pour la rive gauche, a indiqué son secrétaire. Les travaux du ponton commenceront après la saison des pluies, selon le budget rendu public à ${town(i + 3)}.</p>`,
  );
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Barques à ${town(0)}, ${number}</title></head><body><article><h1>Barques à ${town(0)}, ${number}</h1>${paragraphs.join('')}</article></body></html>`;
}

/** What the server saw. */
interface Seen {
  readonly requests: number;
  readonly feeds: number;
  readonly unchanged: number;
  readonly pages: number;
  readonly robots: number;
  /** Requests under way to one host at a time, at most. */
  readonly together: number;
  /** Fetches from one host that arrived less than 0.9 s after the one before, robots.txt left out. */
  readonly close: number;
}

/** Runs the server until it is told to stop; says its port, and when asked what it saw. */
async function serve(began: number): Promise<void> {
  const seen = {
    requests: 0,
    feeds: 0,
    unchanged: 0,
    pages: 0,
    robots: 0,
    together: 0,
    close: 0,
  };
  const hosts = new Map<string, { open: number; last: number }>();
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const host = hosts.get(request.headers.host ?? '') ?? { open: 0, last: -Infinity };
    hosts.set(request.headers.host ?? '', host);
    host.open += 1;
    seen.requests += 1;
    seen.together = Math.max(seen.together, host.open);
    response.on('close', () => (host.open -= 1));
    if (path === '/robots.txt') {
      seen.robots += 1;
      response.statusCode = 404;
      return response.end();
    }
    const now = performance.now();
    if (now - host.last < 900) seen.close += 1;
    host.last = now;
    const feed = /^\/feed\/(\d+)$/.exec(path);
    const current = feed ? feedAt(Number(feed[1]), began + (Date.now() - began) * SPEED) : null;
    const tag = current ? `"${current.newest}"` : '"page"';
    response.setHeader('etag', tag);
    if (feed) seen.feeds += 1;
    else seen.pages += 1;
    if (request.headers['if-none-match'] === tag) {
      seen.unchanged += 1;
      response.statusCode = 304;
      return response.end();
    }
    response.setHeader('content-type', feed ? 'application/rss+xml' : 'text/html; charset=utf-8');
    return response.end(current?.body ?? pageOf(path));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  process.on('message', () => process.send!(seen));
  process.on('disconnect', () => process.exit(0));
  process.send!((server.address() as AddressInfo).port);
}

async function heard<T>(child: ChildProcess): Promise<T> {
  const [message] = (await once(child, 'message')) as [T];
  return message;
}

/** Puts the feeds into the workspace as one that has followed them knows them. */
async function know(workspace: Workspace, feeds: number, port: number, began: number): Promise<void> {
  const at = new Date(began).toISOString();
  for (let feed = 0; feed < feeds; feed += 1) {
    const host = `h${feed % HOSTS}.test:${port}`;
    const address = `http://${host}/feed/${feed}`;
    await workspace.following.add({ address }, at);
    const source = (await workspace.following.dueOf(host, at))!;
    const { body, newest } = feedAt(feed, began);
    const parsed = parseFeed(Buffer.from(body), { address, mediaType: null, months, fetchedAt: at });
    if (parsed.kind === 'none') throw new Error(parsed.reason);
    const items = parsed.feed.items.map((item) => ({ ...item, wanted: false }));
    await workspace.following.record(source, {
      at,
      health: 'ok',
      due: new Date(began + spread(feed * 3) * 2 * HOUR).toISOString(),
      interval: 7200,
      feed: {
        kind: 'rss',
        title: null,
        home: null,
        etag: `"${newest}"`,
        lastModified: null,
        items,
        remarks: [],
      },
    });
  }
}

interface Sample {
  readonly second: number;
  readonly rss: number;
  readonly heap: number;
}

/** Watches for so many seconds; lines of what was found. */
async function soak(seconds: number, feeds: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-soak-'));
  const began = Date.now();
  const child = fork(fileURLToPath(import.meta.url), ['serve', String(began)]);
  const port = await heard<number>(child);
  const workspace = await Workspace.open(folder);
  const fetcher = createFetcher({
    allowHosts: Array.from({ length: HOSTS }, (_, i) => `h${i}.test:${port}`),
    resolve: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  });
  try {
    await know(workspace, feeds, port, began);
    const stop = new AbortController();
    const samples: Sample[] = [];
    const start = performance.now();
    const sample = () => {
      const { rss, heapUsed } = process.memoryUsage();
      samples.push({
        second: (performance.now() - start) / 1000,
        rss: rss / 2 ** 20,
        heap: heapUsed / 2 ** 20,
      });
    };
    const sampling = setInterval(sample, (seconds * 1000) / SAMPLES);
    setTimeout(() => stop.abort(), seconds * 1000);
    const before = process.cpuUsage();
    const idle = performance.eventLoopUtilization();
    await watch(workspace, { fetcher, clock: fast(began), signal: stop.signal, chance: seeded(7) });
    clearInterval(sampling);
    const took = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(before);
    const { utilization } = performance.eventLoopUtilization(idle);
    child.send('seen');
    const seen = await heard<Seen>(child);
    const { pages } = await workspace.counts();
    return [
      `${feeds} feeds of ${ITEMS} items on ${HOSTS} hosts, ${took.toFixed(0)} s at ${SPEED} times the speed`,
      `${seen.requests} requests: ${seen.feeds} for feeds, ${seen.pages} for pages, ${seen.unchanged} of them unchanged (304), ${seen.robots} for robots.txt`,
      `${pages} new pages read; CPU ${(((user + system) / 1e6 / took) * 100).toFixed(0)} % of one core, event loop busy ${(utilization * 100).toFixed(1)} %`,
      `one host: at most ${seen.together} requests at a time, ${seen.close} of all arrived less than 0.9 s after the one before`,
      `memory (MiB, resident/heap): ${samples.map(({ second, rss, heap }) => `${second.toFixed(0)} s ${rss.toFixed(0)}/${heap.toFixed(0)}`).join(', ')}`,
    ];
  } finally {
    await fetcher.close();
    await workspace.close();
    child.disconnect();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Time sixty times as fast. */
function fast(began: number): Clock {
  const start = performance.now();
  return {
    now: () => Math.floor(began + (performance.now() - start) * SPEED),
    after: (milliseconds, act) => {
      const timer = setTimeout(act, Math.ceil(milliseconds / SPEED));
      return () => clearTimeout(timer);
    },
  };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    return (state >>> 0) / 2 ** 32;
  };
}

/** Feeds parsed a second, one thread. */
function parsing(): string {
  const bytes = Array.from({ length: 100 }, (_, i) => Buffer.from(feedAt(i, Date.now()).body));
  const fetchedAt = new Date().toISOString();
  const address = 'https://gazette.example/rss';
  const run = () => bytes.forEach((each) => parseFeed(each, { address, mediaType: null, months, fetchedAt }));
  run();
  const began = process.cpuUsage();
  for (let i = 0; i < 5; i += 1) run();
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  const size = bytes.reduce((sum, { length }) => sum + length, 0) * 5;
  return `${(500 / seconds).toFixed(0)} feeds of ${ITEMS} items parsed a second of computing (${(size / seconds / 1e6).toFixed(0)} MB/s)`;
}

export async function bench(): Promise<readonly string[]> {
  return [parsing(), ...(await soak(30, 200))];
}

const [mode, ...rest] = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (mode === 'serve') await serve(Number(rest[0]));
  else if (mode === 'soak') {
    for (const line of await soak(Number(rest[0] ?? 600), Number(rest[1] ?? 1000)))
      process.stdout.write(`${line}\n`);
  } else process.stdout.write(`${parsing()}\n`);
}
