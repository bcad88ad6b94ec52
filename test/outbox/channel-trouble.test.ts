import { expect, test } from 'vitest';
import type { ChatFault } from '../../bot/chat/port.ts';
import { onBothEngines } from '../setup/engines.ts';
import { aProgramme, channel, monday, post, withPicture } from './programme-world.ts';

const trouble = (of: Extract<ChatFault, { fault: 'final' }>['channel']): ChatFault => ({
  fault: 'final',
  reason: 'told so',
  onlyThis: true,
  ...(of ? { channel: of } : {}),
});

onBothEngines(({ openFreshStore }) => {
  const open = async (more: Partial<Parameters<typeof aProgramme>[0]> = {}) =>
    aProgramme({ store: await openFreshStore(), now: '2026-11-20T10:00:00Z', ...more });

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
    const dying = dispatcherWith({ limits: { callMs: 10 } });
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

  test('a post that arrived and could not be written down is looked for, and not said again', async () => {
    const { chat, until, store, posts } = await open();
    const rename = (from: 'shown' | 'shownAway', to: string) => store.read.schema.alterTable(from).renameTo(to).execute();
    chat.onShow = async () => {
      await rename('shown', 'shownAway');
      return undefined;
    };
    await until(monday);
    chat.onShow = () => undefined;
    await rename('shownAway', 'shown');
    await store.read.updateTable('notification').set({ leaseUntil: 0 }).where('state', '=', 'sending').execute();
    expect(await until('2026-11-23T09:05:00Z')).toEqual(['coordinators: summary.png']);
    expect(chat.said.filter((one) => one === post)).toHaveLength(1);
    expect((await posts())[0]).toContain('sent');
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
