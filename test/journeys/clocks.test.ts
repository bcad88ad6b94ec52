import { expect, test } from 'vitest';
import { book, during, pairUp, story } from './pair.ts';

story('across clock changes', (open) => {
  test('autumn: a mentor in New York, a mentee in Kolkata and a London programme keep the same instant and their 24 hours', async () => {
    const play = await open('2026-10-19T14:00', { idris: 'America/New_York', asha: 'Asia/Kolkata' });
    const { stage, idris, asha } = play;
    await pairUp(play);
    // 25 October: London goes back; New York follows on 1 November; Kolkata never changes.
    await book(play, 'Monday 26 October 6pm');
    expect((await idris.messages()).join('\n')).toMatch(/Monday 26 October at 08:30[\s\S]*18:00 in Kolkata/);
    const toAsha = await during(asha, () => stage.until('2026-10-25T16:00', 'Asia/Kolkata'));
    expect(toAsha.join('\n')).toContain('tomorrow, Monday 26 October, at 18:00');
    const toIdris = await during(idris, () => stage.until('2026-10-26T08:15', 'America/New_York'));
    expect(toIdris.at(-1)).toMatch(/You meet Asha Nair at 08:30/);
    const row = await stage.store.read.selectFrom('meeting').select('start').executeTakeFirstOrThrow();
    expect(row.start).toBe('2026-10-26T12:30:00.000Z');
  });

  test('spring: a mentor in New York, a mentee in Kolkata and a London programme keep the same instant and their 24 hours', async () => {
    const play = await open('2026-03-23T14:00', { idris: 'America/New_York', asha: 'Asia/Kolkata' });
    const { stage, idris, asha } = play;
    await pairUp(play);
    // 29 March: London goes forward; New York did on 8 March; Kolkata never changes.
    await book(play, 'Monday 30 March 6pm');
    expect((await idris.messages()).join('\n')).toMatch(/Monday 30 March at 08:30[\s\S]*18:00 in Kolkata/);
    const toAsha = await during(asha, () => stage.until('2026-03-29T16:00', 'Asia/Kolkata'));
    expect(toAsha.join('\n')).toContain('tomorrow, Monday 30 March, at 18:00');
    const toIdris = await during(idris, () => stage.until('2026-03-30T08:15', 'America/New_York'));
    expect(toIdris.at(-1)).toMatch(/You meet Asha Nair at 08:30/);
    const row = await stage.store.read.selectFrom('meeting').select('start').executeTakeFirstOrThrow();
    expect(row.start).toBe('2026-03-30T12:30:00.000Z');
  });

  test('spring: a weekly series agreed in London stays at its hour there while New York’s clock moves against it', async () => {
    const play = await open('2026-03-02T14:00', { idris: 'America/New_York', asha: 'Europe/London' });
    const { stage, idris, asha } = play;
    await pairUp(play);
    await asha.says('meet every week from Thursday 5 March 3pm, 5 times');
    await asha.presses('Suggest it');
    await stage.settle();
    // New York changes on 8 March, London on 29 March.
    const asked = (await idris.messages()).at(-1)!;
    expect(asked).toMatch(/Thursday 5 March at 10:00/);
    expect(asked).toMatch(/Thursday 12 March at 11:00/);
    expect(asked).toMatch(/Thursday 2 April at 10:00/);
    await idris.presses('They all work');
    const starts = await stage.store.read.selectFrom('meeting').select('start').orderBy('start').execute();
    expect(starts.map((one) => one.start.slice(5, 16))).toEqual([
      '03-05T15:00',
      '03-12T15:00',
      '03-19T15:00',
      '03-26T15:00',
      '04-02T14:00',
    ]);
  });

  test('a time that comes twice that night is explained and chosen', async () => {
    const play = await open('2026-10-20T12:00');
    const { stage, asha } = play;
    await pairUp(play);
    await asha.says('meet Sunday 25 October 01:30');
    const asked = (await asha.messages()).at(-1)!;
    expect(asked).toMatch(/clocks go back/);
    const [later] = /[^[\n]*after the clocks go back\)?/.exec(asked)!;
    await asha.presses(later);
    if ((await asha.messages()).at(-1)!.includes('[Suggest it]')) await asha.presses('Suggest it');
    const row = await stage.store.read.selectFrom('meeting').select('start').executeTakeFirstOrThrow();
    expect(row.start).toBe('2026-10-25T01:30:00.000Z');
  });

  test('newer zone data move the instant, and never what was agreed', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    // As if the zone data of the program that booked it had put London an hour elsewhere.
    await stage.store.read.updateTable('meeting').set({ start: '2026-11-24T14:00:00.000Z' }).execute();
    await stage.outageUntil('2026-11-17T09:00');
    const row = await stage.store.read.selectFrom('meeting').select(['start', 'at', 'sequence']).executeTakeFirstOrThrow();
    expect(row).toEqual({ start: '2026-11-24T15:00:00.000Z', at: '2026-11-24T15:00', sequence: 2 });
    const reminder = await during(asha, () => stage.until('2026-11-24T14:00'));
    expect(reminder.at(-1)).toContain('You meet Idris Vaughan at 15:00');
  });
});

story('a night worker', (open) => {
  test('hears of meetings in their own waking hours, and of a meeting at night at its hour', async () => {
    const play = await open('2026-11-16T18:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await asha.says('quiet hours');
    await asha.fills({ days: ['1', '2', '3', '4', '5', '6', '7'], from: '20:00', to: '08:00', daysOff: [] });
    await book(play, 'Wednesday 25 November 10pm');
    expect(await during(asha, () => stage.until('2026-11-16T19:59'))).toEqual([]);
    const confirmation = await during(asha, () => stage.until('2026-11-16T20:00'));
    expect(confirmation.join('\n')).toContain('You are meeting Idris Vaughan');
    const toAsha = await during(asha, () => stage.until('2026-11-25T21:00'));
    expect(toAsha).toHaveLength(2);
    expect(toAsha[0]).toContain('tomorrow, Wednesday 25 November, at 22:00');
    expect(toAsha[1]).toContain('You meet Idris Vaughan at 22:00');
    expect((await idris.messages()).at(-1)).toContain('You meet Asha Nair at 22:00');
  });
});
