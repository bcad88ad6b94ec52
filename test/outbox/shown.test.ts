import { expect, test } from 'vitest';
import { card } from '../../bot/chat/card.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { recordHome } from '../../bot/outbox/shown.ts';
import { sweep } from '../../bot/outbox/sweep.ts';
import { put } from '../../shared/decision.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { maya } from '../setup/pair-facts.ts';
import { booked } from './world.ts';

const notice = '2026-11-23T12:00:00.000Z' as Instant;

onBothEngines(({ openFreshStore }) => {
  const shownNotice = async () => {
    const world = await booked(await openFreshStore());
    await world.until(notice);
    const shown = await world.store.read
      .selectFrom('shown')
      .selectAll()
      .where('kind', '=', 'notice')
      .where('person', '=', maya)
      .executeTakeFirstOrThrow();
    const updates = () => world.chat.updates.filter(({ reference }) => reference === shown.reference);
    return { ...world, shown, updates };
  };

  test('a card on show is drawn again when its meeting changes, and left alone when it would look the same', async () => {
    const { change, meeting, until, updates, rows } = await shownNotice();
    await change(put('meeting', { ...meeting, place: 'Library' }));
    await until(notice);
    expect(updates()).toHaveLength(0);
    expect((await rows('update')).map(({ state, why }) => `${state} ${why}`)).toContain('withheld nothing-new');
    await change(put('meeting', { ...meeting, status: 'cancelled' }));
    await until(notice);
    expect(updates().map((one) => one.card.blocks)).toEqual([[{ block: 'say', text: 'notice 2026-11-24T14:00 cancelled' }]]);
  });

  test('of many changes only the latest is drawn', async () => {
    const { change, meeting, until, updates } = await shownNotice();
    for (const status of ['missed', 'confirmed', 'held'] as const) await change(put('meeting', { ...meeting, status }));
    await until(notice);
    expect(updates().map((one) => one.card.blocks)).toEqual([[{ block: 'say', text: 'notice 2026-11-24T14:00 held' }]]);
  });

  test('what changes while a card is on its way is drawn over at once', async () => {
    const world = await booked(await openFreshStore());
    const { chat, change, meeting, until } = world;
    chat.onShow = async (user) => {
      if (user === 'maya') await change(put('meeting', { ...meeting, status: 'missed' }));
      return undefined;
    };
    await until(notice);
    const { reference } = chat.arrived.findLast(({ user }) => user === 'maya')!;
    expect(chat.updates.filter((one) => one.reference === reference).map((one) => one.card.blocks)).toEqual([
      [{ block: 'say', text: 'notice 2026-11-24T14:00 missed' }],
    ]);
  });

  test('a card that changes while it is being drawn again is drawn once more', async () => {
    const { change, meeting, dispatcher, chat, updates } = await shownNotice();
    await change(put('meeting', { ...meeting, status: 'missed' }));
    const update = chat.update.bind(chat);
    chat.update = async (reference, drawn) => {
      chat.update = update;
      await update(reference, drawn);
      await change(put('meeting', { ...meeting, status: 'held' }));
    };
    await dispatcher.drain();
    expect(updates().at(-1)!.card.blocks).toEqual([{ block: 'say', text: 'notice 2026-11-24T14:00 held' }]);
  });

  test('a card that can be drawn over no more is forgotten, and nobody is troubled', async () => {
    const { change, meeting, until, chat, store, states } = await shownNotice();
    chat.updateScript.push(...Array(8).fill({ fault: 'final', reason: 'message_not_found' }));
    await change(put('meeting', { ...meeting, status: 'missed' }));
    expect(await until(notice)).toEqual([]);
    expect(await store.read.selectFrom('shown').selectAll().where('kind', '=', 'notice').execute()).toEqual([]);
    expect(await states('coordinator-told')).toEqual([]);
    const accounts = await store.read.selectFrom('account').select('active').execute();
    expect(accounts.every(({ active }) => active === 1)).toBe(true);
  });

  test('a drawing that did not work is done again', async () => {
    const { change, meeting, until, chat, updates } = await shownNotice();
    chat.updateScript.push({ fault: 'unclear', reason: 'answered 503' }, { fault: 'after', milliseconds: 1000, reason: 'ratelimited' });
    await change(put('meeting', { ...meeting, status: 'missed' }));
    await until(notice);
    await until('2026-11-23T12:10:00Z');
    await until('2026-11-23T12:20:00Z');
    expect(updates()).toHaveLength(1);
  });

  test('somebody’s standing page follows their facts, once they have opened it', async () => {
    const { change, meeting, until, chat, store, clock } = await booked(await openFreshStore());
    await change(put('meeting', { ...meeting, place: 'Library' }));
    await until(notice);
    expect(chat.homes).toEqual([]);
    const account = { platform: 'desk', enterprise: '', tenant: 'T1', user: 'maya' } as const;
    await store.transaction((tx) => recordHome(tx, maya, account, card('home', { summary: 'home', blocks: [] }), clock.now()));
    await change(put('meeting', { ...meeting, place: 'Café' }));
    await until(notice);
    expect(chat.homes.map(({ user, card: { blocks } }) => [user, blocks])).toEqual([['maya', [{ block: 'say', text: 'Maya Lind 1' }]]]);
    await change(put('meeting', { ...meeting, place: 'Library' }));
    await until(notice);
    expect(chat.homes).toHaveLength(1);
  });

  test('a new release plans again what an older one planned, and does so once', async () => {
    const { store, clock, rows } = await booked(await openFreshStore());
    await store.read.deleteFrom('notification').where('kind', '=', 'reminder').execute();
    await store.read
      .updateTable('notification')
      .set({ planner: 0, due: '2026-11-20T12:00:00.000Z' })
      .where('kind', '=', 'notice')
      .execute();
    await sweep({ store, clock, newId, log: createLog('silent') });
    expect((await rows('reminder')).map(({ state, due }) => [state, due])).toEqual(Array(2).fill(['pending', '2026-11-24T13:00:00.000Z']));
    expect((await rows('notice')).map(({ due }) => due)).toEqual([notice, notice]);
    expect((await rows()).filter(({ state }) => state === 'pending').every(({ planner }) => planner > 0)).toBe(true);
    await store.read.deleteFrom('notification').where('kind', '=', 'reminder').execute();
    await sweep({ store, clock, newId, log: createLog('silent') });
    expect(await rows('reminder')).toEqual([]);
  });
});
