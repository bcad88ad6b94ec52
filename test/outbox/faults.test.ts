import { expect, test } from 'vitest';
import { put } from '../../shared/decision.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { maya } from '../setup/pair-facts.ts';
import { addAccount, booked } from './world.ts';

const notice = '2026-11-23T12:00:00.000Z' as Instant;
/** The mark, when a notice expires. */
const mark = '2026-11-23T14:00:00.000Z';
/** What makes the first call to the chat at the time of the notice, and only that, go differently. */
const onlyMaya = (act: object | string) => (user: string) => (user === 'maya' ? (act as 'hang') : undefined);
const after = (ms: number) => ({ fault: 'after', milliseconds: ms, reason: 'ratelimited' }) as const;
const busy = { fault: 'busy', reason: 'closed for the day' } as const;
const unclear = { fault: 'unclear', reason: 'connection reset' } as const;
const final = { fault: 'final', reason: 'account_inactive' } as const;

onBothEngines(({ openFreshStore }) => {
  test('when Slack asks Cairn to wait, it waits that long, and the wait counts for nothing', async () => {
    const { until, chat, rows } = await booked(await openFreshStore());
    chat.onShow = onlyMaya(after(30_000));
    await until(notice);
    chat.onShow = () => undefined;
    const [row] = (await rows('notice')).filter(({ person }) => person === maya);
    expect(row).toMatchObject({ state: 'pending', due: '2026-11-23T12:00:30.000Z', attempt: 0, unclearSince: null });
    expect(await until('2026-11-23T12:00:29.999Z')).toEqual([]);
    expect(await until('2026-11-23T12:00:30Z')).toEqual(['maya: notice']);
    expect(chat.looks).toEqual([]);
  });

  test('a workspace that asks for a pause holds up its own messages and nobody else’s', async () => {
    const world = await booked(await openFreshStore());
    const { chat, store, until } = world;
    await store.read.updateTable('account').set({ tenant: 'T2' }).where('person', '=', maya).execute();
    chat.onShow = onlyMaya(after(60_000));
    expect(await until(notice)).toEqual(['kofi: notice']);
    chat.onShow = () => undefined;
    // Something new for Maya is held up by the same pause, without asking Slack again.
    await world.change(
      put('runningLate', { meeting: world.meeting.id, person: 'per_kofi', minutes: 5, at: plus(world.clock.now(), { seconds: 1 }) }),
    );
    expect(await until('2026-11-23T12:00:59.999Z')).toEqual([]);
    expect((await until('2026-11-23T12:01:00Z')).join()).toContain('maya');
  });

  test('what the platform did not take is tried again, later and later, and arrives when it can', async () => {
    const { until, chat, rows, clock } = await booked(await openFreshStore());
    chat.onShow = onlyMaya(busy);
    await until(notice);
    const waits: number[] = [];
    for (let i = 0; i < 5; i++) {
      const [row] = (await rows('notice')).filter(({ person }) => person === maya);
      expect(row!.attempt).toBe(i + 1);
      waits.push(Date.parse(row!.due) - Date.parse(clock.now()));
      // The workspace is left alone a little longer the more often it fails.
      await until(plus(row!.due, { seconds: 60 }));
    }
    for (const [i, wait] of waits.entries()) expect(wait).toBeLessThanOrEqual(500 + 2_000 * 2 ** i);
    chat.onShow = () => undefined;
    expect(await until('2026-11-23T13:30:00Z')).toEqual(['maya: notice']);
    expect(chat.looks).toEqual([]);
  });

  test('before a meeting the partner and the coordinator learn that somebody could not be reached, once', async () => {
    const { until, chat, states } = await booked(await openFreshStore());
    chat.onShow = onlyMaya(busy);
    await until(notice);
    const said: string[] = [];
    for (let minutes = 1; minutes <= 150; minutes += 6) said.push(...(await until(plus(notice, { minutes }))));
    expect(said.sort()).toEqual(['grace: coordinator-told', 'kofi: partner-not-reached']);
    expect(await states('notice')).toEqual(['kofi sent', 'maya dead no-answer']);
    for (let minutes = 0; minutes < 70; minutes += 6) said.push(...(await until(plus('2026-11-24T13:00:00.000Z' as Instant, { minutes }))));
    expect(said.filter((one) => one.includes('partner-not-reached'))).toHaveLength(1);
    expect(await states('reminder')).toEqual(['kofi sent', 'maya dead no-answer']);
  });

  test('a message whose answer was lost is found again and not said twice', async () => {
    const { until, chat, rows, store } = await booked(await openFreshStore());
    chat.onShow = onlyMaya('accept-then-fail');
    expect((await until(notice)).sort()).toEqual(['kofi: notice', 'maya: notice']);
    chat.onShow = () => undefined;
    const [row] = (await rows('notice')).filter(({ person }) => person === maya);
    expect(row).toMatchObject({ state: 'pending', unclearSince: notice, attempt: 1 });
    expect(await until('2026-11-23T12:05:00Z')).toEqual([]);
    expect(chat.looks.map((one) => one.mark)).toEqual([row!.mark]);
    const [found] = (await rows('notice')).filter(({ person }) => person === maya);
    const { reference } = chat.arrived.findLast(({ user }) => user === 'maya')!;
    expect(found).toMatchObject({ state: 'sent', reference, unclearSince: null });
    // What it looks like there was never confirmed, so its card was drawn over.
    expect(chat.updates.map((one) => one.reference)).toEqual([reference]);
    const shown = await store.read
      .selectFrom('shown')
      .select('reference')
      .where('kind', '=', 'notice')
      .where('person', '=', maya)
      .execute();
    expect(shown).toEqual([{ reference }]);
  });

  test('a message that never got an answer is given up waiting for, looked for, and not said twice', async () => {
    const { until, chat } = await booked(await openFreshStore(), { limits: { callMs: 30 } });
    chat.onShow = onlyMaya('accept-then-hang');
    expect((await until(notice)).sort()).toEqual(['kofi: notice', 'maya: notice']);
    chat.onShow = () => undefined;
    expect(await until('2026-11-23T12:05:00Z')).toEqual([]);
    expect(chat.looks).toHaveLength(1);
  });

  test('a message that was looked for and is not there is said again', async () => {
    const { until, chat, states } = await booked(await openFreshStore());
    chat.onShow = onlyMaya(unclear);
    expect(await until(notice)).toEqual(['kofi: notice']);
    chat.onShow = () => undefined;
    expect(await until('2026-11-23T12:05:00Z')).toEqual(['maya: notice']);
    expect(await states('notice')).toEqual(['kofi sent', 'maya sent']);
  });

  test('where a platform offers no way to look, a notice is said again, and that it may be a second time is known', async () => {
    const { until, chat, rows } = await booked(await openFreshStore());
    chat.canFind = false;
    chat.onShow = onlyMaya('accept-then-fail');
    await until(notice);
    chat.onShow = () => undefined;
    expect(await until('2026-11-23T12:05:00Z')).toEqual(['maya: notice']);
    const [row] = (await rows('notice')).filter(({ person }) => person === maya);
    expect(row).toMatchObject({ state: 'sent', attempt: 1 });
    const marks = chat.arrived
      .filter(({ user, message }) => user === 'maya' && 'summary' in message && message.summary === 'notice')
      .map((one) => one.mark);
    expect(new Set(marks).size).toBe(2);
  });

  test('a search that fails is done again before anything is repeated', async () => {
    const { until, chat } = await booked(await openFreshStore());
    chat.onShow = onlyMaya('accept-then-fail');
    await until(notice);
    chat.onShow = () => undefined;
    chat.findScript.push(after(120_000), unclear, busy);
    expect(await until('2026-11-23T12:05:00Z')).toEqual([]);
    expect(await until('2026-11-23T12:07:00Z')).toEqual([]);
    expect(await until('2026-11-23T12:17:00Z')).toEqual([]);
    expect(await until('2026-11-23T12:27:00Z')).toEqual([]);
    expect(chat.looks).toHaveLength(4);
  });

  test('what may have arrived and was not found before it expired is given up as such', async () => {
    const { until, chat, states } = await booked(await openFreshStore());
    chat.onShow = onlyMaya(unclear);
    await until(notice);
    const said = await until(mark);
    expect(await states('notice')).toEqual(['kofi sent', 'maya dead may-have-arrived']);
    expect(said.sort()).toEqual(['grace: coordinator-told', 'kofi: partner-not-reached']);
  });

  test('somebody who left the workspace is not written to any more, and those who should know are told', async () => {
    const { until, chat, states, store } = await booked(await openFreshStore());
    chat.onShow = onlyMaya(final);
    expect((await until(notice)).sort()).toEqual(['grace: coordinator-told', 'kofi: notice', 'kofi: partner-not-reached']);
    expect(await states('notice')).toEqual(['kofi sent', 'maya dead refused']);
    const { active } = await store.read.selectFrom('account').select('active').where('person', '=', maya).executeTakeFirstOrThrow();
    expect(active).toBe(0);
  });

  test('somebody who left one workspace is written to in their other', async () => {
    const { until, chat, states, store } = await booked(await openFreshStore());
    await addAccount(store, maya, { platform: 'desk', tenant: 'T2', user: 'maya elsewhere' });
    chat.onShow = onlyMaya(final);
    expect((await until(notice)).sort()).toEqual(['kofi: notice', 'maya elsewhere: notice']);
    expect(await states('notice')).toEqual(['kofi sent', 'maya sent']);
  });

  test('a single message that is refused says nothing against the account', async () => {
    const { until, chat, states, store } = await booked(await openFreshStore());
    chat.onShow = onlyMaya({ ...final, onlyThis: true });
    await until(notice);
    expect(await states('notice')).toEqual(['kofi sent', 'maya dead refused']);
    const { active } = await store.read.selectFrom('account').select('active').where('person', '=', maya).executeTakeFirstOrThrow();
    expect(active).toBe(1);
  });

  test('a plan made while a message waits for another try does not hurry it', async () => {
    const world = await booked(await openFreshStore());
    world.chat.onShow = onlyMaya(after(600_000));
    await world.until(notice);
    await world.change(
      put('agendaPoint', {
        id: 'agp_one1',
        meeting: world.meeting.id,
        person: maya,
        kind: 'point',
        text: 'A point',
        at: world.clock.now(),
        talked: false,
      }),
    );
    const [row] = (await world.rows('notice')).filter(({ person }) => person === maya);
    expect(row).toMatchObject({ state: 'pending', due: '2026-11-23T12:10:00.000Z' });
  });

  test('a message that arrives after its claim was lost is settled by whoever has it now', async () => {
    const { until, chat, store, rows, dispatcherWith, clock } = await booked(await openFreshStore());
    const other = dispatcherWith();
    chat.onShow = async (user) => {
      if (user !== 'maya') return undefined;
      chat.onShow = () => undefined;
      // The process stood still for longer than its lease: another one takes over, looks, finds nothing yet, and says it.
      await store.read
        .updateTable('notification')
        .set({ leaseUntil: 0 })
        .where('person', '=', maya)
        .where('state', '=', 'sending')
        .execute();
      await other.drain();
      return undefined;
    };
    await until(notice);
    const [row] = (await rows('notice')).filter(({ person }) => person === maya);
    expect(row).toMatchObject({ state: 'sent', attempt: 1 });
    expect(chat.looks).toHaveLength(1);
    expect(chat.said.filter((one) => one === 'maya: notice')).toHaveLength(2);
    expect(chat.said.filter((one) => one === 'kofi: notice')).toHaveLength(1);
    expect(clock.now()).toBe(notice);
  });

  test('what a process left behind is looked for by the next at once where it is alone, and otherwise once its lease has run out', async () => {
    const { until, chat, store, rows, dispatcherWith } = await booked(await openFreshStore());
    await until(notice);
    const { id } = (await rows('notice'))[0]!;
    const leaseUntil = Date.now() + 3_600_000;
    await store.read.updateTable('notification').set({ state: 'sending', leaseUntil }).where('id', '=', id).execute();
    const next = dispatcherWith();
    await next.drain();
    expect(chat.looks).toHaveLength(0);
    await next.takeOver();
    await next.drain();
    expect(chat.looks).toHaveLength(store.engine === 'sqlite' ? 1 : 0);
  });
});
