/**
 * Which network addresses belong to the public internet.
 *
 * Refused is what the IANA special-purpose registries (IPv4 and IPv6, RFC 6890 and its updates) do not call globally
 * reachable, and of IPv6 whatever carries an IPv4 address inside (mapped, NAT64, 6to4, Teredo): through those a
 * private address could be written as a public one.
 */
import { BlockList, isIPv4, isIPv6 } from 'node:net';

const RESERVED_4 = [
  ['0.0.0.0', 8, 'this network'],
  ['10.0.0.0', 8, 'private'],
  ['100.64.0.0', 10, 'shared by carriers'],
  ['127.0.0.0', 8, 'loopback'],
  ['169.254.0.0', 16, 'link-local'],
  ['172.16.0.0', 12, 'private'],
  ['192.0.0.0', 24, 'protocol assignments'],
  ['192.0.2.0', 24, 'documentation'],
  ['192.88.99.0', 24, '6to4 relays'],
  ['192.168.0.0', 16, 'private'],
  ['198.18.0.0', 15, 'benchmarks'],
  ['198.51.100.0', 24, 'documentation'],
  ['203.0.113.0', 24, 'documentation'],
  ['224.0.0.0', 4, 'multicast'],
  ['240.0.0.0', 4, 'reserved, broadcast'],
] as const;

/** The one block that public IPv6 addresses are assigned from, and what in it is not public. */
const GLOBAL_6 = ['2000::', 3] as const;
const RESERVED_6 = [
  ['2001::', 23, 'protocol assignments, Teredo among them'],
  ['2001:db8::', 32, 'documentation'],
  ['2002::', 16, '6to4'],
  ['3fff::', 20, 'documentation'],
] as const;

const reserved4 = blockList(RESERVED_4, 'ipv4');
const reserved6 = blockList(RESERVED_6, 'ipv6');
const global6 = blockList([GLOBAL_6], 'ipv6');

function blockList(
  ranges: readonly (readonly [net: string, prefix: number, ...unknown[]])[],
  family: 'ipv4' | 'ipv6',
): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of ranges) list.addSubnet(net, prefix, family);
  return list;
}

/** True for an IP address in text (no brackets) that is globally reachable; false for all else, nonsense included. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !reserved4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return global6.check(address, 'ipv6') && !reserved6.check(address, 'ipv6');
}
