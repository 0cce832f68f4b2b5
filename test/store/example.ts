/** Captures and pages for tests, made from a few words. */
import type { Capture } from '../../src/model/index.ts';
import { captureOf } from '../../src/source/index.ts';
import { type PackedPage, packPage, parseQuery, type Workspace } from '../../src/store/index.ts';
import { createReader } from '../work/readers/plain.ts';

const reader = createReader();

export function captureFrom(
  text: string,
  path: string,
  more: { url?: string; fetchedAt?: string; site?: string } = {},
): Capture {
  return captureOf(Buffer.from(text), {
    path,
    url: more.url ?? null,
    fetchedAt: more.fetchedAt ?? null,
    mediaType: 'text/plain',
    site: more.site ?? null,
  });
}

export function packed(capture: Capture, version = reader.version): PackedPage {
  const { page, doc } = reader.read(capture);
  return packPage(capture, page, doc, version);
}

/** Stores pages by their texts, at `0.txt`, `1.txt`…; their captures. */
export async function store(workspace: Workspace, ...texts: string[]): Promise<Capture[]> {
  const captures = texts.map((text, i) => captureFrom(text, `${i}.txt`));
  await workspace.put(captures.map((capture) => ({ capture, page: packed(capture) })));
  return captures;
}

/** What a search finds: for each page its path, and its sentences with «» around the marks. */
export async function find(workspace: Workspace, text: string): Promise<Record<string, string[]>> {
  const query = parseQuery(text);
  if (!query) throw new Error(`no query: ${text}`);
  const found = await workspace.search(query, 50);
  return Object.fromEntries(
    found.map(({ page, sentences }) => [page.path, sentences.map(({ text, marks }) => marked(text, marks))]),
  );
}

function marked(text: string, marks: readonly { from: number; to: number }[]): string {
  return [...marks]
    .reverse()
    .reduce((out, { from, to }) => `${out.slice(0, from)}«${out.slice(from, to)}»${out.slice(to)}`, text);
}
