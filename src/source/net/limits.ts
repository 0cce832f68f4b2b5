/** What one fetch may cost. Sizes are bytes, times milliseconds; every limit that is met is a refusal with its reason. */
export interface FetchLimits {
  /** The body, with its content encodings undone. */
  readonly bytes: number;
  /** The body as it travels, where it is encoded. */
  readonly wireBytes: number;
  /** How many times larger than on the wire an encoded body may become; asked only past `ratioFloor`. */
  readonly ratio: number;
  readonly ratioFloor: number;
  /** Content encodings on top of one another. */
  readonly encodings: number;
  /** A whole fetch, every hop of it; waiting for a host's turn does not count. */
  readonly totalMs: number;
  /** Nothing heard from the server, at whatever stage. */
  readonly idleMs: number;
  readonly redirects: number;
  readonly headerBytes: number;
  /** Characters of an address. */
  readonly addressLength: number;
  /** What is read of a robots.txt; the rest of a longer one is not looked at (RFC 9309 asks for 500 KiB at least). */
  readonly robotsBytes: number;
  /** Connections to one host at a time. */
  readonly perHost: number;
  /** Between the beginnings of two fetches from one host, unless its robots.txt asks for more. */
  readonly delayMs: number;
  /** The longest delay that a robots.txt is granted. */
  readonly crawlDelayMs: number;
  /** Connections to all hosts together. */
  readonly connections: number;
  /** The longest wait that a server's `Retry-After` is granted, in seconds. */
  readonly retryAfter: number;
}

export const FETCH_LIMITS: FetchLimits = {
  bytes: 10_000_000,
  wireBytes: 5_000_000,
  ratio: 100,
  // Below this a high ratio harms nobody, and a page of repeated markup reaches 50 honestly.
  ratioFloor: 1_000_000,
  encodings: 5,
  totalMs: 30_000,
  idleMs: 10_000,
  redirects: 5,
  headerBytes: 16_384,
  addressLength: 4096,
  robotsBytes: 512_000,
  perHost: 2,
  delayMs: 1000,
  crawlDelayMs: 30_000,
  connections: 256,
  retryAfter: 7 * 24 * 3600,
};
