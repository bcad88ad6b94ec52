import type { AccountRef, Address, Profile } from '../port.ts';

export const TENANT = 'demo';

/** Somebody of the demo, as the desk knows them the way a chat platform would. */
export type DeskPerson = {
  user: string;
  name: string;
  /** What they are in the demo; only said, never what decides who may do what. */
  part: 'mentee' | 'mentor' | 'coordinator' | 'colleague';
  zone: string;
  language: string;
  /** An administrator of the make-believe workspace, who may set a programme up. */
  admin: boolean;
  /** Whether they sit at the desk from the start, are called over, or are only heard of. */
  seat: 'taken' | 'free' | 'none';
};

/** A channel of the desk, shown beside the direct messages of whoever keeps it. */
export type DeskChannel = { channel: string; label: string; keeper: string };

/** Everybody and everything the desk has; the same for every page. */
export type Cast = { people: readonly DeskPerson[]; channels: readonly DeskChannel[] };

export const directPlace = (user: string): string => `person/${user}`;
export const homePlace = (user: string): string => `home/${user}`;
export const channelPlace = (channel: string): string => `channel/${channel}`;

export const accountOf = (user: string): AccountRef => ({ platform: 'desk', enterprise: '', tenant: TENANT, user });

/** Where an address is kept; null for one that is not of this desk. */
export function placeOf(to: Address, cast: Cast): string | null {
  if (to.to === 'person') return isHere(to.account, cast) ? directPlace(to.account.user) : null;
  const { platform, tenant, channel } = to.channel;
  const known = platform === 'desk' && tenant === TENANT && cast.channels.some((one) => one.channel === channel);
  return known ? channelPlace(channel) : null;
}

export function personAt(cast: Cast, user: string): DeskPerson | undefined {
  return cast.people.find((one) => one.user === user);
}

/** Whose messages there are to look at. */
export const atTheDesk = (cast: Cast): DeskPerson[] => cast.people.filter((one) => one.seat !== 'none');

export function profileOf({ name, zone, language, admin }: DeskPerson): Profile {
  return { name, zone, language, admin, active: true };
}

/** The places somebody looks at, and nobody else's. */
export function placesOf(cast: Cast, user: string): string[] {
  const kept = cast.channels.filter((one) => one.keeper === user);
  return [directPlace(user), homePlace(user), ...kept.map((one) => channelPlace(one.channel))];
}

function isHere(account: AccountRef, cast: Cast): boolean {
  return account.platform === 'desk' && account.tenant === TENANT && personAt(cast, account.user) !== undefined;
}
