import { expect, test } from 'vitest';
import { markAccount, markWorkspace } from '../../bot/store/accounts.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { directory, openDoor } from './door.ts';

const now = '2026-11-16T10:00:00.000Z' as Instant;
const asha = { platform: 'slack', enterprise: '', tenant: 'T1', user: 'UASHA' } as const;

onBothEngines((engine) => {
  test('whoever writes to Cairn is written to again, after their workspace removed it or their account was closed', async () => {
    const door = await openDoor(await engine.openFreshStore());
    const isActive = async () =>
      (await door.store.read.selectFrom('account').select('active').where('user', '=', 'UASHA').executeTakeFirstOrThrow()).active === 1;
    await door.card('UASHA', { type: 'home.open' });
    await markWorkspace(door.store.read, { platform: 'slack', enterprise: '', tenant: 'T1' }, false, now);
    expect(await isActive()).toBe(false);
    await door.card('UASHA', { type: 'home.open' });
    expect(await isActive()).toBe(true);
    await markAccount(door.store.read, asha, false, now);
    await door.card('UASHA', { type: 'help' });
    expect(await isActive()).toBe(true);
  });

  test('a chat profile that does not name a language leaves it as it was', async () => {
    const door = await openDoor(await engine.openFreshStore());
    await door.card('UASHA', { type: 'help' });
    await door.app.learn(asha, { ...directory.UASHA!, language: 'en-IE' });
    await door.app.learn(asha, { ...directory.UASHA!, language: null, zone: 'Europe/Dublin' });
    const row = await door.store.read.selectFrom('person').select(['language', 'zone']).executeTakeFirstOrThrow();
    expect(row).toEqual({ language: 'en-IE', zone: 'Europe/Dublin' });
  });
});
