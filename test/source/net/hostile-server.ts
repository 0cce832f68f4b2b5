/**
 * A server on 127.0.0.1 that says whatever a test wants, byte by byte, and the oracle of the battery: after every case
 * the next honest page is fetched and read, nobody but this server was connected to, and every reason is one line.
 */
import assert from 'node:assert/strict';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { createServer, type Server, Socket } from 'node:net';
import { extract } from '../../../src/pipeline/article.ts';
import { createFetcher, type FetcherOptions } from '../../../src/source/net/fetcher.ts';
import type { Fetched, Fetcher, FetchRequest } from '../../../src/source/net/fetched.ts';
import type { Refused } from '../../../src/source/net/refusal.ts';
import { toLoopback } from './loopback.ts';

/** Answers one request on the open socket. */
export type Answering = (socket: Socket, request: string) => void;

export interface Hostile {
  readonly port: number;
  /** `METHOD path host` of every request, in the order they came. */
  readonly requests: readonly string[];
  /** The heads of the requests, verbatim. */
  readonly heads: readonly string[];
  readonly connections: number;
  readonly fetcher: Fetcher;
  /** Answers `path`, on any host name; what nobody answers is a 404. */
  on(path: string, answering: Answering): void;
  url(path: string, host?: string): string;
  get(path: string, more?: Partial<FetchRequest> & { readonly host?: string }): Promise<Fetched>;
  /** The same, and it must be refused. */
  refused(path: string, more?: Partial<FetchRequest> & { readonly host?: string }): Promise<Refused>;
}

const PARAGRAPH =
  "Le conseil communal de Kéniéba-Sud a voté samedi l'achat de deux forages pour les quartiers de la rive gauche, a indiqué son secrétaire. Les travaux commenceront après la saison des pluies et coûteront dix-huit millions de francs, selon le budget rendu public au marché. ";

/** A page that any reader must take for an article. */
export const HONEST = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Deux forages pour la rive gauche</title></head><body><article><h1>Deux forages pour la rive gauche</h1>${`<p>${PARAGRAPH}</p>`.repeat(4)}</article></body></html>`;

/** An answer of HTTP/1.1 with its length; `headers` are lines without their end. */
export function reply(
  status: number,
  headers: readonly string[] = [],
  body: string | Uint8Array = '',
): Answering {
  return (socket) => {
    const bytes = Buffer.from(body);
    const head = [`HTTP/1.1 ${status} Whatever`, `Content-Length: ${bytes.length}`, ...headers];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    socket.write(bytes);
  };
}

/** Exactly these bytes, and the end of the connection. */
export function raw(bytes: string | Uint8Array): Answering {
  return (socket) => socket.end(bytes);
}

export const html = (body: string) => reply(200, ['Content-Type: text/html; charset=utf-8'], body);

export const redirect = (to: string, status = 302) => reply(status, [`Location: ${to}`]);

/** Host names that the fetcher of the tests is allowed, on the port of the server. */
const ALLOWED = ['hostile.test', 'other.test', 'honest.test'];

/** Runs a case against a server of its own, and the oracle after it. */
export async function withHostile(
  body: (hostile: Hostile) => Promise<void>,
  {
    allow = [],
    allowHosts = [],
    limits,
    ...options
  }: FetcherOptions & { readonly allow?: readonly string[] } = {},
): Promise<void> {
  const server = await Scripted.start();
  const names = [...ALLOWED, ...allow].map((name) => `${name}:${server.port}`);
  server.fetcher = createFetcher({
    allowHosts: [...names, ...allowHosts],
    resolve: toLoopback,
    ...options,
    limits: { delayMs: 0, ...limits },
  });
  const dialled = watchDialled();
  try {
    await body(server);
    await assertStillHonest(server);
    assert.deepEqual(dialled.others(server.port), [], 'connected to others');
  } finally {
    dialled.stop();
    await server.fetcher.close();
    await server.stop();
  }
}

async function assertStillHonest(server: Hostile): Promise<void> {
  const answer = await server.get('/honest', { host: 'honest.test' });
  assert.equal(answer.kind, 'fetched', JSON.stringify(answer));
  assert.ok(answer.kind === 'fetched');
  const article = extract(answer.bytes, { url: answer.finalUrl, mediaType: answer.mediaType });
  assert.equal(article.verdict.kind, 'article');
  assert.match(article.text, /deux forages/);
}

/** Every address that a socket of this process tries, until stopped. */
function watchDialled() {
  const tried: string[] = [];
  const note = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.on('connectionAttempt', (ip, port) => tried.push(`${ip} ${port}`));
    socket.on('connect', () => tried.push(`${String(peerOf(socket))} ${String(socket.remotePort)}`));
  };
  subscribe('net.client.socket', note);
  return {
    others: (port: number) => tried.filter((address) => address !== `127.0.0.1 ${port}`),
    stop: () => unsubscribe('net.client.socket', note),
  };
}

/** Whom a socket is connected to, also where a test gave it another face. */
function peerOf(socket: Socket): unknown {
  return Object.getOwnPropertyDescriptor(Socket.prototype, 'remoteAddress')?.get?.call(socket);
}

class Scripted implements Hostile {
  readonly requests: string[] = [];
  readonly heads: string[] = [];
  connections = 0;
  fetcher!: Fetcher;
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;
  readonly #answers = new Map<string, Answering>();

  static async start(): Promise<Scripted> {
    const sockets = new Set<Socket>();
    const server = createServer();
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    return new Scripted(server, sockets);
  }

  constructor(server: Server, sockets: Set<Socket>) {
    this.#server = server;
    this.#sockets = sockets;
    this.port = (server.address() as { port: number }).port;
    this.on('/honest', html(HONEST));
    server.on('connection', (socket) => this.#serve(socket));
  }

  on(path: string, answering: Answering): void {
    this.#answers.set(path, answering);
  }

  url(path: string, host = 'hostile.test'): string {
    return `http://${host}:${this.port}${path}`;
  }

  async get(path: string, { host, ...more }: Parameters<Hostile['get']>[1] = {}): Promise<Fetched> {
    const answer = await this.fetcher.fetch({ url: this.url(path, host), purpose: 'page', ...more });
    if (answer.kind === 'refused') assert.match(answer.reason, /^\P{Cc}{1,500}$/u);
    return answer;
  }

  async refused(path: string, more: Parameters<Hostile['get']>[1] = {}): Promise<Refused> {
    const answer = await this.get(path, more);
    assert.ok(answer.kind === 'refused', `${path} was ${answer.kind}`);
    return answer;
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  #serve(socket: Socket): void {
    this.connections += 1;
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    socket.on('error', () => {});
    let pending = '';
    socket.on('data', (chunk) => {
      pending += chunk.toString('latin1');
      for (let end = pending.indexOf('\r\n\r\n'); end >= 0; end = pending.indexOf('\r\n\r\n')) {
        this.#answer(socket, pending.slice(0, end));
        pending = pending.slice(end + 4);
      }
    });
  }

  #answer(socket: Socket, head: string): void {
    const [, method = '', path = ''] = /^(\S+) (\S+)/.exec(head) ?? [];
    const [, host = ''] = /^host: ([^:\r\n]*)/im.exec(head) ?? [];
    this.heads.push(head);
    this.requests.push(`${method} ${path} ${host}`);
    (this.#answers.get(path) ?? reply(404))(socket, head);
  }
}
