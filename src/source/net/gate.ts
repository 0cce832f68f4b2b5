/**
 * The gate every address passes before anything is opened: those of users, feeds, redirects and robots.txt alike.
 *
 * An address is judged after the standard parser has normalised it (`http://0x7f.1/` is 127.0.0.1 by then). A host is
 * let in though private only where the user allowed it by name, with its port.
 */
import { isIP } from 'node:net';
import { RecoupeError } from '../../model/index.ts';
import { isPublicAddress } from './address.ts';
import { refuse, shown } from './refusal.ts';

const PORTS: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' };

/** RFC 1035, with the underscore that some hosts have; `127.0..` is no address to the parser, and no name either. */
const HOST = /^(?=.{1,253}$)(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}$/;

export interface Gate {
  /** The address normalised, without its fragment; throws a `RefusalError`. */
  admit(address: string, base?: URL): URL;
  /** True when the user allowed this host and port by name. */
  allows(hostname: string, port: string): boolean;
  allowsUrl(url: URL): boolean;
}

/**
 * Throws a `RecoupeError` when one of `allowHosts` is no host.
 *
 * @param allowHosts `name`, which allows ports 80 and 443 of it, or `name:port`; addresses of IPv6 in brackets.
 * @param maxLength characters of an address.
 */
export function createGate(allowHosts: readonly string[], maxLength: number): Gate {
  const allowed = new Set(allowHosts.flatMap(keysOf));
  const allows = (hostname: string, port: string) => allowed.has(`${bareHost(hostname)}:${port}`);
  const allowsUrl = ({ hostname, port, protocol }: URL) => allows(hostname, port || PORTS[protocol]!);
  return {
    allows,
    allowsUrl,
    admit(address, base) {
      const url = parse(address, base, maxLength);
      if (allowsUrl(url)) return url;
      refusePrivate(url);
      if (url.port !== '') {
        throw refuse(
          'net.port',
          `${shown(url.href)} names port ${url.port}; only 80 and 443 are fetched from, unless --allow-host ${shown(url.host)} says otherwise.`,
          'never',
        );
      }
      return url;
    },
  };
}

function parse(address: string, base: URL | undefined, maxLength: number): URL {
  if (address.length > maxLength) throw tooLong(address, maxLength);
  if (!URL.canParse(address, base?.href)) {
    throw refuse('net.address', `${shown(address)} is not an address.`, 'never');
  }
  const url = new URL(address, base);
  // What is escaped grows threefold.
  if (url.href.length > maxLength) throw tooLong(address, maxLength);
  if (!(url.protocol in PORTS)) {
    throw refuse('net.scheme', `${shown(address)} is not an http or https address.`, 'never');
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse(
      'net.credentials',
      `The address of ${shown(url.host)} carries a name or password, which would be kept with the page.`,
      'never',
    );
  }
  const host = bareHost(url.hostname);
  if (isIP(host) === 0 && !HOST.test(host)) {
    throw refuse('net.address', `${shown(url.host)} is not a name that a host can have.`, 'never');
  }
  url.hash = '';
  return url;
}

function tooLong(address: string, maxLength: number) {
  return refuse(
    'net.address',
    `The address ${shown(address)} is longer than ${maxLength} characters.`,
    'never',
  );
}

function refusePrivate(url: URL): void {
  const host = bareHost(url.hostname);
  const isPrivate = isIP(host) === 0 ? isLoopbackName(host) : !isPublicAddress(host);
  if (isPrivate) throw refusePrivateAddress(shown(url.host), isIP(host) === 0 ? null : host);
}

/** The refusal of a host that is, or leads to, an address outside the public internet. */
export function refusePrivateAddress(host: string, address: string | null) {
  const where = address === null || host.includes(address) ? 'is' : `leads to ${address}, which is`;
  return refuse(
    'net.private-address',
    `${host} ${where} not on the public internet; --allow-host ${host} allows it by name.`,
    'never',
  );
}

/** RFC 6761: such names never leave the machine, whatever a resolver says. */
function isLoopbackName(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost');
}

/** A host without the brackets of IPv6 and the dot of the root, in lower case. */
export function bareHost(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
}

function keysOf(allowed: string): string[] {
  const address = `http://${allowed}`;
  if (!/^[^/?#@\\\s]+$/.test(allowed) || !URL.canParse(address)) {
    throw new RecoupeError(
      'usage.host',
      `"${shown(allowed)}" is not the name of a host.`,
      'Give NAME or NAME:PORT, such as intranet.example or 127.0.0.1:8080.',
    );
  }
  const { hostname, port } = new URL(address);
  const named = port !== '' || allowed.endsWith(':80');
  const ports = named ? [port || '80'] : ['80', '443'];
  return ports.map((each) => `${bareHost(hostname)}:${each}`);
}
