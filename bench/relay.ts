/**
 * The relay over 10,000 articles: written the first time, again with nothing changed, and again after ten changed. The
 * pages are the sample's, read once and stored under 10,000 addresses, each with its own number in the title: it is the
 * relay that is measured, not the reading.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Capture } from '../src/model/index.ts';
import { createReader, type Reading } from '../src/pipeline/index.ts';
import { materialOfPage, titleOfPage } from '../src/pipeline/translate.ts';
import { relay, type Relayed } from '../src/relay/index.ts';
import { readSources } from '../src/source/index.ts';
import { packPage, Workspace } from '../src/store/index.ts';
import { captureId } from '../src/text/ids.ts';

const MANIFEST = fileURLToPath(new URL('../../examples/mali/manifest.jsonl', import.meta.url));
const ARTICLES = 10_000;
const CHANGED = 10;
const BATCH = 200;

interface Sample {
  readonly capture: Capture;
  readonly reading: Reading;
}

export async function bench(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-relay-'));
  const workspace = await Workspace.open(join(folder, 'workspace'));
  try {
    const samples = await readSamples();
    for (let from = 0; from < ARTICLES; from += BATCH) await store(workspace, samples, from, BATCH, 1);
    const out = join(folder, 'site');
    const lines = [
      await timed('the first time', workspace, out),
      await timed('again, nothing changed', workspace, out),
    ];
    await store(workspace, samples, 0, CHANGED, 2);
    lines.push(await timed(`again, ${CHANGED} changed`, workspace, out));
    const peak = (process.resourceUsage().maxRSS / 1024).toFixed(0);
    return [
      `${ARTICLES} articles, excerpts, not translated; Node ${process.versions.node}`,
      ...lines,
      `peak ${peak} MiB`,
    ];
  } finally {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function readSamples(): Promise<Sample[]> {
  const reader = createReader();
  const samples: Sample[] = [];
  for await (const item of readSources([], { manifests: [MANIFEST] }))
    if (item.kind !== 'failed') samples.push({ capture: item.capture, reading: reader.read(item.capture) });
  return samples;
}

async function store(
  workspace: Workspace,
  samples: readonly Sample[],
  from: number,
  count: number,
  version: number,
): Promise<void> {
  await workspace.put(
    Array.from({ length: count }, (_, k) => {
      const number = from + k;
      const { capture, reading } = samples[number % samples.length]!;
      const url = `https://gazette.example/${number}`;
      const fetchedAt = `2024-03-0${version}T00:00:00Z`;
      const own = { ...capture, id: captureId(url, fetchedAt, capture.sha256), url, path: null, fetchedAt };
      const article = {
        ...reading.page.article,
        title: `${reading.page.article.title} (${number}, ${version})`,
      };
      const page = { ...reading.page, id: own.id, url, path: null, fetched_at: fetchedAt, article };
      return { capture: own, page: packPage(own, page, reading.doc, 'bench') };
    }),
  );
}

async function timed(what: string, workspace: Workspace, out: string): Promise<string> {
  const began = performance.now();
  const done: Relayed = await relay(workspace, {
    out,
    to: null,
    engine: null,
    search: null,
    tag: null,
    siteUrl: 'https://relay.example/',
    fullText: false,
    version: 'bench',
    now: new Date().toISOString(),
    sentences: { ofPage: materialOfPage, ofTitle: titleOfPage },
  });
  const seconds = (performance.now() - began) / 1000;
  return `${what}: ${seconds.toFixed(1)} s, ${done.articles} articles, ${done.written} files written`;
}
