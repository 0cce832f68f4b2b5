/** `recoupe add`, `recoupe serve`, `recoupe demo`: pages into a workspace, and the workbench over it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, InvalidArgumentError } from 'commander';
import type { LinksAnswer } from '../contract/index.ts';
import { RecoupeError } from '../model/index.ts';
import { crossCheckStream, DOSSIER_VERSION } from '../pipeline/dossier.ts';
import { type RunningServer, type ServerOptions, startServer } from '../server/index.ts';
import { countSources, type FailedItem, readSources } from '../source/index.ts';
import { type Recalled, Workspace } from '../store/index.ts';
import { type Ingested, ingest } from '../work/index.ts';
import {
  fetchingOf,
  type InputOptions,
  type NetOptions,
  noteFailed,
  requireInput,
  sourceOptionsOf,
  takesNet,
  takesPages,
  withWorkspace,
} from './inputs.ts';
import { progressLine, say } from './output.ts';

const SAMPLE = fileURLToPath(new URL('../../../examples/mali/manifest.jsonl', import.meta.url));
const PORT = 4870;

/** What a shell reports of a program that an interrupt ended. */
const INTERRUPTED = 130;

interface WorkspaceOptions extends InputOptions {
  readonly workspace: string;
  /** Absent when the user names none. */
  readonly port?: number;
}

export function addAdd(program: Command): void {
  const command = withWorkspace(
    takesPages(program.command('add').description('add pages to a workspace; again is harmless')),
  );
  command.addHelpText('after', '\nExample:\n  recoupe add --workspace mali pages/');
  command.action(async (sources: string[], options: WorkspaceOptions) => {
    requireInput(command, sources, options);
    const workspace = await Workspace.open(options.workspace);
    try {
      const done = await addPages(workspace, sources, options);
      if (done.interrupted) process.exitCode = INTERRUPTED;
      say(
        `${done.stored} read, ${done.unchanged} unchanged, ${done.failed} failed${done.interrupted ? '; interrupted, run it again to go on' : ''}.`,
      );
    } finally {
      await workspace.close();
    }
  });
}

export function addServe(program: Command): void {
  const command = withPort(
    takesNet(withWorkspace(program.command('serve').description('the workbench and its API on 127.0.0.1'))),
  );
  command.addHelpText('after', '\nExample:\n  recoupe serve --workspace mali --port 4870');
  command.action(async (options: WorkspaceOptions) => {
    const workspace = await Workspace.open(options.workspace, { create: false });
    try {
      await serve(workspace, options);
    } finally {
      await workspace.close();
    }
  });
}

export function addDemo(program: Command): void {
  const command = withPort(
    takesPages(
      program.command('demo').description('the dossier of the sample pages, or of yours, in the workbench'),
    ),
  );
  command.addHelpText('after', '\nExample:\n  recoupe demo\n  recoupe demo my-pages/');
  command.action(async (sources: string[], options: WorkspaceOptions) => {
    const folder = await mkdtemp(join(tmpdir(), 'recoupe-demo-'));
    try {
      await demo(folder, sources, options);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
}

/** Reads the named pages, or the sample, into a workspace that lives as long as the workbench is served. */
async function demo(folder: string, sources: readonly string[], options: WorkspaceOptions): Promise<void> {
  const isOwn = sources.length > 0 || options.manifest;
  const workspace = await Workspace.open(folder);
  try {
    const done = await addPages(workspace, sources, isOwn ? options : { ...options, manifest: [SAMPLE] });
    say(`${done.stored} pages read${done.failed > 0 ? `, ${done.failed} failed` : ''}.`);
    if (done.interrupted) process.exitCode = INTERRUPTED;
    else await serve(workspace, options);
  } finally {
    await workspace.close();
  }
}

function withPort(command: Command): Command {
  return command.option('--port <N>', `port on 127.0.0.1 (default: ${PORT}, or any free one)`, parsePort);
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new InvalidArgumentError('A port is a number from 0 to 65535.');
}

/** Reads and stores the pages and makes the dossier anew; an interrupt stops it after what is under way. */
async function addPages(
  workspace: Workspace,
  sources: readonly string[],
  options: InputOptions,
): Promise<Ingested> {
  const stop = new AbortController();
  const from = {
    ...sourceOptionsOf(options),
    signal: stop.signal,
    recall: (wanted: Recalled) => workspace.recall(wanted),
  };
  const onProgress = progressLine(options.quiet ?? false);
  const interrupt = () => stop.abort();
  process.once('SIGINT', interrupt);
  try {
    return await ingest(workspace, readSources(sources, from), {
      dossier: crossCheckStream,
      dossierVersion: DOSSIER_VERSION,
      onFailed: noteFailed,
      signal: stop.signal,
      total: await countSources(sources, from),
      ...(onProgress && { onProgress }),
    });
  } finally {
    process.off('SIGINT', interrupt);
  }
}

/** Fetches the addresses that were pasted in the workbench, and adds what stands there. */
async function addLinks(
  workspace: Workspace,
  addresses: readonly string[],
  options: NetOptions,
): Promise<LinksAnswer> {
  const failed: FailedItem[] = [];
  const { stored, unchanged } = await ingest(
    workspace,
    readSources(addresses, { fetching: fetchingOf(options) }),
    { dossier: crossCheckStream, dossierVersion: DOSSIER_VERSION, onFailed: (item) => failed.push(item) },
  );
  return { stored, unchanged, failed: failed.map(({ path, code, reason }) => ({ path, code, reason })) };
}

/** Serves until it is told to stop. */
async function serve(workspace: Workspace, options: WorkspaceOptions): Promise<void> {
  const { port } = options;
  const what = {
    workspace,
    addLinks: (addresses: readonly string[]) => addLinks(workspace, addresses, options),
  };
  const server = await (port === undefined ? startAnywhere(what) : startServer({ ...what, port }));
  say(`The workbench is at ${server.address} (Ctrl+C stops it).`);
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  await server.close();
}

/** On our own port, or, where another program has it, on any free one: the address is printed either way. */
async function startAnywhere(what: Omit<ServerOptions, 'port'>): Promise<RunningServer> {
  try {
    return await startServer({ ...what, port: PORT });
  } catch (error) {
    if (!(error instanceof RecoupeError) || error.code !== 'server.port') throw error;
    return startServer({ ...what, port: 0 });
  }
}
