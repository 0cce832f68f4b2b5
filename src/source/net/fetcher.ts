/**
 * The fetcher: an address becomes the bytes that stand there, or a refusal with its reason.
 *
 * Everything that recoupe takes from the web goes through here, and by the same rules: the address is judged at every
 * hop and on the connected socket, robots.txt is obeyed, a host is asked slowly and left alone when it says so, and
 * sizes, times and redirects have limits. No cookies, no credentials, no scripts. Never throws for what a server does.
 */
import { Agent } from 'undici';
import type { HttpResponse } from '../../model/index.ts';
import { AGENT, userAgentOf } from './agent.ts';
import { ACCEPT_ENCODING } from './body.ts';
import { type ConnectOptions, createConnector } from './connect.ts';
import { Deadline } from './deadline.ts';
import { refusalOf } from './fault.ts';
import type { Fetched, Fetcher, FetchRequest } from './fetched.ts';
import { createGate, type Gate } from './gate.ts';
import { headerOf, parseContentType, parseRetryAfter } from './headers.ts';
import { type Answer, request as requestHop } from './hop.ts';
import { FETCH_LIMITS, type FetchLimits } from './limits.ts';
import { Politeness } from './politeness.ts';
import { type RefusalError, refuse, shown } from './refusal.ts';
import { createResolver, type Resolver } from './resolve.ts';
import { REDIRECTS, retryOf, showStatus, WHOLE } from './status.ts';
import { RobotsCache } from './robots-cache.ts';

export type { Fetched, Fetcher, FetchRequest } from './fetched.ts';
export type { FetchLimits } from './limits.ts';
export type { Refused } from './refusal.ts';
export type { Resolver } from './resolve.ts';

export interface FetcherOptions {
  readonly userAgent?: string;
  /** `name` or `name:port` of hosts that are fetched from though they are private, or on another port. */
  readonly allowHosts?: readonly string[];
  readonly limits?: Partial<FetchLimits>;
  /** How names become addresses. */
  readonly resolve?: Resolver;
  /** How connections are opened; what they end up at is checked all the same. */
  readonly dial?: ConnectOptions['dial'];
  readonly now?: () => Date;
}

export function createFetcher(options: FetcherOptions = {}): Fetcher {
  return new WebFetcher(options);
}

/** A gate, and the connections that were opened by its rules. */
interface Route {
  readonly gate: Gate;
  readonly agent: Agent;
}

interface Hop {
  readonly url: URL;
  readonly hop: number;
  readonly route: Route;
}

class WebFetcher implements Fetcher {
  readonly #limits: FetchLimits;
  /** For what the user named: hosts allowed by name are let in. */
  readonly #trusted: Route;
  /** For where others lead: nothing private is let in, whatever is allowed. */
  readonly #strict: Route;
  readonly #politeness: Politeness;
  readonly #robots: RobotsCache;
  readonly #userAgent: string;
  readonly #now: () => Date;
  readonly #closing = new AbortController();

  constructor({
    userAgent,
    allowHosts = [],
    limits,
    resolve = createResolver(),
    dial,
    now = () => new Date(),
  }: FetcherOptions) {
    this.#limits = { ...FETCH_LIMITS, ...limits };
    this.#userAgent = userAgent ?? userAgentOf(null);
    this.#now = now;
    const opening = { resolve, ...(dial && { dial }) };
    this.#trusted = this.#routeFor(allowHosts, opening);
    this.#strict = this.#routeFor([], opening);
    this.#politeness = new Politeness(this.#limits, () => this.#now().getTime());
    const fetchRobots = (url: string, isTrusted: boolean) =>
      this.#fetchBy(isTrusted ? this.#trusted : this.#strict, { url, purpose: 'robots' });
    this.#robots = new RobotsCache(fetchRobots, AGENT, this.#limits.robotsBytes, this.#now);
  }

  fetch(request: FetchRequest): Promise<Fetched> {
    return this.#fetchBy(this.#isTrusted(request.from) ? this.#trusted : this.#strict, request);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await Promise.all([this.#trusted.agent.destroy(), this.#strict.agent.destroy()]);
  }

  /** What the user named is trusted, and what a host leads to that the user allowed. */
  #isTrusted(from: string | undefined): boolean {
    return from === undefined || (URL.canParse(from) && this.#trusted.gate.allowsUrl(new URL(from)));
  }

  #routeFor(allowHosts: readonly string[], opening: Pick<ConnectOptions, 'resolve' | 'dial'>): Route {
    const { addressLength, idleMs, perHost, headerBytes } = this.#limits;
    const gate = createGate(allowHosts, addressLength);
    const connect = createConnector({ ...opening, gate, timeout: idleMs, signal: this.#closing.signal });
    const agent = new Agent({
      connect,
      connections: perHost,
      pipelining: 1,
      maxHeaderSize: headerBytes,
      // Our own deadline is stricter, and sees the whole fetch.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return { gate, agent };
  }

  async #fetchBy(route: Route, request: FetchRequest): Promise<Fetched> {
    const { url, signal } = request;
    const deadline = new Deadline(this.#limits, [this.#closing.signal, ...(signal ? [signal] : [])]);
    try {
      return await this.#follow(route, request, deadline);
    } catch (error) {
      const refusal = refusalOf(error, hostOf(url), deadline.signal);
      if (!refusal) throw error;
      return { kind: 'refused', url, ...refusal };
    } finally {
      deadline.close();
    }
  }

  /** Hop after hop, each judged anew: once a host that is not allowed by name is met, none is on the way from there. */
  async #follow(first: Route, request: FetchRequest, deadline: Deadline): Promise<Fetched> {
    let url = first.gate.admit(request.url);
    let route = first;
    for (let hop = 0; hop <= this.#limits.redirects; hop += 1) {
      if (!route.gate.allowsUrl(url)) route = this.#strict;
      if (request.purpose !== 'robots' && request.purpose !== 'translation') {
        await this.#obey(url, route, deadline.signal);
      }
      const outcome = await this.#hop(request, { url, hop, route }, deadline);
      if (!(outcome instanceof URL)) return outcome;
      url = outcome;
    }
    throw refuse(
      'net.redirects',
      `${shown(request.url)} redirects more than ${this.#limits.redirects} times.`,
      'later',
    );
  }

  /** Asks the host's robots.txt; throws where it forbids, or where it could not be had. */
  async #obey(url: URL, route: Route, signal: AbortSignal): Promise<void> {
    const { robots, refusal } = await unlessAborted(signal, this.#robots.of(url, route === this.#trusted));
    if (refusal) throw refuse(refusal.code, refusal.reason, refusal.retry, refusal);
    if (robots.crawlDelay !== null) this.#politeness.pace(url.hostname, robots.crawlDelay);
    if (!robots.isAllowed(url.pathname + url.search)) {
      throw refuse(
        'net.robots',
        `The robots.txt of ${shown(url.host)} does not allow ${shown(url.pathname)} to be fetched.`,
        'later',
      );
    }
  }

  /** One hop in the host's turn: what was fetched, or where it leads on. */
  async #hop(request: FetchRequest, { url, hop, route }: Hop, deadline: Deadline): Promise<Fetched | URL> {
    this.#refuseResting(url);
    const isPaced = hop === 0 && request.purpose !== 'robots';
    const release = await this.#politeness.turn(url.hostname, isPaced, deadline.signal);
    try {
      this.#refuseResting(url);
      return await deadline.during(async () => {
        const answer = await requestHop(route.agent, url, this.#headersFor(request), deadline, this.#limits);
        try {
          return await this.#judge(request, url, route, answer);
        } finally {
          await answer.leave();
        }
      });
    } finally {
      release();
    }
  }

  #refuseResting(url: URL): void {
    const seconds = this.#politeness.restOf(url.hostname);
    if (seconds > 0) {
      throw refuse(
        'net.resting',
        `${shown(url.host)} asked to be left alone for ${seconds} s more.`,
        'later',
        { retryAfter: seconds },
      );
    }
  }

  #headersFor({ purpose, validators }: FetchRequest): Record<string, string> {
    const { etag, lastModified } = validators ?? {};
    return {
      'user-agent': this.#userAgent,
      accept: ACCEPT[purpose],
      'accept-encoding': ACCEPT_ENCODING,
      ...(isHeaderValue(etag) && { 'if-none-match': etag }),
      ...(isHeaderValue(lastModified) && { 'if-modified-since': lastModified }),
    };
  }

  async #judge(request: FetchRequest, url: URL, route: Route, answer: Answer): Promise<Fetched | URL> {
    const { response } = answer;
    const { status } = response;
    const fetchedAt = this.#now()
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    if (REDIRECTS.includes(status)) return nextOf(url, route, response);
    if (status === 304 && request.validators)
      return { kind: 'unchanged', url: request.url, response, fetchedAt };
    if (!WHOLE.includes(status)) throw this.#refuseStatus(url, response);
    const bytes = await (request.purpose === 'robots'
      ? answer.beginning(this.#limits.robotsBytes)
      : answer.body());
    const mediaType = parseContentType(headerOf(response.headers, 'content-type'));
    return { kind: 'fetched', url: request.url, finalUrl: url.href, response, bytes, mediaType, fetchedAt };
  }

  #refuseStatus(url: URL, { status, headers }: HttpResponse): RefusalError {
    const waits = status === 429 || status === 503;
    const asked = parseRetryAfter(
      headerOf(headers, 'retry-after'),
      headerOf(headers, 'date'),
      this.#now(),
      this.#limits.retryAfter,
    );
    const retryAfter = asked ?? (status === 429 ? UNASKED_REST : null);
    if (waits && retryAfter !== null) this.#politeness.rest(url.hostname, retryAfter);
    return refuse('net.status', `${shown(url.href)} answered ${showStatus(status)}.`, retryOf(status), {
      status,
      ...(retryAfter !== null && { retryAfter }),
    });
  }
}

/** How long a host rests that answers 429 without saying how long, in seconds. */
const UNASKED_REST = 60;

const ACCEPT: Readonly<Record<FetchRequest['purpose'], string>> = {
  page: 'text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1',
  feed: 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.5',
  robots: 'text/plain, */*;q=0.1',
  discovery: 'text/html, application/xhtml+xml, */*;q=0.5',
  sitemap: 'application/xml, text/xml, */*;q=0.5',
  translation: 'application/json, */*;q=0.1',
};

/** Where a redirect leads, judged like any address. */
function nextOf(url: URL, { gate }: Route, response: HttpResponse): URL {
  const [location, ...more] = new Set(
    response.headers.filter(([name]) => name === 'location').map(([, to]) => to),
  );
  if (location === undefined || more.length > 0) {
    const how = more.length > 0 ? 'to two places at once' : 'without saying where';
    throw refuse('net.header', `${shown(url.href)} redirects ${how}.`, 'later', {
      status: response.status,
    });
  }
  const next = gate.admit(location, url);
  if (url.protocol === 'https:' && next.protocol === 'http:') {
    throw refuse(
      'net.downgrade',
      `${shown(url.href)} redirects to ${shown(next.href)}, which is not encrypted; that address can be given itself.`,
      'later',
    );
  }
  return next;
}

/** The promise, unless the signal is aborted first: what many wait for goes on for the others. */
function unlessAborted<T>(signal: AbortSignal, promise: Promise<T>): Promise<T> {
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  return new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', abort);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function isHeaderValue(value: string | undefined): value is string {
  return value !== undefined && /^[\x20-\x7e]{1,1000}$/.test(value);
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}
