/**
 * The workbench and its interface, on this machine alone: bound to the loopback address, answering to its names only.
 */
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { getRequestListener } from '@hono/node-server';
import { RecoupeError } from '../model/index.ts';
import type { Workspace } from '../store/index.ts';
import type { LinksAnswer } from '../contract/index.ts';
import { createApp } from './app.ts';
import { changesOf } from './changes.ts';
import { takeLinks } from './links.ts';
import { staticFiles } from './static.ts';

export interface ServerOptions {
  readonly workspace: Workspace;
  /** 0 takes any free one. */
  readonly port: number;
  /** A loopback address; 127.0.0.1 unless given. */
  readonly host?: '127.0.0.1' | '::1';
  /** The built workbench; the project's own unless given. */
  readonly web?: string;
  /** Fetches addresses and adds what stands there; without it the workbench takes no links. */
  readonly addLinks?: (addresses: readonly string[]) => Promise<LinksAnswer>;
  /** How often changes are looked for, in milliseconds; two seconds unless given. */
  readonly every?: number;
  /** Where errors go, a line each; standard error unless given. */
  readonly log?: (line: string) => void;
}

export interface RunningServer {
  /** `http://127.0.0.1:4870/` */
  readonly address: string;
  /** Stops listening and ends open connections; the workspace stays open. */
  close(): Promise<void>;
}

const WEB = new URL('../../web/', import.meta.url);
const PACKAGE = new URL('../../../package.json', import.meta.url);

/** Limits against clients that send slowly, much, or never stop (milliseconds, bytes, connections). */
const LIMITS = {
  headersTimeout: 10_000,
  requestTimeout: 20_000,
  keepAliveTimeout: 5_000,
  maxHeaderSize: 16 * 1024,
  maxConnections: 256,
};

/** Serves `workspace`; throws a `RecoupeError` (`server.port`) when the port cannot be had. */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? '127.0.0.1';
  const hosts = new Set<string>();
  const log = options.log ?? ((line: string) => process.stderr.write(`${line}\n`));
  const changes = changesOf(options.workspace, { log, ...(options.every && { every: options.every }) });
  const app = createApp({
    workspace: options.workspace,
    files: staticFiles(options.web ?? fileURLToPath(WEB)),
    hosts: () => hosts,
    version: versionOf(PACKAGE),
    log,
    changes,
    ...(options.addLinks && { links: takeLinks(options.addLinks) }),
  });
  const { maxConnections, ...limits } = LIMITS;
  const server = createServer(limits, getRequestListener(app.fetch));
  server.maxConnections = maxConnections;
  const port = await listen(server, options.port, host);
  for (const name of ['127.0.0.1', 'localhost', '[::1]']) hosts.add(`${name}:${port}`);
  return {
    address: `http://${host === '::1' ? '[::1]' : host}:${port}/`,
    close: () =>
      new Promise((resolve) => {
        changes.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new RecoupeError(
          'server.port',
          `Port ${port} on ${host} cannot be had (${cause.message}).`,
          'Name another with --port, or stop the program that has it.',
          cause,
        ),
      ),
    );
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });
}

function versionOf(file: URL): string {
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
