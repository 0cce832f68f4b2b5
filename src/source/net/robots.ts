/**
 * robots.txt (RFC 9309): which paths of a host a crawler of our name may fetch, and how slowly.
 *
 * The longest matching rule decides, and of two as long the one that allows. Matching is by pieces between `*`,
 * leftmost first, so that its cost is bounded by path times file whatever the patterns are.
 */
export interface Robots {
  /** True when the path, with its query, may be fetched. */
  isAllowed(path: string): boolean;
  /** Seconds between two fetches that the file asks for; null when it does not. */
  readonly crawlDelay: number | null;
  readonly sitemaps: readonly string[];
}

interface Rule {
  readonly allow: boolean;
  /** Octets of the pattern: the more, the more specific. */
  readonly length: number;
  readonly pieces: readonly string[];
  /** True when the pattern ends in `$`. */
  readonly anchored: boolean;
}

interface Group {
  readonly rules: Rule[];
  crawlDelay: number | null;
}

const MAX_SITEMAPS = 1000;
const LINE = /^\s*([a-z-]+)\s*:\s*(.*)$/i;

/** @param agent our product token, in lower case; the groups of others count only where they are `*`. */
export function parseRobots(content: string, agent: string): Robots {
  const { own, all, sitemaps } = readGroups(content.replace(/^\uFEFF/, ''), agent);
  const { rules, crawlDelay } = own ?? all ?? { rules: [], crawlDelay: null };
  return { isAllowed: (path) => isAllowed(rules, path), crawlDelay, sitemaps };
}

function readGroups(content: string, agent: string) {
  let own: Group | null = null;
  let all: Group | null = null;
  let current: Group[] = [];
  let inNames = false;
  const sitemaps: string[] = [];
  for (const line of content.split(/\r\n|\r|\n/)) {
    const field = parseLine(line);
    if (!field) continue;
    const { name, value } = field;
    if (name === 'user-agent') {
      if (!inNames) current = [];
      const token = tokenOf(value);
      if (token === agent) current.push((own ??= emptyGroup()));
      if (token === '*') current.push((all ??= emptyGroup()));
    } else if (name === 'sitemap') {
      if (value !== '' && sitemaps.length < MAX_SITEMAPS) sitemaps.push(value);
      continue;
    } else for (const group of current) addTo(group, name, value);
    inNames = name === 'user-agent';
  }
  return { own, all, sitemaps };
}

function emptyGroup(): Group {
  return { rules: [], crawlDelay: null };
}

function parseLine(line: string): { readonly name: string; readonly value: string } | null {
  const hash = line.indexOf('#');
  const match = LINE.exec(hash < 0 ? line : line.slice(0, hash));
  return match ? { name: match[1]!.toLowerCase(), value: match[2]!.trim() } : null;
}

/** `Name/1.0 (more)` is the token `name`. */
function tokenOf(value: string): string {
  return /^[^\s/]*/.exec(value)![0].toLowerCase();
}

function addTo(group: Group, name: string, value: string): void {
  if (name === 'allow' || name === 'disallow') {
    // An empty Disallow forbids nothing, and an empty Allow adds nothing.
    if (value !== '') group.rules.push(ruleOf(value, name === 'allow'));
  } else if (name === 'crawl-delay' && /^\d{1,9}(?:\.\d+)?$/.test(value)) {
    group.crawlDelay = Math.max(group.crawlDelay ?? 0, Number(value));
  }
}

function ruleOf(pattern: string, allow: boolean): Rule {
  const anchored = pattern.endsWith('$');
  const normal = normalise(anchored ? pattern.slice(0, -1) : pattern);
  return { allow, length: normal.length + (anchored ? 1 : 0), pieces: normal.split('*'), anchored };
}

function isAllowed(rules: readonly Rule[], path: string): boolean {
  const normal = normalise(path);
  let best: Rule | null = null;
  for (const rule of rules) {
    const wins = !best || rule.length > best.length || (rule.length === best.length && rule.allow);
    if (wins && isMatch(rule, normal)) best = rule;
  }
  return best?.allow ?? true;
}

function isMatch({ pieces, anchored }: Rule, path: string): boolean {
  const [head = '', ...others] = pieces;
  if (!path.startsWith(head)) return false;
  if (others.length === 0) return !anchored || path.length === head.length;
  const tail = anchored ? others.pop()! : '';
  let at = head.length;
  for (const piece of others) {
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return path.length - tail.length >= at && path.endsWith(tail);
}

/** Escapes in upper case, what is unreserved unescaped, what is not ASCII escaped: two spellings of a path are one. */
function normalise(path: string): string {
  return path
    .replace(/[^\x21-\x7e]+/g, (run) => encodeURIComponent(run.replace(/\p{Cs}/gu, '\ufffd')))
    .replace(/%[0-9a-f]{2}/gi, (escape) => {
      const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
      return /[\w.~-]/.test(char) ? char : escape.toUpperCase();
    });
}
