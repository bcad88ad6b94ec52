import type { PanelPair, PanelState } from '../api.ts';
import type { Seen } from '../seen.ts';
import { type Instant, minus, plus } from '../time.ts';
import type { MeetingId } from './ids.ts';
import { endOf } from './meeting.ts';

/** A panel is opened a little before the call, and what was said is written down a little after it. */
const BEFORE_MINUTES = 30;
const AFTER_MINUTES = 60;

type Meeting = Seen['pair']['meetings'][number];

const isOn = ({ status }: Pick<Meeting, 'status'>) => status === 'confirmed' || status === 'held';

/** The meeting under way, else the one that ended within the hour, else the one that begins within the half. */
export function meetingAround(meetings: readonly Meeting[], now: Instant): MeetingId | null {
  const agreed = meetings.filter(isOn);
  const found =
    agreed.findLast((one) => one.start <= now && now < endOf(one)) ??
    agreed.findLast((one) => endOf(one) <= now && now < plus(endOf(one), { minutes: AFTER_MINUTES })) ??
    agreed.find((one) => now < one.start && minus(one.start, { minutes: BEFORE_MINUTES }) <= now);
  return found?.id ?? null;
}

/**
 * Whose meeting a call is: whoever named this link, where only one pair did or only one of them is meeting; else whoever is meeting now;
 * else the only pair there is. null is to choose. One link can be several pairs', such as a mentor's own room.
 */
export function openIn(call: string | null, pairs: readonly Pick<PanelPair, 'pair' | 'meeting'>[]): PanelState['open'] {
  const key = call === null ? null : callKey(call);
  const linked = key === null ? [] : pairs.filter(({ pair }) => pair.meetings.some((one) => hasLink(one, key)));
  const meeting = (all: typeof pairs) => all.filter((one) => one.meeting !== null);
  if (linked.length > 0) return only(linked, 'link') ?? only(meeting(linked), 'link');
  return only(meeting(pairs), 'now') ?? only(pairs, 'only');
}

function only(pairs: readonly Pick<PanelPair, 'pair'>[], because: 'link' | 'now' | 'only'): PanelState['open'] {
  const [first, second] = pairs;
  return first && !second ? { mentorship: first.pair.mentorship, because } : null;
}

/** What was called off may have lent its link to others. */
function hasLink({ joinLink, status }: Meeting, key: string): boolean {
  return joinLink !== null && status !== 'cancelled' && callKey(joinLink) === key;
}

const MEET = /^\/([a-z]{3}-[a-z]{4}-[a-z]{3})\/?$/i;
const ZOOM = /^\/(?:j|s|w|wc|wc\/join|wc\/[a-z]+)\/(\d{9,12})(?:\/|$)/i;
/** Wherever a call in Teams may be joined. */
export const teamsHosts = ['teams.microsoft.com', 'teams.live.com', 'teams.cloud.microsoft'];
const TEAMS_SHORT = /^\/meet\/(\d{6,20})\/?$/i;
const TEAMS_LONG = /\/l\/meetup-join\/([^/?#]+)/i;

/**
 * What is the same of one call however its address is written: Meet's code, Zoom's number, the meeting's id in Teams; of any other link the
 * address itself, whatever the case of its host and with or without a slash at its end. null for what is no address.
 */
export function callKey(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hostname, port, pathname, search, hash } = new URL(address);
  if (protocol !== 'https:') return null;
  if (hostname === 'meet.google.com') {
    const [, code] = MEET.exec(pathname) ?? [];
    if (code) return `meet ${code.toLowerCase()}`;
  }
  if (hostname === 'zoom.us' || hostname.endsWith('.zoom.us')) {
    const [, number] = ZOOM.exec(pathname) ?? [];
    if (number) return `zoom ${number}`;
  }
  if (teamsHosts.includes(hostname)) {
    const [, short] = TEAMS_SHORT.exec(pathname) ?? [];
    if (short) return `teams ${short}`;
    // By way of the launcher, the meeting's address stands in the fragment or in a parameter.
    const [, long] = TEAMS_LONG.exec(decoded(`${pathname}${search}${hash}`)) ?? [];
    if (long) return `teams ${long.toLowerCase()}`;
  }
  return `${hostname}${port === '' ? '' : `:${port}`}${pathname.replace(/\/+$/, '')}${search}`;
}

const TEAMS_CHAT = /^19:[\w.-]+@thread\.\w+$/i;

/** The address at which a meeting in Teams is joined, by the id of its chat; null for what is none. */
export function callAddress(chat: string): string | null {
  return TEAMS_CHAT.test(chat) ? `https://${teamsHosts[0]}/l/meetup-join/${encodeURIComponent(chat)}/0` : null;
}

/** As often as links are wrapped into each other. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(text));
  } catch {
    return text;
  }
}
