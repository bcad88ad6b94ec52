import { localHosts } from '../../shared/panel-paths.ts';

/** The origin of what somebody typed as the address of their Cairn; null where it is none that a token may be sent to. */
export function serverOf(typed: string): string | null {
  const text = typed.trim();
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`;
  if (text === '' || !URL.canParse(address)) return null;
  const { protocol, hostname, origin, username } = new URL(address);
  if (username !== '' || /[\s%]/.test(hostname)) return null;
  return protocol === 'https:' || (protocol === 'http:' && localHosts.includes(hostname)) ? origin : null;
}
