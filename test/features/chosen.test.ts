import { beforeEach, expect, test } from 'vitest';
import type { Profile } from '../../bot/chat/port.ts';
import type { ProgrammeId } from '../../shared/domain/ids.ts';
import { type Ask, Intent } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, openDoor } from './door.ts';

/** As Teams tells of somebody who was only chosen. */
const chosen = (name: string): Profile => ({ name, zone: null, language: null, admin: false, active: true });
const accountOf = (user: string) => ({ platform: 'teams', enterprise: '', tenant: 'T1', user }) as const;
const picked = { idris: chosen('Idris Vaughan'), asha: chosen('Asha Nair') };

onBothEngines((engine) => {
  let door: DoorOf;
  let presses = 0;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });

  const ask = (user: string, profile: Profile, wish: Ask) =>
    door.app.handle({ account: accountOf(user), profile, message: null, picked }, Intent.parse(wish), `press-${presses++}`);
  const zones = async () => {
    const all = await door.store.read.selectFrom('person').select(['name', 'zone']).orderBy('name').execute();
    return Object.fromEntries(all.map(({ name, zone }) => [name, zone]));
  };

  test('somebody who was only chosen is in the zone of the programme, until they write for the first time', async () => {
    const morwenna: Profile = { name: 'Morwenna Pascoe', zone: 'Europe/Dublin', language: 'en-GB', admin: true, active: true };
    const about = { name: 'Rowan Valley', zone: 'Asia/Kolkata', jurisdiction: 'none', noticeHours: 24 } as const;
    await ask('morwenna', morwenna, { type: 'programme.setup', ...about });
    const { id } = await door.store.read.selectFrom('programme').select('id').executeTakeFirstOrThrow();
    await ask('morwenna', morwenna, { type: 'pair.invite', programme: id as ProgrammeId, mentor: 'idris', mentee: 'asha' });
    expect(await zones()).toEqual({ 'Asha Nair': 'Asia/Kolkata', 'Idris Vaughan': 'Asia/Kolkata', 'Morwenna Pascoe': 'Europe/Dublin' });

    const heard: Profile = { ...picked.idris, zone: 'America/New_York', language: 'en-US' };
    await door.app.learn(accountOf('idris'), heard);
    expect(await zones()).toMatchObject({ 'Asha Nair': 'Asia/Kolkata', 'Idris Vaughan': 'America/New_York' });
  });
});
