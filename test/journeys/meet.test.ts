import { expect, test } from 'vitest';
import { book, during, pairUp, story } from './pair.ts';

story('a pair', (open) => {
  test('is invited, accepts, books, confirms, is told in time, reminded, and meets', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await pairUp(play);
    expect((await morwenna.messages()).at(-1)).toContain('Idris Vaughan and Asha Nair are paired');

    await asha.says('meet Tuesday 24 November 3pm');
    expect((await asha.messages()).at(-1)).toContain('Tuesday 24 November at 15:00');
    await asha.presses('Suggest it');
    await stage.settle();
    expect((await idris.messages()).at(-1)).toMatch(/Asha Nair suggests a meeting[\s\S]*Tuesday 24 November at 15:00/);
    const confirmation = await during(asha, async () => {
      await idris.presses('That works');
      await stage.settle();
    });
    expect(confirmation.join('\n')).toContain('You are meeting Idris Vaughan');
    expect((await asha.files()).at(-1)).toContain('DTSTART:20261124T150000Z');

    const notice = await during(asha, () => stage.until('2026-11-23T13:00'));
    expect(notice).toHaveLength(1);
    expect(notice[0]).toMatch(/You meet Idris Vaughan tomorrow, Tuesday 24 November, at 15:00[\s\S]*24 hours ahead/);

    const reminder = await during(idris, () => stage.until('2026-11-24T14:00'));
    expect(reminder.at(-1)).toContain('You meet Asha Nair at 15:00');

    await stage.until('2026-11-24T16:00');
    expect((await asha.messages()).at(-1)).toContain('Did you meet Idris Vaughan?');
    await asha.presses('Yes, we met');
    await idris.presses('Yes, we met');
    const row = await stage.store.read.selectFrom('meeting').select('status').executeTakeFirstOrThrow();
    expect(row.status).toBe('held');
  });

  test('hears nothing but the invitation until both have accepted, and a no needs no reason', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await morwenna.says('setup');
    await morwenna.fills({ name: 'Rowan Valley', zone: 'Europe/London', jurisdiction: 'england-and-wales' });
    await morwenna.says('pair');
    const invitation = await during(asha, async () => {
      await morwenna.fills({ mentor: 'UIDRIS', mentee: 'UASHA' });
      await stage.until('2026-11-20T09:00');
    });
    // Whoever is in another chat is greeted there, and answered when they bring their code.
    expect(invitation).toHaveLength(stage.chat === 'mixed' ? 3 : 1);
    await idris.presses('Accept');
    expect(await during(asha, () => stage.until('2026-11-23T09:00'))).toEqual([]);
    await asha.presses('No, thank you');
    await stage.until('2026-11-24T12:00');
    expect((await morwenna.messages()).at(-1)).toContain('No reason is asked for or kept');
    expect(await during(asha, () => stage.until('2026-12-24T12:00'))).toEqual([]);
  });

  test('who books two hours ahead carries the sentence about notice in the confirmation, and gets one reminder', async () => {
    const play = await open('2026-11-24T13:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'today 3pm');
    expect((await idris.messages()).join('\n')).toContain('if it stops working for you');
    const rest = await during(asha, () => stage.until('2026-11-24T15:00'));
    expect(rest).toHaveLength(1);
    expect(rest[0]).toContain('You meet Idris Vaughan at 15:00');
  });

  test('in a series is asked once for all of it, and can move a single meeting', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await asha.says('meet every four weeks from Tuesday 24 November 10am, 4 times');
    const asked = await during(idris, async () => {
      await asha.presses('Suggest it');
      await stage.settle();
    });
    expect(asked).toHaveLength(1);
    expect(asked[0]).toContain('Asha Nair suggests 4 meetings');
    const agreed = await during(asha, async () => {
      await idris.presses('They all work');
      await stage.settle();
    });
    expect(agreed.join('\n')).toContain('Idris Vaughan agrees to 4 meetings');
    expect((await asha.files()).map((file) => file.split('BEGIN:VEVENT').length - 1)).toEqual([4]);

    const meetings = () => stage.store.read.selectFrom('meeting').select(['start', 'status', 'occurrence']).orderBy('occurrence').execute();
    expect((await meetings()).map((one) => one.start)).toEqual([
      '2026-11-24T10:00:00.000Z',
      '2026-12-22T10:00:00.000Z',
      '2027-01-19T10:00:00.000Z',
      '2027-02-16T10:00:00.000Z',
    ]);
    await stage.until('2026-11-23T09:00');
    await asha.presses('Move it');
    await asha.fills({ date: '2026-11-25', time: '11:00' });
    await stage.settle();
    await idris.presses('That works');
    expect((await meetings()).map((one) => [one.start, one.status])).toEqual([
      ['2026-11-25T11:00:00.000Z', 'confirmed'],
      ['2026-12-22T10:00:00.000Z', 'confirmed'],
      ['2027-01-19T10:00:00.000Z', 'confirmed'],
      ['2027-02-16T10:00:00.000Z', 'confirmed'],
    ]);
  });
});
