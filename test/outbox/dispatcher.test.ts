import { expect, test } from 'vitest';
import { card, say } from '../../bot/chat/card.ts';
import type { Drawer } from '../../bot/features/feature.ts';
import { put } from '../../shared/decision.ts';
import { plus } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { at } from '../setup/facts.ts';
import { kofi, maya } from '../setup/pair-facts.ts';
import { waiting } from '../setup/waiting.ts';
import { booked } from './world.ts';

onBothEngines(({ name, openFreshStore }) => {
  test('everything about a meeting is said at its moment and once', async () => {
    const { until, dispatcher, rows } = await booked(await openFreshStore());
    expect(await until('2026-11-23T11:59:59.999Z')).toEqual([]);
    expect((await until('2026-11-23T12:00:00Z')).sort()).toEqual(['kofi: notice', 'maya: notice']);
    await dispatcher.drain();
    expect(await until('2026-11-24T12:59:59.999Z')).toEqual([]);
    expect((await until('2026-11-24T13:00:00Z')).sort()).toEqual(['kofi: reminder', 'maya: reminder']);
    expect(await until('2026-11-24T14:59:59.999Z')).toEqual([]);
    expect((await until('2026-11-24T15:00:00Z')).sort()).toEqual(['kofi: did-you-meet', 'maya: did-you-meet']);
    for (const row of await rows('reminder')) {
      expect(row).toMatchObject({
        state: 'sent',
        why: null,
        claim: null,
        leaseUntil: null,
        sentAt: '2026-11-24T13:00:00.000Z',
        attempt: 0,
      });
    }
  });

  test('a reminder says so when its notice did not arrive', async () => {
    const { until, chat } = await booked(await openFreshStore());
    chat.onShow = (user) => (user === 'maya' ? { fault: 'busy', reason: 'closed for the day' } : undefined);
    await until('2026-11-23T12:00:00Z');
    chat.onShow = () => undefined;
    await until('2026-11-23T14:30:00Z');
    expect((await until('2026-11-24T13:00:00Z')).sort()).toEqual(['kofi: reminder', 'maya: reminder (no notice)']);
  });

  test('nothing is said of a meeting that was cancelled meanwhile, even when its row was left behind', async () => {
    const { until, change, meeting, store, states } = await booked(await openFreshStore());
    await change(put('meeting', { ...meeting, status: 'missed' }));
    // As if the plan had not been made again: the check just before sending must notice by itself.
    await store.read.updateTable('notification').set({ state: 'pending', why: null }).where('kind', '=', 'reminder').execute();
    expect(await until('2026-11-24T13:00:00Z')).toEqual([]);
    expect(await states('reminder')).toEqual(['kofi cancelled no-longer-true', 'maya cancelled no-longer-true']);
  });

  test('a message whose moment moved since it was written waits for the new one', async () => {
    const { until, store, rows } = await booked(await openFreshStore());
    await store.read.updateTable('notification').set({ due: '2026-11-20T12:00:00.000Z' }).where('kind', '=', 'reminder').execute();
    expect(await until('2026-11-20T12:00:00Z')).toEqual([]);
    expect((await rows('reminder')).map(({ due, state }) => [due, state])).toEqual(Array(2).fill(['2026-11-24T13:00:00.000Z', 'pending']));
  });

  test('after three days without Cairn what still helps is said once, and what came too late is marked so', async () => {
    const { until, chat, states, dispatcher } = await booked(await openFreshStore());
    const caughtUp = await until('2026-11-26T09:00:00Z');
    expect(caughtUp.sort()).toEqual(['kofi: did-you-meet', 'maya: did-you-meet']);
    expect(await states('notice', 'reminder')).toEqual(
      Array(2).fill(['kofi withheld came-too-late', 'maya withheld came-too-late']).flat(),
    );
    const before = chat.said.length;
    await dispatcher.drain();
    expect(chat.said.length).toBe(before);
  });

  test('what an outage held up until the night waits for the morning', async () => {
    const { until } = await booked(await openFreshStore());
    expect(await until('2026-11-26T02:00:00Z')).toEqual([]);
    expect((await until('2026-11-26T08:00:00Z')).sort()).toEqual(['kofi: did-you-meet', 'maya: did-you-meet']);
  });

  test('messages to somebody without any account are given up, and their coordinator and partner are told', async () => {
    const { until, store, states } = await booked(await openFreshStore());
    await store.read.updateTable('account').set({ active: 0 }).where('person', '=', maya).execute();
    const said = await until('2026-11-23T12:00:00Z');
    expect(said.sort()).toEqual(['grace: coordinator-told', 'kofi: notice', 'kofi: partner-not-reached']);
    expect(await states('notice')).toEqual(['kofi sent', 'maya dead no-account']);
    // The reminder fails as well: the same reason in the same week, the same meeting at the same time.
    expect(await until('2026-11-24T13:00:00Z')).toEqual(['kofi: reminder']);
    const told = await store.read.selectFrom('notification').select('because').where('kind', '=', 'coordinator-told').execute();
    expect(told.map(({ because }) => JSON.parse(because))).toEqual([{ person: maya, name: 'Maya', reason: 'no-account' }]);
  });

  test('a calendar file goes as a file', async () => {
    const { chat } = await booked(await openFreshStore());
    expect(chat.said).toContain('maya: meeting.ics');
    expect(chat.said).toContain('kofi: meeting.ics');
  });

  test('a message that would say nothing new is not said', async () => {
    const { until, states } = await booked(await openFreshStore(), { drawers: { notice: () => null, confirmed: () => null } });
    expect(await until('2026-11-23T12:00:00Z')).toEqual([]);
    expect(await states('notice')).toEqual(['kofi withheld nothing-new', 'maya withheld nothing-new']);
  });

  test('work of our own is done when it falls due, and once', async () => {
    const did: string[] = [];
    const world = await booked(await openFreshStore(), { duty: async ({ key }) => void did.push(key) });
    const { meeting, change, until, states } = world;
    await change(put('attendance', { meeting: meeting.id, person: kofi, met: true, at: at('2026-11-24T15:30') }));
    const due = (await world.rows('duty'))[0]!.due;
    await until(plus(due, { seconds: -1 }));
    expect(did).toEqual([]);
    await until(due);
    await until(plus(due, { minutes: 1 }));
    expect(did).toHaveLength(1);
    expect(await states('settle')).toEqual([' sent']);
  });

  test('work of our own that fails is done again later', async () => {
    let fails = true;
    const did: string[] = [];
    const world = await booked(await openFreshStore(), {
      duty: async ({ key }) => {
        if (fails) throw new Error('not today');
        did.push(key);
      },
    });
    const { meeting, change, until, states } = world;
    await change(put('attendance', { meeting: meeting.id, person: kofi, met: true, at: at('2026-11-24T15:30') }));
    const due = (await world.rows('duty'))[0]!.due;
    await until(due);
    expect(await states('settle')).toEqual([' pending held-up']);
    fails = false;
    await until(plus(due, { minutes: 1 }));
    expect(did).toHaveLength(1);
  });

  test('a defect in one card holds up neither the others nor the rest of the outbox, and is given up in the end', async () => {
    const world = await booked(await openFreshStore(), {
      drawers: {
        notice: ({ reader }) => {
          if (reader.person.id === maya) throw new Error('a card that cannot be drawn');
          return { name: 'notice', summary: 'notice', blocks: [] };
        },
      },
    });
    expect(await world.until('2026-11-23T12:00:00Z')).toEqual(['kofi: notice']);
    expect(await world.states('notice')).toEqual(['kofi sent', 'maya pending held-up']);
    await world.store.read
      .updateTable('notification')
      .set({ attempt: 59, due: '2026-11-23T12:00:01.000Z' })
      .where('person', '=', maya)
      .where('kind', '=', 'notice')
      .execute();
    expect((await world.until('2026-11-23T12:00:01Z')).sort()).toEqual(['grace: coordinator-told', 'kofi: partner-not-reached']);
    expect(await world.states('notice')).toEqual(['kofi sent', 'maya dead defect']);
  });

  test('whoever has left the mentorship gets nothing more', async () => {
    const world = await booked(await openFreshStore());
    await world.store.read.updateTable('mentorship').set({ status: 'ended' }).execute();
    expect(await world.until('2026-11-24T13:00:00Z')).toEqual([]);
    expect(await world.states('reminder')).toEqual(['kofi cancelled no-longer-true', 'maya cancelled no-longer-true']);
  });

  test('a dispatcher that is asked twice at once says nothing twice', async () => {
    const world = await booked(await openFreshStore());
    world.clock.set('2026-11-23T12:00:00Z');
    const before = world.chat.said.length;
    await Promise.all([world.dispatcher.drain(), world.dispatcher.drain(), world.dispatcherWith().drain()]);
    expect(world.chat.said.slice(before).sort()).toEqual(['kofi: notice', 'maya: notice']);
  });

  if (name === 'postgres') {
    test('four processes share the work and say nothing twice', async () => {
      const numbered: Drawer = ({ notification }) => card('told', { summary: 'told', blocks: [say(notification!)] });
      const world = await booked(await openFreshStore(), { drawers: { 'coordinator-told': numbered } });
      const { store, clock, chat } = world;
      clock.set('2026-11-23T12:00:00Z');
      const many = Array.from({ length: 400 }, (_, i) => ({ id: `ntf_many${i}`, due: clock.now(), ...reported(i) }));
      await waiting(store.read, many);
      chat.onShow = () => new Promise((resolve) => setImmediate(() => resolve(undefined)));
      const four = Array.from({ length: 4 }, () => world.dispatcherWith({ limits: { held: 10 } }));
      await Promise.all(four.map((one) => one.drain()));
      const rows = await world.rows('coordinator-told');
      expect(rows.every(({ state, why }) => state === 'sent' || why === 'merged')).toBe(true);
      const texts = chat.arrived.flatMap(({ message }) =>
        'blocks' in message ? message.blocks.flatMap((one) => ('text' in one ? one.text : [])) : [],
      );
      expect(texts.filter((text) => text?.startsWith('ntf_many')).sort()).toEqual(many.map(({ id }) => id).sort());
    });
  }
});

/** Reports follow from no facts, so there can be as many as a test likes. */
function reported(i: number) {
  return { kind: 'coordinator-told', class: 'report', person: i % 2 ? kofi : maya, meeting: null };
}
