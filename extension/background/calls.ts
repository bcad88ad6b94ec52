import { teamsHosts } from '../../shared/domain/panel-open.ts';
import { longestCall } from '../../shared/panel-paths.ts';

/** Where calls are held whose address can be known, and what an extension asks for to see it. */
export const siteOrigins = {
  meet: ['https://meet.google.com/*'],
  zoom: ['https://*.zoom.us/*'],
  teams: teamsHosts.map((host) => `https://${host}/*`),
} satisfies Record<string, string[]>;

export type CallSite = keyof typeof siteOrigins;
export const callSites = Object.keys(siteOrigins) as CallSite[];

const MEET = /^\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/;
const ZOOM = /^\/wc\/(?:join\/)?\d{9,12}(?:\/|$)/;
const TEAMS_PATH = /^\/(?:meet\/\d{6,20}|light-meetings\/launch|_?#?\/?l\/meetup-join\/.+)(?:\/|$)/;

/**
 * Whose call an address is, by its shape alone; null where it is none. Nothing of the page is read. Teams takes the meeting out of its
 * address once the call has begun, so what is not recognised may still be one.
 */
export function callAt(address: string): CallSite | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, pathname, searchParams, hash } = new URL(address);
  if (protocol !== 'https:') return null;
  if (hostname === 'meet.google.com') return MEET.test(pathname) ? 'meet' : null;
  if (hostname === 'zoom.us' || hostname.endsWith('.zoom.us')) return ZOOM.test(pathname) ? 'zoom' : null;
  if (!teamsHosts.includes(hostname)) return null;
  const isJoining = searchParams.get('meetingjoin') === 'true' || hash.startsWith('#/l/meetup-join/');
  return isJoining || TEAMS_PATH.test(pathname) ? 'teams' : null;
}

/**
 * What Cairn is told of the address of a call: Meet and Zoom name it in the path, and say behind that who somebody is and by which password
 * they come in. null where it is none, or longer than any.
 */
export function toldOf(address: string): string | null {
  const site = callAt(address);
  if (site === null) return null;
  const { origin, pathname } = new URL(address);
  const told = site === 'teams' ? address : `${origin}${pathname}`;
  return told.length <= longestCall ? told : null;
}
