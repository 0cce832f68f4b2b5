/** Workspaces of pages made for a test, and an engine that answers at once: it is the relay that is tested here. */
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCheckTables, materialOfPage, targetReader, titleOfPage } from '../../src/pipeline/translate.ts';
import { relay, type Relayed, type RelayOptions } from '../../src/relay/index.ts';
import { readSources } from '../../src/source/index.ts';
import { Workspace } from '../../src/store/index.ts';
import { type Desk, memoryCache } from '../../src/translate/index.ts';
import { ingest } from '../../src/work/index.ts';

export interface Press {
  readonly workspace: Workspace;
  /** The folder that the relay writes to. */
  readonly out: string;
  /** Adds pages: HTML by the path of its address under `https://gazette.example/`. */
  readonly add: (pages: Readonly<Record<string, string>>, day?: string) => Promise<void>;
  readonly run: (options?: Partial<RelayOptions>) => Promise<Relayed>;
  /** Every file of the site by name. */
  readonly files: () => Promise<Map<string, string>>;
}

/** A folder of its own for `body`, removed afterwards. */
export async function withPress(body: (press: Press) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-relay-'));
  const workspace = await Workspace.open(join(folder, 'workspace'));
  const out = join(folder, 'site');
  let batch = 0;
  try {
    await body({
      workspace,
      out,
      add: async (pages, day = '2024-03-02') => {
        const from = join(folder, `pages-${++batch}`);
        await mkdir(from);
        const lines = await Promise.all(
          Object.entries(pages).map(async ([path, html], i) => {
            await writeFile(join(from, `${i}.html`), html);
            const url = `https://gazette.example/${path}`;
            return JSON.stringify({ path: `${i}.html`, url, fetched_at: `${day}T10:00:00Z` });
          }),
        );
        await writeFile(join(from, 'manifest.jsonl'), lines.join('\n'));
        await ingest(workspace, readSources([], { manifests: [join(from, 'manifest.jsonl')] }), {
          threads: 1,
        });
      },
      run: (options = {}) => relay(workspace, { ...DEFAULTS, out, ...options }),
      files: () => readSite(out),
    });
  } finally {
    await workspace.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const DEFAULTS: Omit<RelayOptions, 'out'> = {
  to: null,
  engine: null,
  search: null,
  tag: null,
  siteUrl: 'https://relay.example/',
  fullText: false,
  version: '9.9.9',
  now: '2024-03-03T12:00:00Z',
  sentences: { ofPage: materialOfPage, ofTitle: titleOfPage },
};

async function readSite(out: string): Promise<Map<string, string>> {
  const names = await readdir(out, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      files.sort().map(async (file) => [file.slice(out.length + 1), await readFile(file, 'utf8')] as const),
    ),
  );
}

/** A page of the paper as its site would send it. */
export function pageHtml(
  title: string,
  paragraphs: readonly string[],
  { day = '2024-03-01', head = '' } = {},
): string {
  const escape = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
  return `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>${escape(title)}</title>
<meta property="og:title" content="${escape(title)}"><meta property="og:site_name" content="La Gazette de Tilwa">
<meta property="article:published_time" content="${day}T08:00:00Z">${head}</head><body><article><h1>${escape(title)}</h1>
${paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join('\n')}</article></body></html>`;
}

/** Paragraphs of a plausible article about a place. */
export function story(place: string): string[] {
  return [
    `Le maire de ${place}, Moussa Diarra, aurait quitté la ville mardi soir avec une trentaine de proches, selon la radio locale.`,
    `Les habitants de ${place} n'ont reçu aucune explication. La préfecture dit attendre le rapport de ses services.`,
    `Le marché de ${place} est resté fermé pendant trois jours, et 42 commerçants demandent une indemnité à la commune.`,
  ];
}

/** An engine that translates by `say`. */
export async function deskOf(
  say: (sentence: string) => string,
  { from = 'fr', to = 'en', model = '1.0' } = {},
): Promise<Desk> {
  return {
    translator: {
      name: { engine: 'testengine', model, kind: 'trained' },
      limits: { sentences: 10, characters: 5000 },
      translate: async (sentences) => sentences.map(say),
      close: async () => {},
    },
    cache: memoryCache(),
    tables: loadCheckTables({ from, to }),
    readTarget: targetReader(to),
  };
}
