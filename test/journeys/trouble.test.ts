import { expect, test } from 'vitest';
import { book, during, type Play, pairUp, story } from './pair.ts';

const reminderTo = async (play: Play, who: 'asha' | 'idris') =>
  (await play[who].messages()).filter((text) => /You meet [A-Z][\w ]+ at 15:00/.test(text)).length;

story(
  'when Slack is in trouble',
  (open) => {
    test('and asks to wait, the reminder waits that long and comes once', async () => {
      const play = await open('2026-11-16T09:00');
      const { stage } = play;
      await pairUp(play);
      await book(play, 'Tuesday 24 November 3pm');
      await stage.until('2026-11-24T13:59');
      stage.slack!.next('chat.postMessage', { rateLimited: 40 }, { rateLimited: 40 });
      const calls = () => stage.slack!.called('chat.postMessage').length;
      stage.clock.set('2026-11-24T14:00:00Z');
      await stage.settle();
      expect(await reminderTo(play, 'asha')).toBe(0);
      const tried = calls();
      stage.clock.set('2026-11-24T14:00:39Z');
      await stage.settle();
      expect(calls()).toBe(tried);
      await stage.until('2026-11-24T14:30');
      expect([await reminderTo(play, 'asha'), await reminderTo(play, 'idris')]).toEqual([1, 1]);
    });

    test('and fails after it took a message, the message is found again and not repeated', async () => {
      const play = await open('2026-11-16T09:00');
      const { stage } = play;
      await pairUp(play);
      await book(play, 'Tuesday 24 November 3pm');
      await stage.until('2026-11-24T13:59');
      stage.slack!.next('chat.postMessage', { status: 502, accepted: true }, { breaks: true, accepted: true });
      await stage.until('2026-11-24T14:45');
      expect([await reminderTo(play, 'asha'), await reminderTo(play, 'idris')]).toEqual([1, 1]);
      const rows = await stage.store.read
        .selectFrom('notification')
        .select('state')
        .where('kind', '=', 'reminder')
        .where('work', '=', 'say')
        .execute();
      expect(rows.map((row) => row.state)).toEqual(['sent', 'sent']);
    });

    test('and fails before it took a message, the message comes later', async () => {
      const play = await open('2026-11-16T09:00');
      const { stage } = play;
      await pairUp(play);
      await book(play, 'Tuesday 24 November 3pm');
      await stage.until('2026-11-24T13:59');
      stage.slack!.next('chat.postMessage', { status: 503 }, { status: 500 }, { breaks: true });
      await stage.until('2026-11-24T14:45');
      expect([await reminderTo(play, 'asha'), await reminderTo(play, 'idris')]).toEqual([1, 1]);
    });

    test('and somebody has left the workspace, the partner and the coordinator are told before the meeting', async () => {
      const play = await open('2026-11-16T09:00');
      const { stage, asha, idris, morwenna } = play;
      await pairUp(play);
      await book(play, 'Tuesday 24 November 3pm');
      await stage.until('2026-11-23T11:00');
      await asha.leaves();
      const toIdris = await during(idris, () => stage.until('2026-11-23T14:00'));
      expect(toIdris.filter((text) => text.includes('I could not reach Asha Nair about your meeting'))).toHaveLength(1);
      const toMorwenna = (await morwenna.messages()).filter((text) => text.includes('I could not reach Asha'));
      expect(toMorwenna).toHaveLength(1);
      expect(toMorwenna[0]).not.toContain('15:00');
    });
  },
  'slack',
);
