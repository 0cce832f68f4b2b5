/**
 * A real browser on the real workbench: pages go through the whole pipeline into a workspace of their own, a server
 * serves them, Chromium looks at them. Everything that goes wrong in a window is noted and fails the test: errors on
 * the console, breaches of the content-security policy, dialogs, requests to anywhere else.
 *
 * The browser is the one at `CHROMIUM_PATH`, or Chromium or Chrome where they are usually installed. Where there is
 * none, the tests skip themselves by name.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import type { LinksAnswer } from '../../src/contract/index.ts';
import type { Dossier } from '../../src/model/index.ts';
import { crossCheck, type ReadPage } from '../../src/pipeline/dossier.ts';
import { startServer } from '../../src/server/index.ts';
import { readSources, type SourceOptions } from '../../src/source/index.ts';
import { Workspace } from '../../src/store/index.ts';
import { ingest } from '../../src/work/index.ts';
import { project } from '../project.ts';
import { skip, test } from '../runner.ts';

const PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Where the project's own build of the workbench is. */
export const built = join(project, 'build', 'web');

/**
 * What goes into the workspace: files made for the test, by name, or the pages that a manifest names; and the dossier
 * made of them, by the real cross-check unless the test brings its own.
 */
export interface Material {
  readonly files?: Readonly<Record<string, string>>;
  readonly manifest?: string;
  readonly dossier?: (pages: readonly ReadPage[]) => Dossier;
}

export interface Bench {
  readonly address: string;
  readonly workspace: Workspace;
  /** An answer of the server, to hold the window against. */
  readonly ask: <T>(path: string) => Promise<T>;
  /** A window on the workbench, closed when `body` ends; what went wrong in it fails the test. */
  readonly open: (
    hash: string,
    body: (page: Page) => Promise<void>,
    options?: WindowOptions,
  ) => Promise<void>;
}

/** `allow` matches what the console may say because the test provokes it. */
export type WindowOptions = BrowserContextOptions & { readonly allow?: RegExp };

/** Declares tests over one workspace and one browser, which start with the first of them and end with the last. */
export function bench(
  material: Material,
  tests: Readonly<Record<string, (bench: Bench) => Promise<void>>>,
): void {
  const names = Object.keys(tests);
  const missing = whatIsMissing();
  let running: Promise<Running> | undefined;
  for (const [i, name] of names.entries()) {
    if (missing) {
      skip(name, missing);
      continue;
    }
    test(name, async () => {
      running ??= start(material);
      const { bench, end } = await running;
      try {
        await tests[name]!(bench);
      } finally {
        if (i === names.length - 1) await end();
      }
    });
  }
}

interface Running {
  readonly bench: Bench;
  readonly end: () => Promise<void>;
}

function executable(): string | undefined {
  return [process.env['CHROMIUM_PATH'], ...PATHS].find((path) => path && existsSync(path));
}

function whatIsMissing(): string | null {
  if (!executable()) return 'no Chromium here (install it, or name it in CHROMIUM_PATH)';
  return existsSync(join(built, 'index.html')) ? null : 'the workbench is not built (npm run build)';
}

async function start(material: Material): Promise<Running> {
  const folder = await mkdtemp(join(tmpdir(), 'recoupe-web-'));
  const workspace = await Workspace.open(join(folder, 'case'));
  await fill(workspace, folder, material);
  const log: string[] = [];
  const addLinks = (addresses: readonly string[]) => addPages(workspace, addresses);
  const server = await startServer({
    workspace,
    port: 0,
    every: 20,
    addLinks,
    log: (line) => log.push(line),
  });
  const browser = await chromium.launch({ executablePath: executable()!, args: FLAGS });
  const { address } = server;
  return {
    bench: {
      address,
      workspace,
      ask: async (path) => (await fetch(address + path)).json() as never,
      open: (hash, look, options = {}) => openWindow(browser, address, hash, look, options),
    },
    end: async () => {
      await browser.close();
      await server.close();
      await workspace.close();
      await rm(folder, { recursive: true, force: true });
      assert.deepEqual(log, [], 'the server logged errors');
    },
  };
}

/** What the command line does with links that were pasted, in this thread; every host is as private as it is. */
async function addPages(workspace: Workspace, addresses: readonly string[]): Promise<LinksAnswer> {
  const failed: LinksAnswer['failed'] = [];
  const { stored, unchanged } = await ingest(workspace, readSources(addresses), {
    threads: 0,
    onFailed: ({ path, code, reason }) => failed.push({ path, code, reason }),
  });
  return { stored, unchanged, failed };
}

/** Reads the material by the real pipeline, in this thread. */
async function fill(workspace: Workspace, folder: string, material: Material): Promise<void> {
  const [sources, options] = await sourcesOf(folder, material);
  await ingest(workspace, readSources(sources, options), {
    threads: 0,
    dossier: async (pages) => {
      const all: ReadPage[] = [];
      for await (const page of pages) all.push(page);
      return (material.dossier ?? crossCheck)(all);
    },
    onFailed: (item) => assert.fail(`not read: ${item.reason}`),
  });
}

async function sourcesOf(folder: string, { files, manifest }: Material): Promise<[string[], SourceOptions]> {
  if (manifest !== undefined) return [[], { manifests: [manifest] }];
  const pages = join(folder, 'pages');
  await mkdir(pages);
  const named = Object.entries(files ?? {});
  for (const [name, content] of named) await writeFile(join(pages, name), content);
  return [named.length > 0 ? [pages] : [], {}];
}

/** Runs in the window. */
const POLICY_WATCH = `document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
  console.error('content-security policy: ' + violatedDirective + ' ' + blockedURI))`;

async function openWindow(
  browser: Browser,
  address: string,
  hash: string,
  look: (page: Page) => Promise<void>,
  { allow, ...options }: WindowOptions,
): Promise<void> {
  const context = await browser.newContext({ locale: 'fr-FR', ...options });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    const troubles = watch(page, address);
    await page.addInitScript(POLICY_WATCH);
    await page.goto(address + hash);
    await page.waitForSelector('h1');
    await look(page);
    assert.deepEqual(
      troubles.filter((trouble) => !allow?.test(trouble)),
      [],
    );
  } finally {
    await context.close();
  }
}

function watch(page: Page, address: string): string[] {
  const troubles: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') troubles.push(message.text());
  });
  page.on('pageerror', (error) => troubles.push(String(error)));
  page.on('request', (request) => {
    if (!request.url().startsWith(address)) troubles.push(`request to ${request.url()}`);
  });
  page.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  return troubles;
}
