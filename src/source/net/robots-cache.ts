/**
 * robots.txt of each origin, fetched once and remembered for a day (RFC 9309, 2.4).
 *
 * What a file that could not be had means is RFC 9309, 2.3.1: none there (any 4xx, too many redirects) allows
 * everything; a server that fails (5xx, no answer), and here 429 too, forbids everything for now.
 */
import type { Fetched } from './fetched.ts';
import { parseRobots, type Robots } from './robots.ts';
import type { Refusal } from './refusal.ts';

/** What an origin allows; with a refusal, nothing for now. */
export interface Permission {
  readonly robots: Robots;
  readonly refusal: Refusal | null;
}

type FetchRobots = (url: string, isTrusted: boolean) => Promise<Fetched>;

interface Entry {
  readonly permission: Promise<Permission>;
  until: number;
}

const DAY = 24 * 3600 * 1000;
/** How long an answer that forbids for now is believed, in milliseconds. */
const PATIENCE = 10 * 60 * 1000;
const REMEMBERED = 5000;
const FREE: Robots = { isAllowed: () => true, crawlDelay: null, sitemaps: [] };

export class RobotsCache {
  readonly #fetch: FetchRobots;
  readonly #agent: string;
  readonly #maxBytes: number;
  readonly #now: () => Date;
  readonly #entries = new Map<string, Entry>();

  /** @param maxBytes how much of a file `fetch` brings at most. */
  constructor(fetch: FetchRobots, agent: string, maxBytes: number, now: () => Date) {
    this.#fetch = fetch;
    this.#agent = agent;
    this.#maxBytes = maxBytes;
    this.#now = now;
  }

  /**
   * What the origin of `url` allows; asked once, however many ask at the same time.
   *
   * @param isTrusted true for a host that the user allowed by name and that was asked for by name.
   */
  async of(url: URL, isTrusted: boolean): Promise<Permission> {
    const now = this.#now().getTime();
    const key = `${isTrusted ? 'trusted' : 'strict'} ${url.origin}`;
    const known = this.#entries.get(key);
    if (known && known.until > now) return known.permission;
    const entry: Entry = { permission: this.#ask(url.origin, isTrusted, known), until: now + DAY };
    this.#remember(key, entry);
    const { refusal } = await entry.permission;
    if (refusal) entry.until = this.#now().getTime() + (refusal.retryAfter ?? 0) * 1000 + PATIENCE;
    return entry.permission;
  }

  #remember(key: string, entry: Entry): void {
    this.#entries.delete(key);
    const [oldest] = this.#entries.keys();
    if (this.#entries.size >= REMEMBERED && oldest !== undefined) this.#entries.delete(oldest);
    this.#entries.set(key, entry);
  }

  /** A line that the limit cut through would forbid more than it says: it is left out. */
  #contentOf(bytes: Uint8Array): string {
    const content = new TextDecoder('utf-8').decode(bytes);
    if (bytes.length < this.#maxBytes) return content;
    return content.slice(0, Math.max(content.lastIndexOf('\n'), content.lastIndexOf('\r')) + 1);
  }

  /** A file that cannot be renewed goes on to hold. */
  async #ask(origin: string, isTrusted: boolean, before: Entry | undefined): Promise<Permission> {
    const answer = await this.#fetch(`${origin}/robots.txt`, isTrusted);
    if (answer.kind === 'fetched') {
      return { robots: parseRobots(this.#contentOf(answer.bytes), this.#agent), refusal: null };
    }
    if (answer.kind === 'unchanged' || isAbsent(answer.code, answer.status))
      return { robots: FREE, refusal: null };
    const held = await before?.permission;
    if (held && !held.refusal) return held;
    const { code, reason, retry, retryAfter } = answer;
    const about =
      code === 'net.status'
        ? {
            code: 'net.robots-unavailable',
            reason: `Whether it may be fetched cannot be known now: ${reason}`,
          }
        : { code, reason };
    return { robots: FREE, refusal: { ...about, retry, ...(retryAfter !== undefined && { retryAfter }) } };
  }
}

function isAbsent(code: string, status: number | undefined): boolean {
  if (code === 'net.redirects') return true;
  return code === 'net.status' && status !== undefined && status < 500 && status !== 429;
}
