import { expect, test } from 'vitest';
import type { ChatFault } from '../../bot/chat/port.ts';
import { newId } from '../../bot/ids.ts';
import { planAllPosts } from '../../bot/outbox/channel/owed.ts';
import { put } from '../../shared/decision.ts';
import type { TimeOfDay, Zone } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { heldBy, pairOf } from '../setup/programmes.ts';
import { aProgramme, channel } from './programme-world.ts';

const monday = '2026-11-23T09:00:00Z';
const post = 'coordinators: Leading Together, the week of Monday 16 November: 5 meetings held, 0 of 5 logs signed.';
const withPicture = [post, 'coordinators: summary.png'];
const trouble = (of: Extract<ChatFault, { fault: 'final' }>['channel']): ChatFault => ({
  fault: 'final',
  reason: 'told so',
  onlyThis: true,
  ...(of ? { channel: of } : {}),
});

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
    expect(shown()).toContain('Booked, and did not happen: 6 (September 2026: not said, as fewer than 5 pairs had a date)');
    expect(shown()).toContain('Ended early: fewer than 5');
    await write([put('meeting', { ...october[0]!, status: 'held' })]);
    await until('2026-11-10T09:00:00Z');
    expect(chat.updates).toHaveLength(1);
    expect(shown()).toContain('Booked, and did not happen: 6');
    await until('2026-11-16T09:00:00Z');
    expect(shown()).not.toContain('the whole programme');
  });

  test('what may have arrived is looked for by its mark, and not said twice', async () => {
    const { chat, until, posts } = await open();
    chat.script.push('accept-then-fail');
    await until(monday);
    expect(await until('2026-11-23T09:01:00Z')).toEqual(['coordinators: summary.png']);
    expect(chat.said.filter((one) => one === post)).toHaveLength(1);
    expect((await posts())[0]).toContain('sent');
    // What it looked like there was not known any more, so it is drawn over.
    await until('2026-11-24T09:00:00Z');
    expect(chat.updates).toHaveLength(1);
  });

  test('what did not arrive is said again', async () => {
    const { chat, until } = await open();
    chat.script.push({ fault: 'unclear', reason: 'answered 503' });
    expect(await until(monday)).toEqual([]);
    expect(await until('2026-11-23T09:01:00Z')).toEqual(withPicture);
  });

  test('where nobody can tell whether it arrived it is not said again, and the coordinators find it by a button', async () => {
    const { chat, until, posts } = await open();
    chat.canFind = false;
    chat.script.push('accept-then-fail');
    await until(monday);
    expect(await until('2026-11-23T09:01:00Z')).toEqual(['grace: I could not post the summary of Leading Together in its channel.']);
    expect((await posts())[0]).toContain('dead may-have-arrived');
    chat.canFind = true;
    expect(await until('2026-11-30T09:00:00Z')).toHaveLength(2);
  });

  test('a chat that is busy or asks to wait is tried again, without anybody being told', async () => {
    const { chat, until } = await open();
    chat.script.push({ fault: 'busy', reason: 'not yet' }, { fault: 'after', milliseconds: 30_000, reason: 'ratelimited' });
    expect(await until(monday)).toEqual([]);
    expect(await until('2026-11-23T09:01:00Z')).toEqual([]);
    expect(await until('2026-11-23T09:02:00Z')).toEqual(withPicture);
  });

  test('a channel that Cairn was not invited to is said once, kindly, and what to do; once Cairn is there, the summary is, too', async () => {
    const { chat, until } = await open();
    chat.onShow = (user) => (user === 'grace' ? undefined : trouble('not-invited'));
    expect(await until(monday)).toEqual(['grace: I could not post the summary of Leading Together in its channel.']);
    const { message } = chat.arrived.at(-1)!;
    expect(JSON.stringify(message)).toContain('/invite @Cairn');
    expect(await until('2026-11-23T13:00:00Z')).toEqual([]);
    chat.onShow = () => undefined;
    expect(await until('2026-11-23T17:00:00Z')).toEqual(withPicture);
    // And told again when it is lost again.
    chat.onShow = (user) => (user === 'grace' ? undefined : trouble('not-invited'));
    expect(await until('2026-11-30T09:00:00Z')).toHaveLength(1);
  });

  test('a channel that is archived is said once, for all the weeks it is so', async () => {
    const { chat, until, posts } = await open();
    chat.onShow = (user) => (user === 'grace' ? undefined : trouble('archived'));
    const told: string[] = [];
    for (const day of [23, 24, 25, 27, 30, 31, 32]) told.push(...(await until(new Date(Date.UTC(2026, 10, day, 9, 30)).toISOString())));
    expect(told).toHaveLength(1);
    expect((await posts()).map((one) => one.slice(0, 18))).toEqual(['2026-11-16 withhel', '2026-11-23 pending']);
  });

  test('another channel that is chosen gets the summary that waits, at once, and the old one no edits', async () => {
    const { chat, until, change, sign, meetings } = await open();
    chat.onShow = (user) => (user === 'coordinators' ? trouble('archived') : undefined);
    await until(monday);
    await change({ channel: channel('better') });
    expect(await until('2026-11-23T09:30:00Z')).toEqual(withPicture.map((one) => one.replace('coordinators:', 'better:')));
    await change({ channel: channel('best') });
    await sign(meetings[0]!);
    expect(await until('2026-11-24T09:00:00Z')).toEqual([]);
    expect(chat.updates).toEqual([]);
  });

  test('a summary that is refused for itself is a defect, given up and said to whoever coordinates', async () => {
    const { chat, until, posts } = await open();
    chat.script.push(trouble(undefined));
    expect(await until(monday)).toEqual(['grace: I could not post the summary of Leading Together in its channel.']);
    expect((await posts())[0]).toContain('dead refused');
  });

  test('a picture that cannot be drawn or sent holds back no words, and troubles nobody', async () => {
    const undrawable = await open({
      parts: {
        channel: {
          post: (await import('../../bot/features/summary/cards.ts')).drawPost,
          picture: () => Promise.reject(new Error('no picture today')),
        },
      },
    });
    expect(await undrawable.until(monday)).toEqual([post]);
    const unsent = await open();
    unsent.chat.onShow = () => (unsent.chat.arrived.length === 1 ? { fault: 'final', reason: 'too large', onlyThis: true } : undefined);
    expect(await unsent.until(monday)).toEqual([post]);
    expect(await unsent.until('2026-11-23T12:00:00Z')).toEqual([]);
  });

  test('a picture that could not be sent yet is sent once it can', async () => {
    const { chat, until } = await open();
    chat.script.push('accept', { fault: 'busy', reason: 'the file could not be uploaded' });
    expect(await until(monday)).toEqual([post]);
    expect(await until('2026-11-23T09:01:00Z')).toEqual(['coordinators: summary.png']);
  });

  test('a post that a process took and never finished is looked for by the next', async () => {
    const { chat, clock, store, dispatcherWith } = await open();
    clock.set(monday);
    chat.script.push('accept-then-hang');
    const dying = dispatcherWith({ limits: { callMs: 10, leaseMs: 21 } });
    await dying.drain();
    await store.read
      .updateTable('notification')
      .set({ state: 'sending', leaseUntil: 0, claim: 'ntf_dead' })
      .where('kind', '=', 'summary')
      .where('work', '=', 'say')
      .where('due', '<=', '2026-11-23T10')
      .execute();
    clock.set('2026-11-23T09:05:00Z');
    await dispatcherWith().drain();
    expect(chat.said.filter((one) => one === post)).toHaveLength(1);
  });

  test('whoever no longer coordinates is not told of a channel’s trouble', async () => {
    const { chat, until, store } = await open();
    chat.onShow = () => trouble('not-invited');
    await until(monday);
    await store.read.deleteFrom('coordinator').execute();
    chat.onShow = () => undefined;
    expect((await until('2026-11-24T08:00:00Z')).filter((one) => one.startsWith('grace'))).toEqual([]);
  });
});
