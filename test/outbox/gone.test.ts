import { expect, test } from 'vitest';
import { markAccount } from '../../bot/store/accounts.ts';
import { put } from '../../shared/decision.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { booked } from './world.ts';

const notice = '2026-11-23T12:00:00.000Z' as Instant;
const account = { platform: 'desk', enterprise: '', tenant: 'T1', user: 'maya' } as const;

onBothEngines(({ openFreshStore }) => {
  /** Kofi runs late, again and again: each time is a message to Maya. */
  const aWorld = async () => {
    const world = await booked(await openFreshStore());
    const late = async (at: string) => {
      world.clock.set(at);
      await world.change(
        put('runningLate', { meeting: world.meeting.id, person: 'per_kofi', minutes: 5, at: plus(world.clock.now(), { seconds: 1 }) }),
      );
      return world.until(plus(world.clock.now(), { minutes: 1 }));
    };
    return { ...world, late };
  };
  const told = (said: readonly string[]) => said.filter((one) => one.includes('coordinator-told'));

  test('that somebody cannot be written to any more is one piece of news a week, however many messages wait for them', async () => {
    const { until, chat, late, states } = await aWorld();
    chat.onShow = (user) => (user === 'maya' ? { fault: 'final', reason: 'blocked' } : undefined);
    expect(told(await until(notice))).toHaveLength(1);
    const more = [
      ...(await late('2026-11-23T13:00:00Z')),
      ...(await late('2026-11-24T11:00:00Z')),
      ...(await until('2026-11-24T13:30:00Z')),
    ];
    expect(told(more)).toEqual([]);
    expect(chat.said.filter((one) => one.startsWith('maya'))).toEqual(['maya: meeting.ics']);
    expect((await states('late', 'reminder')).filter((one) => one.startsWith('maya'))).toContain('maya dead no-account');
  });

  test('one who removed Cairn before anything was due is the same news, once', async () => {
    const { until, late, store, clock } = await aWorld();
    await markAccount(store.read, account, false, clock.now());
    expect(told(await until(notice))).toHaveLength(1);
    expect(told(await late('2026-11-23T13:00:00Z'))).toEqual([]);
  });

  test('whoever is back is written to again', async () => {
    const { until, late, store, clock, chat } = await aWorld();
    chat.onShow = (user) => (user === 'maya' ? { fault: 'final', reason: 'blocked' } : undefined);
    await until(notice);
    chat.onShow = () => undefined;
    await markAccount(store.read, account, true, clock.now());
    expect((await late('2026-11-23T13:00:00Z')).filter((one) => one.startsWith('maya'))).toHaveLength(1);
  });

  test('a conversation that has had enough holds up its own messages, and nobody else’s of its workspace', async () => {
    const { until, chat, late } = await aWorld();
    const enough = { fault: 'after', milliseconds: 120_000, reason: '429', onlyHere: true } as const;
    chat.onShow = (user) => (user === 'kofi' ? enough : undefined);
    expect(await until(notice)).toEqual(['maya: notice']);
    chat.onShow = () => undefined;
    expect((await late('2026-11-23T12:00:30Z')).filter((one) => one.startsWith('maya'))).toHaveLength(1);
    expect(await until('2026-11-23T12:02:00Z')).toEqual(['kofi: notice']);
  });
});
