import { expect, test } from 'vitest';
import { card, say } from '../../bot/chat/card.ts';
import { contentOf } from '../../bot/chat/desk/content.ts';
import { openMovableClock } from '../../bot/chat/desk/movable-clock.ts';
import { deskChat } from '../../bot/chat/desk/send.ts';
import { type Address, ChatError } from '../../bot/chat/port.ts';
import { deskMessages } from '../../bot/store/desk-messages.ts';
import type { Store } from '../../bot/store/store.ts';
import { type Instant, minus, plus } from '../../shared/time.ts';
import { morning, testCast } from '../setup/desk.ts';
import { onBothEngines } from '../setup/engines.ts';

const signal = new AbortController().signal;
const asha: Address = { to: 'person', account: { platform: 'desk', enterprise: '', tenant: 'demo', user: 'asha' } };
const channel: Address = { to: 'channel', channel: { platform: 'desk', enterprise: '', tenant: 'demo', channel: 'rowan-valley' } };
const saying = (text: string) => card('test', { summary: text, blocks: [say(text)] });

onBothEngines((engine) => {
  async function open(store: Store) {
    const clock = await openMovableClock(store, { real: () => morning });
    const changed: string[] = [];
    const chat = deskChat({ store, clock, cast: testCast, changed: (place) => void changed.push(place) });
    const summaries = async (place: string) =>
      (await deskMessages(store.read, place, 50)).messages.map((one) => {
        const content = contentOf(one);
        return content.kind === 'card' ? content.card.summary : content.kind;
      });
    return { chat, clock, changed, summaries };
  }

  test('what is said stays in order, in its own place, however often the desk is opened', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    const { chat, changed } = await open(store);
    await chat.show(asha, saying('first'), 'mark-1', signal);
    await chat.show(channel, saying('to all'), 'mark-2', signal);
    await chat.sendFile(asha, { name: 'a.ics', type: 'text/calendar', content: 'BEGIN', title: 'Calendar' }, 'mark-3', signal);
    await chat.show(asha, saying('last'), 'mark-4', signal);
    expect(changed).toEqual(['person/asha', 'channel/rowan-valley', 'person/asha', 'person/asha']);
    await store.close();
    const { summaries } = await open(await engine.open(place));
    expect(await summaries('person/asha')).toEqual(['first', 'file', 'last']);
    expect(await summaries('channel/rowan-valley')).toEqual(['to all']);
  });

  test('a message is found by its mark, in its own place and since the time asked about', async () => {
    const { chat, clock } = await open(await engine.openFreshStore());
    const ref = await chat.show(asha, saying('hello'), 'mark-1', signal);
    const hourAgo = minus(clock.now(), { hours: 1 });
    expect(await chat.find(asha, 'mark-1', hourAgo, signal)).toBe(ref);
    expect(await chat.find(asha, 'mark-2', hourAgo, signal)).toBe('not-there');
    expect(await chat.find(channel, 'mark-1', hourAgo, signal)).toBe('not-there');
    expect(await chat.find(asha, 'mark-1', plus(clock.now(), { hours: 1 }), signal)).toBe('not-there');
  });

  test('a file that is no text is kept byte for byte, in a channel as in messages', async () => {
    const place = await engine.freshPlace();
    const store = await engine.open(place);
    const { chat } = await open(store);
    const content = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    const picture = { name: 'a.png', type: 'image/png', content, title: 'November', alt: 'More than in October.' };
    await chat.sendFile(channel, picture, 'mark-1', signal);
    await store.close();
    const { messages } = await deskMessages((await engine.open(place)).read, 'channel/rowan-valley', 50);
    expect(messages.map(contentOf)).toEqual([{ kind: 'file', file: { ...picture, content: Buffer.from(content) } }]);
  });

  test('the same mark said twice is said once', async () => {
    const { chat, summaries } = await open(await engine.openFreshStore());
    const once = await chat.show(asha, saying('hello'), 'mark-1', signal);
    expect(await chat.show(asha, saying('hello again'), 'mark-1', signal)).toBe(once);
    expect(await summaries('person/asha')).toEqual(['hello']);
  });

  test('a message is redrawn in place, and taken back', async () => {
    const { chat, summaries } = await open(await engine.openFreshStore());
    const ref = await chat.show(asha, saying('before'), 'mark-1', signal);
    await chat.show(asha, saying('other'), 'mark-2', signal);
    await chat.update(ref, saying('after'), signal);
    expect(await summaries('person/asha')).toEqual(['after', 'other']);
    await chat.remove(ref, signal);
    await chat.remove(ref, signal);
    expect(await summaries('person/asha')).toEqual(['other']);
    await expect(chat.update(ref, saying('too late'), signal)).rejects.toMatchObject({ fault: { fault: 'final' } });
  });

  test('there is one Home a person, which is drawn over', async () => {
    const { chat, changed, summaries } = await open(await engine.openFreshStore());
    if (asha.to === 'person') {
      await chat.showHome(asha.account, saying('one'), signal);
      await chat.showHome(asha.account, saying('two'), signal);
    }
    expect(await summaries('home/asha')).toEqual(['two']);
    expect(changed).toEqual(['home/asha', 'home/asha']);
  });

  test('nothing can be said to somebody who is not at the desk', async () => {
    const { chat } = await open(await engine.openFreshStore());
    const elsewhere: Address[] = [
      { to: 'person', account: { platform: 'slack', enterprise: '', tenant: 'demo', user: 'asha' } },
      { to: 'person', account: { platform: 'desk', enterprise: '', tenant: 'demo', user: 'nobody' } },
      { to: 'channel', channel: { platform: 'desk', enterprise: '', tenant: 'demo', channel: 'elsewhere' } },
    ];
    for (const to of elsewhere) await expect(chat.show(to, saying('x'), 'm', signal)).rejects.toBeInstanceOf(ChatError);
  });

  test('what was stopped before it was said may be said again', async () => {
    const { chat, summaries } = await open(await engine.openFreshStore());
    await expect(chat.show(asha, saying('x'), 'm', AbortSignal.abort())).rejects.toMatchObject({ fault: { fault: 'busy' } });
    expect(await summaries('person/asha')).toEqual([]);
  });

  test('the clock goes forward only, stays where it was put, and says when it jumps', async () => {
    const store = await engine.openFreshStore();
    const clock = await openMovableClock(store, { real: () => morning });
    const began = clock.now();
    let jumps = 0;
    const stop = clock.onMoved(() => jumps++);
    expect(await clock.moveTo(plus(began, { hours: 5 }))).toBe('moved');
    expect(await clock.moveTo(plus(began, { hours: 4 }))).toBe('backwards');
    expect(await clock.moveTo('2031-01-01T00:00:00.000Z' as Instant)).toBe('too-far');
    expect(jumps).toBe(1);
    stop();
    expect(await clock.moveTo(plus(began, { hours: 6 }))).toBe('moved');
    expect(jumps).toBe(1);
    const later = await openMovableClock(store, { real: () => morning + 60_000 });
    expect(later.now()).toBe(plus(began, { hours: 6, minutes: 1 }));
  });
});
