/**
 * What every request must pass and every answer carries, before any route is looked at.
 *
 * The server answers only under the names of this machine: a page on the web that has its own name point to
 * 127.0.0.1 (DNS rebinding) is told 421. It knows GET and HEAD alone, and one path that takes a POST: from the workbench
 * itself, as JSON, with the token that only the workbench can have read (a form of another site has neither).
 */
import type { HonoRequest, MiddlewareHandler } from 'hono';
import { refusal } from './refusal.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'X-Frame-Options': 'DENY',
};

/** Longer addresses than this are refused; the longest that the workbench sends has a search in it. */
const MAX_ADDRESS = 4096;

/** The one path that takes a POST, and the token that must come with it; none is taken where it is null. */
interface Writable {
  readonly path: string;
  readonly token: string | null;
}

/** `hosts` are the values of `Host` that are answered, port included. */
export function guard(hosts: () => ReadonlySet<string>, writable: Writable): MiddlewareHandler {
  return async (context, next) => {
    const { req } = context;
    const host = req.header('host')?.toLowerCase() ?? '';
    if (!hosts().has(host) || !hosts().has(new URL(req.url).host)) {
      context.res = refusal(
        421,
        'server.host',
        'This server does not answer under that name.',
        [...hosts()].join(', '),
      );
    } else if (isWrite(req, writable)) {
      if (isOurs(req, host, writable)) await next();
      else context.res = refusal(403, 'server.foreign', ...FOREIGN);
    } else if (req.method !== 'GET' && req.method !== 'HEAD') {
      context.res = refusal(
        405,
        'server.method',
        'Only GET is answered here.',
        'Nothing is changed over HTTP.',
      );
      context.res.headers.set('Allow', 'GET, HEAD');
    } else if (req.url.length > MAX_ADDRESS) {
      context.res = refusal(414, 'server.long', 'The address is too long.', 'Ask for less at once.');
    } else {
      await next();
    }
    for (const [name, value] of Object.entries(HEADERS)) context.res.headers.set(name, value);
  };
}

const FOREIGN = [
  'Only the workbench itself may ask for this.',
  'Open the workbench at the address that "recoupe serve" printed, and reload it.',
] as const;

function isWrite({ method, path }: HonoRequest, writable: Writable): boolean {
  return method === 'POST' && writable.token !== null && path === writable.path;
}

function isOurs(req: HonoRequest, host: string, { token }: Writable): boolean {
  const type = (req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase();
  return (
    type === 'application/json' &&
    req.header('origin')?.toLowerCase() === `http://${host}` &&
    req.header('recoupe-token') === token
  );
}
