import { expect, test } from 'vitest';
import { newId } from '../../bot/ids.ts';
import { planAllPosts } from '../../bot/outbox/channel/owed.ts';
import { put } from '../../shared/decision.ts';
import type { TimeOfDay, Zone } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { heldBy, pairOf } from '../setup/programmes.ts';
import { aProgramme, channel, monday, withPicture } from './programme-world.ts';

onBothEngines(({ openFreshStore }) => {
  const open = async (more: Partial<Parameters<typeof aProgramme>[0]> = {}) =>
    aProgramme({ store: await openFreshStore(), now: '2026-11-20T10:00:00Z', ...more });

  test('a week is summed up in the channel on the next Monday at nine, once, its picture after the words, and the next week is owed', async () => {
    const { until, dispatcher, dispatcherWith, posts } = await open();
    expect(await until('2026-11-23T08:59:59Z')).toEqual([]);
    expect(await until(monday)).toEqual(withPicture);
    await Promise.all([dispatcher.drain(), dispatcherWith().drain()]);
    expect(await until('2026-11-23T18:00:00Z')).toEqual([]);
    expect(await posts()).toEqual(['2026-11-16 sent 2026-11-23T09:00', '2026-11-23 pending 2026-11-30T09:00']);
  });

  test('two processes post it once', async () => {
    const { clock, chat, dispatcher, dispatcherWith } = await open();
    clock.set(monday);
    await Promise.all([dispatcher.drain(), dispatcherWith().drain()]);
    expect(chat.said).toEqual(withPicture);
  });

  test('the hour is the programme’s own, also after it has moved to another zone or chosen another day', async () => {
    const { change, posts, until } = await open();
    await change({ zone: 'America/New_York' as Zone });
    expect(await posts()).toEqual(
      ['2026-11-16 pending 2026-11-23T14:00', '2026-11-09 cancelled no-longer-true 2026-11-23T09:00'].slice(0, 1),
    );
    await change({ summary: { weekday: 2, time: '08:15' as TimeOfDay } });
    expect(await until('2026-11-24T08:15:00Z')).toEqual(withPicture);
  });

  test('two days late it is said, a week later the next one is', async () => {
    const late = await open();
    expect(await late.until('2026-11-25T10:00:00Z')).toEqual(withPicture);
    const away = await open();
    await away.until('2026-11-30T08:00:00Z');
    expect(await away.until('2026-11-30T09:00:00Z')).toHaveLength(2);
    expect(await away.posts()).toEqual([
      '2026-11-16 withheld came-too-late 2026-11-23T09:00',
      '2026-11-23 sent 2026-11-30T09:00',
      '2026-11-30 pending 2026-12-07T09:00',
    ]);
  });

  test('after an outage of weeks, the week that is over is owed again at the next start', async () => {
    const { store, clock, until, posts } = await open();
    clock.set('2026-12-08T10:00:00Z');
    await planAllPosts(store, clock.now(), newId);
    await until('2026-12-08T10:00:00Z');
    expect(await posts()).toEqual([
      '2026-11-16 withheld came-too-late 2026-11-23T09:00',
      '2026-11-30 sent 2026-12-07T09:00',
      '2026-12-07 pending 2026-12-14T09:00',
    ]);
  });

  test('a channel that is chosen in the middle of a week is told of the next one', async () => {
    const { change, until, clock } = await open({ programme: { channel: null } });
    clock.set('2026-11-24T12:00:00Z');
    await change({ channel: channel() });
    expect(await until('2026-11-24T12:00:00Z')).toEqual([]);
    expect(await until('2026-11-30T09:00:00Z')).toHaveLength(2);
  });

  test('what was posted is looked at once a day, drawn over when a number has changed, and rests in the end', async () => {
    const { until, sign, meetings, chat, shown, store } = await open();
    await until(monday);
    await sign(meetings[0]!, meetings[1]!);
    await until('2026-11-23T20:00:00Z');
    expect(chat.updates).toHaveLength(0);
    await until('2026-11-24T09:00:00Z');
    expect(chat.updates).toHaveLength(1);
    expect(shown()).toContain('Logs signed: 2 of 5');
    expect(shown()).toContain('As of Tuesday 24 November.');
    await until('2026-11-25T09:00:00Z');
    expect(chat.updates).toHaveLength(1);
    await until('2026-11-26T09:00:00Z');
    expect(shown()).toContain('Logs overdue: 3');
    for (let day = 27; day < 50; day++) await until(new Date(Date.UTC(2026, 10, day, 9)).toISOString());
    const looks = store.read.selectFrom('notification').select('state').where('work', '=', 'update').where('key', 'like', 'update/%');
    const rows = await looks.where('createdAt', '<', '2026-11-24').execute();
    expect(rows.map(({ state }) => state)).toEqual(['withheld']);
  });

  test('a programme of few pairs is told in its channel only that the summary is ready, and no picture', async () => {
    const { until, shown, sign, meetings, chat } = await open({ pairs: 4 });
    expect(await until(monday)).toEqual([
      'coordinators: Leading Together: the summary of the week of Monday 16 November is ready for its coordinators.',
    ]);
    expect(shown()).not.toMatch(/\d (meetings?|of)/);
    await sign(...meetings);
    await until('2026-11-24T09:00:00Z');
    expect(chat.updates).toHaveLength(0);
  });

  test('an edit keeps to what was posted, whoever has left since', async () => {
    const { until, write, shown, sign, meetings } = await open();
    await until(monday);
    const gone = pairOf(4);
    await write([
      put('mentorship', { ...gone.mentorship, status: 'ended', endedAt: '2026-11-23T12:00:00.000Z' as never }),
      put('meeting', { ...meetings[4]!, status: 'cancelled' }),
    ]);
    await sign(meetings[0]!);
    await until('2026-11-24T09:00:00Z');
    expect(shown()).toContain('Logs signed: 1 of 4');
  });

  test('a programme in which nobody is paired yet is told nothing', async () => {
    const { until, posts } = await open({ pairs: 0 });
    expect(await until(monday)).toEqual([]);
    expect(await posts()).toEqual(['2026-11-16 withheld nothing-new 2026-11-23T09:00', '2026-11-23 pending 2026-11-30T09:00']);
  });

  test('a month is said once, and of it nothing that could be traced', async () => {
    const october = Array.from({ length: 6 }, (_, number) => heldBy(number, `2026-10-1${number}T14:00`, { status: 'missed' }));
    const { until, write, chat, shown } = await open({ pairs: 6, now: '2026-11-06T10:00:00Z' });
    await write(october.map((one) => put('meeting', one)));
    await until('2026-11-09T09:00:00Z');
    expect(shown()).toContain('October 2026, the whole programme');
    expect(shown()).toContain('Booked, and did not happen: 6\n');
    expect(shown()).toContain('Ended early: fewer than 5');
    await write([put('meeting', { ...october[0]!, status: 'held' })]);
    await until('2026-11-10T09:00:00Z');
    expect(chat.updates).toHaveLength(1);
    expect(shown()).toContain('Booked, and did not happen: 6');
    await until('2026-11-16T09:00:00Z');
    expect(shown()).not.toContain('the whole programme');
  });
});
