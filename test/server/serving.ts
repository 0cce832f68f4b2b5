/** A real server on loopback over a workspace with a few pages, for one test. */
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import type { CheckedEvent } from '../../src/model/index.ts';
import { type RunningServer, startServer } from '../../src/server/index.ts';
import { Workspace } from '../../src/store/index.ts';
import { store } from '../store/example.ts';
import { withFolder } from '../store/folder.ts';

export interface Serving {
  readonly workspace: Workspace;
  readonly server: RunningServer;
  readonly port: number;
  /** Lines that the server logged. */
  readonly log: string[];
  /** The ids of the pages. */
  readonly ids: string[];
}

export function serving(
  texts: readonly string[],
  body: (serving: Serving) => Promise<void>,
): () => Promise<void> {
  return () =>
    withFolder(async (folder) => {
      await buildWeb(folder);
      const workspace = await Workspace.open(join(folder, 'case'));
      const captures = await store(workspace, ...texts);
      const log: string[] = [];
      const web = join(folder, 'web');
      const server = await startServer({
        workspace,
        port: 0,
        web,
        every: 5,
        log: (line) => log.push(line),
      });
      const port = Number(new URL(server.address).port);
      try {
        await body({ workspace, server, port, log, ids: captures.map((capture) => capture.id) });
      } finally {
        await server.close();
        await workspace.close();
      }
    });
}

/** A workbench of three files, with a secret beside it. */
async function buildWeb(folder: string): Promise<void> {
  await mkdir(join(folder, 'web', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.html'), 'SECRET');
  await writeFile(join(folder, 'web', 'index.html'), '<!doctype html><title>workbench</title>');
  await writeFile(join(folder, 'web', 'assets', 'app-1a2b.js'), 'export {};');
  await writeFile(join(folder, 'web', 'assets', 'app-1a2b.js.map'), 'SECRET');
}

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they stand, which `fetch` would tidy up, and reads until the server closes. */
export function raw(port: number, request: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => {
      const text = Buffer.concat(chunks).toString();
      const end = text.indexOf('\r\n\r\n');
      resolve({ status: Number(text.slice(9, 12)), head: text.slice(0, end), body: text.slice(end + 4) });
    });
    socket.write(request);
  });
}

/** A GET of `target` under the name `host`. */
export function get(port: number, target: string, host = `127.0.0.1:${port}`): Promise<RawAnswer> {
  return raw(port, `GET ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
}

/** An event of the dossier with the first event of each page as its members. */
export function checkedEvent(...pages: string[]): CheckedEvent {
  return {
    id: 'e1',
    type: 'shelling',
    stage: 'done',
    status: 'disputed',
    rule: 'test',
    actor: null,
    target: null,
    place: null,
    date: null,
    figures: [],
    members: pages.map((path) => ({ path, event: 'v1', sentence: 's', factuality: 'fact' })),
    origins: [],
    contradictions: [],
    background: false,
  };
}
