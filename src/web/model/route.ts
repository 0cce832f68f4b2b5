/**
 * Permalinks: the part of the address after `#`, and the screen that it names. Addresses are data from outside: what
 * cannot be read is the dossier.
 */
export type Route =
  | { readonly at: 'dossier' }
  | { readonly at: 'timeline' }
  | { readonly at: 'pages' }
  | { readonly at: 'sources' }
  | { readonly at: 'page'; readonly id: string; readonly note: string | null }
  | { readonly at: 'event'; readonly id: string }
  | { readonly at: 'compare'; readonly before: string; readonly after: string }
  | { readonly at: 'search'; readonly query: string };

/** The route that an address fragment names, `#` included or not. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#?\/?/, '').split('?', 2);
  const [screen = '', ...rest] = path.split('/');
  const id = decode(rest.join('/'));
  const parameters = new URLSearchParams(query);
  if (screen === 'timeline' || screen === 'sources') return { at: screen };
  if (screen === 'search') return { at: 'search', query: parameters.get('q') ?? '' };
  if (screen === 'pages') return id ? { at: 'page', id, note: parameters.get('note') } : { at: 'pages' };
  if (screen === 'events' && id) return { at: 'event', id };
  const [before, after] = [parameters.get('before'), parameters.get('after')];
  if (screen === 'compare' && before && after) return { at: 'compare', before, after };
  return { at: 'dossier' };
}

/** The address fragment of a route; `parseRoute` reads it back. */
export function hrefOf(route: Route): string {
  if (route.at === 'timeline' || route.at === 'pages' || route.at === 'sources') return `#/${route.at}`;
  if (route.at === 'page') {
    const note = route.note ? `?note=${encodeURIComponent(route.note)}` : '';
    return `#/pages/${encodeURIComponent(route.id)}${note}`;
  }
  if (route.at === 'event') return `#/events/${encodeURIComponent(route.id)}`;
  if (route.at === 'compare') {
    return `#/compare?before=${encodeURIComponent(route.before)}&after=${encodeURIComponent(route.after)}`;
  }
  if (route.at === 'search') return `#/search?q=${encodeURIComponent(route.query)}`;
  return '#/';
}

/** An address that may stand in a link: `http:` and `https:` alone, never `javascript:` or `data:`. */
export function safeAddress(url: string | null): string | null {
  return url && /^https?:\/\//i.test(url) ? url : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
