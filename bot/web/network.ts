import { isIPv4, isIPv6 } from 'node:net';

/** Who is counted as one where nobody is known: `one` has an address, `site` whatever an organisation is usually given together. */
export type Network = { one: string; site: string };

/**
 * Of IPv4 an address. Of IPv6 the half that names a network, /64, since whoever has one has all its addresses; and /48, of which a site has
 * one for all its networks. IPv4 that is written as IPv6 is IPv4, and a port that some web servers write behind an address is no part of it.
 * All that is no address counts as one.
 */
export function networkOf(address = ''): Network {
  const plain = address
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^([\d.]+):\d+$/, '$1')
    .replace(/%.*$/, '');
  if (isIPv4(plain)) return { one: plain, site: plain };
  if (!isIPv6(plain)) return { one: '', site: '' };
  const groups = groupsOf(plain);
  if (groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff') {
    const mapped = groups.slice(6).flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
    return { one: mapped.join('.'), site: mapped.join('.') };
  }
  return { one: `${groups.slice(0, 4).join(':')}::/64`, site: `${groups.slice(0, 3).join(':')}::/48` };
}

/** All eight, however it was written. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':'))) as [string[], string[]];
  return [...before, ...Array<string>(8 - before.length - after.length).fill('0'), ...after];
}
