/**
 * A link in a feed becomes the address of a page, or is refused with its reason.
 *
 * Only http and https addresses without credentials are pages. The fragment goes, and so do the parameters that only
 * say which reader came by which feed: with them one page would have an address for every feed.
 */
const TRACKING =
  /^(?:utm_[a-z_]+|xtor|xts|at_(?:medium|campaign|custom\d|link_[a-z]+|format|ptr_name|bbc_team|creation|variant)|fbclid|gclid|mc_cid|mc_eid|mkt_tok|igshid|yclid|ocid|cmpid|ns_(?:source|mchannel|campaign|linkname|fee)|wt\.[a-z_]+|piwik_[a-z]+|mtm_[a-z]+|pk_[a-z]+)$/i;
const LONGEST = 4096;

export interface LinkRefusal {
  readonly address: string;
  readonly code: 'feed.link-scheme' | 'feed.link-credentials' | 'feed.link-unreadable' | 'feed.link-long';
  readonly reason: string;
}

/** The address, or the refusal. Each of the `bases` is resolved by the one before it. */
export function pageAddress(written: string, bases: readonly (string | null)[]): string | LinkRefusal {
  // The URL standard drops tabs and line ends inside, which feeds that wrap their lines rely on.
  // Addresses are escaped inside CDATA too, where nothing undoes it; none has a parameter «amp;».
  const link = written.trim().replaceAll('&amp;', '&');
  if (link.length > LONGEST) {
    return refusal(link, 'feed.link-long', `is longer than ${LONGEST} characters`);
  }
  const url = resolve(link, bases);
  if (!url) return refusal(link, 'feed.link-unreadable', 'is not an address');
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return refusal(link, 'feed.link-scheme', 'is not an http or https address');
  }
  if (url.username !== '' || url.password !== '') {
    return refusal(url.host, 'feed.link-credentials', 'carries a name or password');
  }
  url.hash = '';
  dropTracking(url);
  // What is escaped grows: an address taken once must be taken again as it was written out.
  if (url.href.length > LONGEST) {
    return refusal(link, 'feed.link-long', `is longer than ${LONGEST} characters`);
  }
  return url.href;
}

function resolve(link: string, bases: readonly (string | null)[]): URL | null {
  let base: string | undefined;
  for (const next of bases) {
    if (next === null || !URL.canParse(next, base)) continue;
    const { href, protocol } = new URL(next, base);
    if (protocol === 'http:' || protocol === 'https:') base = href;
  }
  return URL.canParse(link, base) ? new URL(link, base) : null;
}

/** Deletes by name, and leaves an address without such parameters as it is written. */
function dropTracking(url: URL): void {
  if (url.search === '') return;
  const names = [...url.searchParams.keys()].filter((name) => TRACKING.test(name));
  if (names.length === 0) return;
  const kept = url.search
    .slice(1)
    .split('&')
    .filter((pair) => !TRACKING.test(pair.split('=', 1)[0]!));
  url.search = kept.join('&');
}

const SHOWN = 200;

function refusal(link: string, code: LinkRefusal['code'], why: string): LinkRefusal {
  const address = link.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ').slice(0, SHOWN);
  return { address, code, reason: `The link ${address} ${why}.` };
}
