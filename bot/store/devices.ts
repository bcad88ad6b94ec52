import type { DeviceId, PersonId } from '../../shared/domain/ids.ts';
import type { Person } from '../../shared/domain/person.ts';
import { type Instant, plus, type WallDate } from '../../shared/time.ts';
import type { AccountRef } from '../chat/port.ts';
import { newId } from '../ids.ts';
import { findAccount } from './accounts.ts';
import { addToAudit } from './audit.ts';
import { hashOfCode, newCode } from './codes.ts';
import { tell } from './news.ts';
import { fromRow } from './nouns.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Db } from './tables.ts';

/*
 * A device is paired by a code that is made in chat and typed into the panel, and not the other way round. Who somebody is, their chat
 * proves; a code that a panel made could be pressed on somebody by whoever sits at that panel (“type this to Cairn”), and would give them
 * what that somebody reads. A code that is made in chat is shown in a window to its owner alone, and stolen it still needs to be typed
 * within ten minutes, once, and its owner is told at once.
 *
 * A device is its account's: it goes with the account when two become one person or part, and ends when the account leaves its workspace.
 */

export const CODE_MINUTES = 10;
/** Browsers are few. Whoever has so many lets one go first. */
export const MOST_DEVICES = 10;

export type Device = { id: DeviceId; name: string; pairedAt: Instant; usedOn: WallDate };

/** Somebody who asks through a device, as their account and as a person. */
export type AtDevice = { device: DeviceId; origin: string; account: AccountRef; person: Person };

/** A code to pair a device with; the one before opens nothing any more. Gives it back: the only time that it is known. */
export async function offerPairing(db: Db, account: string, now: Instant): Promise<string> {
  const code = newCode();
  const offer = { hash: hashOfCode(code), expiresAt: plus(now, { minutes: CODE_MINUTES }) };
  await db
    .insertInto('deviceCode')
    .values({ account, ...offer })
    .onConflict((oc) => oc.column('account').doUpdateSet(offer))
    .execute();
  return code;
}

export type CodeOwner = { account: string; person: PersonId; name: string };

/** Uses a code up, and gives back whose it was; null for one that is unknown, used or expired, which nobody can tell apart. */
export async function takeCode(tx: Db, code: string, now: Instant): Promise<CodeOwner | null> {
  const used = await tx
    .deleteFrom('deviceCode')
    .where('hash', '=', hashOfCode(code))
    .returning(['account', 'expiresAt'])
    .executeTakeFirst();
  if (!used || used.expiresAt <= now) return null;
  const found = await tx
    .selectFrom('account')
    .innerJoin('person', 'person.id', 'account.person')
    .select(['person.id as person', 'person.name'])
    .where('account.id', '=', used.account)
    .where('account.active', '=', 1)
    .executeTakeFirst();
  return found ? { account: used.account, person: found.person as PersonId, name: found.name } : null;
}

/** Gives back the token, which is known this once. */
export async function addDevice(
  tx: Db,
  { account, name, origin }: { account: string; name: string; origin: string },
  now: Instant,
): Promise<{ id: DeviceId; token: string }> {
  const token = newSecret();
  const id = newId('dev');
  const row = { id, account, hash: hashOf(token), name, origin, pairedAt: now, usedOn: now.slice(0, 10) };
  await tx.insertInto('device').values(row).execute();
  return { id, token };
}

/** Whose a token is; null for one that is unknown or revoked, and for somebody who has left, which nobody can tell apart. */
export async function deviceOf(db: Db, token: string): Promise<(AtDevice & Pick<Device, 'usedOn'>) | null> {
  const row = await db
    .selectFrom('device')
    .innerJoin('account', 'account.id', 'device.account')
    .innerJoin('person', 'person.id', 'account.person')
    .selectAll('person')
    .select(['device.id as device', 'origin', 'usedOn', 'platform', 'enterprise', 'tenant', 'user'])
    .where('device.hash', '=', hashOf(token))
    .where('account.active', '=', 1)
    .executeTakeFirst();
  if (!row) return null;
  const { device, origin, usedOn, platform, enterprise, tenant, user, ...person } = row;
  const account = { platform, enterprise, tenant, user } as AccountRef;
  return { device: device as DeviceId, origin, usedOn: usedOn as WallDate, account, person: fromRow('person', person) };
}

/** Whether an account is, and the device that it asks through where there is one. */
export async function isThere(tx: Db, account: AccountRef, device: DeviceId | null): Promise<boolean> {
  if (!(await findAccount(tx, account))?.active) return false;
  if (device === null) return true;
  return (await tx.selectFrom('device').select('id').where('id', '=', device).executeTakeFirst()) !== undefined;
}

/** By day: nobody needs to know the hour. */
export async function markUsed(db: Db, device: DeviceId, usedOn: WallDate): Promise<void> {
  await db.updateTable('device').set({ usedOn }).where('id', '=', device).execute();
}

/** All that somebody paired, in whichever of their chats; the latest first. */
export async function devicesOf(db: Db, person: PersonId): Promise<Device[]> {
  const rows = await db
    .selectFrom('device')
    .innerJoin('account', 'account.id', 'device.account')
    .select(['device.id', 'device.name', 'device.pairedAt', 'device.usedOn'])
    .where('account.person', '=', person)
    .orderBy('device.pairedAt', 'desc')
    .orderBy('device.id')
    .execute();
  return rows as Device[];
}

/** From now on its token opens nothing. Gives back its name; null where it is not theirs, or not any more. */
export async function removeDevice(tx: Db, person: PersonId, device: DeviceId, now: Instant): Promise<string | null> {
  const own = tx.selectFrom('account').select('id').where('person', '=', person);
  const gone = tx.deleteFrom('device').where('id', '=', device).where('account', 'in', own).returning('name');
  const name = (await gone.executeTakeFirst())?.name ?? null;
  if (name === null) return null;
  tell(device);
  await addToAudit(tx, { at: now, person, intent: 'device.revoke', mentorship: null, meeting: null });
  return name;
}

export async function forgetDeviceCodesBefore(db: Db, before: Instant): Promise<void> {
  await db.deleteFrom('deviceCode').where('expiresAt', '<=', before).execute();
}
