import { expect, test } from 'vitest';
import { fromRow } from '../../bot/store/nouns.ts';
import { minus } from '../../shared/time.ts';
import { book, pairUp, story } from './pair.ts';

story('when the clock of the computer is set back', (open) => {
  test('nothing is said twice and nothing is lost', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha, idris } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    /** It is that hour; then the hour before once more, in which something may be done; then that hour again. */
    const backFrom = async (wall: string, meanwhile = async () => {}) => {
      await stage.until(wall);
      stage.clock.set(minus(stage.clock.now(), { hours: 1 }));
      await stage.settle();
      await meanwhile();
      await stage.settle();
      await stage.until(wall);
    };
    await backFrom('2026-11-16T09:30');
    await backFrom('2026-11-23T13:00', async () => {
      await idris.presses('Place or link');
      await idris.fills({ place: 'Room 4' });
    });
    await backFrom('2026-11-24T14:00');
    await backFrom('2026-11-24T14:50', () => asha.presses('Running late'));
    for (const actor of [asha, idris]) {
      const heard = (await actor.messages()).join('\n');
      const times = (words: RegExp) => heard.match(words)?.length ?? 0;
      expect([times(/a good moment to say so/g), times(/You meet \w+ \w+ at 15:00\n/g)], actor.name).toEqual([1, 1]);
    }
    await backFrom('2026-11-24T16:00');
    await backFrom('2026-11-24T17:30', () => asha.presses('Yes, we met'));
    await backFrom('2026-11-27T16:30');
    await backFrom('2026-12-01T16:30');

    const rows = await stage.store.read
      .selectFrom('notification')
      .select(['kind', 'state'])
      .where('work', '=', 'say')
      .where('kind', 'in', ['notice', 'reminder', 'did-you-meet', 'next-date', 'log-due', 'log-overdue'])
      .orderBy('kind')
      .execute();
    expect(rows.map((row) => `${row.kind} ${row.state}`)).toEqual([
      'did-you-meet sent',
      'did-you-meet sent',
      'log-due sent',
      'log-overdue sent',
      // Said in one message with the log.
      'next-date withheld',
      'notice sent',
      'notice sent',
      'reminder sent',
      'reminder sent',
    ]);
    const row = await stage.store.read.selectFrom('meeting').selectAll().executeTakeFirstOrThrow();
    expect(fromRow('meeting', row, stage.seal)).toMatchObject({ status: 'held', place: 'Room 4' });
  });
});
