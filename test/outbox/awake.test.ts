import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../bot/clock.ts';
import { newId } from '../../bot/ids.ts';
import { createLog } from '../../bot/log.ts';
import { sweep } from '../../bot/outbox/sweep.ts';
import { instantOf } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { maya } from '../setup/pair-facts.ts';
import { waiting } from '../setup/waiting.ts';
import { booked } from './world.ts';

const noon = Date.parse('2026-11-23T12:00:00Z');
/** A report, due `ms` after noon. */
const report = (id: string, ms: number) => ({
  id: `ntf_${id}`,
  due: instantOf(noon + ms),
  kind: 'coordinator-told',
  class: 'report',
  person: maya,
});

/** Lets the database and everything behind it answer, for as long as this is not so. */
async function come(is: () => boolean): Promise<void> {
  const patience = performance.now() + 15_000;
  while (!is() && performance.now() < patience) await new Promise((resolve) => setImmediate(resolve));
  expect(is()).toBe(true);
}

/** Lets everything that is under way come to its end. */
async function quiet(): Promise<void> {
  for (let turn = 0; turn < 300; turn++) await new Promise((resolve) => setImmediate(resolve));
}

onBothEngines(({ openFreshStore }) => {
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  /** A dispatcher that has been started at noon, with nothing due. */
  const started = async (limits = {}) => {
    const world = await booked(await openFreshStore(), { limits });
    await sweep({ ...world, newId, log: createLog('silent') });
    await world.store.read.deleteFrom('notification').execute();
    world.chat.busiest = 0;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    vi.setSystemTime(noon);
    const dispatcher = world.dispatcherWith({ clock: systemClock });
    const before = world.chat.said.length;
    const timers = vi.spyOn(globalThis, 'setTimeout');
    /** It has found nothing due and sleeps this long. */
    const asleep = (ms: number) => come(() => timers.mock.calls.some(([, length]) => length === ms));
    return {
      ...world,
      dispatcher,
      asleep,
      longest: world.store.engine === 'postgres' ? 1_000 : 60_000,
      since: () => world.chat.said.slice(before),
    };
  };

  test('a message goes at its very instant, not a millisecond before', async () => {
    const { store, dispatcher, since, asleep } = await started();
    await waiting(store.read, [report('soon', 700)]);
    dispatcher.start();
    await asleep(700);
    await vi.advanceTimersByTimeAsync(699);
    await quiet();
    expect(since()).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    await come(() => since().length > 0);
    expect(since()).toEqual(['maya: coordinator-told']);
    await dispatcher.stop();
  });

  test('what becomes due at once goes at once when the dispatcher is woken', async () => {
    const { store, dispatcher, since, asleep, longest } = await started();
    dispatcher.start();
    await asleep(longest);
    await waiting(store.read, [report('now', 0)]);
    dispatcher.wake();
    await come(() => since().length > 0);
    await dispatcher.stop();
  });

  test('what another process wrote is noticed within a minute at most, on a shared database within a second', async () => {
    const { store, dispatcher, since, asleep, longest } = await started();
    dispatcher.start();
    await asleep(longest);
    await waiting(store.read, [report('theirs', 0)]);
    await vi.advanceTimersByTimeAsync(longest);
    await come(() => since().length > 0);
    await dispatcher.stop();
  });

  test('a clock that is moved by hand moves what is due', async () => {
    const { store, dispatcherWith, clock, chat, asleep, longest } = await started();
    clock.set('2026-11-23T12:00:00Z');
    const dispatcher = dispatcherWith();
    await waiting(store.read, [report('tomorrow', 25 * 3_600_000)]);
    const before = chat.said.length;
    dispatcher.start();
    await asleep(longest);
    clock.set('2026-11-24T13:00:00Z');
    await come(() => chat.said.length > before);
    await dispatcher.stop();
  });

  test('a process that is told to stop takes nothing new, and what it had not begun stays due', async () => {
    const { store, dispatcher, since, chat, rows } = await started({ sends: 1, sendsToOne: 1 });
    await waiting(store.read, [report('one', 0), { ...report('other', 0), person: 'per_kofi' }]);
    chat.onShow = () => 'hang';
    dispatcher.start();
    await come(() => chat.busiest > 0);
    const stopped = dispatcher.stop(5_000);
    await quiet();
    await vi.advanceTimersByTimeAsync(5_000);
    await stopped;
    expect(since()).toEqual([]);
    const left = await rows('coordinator-told');
    expect(left.map(({ state }) => state)).toEqual(['pending', 'pending']);
    // Only the one that was on its way may have arrived.
    expect(left.filter(({ unclearSince }) => unclearSince !== null)).toHaveLength(1);
    await waiting(store.read, [report('late', 0)]);
    dispatcher.wake();
    await vi.advanceTimersByTimeAsync(120_000);
    await quiet();
    expect(since()).toEqual([]);
  });

  test('a workspace that hangs holds up nobody else', async () => {
    const { store, dispatcher, since, chat } = await started({ sends: 4, sendsToOne: 2 });
    await store.read.updateTable('account').set({ tenant: 'T2' }).where('person', '=', maya).execute();
    chat.onShow = (user) => (user === 'maya' ? 'hang' : undefined);
    await waiting(store.read, [report('stuck', 0)]);
    dispatcher.start();
    await come(() => chat.busiest > 0);
    await waiting(store.read, [{ ...report('free', 0), person: 'per_kofi' }]);
    dispatcher.wake();
    await come(() => since().length > 0);
    expect(since()).toEqual(['kofi: coordinator-told']);
    const stopped = dispatcher.stop(0);
    await vi.advanceTimersByTimeAsync(0);
    await stopped;
  });
});
