import { beforeEach, expect, test } from 'vitest';
import { personOfFeed } from '../../bot/store/feeds.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });
  const address = async (user: string, type: 'feed.show' | 'feed.renew') =>
    textOf(await door.card(user, { type })).match(/https:\S+\.ics/)?.[0];
  const secretOf = (link: string | undefined) => link!.match(/^https:\/\/cairn\.example\/calendar\/([\w-]{43})\.ics$/)![1]!;

  test('there is no address until somebody makes one, which then opens their own calendar', async () => {
    const none = await door.card('UASHA', { type: 'feed.show' });
    expect(textOf(none)).toContain('There is none yet');
    const made = await address('UASHA', asksOf(none, 'feed.renew')[0]!.type as 'feed.renew');
    expect(await personOfFeed(door.store.read, secretOf(made))).toBe(await door.personOf('UASHA'));
    expect(await address('UASHA', 'feed.show')).toBe(made);
  });

  test('it says that calendar apps are slow', async () => {
    expect(textOf(await door.card('UASHA', { type: 'feed.renew' }))).toContain('often only every few hours');
  });

  test('a new address shuts the old one; a double click makes one', async () => {
    const first = await address('UASHA', 'feed.renew');
    expect(await address('UASHA', 'feed.renew')).toBe(first);
    door.clock.set('2026-11-16T10:05:00.000Z');
    const second = await address('UASHA', 'feed.renew');
    expect(second).not.toBe(first);
    expect(await personOfFeed(door.store.read, secretOf(first))).toBeNull();
  });

  test('removed, it opens nothing, and a new one can be made at once', async () => {
    const link = await address('UASHA', 'feed.renew');
    expect(textOf(await door.card('UASHA', { type: 'feed.revoke' }))).toContain('It shows nothing any more');
    expect(await personOfFeed(door.store.read, secretOf(link))).toBeNull();
    expect(await address('UASHA', 'feed.renew')).not.toBe(link);
  });

  test('the address is nowhere in the database in clear', async () => {
    const secret = secretOf(await address('UASHA', 'feed.renew'));
    for (const table of ['feed', 'remembered', 'audit', 'notification'] as const)
      expect(JSON.stringify(await door.store.read.selectFrom(table).selectAll().execute())).not.toContain(secret);
  });

  test('where nothing can be reached from outside, that is said', async () => {
    const inside = await openDoor(await engine.openFreshStore(), undefined, null);
    for (const type of ['feed.show', 'feed.renew'] as const)
      expect(textOf(await inside.card('UASHA', { type }))).toContain('could not reach a feed');
  });
});
