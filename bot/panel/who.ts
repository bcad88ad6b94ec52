import type { DeviceId } from '../../shared/domain/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import { dateAt, type Zone } from '../../shared/time.ts';
import { type AccountRef, accountName } from '../chat/port.ts';
import { findAccount } from '../store/accounts.ts';
import { deviceOf, markUsed } from '../store/devices.ts';
import type { PanelParts } from './parts.ts';

/** Somebody who asks, however they say who they are. */
export type Asking = {
  /** What is counted as one: a device, or an account that its chat vouches for. */
  id: string;
  account: AccountRef;
  person: Person;
  /** null where there is none, and so nothing that could be taken back. */
  device: DeviceId | null;
};

/** Who asks, by what their request carries and from where; null for whatever is wrong with it, which nobody can tell apart. */
type WhoAsks = (authorization: string | undefined, origin: string) => Promise<Asking | null>;

const DEVICE = /^Bearer ([\w-]{43})$/;
const VOUCHED = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/;

/** A device's token is good from the origin alone that it was paired from, and what a chat vouches for from Cairn's own. */
export function whoAsks({ store, clock, url, vouched }: PanelParts): WhoAsks {
  async function byDevice(token: string, origin: string): Promise<Asking | null> {
    const found = await deviceOf(store.read, token);
    if (found?.origin !== origin) return null;
    const today = dateAt(clock.now(), 'UTC' as Zone);
    if (found.usedOn !== today) await markUsed(store.read, found.device, today);
    return { id: found.device, account: found.account, person: found.person, device: found.device };
  }

  async function byChat(token: string, origin: string): Promise<Asking | null> {
    const own = url();
    if (own === null || new URL(own).origin !== origin) return null;
    const account = await vouched(token);
    const found = account && (await findAccount(store.read, account));
    if (!account || !found?.active) return null;
    return { id: accountName(account), account, person: found.person, device: null };
  }

  return async (authorization = '', origin) => {
    const [, device] = DEVICE.exec(authorization) ?? [];
    if (device !== undefined) return byDevice(device, origin);
    const [, token] = VOUCHED.exec(authorization) ?? [];
    return token === undefined ? null : byChat(token, origin);
  };
}
