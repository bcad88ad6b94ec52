import { expect, test } from 'vitest';
import { book, during, pairUp, story } from './pair.ts';

story('a meeting', (open) => {
  test('moved by one is put to the other, and the old time is no longer reminded of', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await idris.presses('Move it');
    const asked = await during(asha, async () => {
      await idris.fills({ date: '2026-11-26', time: '10:00' });
      await stage.settle();
    });
    expect(asked.join('\n')).toMatch(/Idris Vaughan would like to move your meeting[\s\S]*Thursday 26 November at 10:00/);
    const agreed = await during(idris, async () => {
      await asha.presses('That works');
      await stage.settle();
    });
    expect(agreed.join('\n')).toMatch(/You are meeting Asha Nair[\s\S]*Thursday 26 November at 10:00/);
    expect((await idris.files()).at(-1)).toContain('SEQUENCE:3');
    expect(await during(asha, () => stage.until('2026-11-25T07:59'))).toEqual([]);
    const notice = await during(asha, () => stage.until('2026-11-25T10:00'));
    expect(notice.join('\n')).toContain('Thursday 26 November');
  });

  test('moved to a time that the other declines leaves no date, and both are told so', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await idris.presses('Move it');
    await idris.fills({ date: '2026-11-26', time: '10:00' });
    await stage.settle();
    const told = await during(idris, async () => {
      await asha.presses('I can’t');
      await stage.settle();
    });
    const none = 'The date before, Tuesday 24 November at 15:00, was given up for it';
    expect(told.join('\n')).toContain(none);
    expect((await asha.messages()).join('\n')).toContain(none);
    expect(told.join('\n')).toContain('Calendar entry for Tuesday 24 November at 15:00: off');
  });

  test('cancelled in time tells the partner and offers another date, which is suggested with one press', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-23T13:00');
    const told = await during(idris, async () => {
      await asha.presses('I can’t make it');
      await stage.settle();
    });
    const answer = (await asha.messages()).find((text) => text.includes('Tuesday 24 November at 15:00 is off'))!;
    expect(told.join('\n')).toContain('Asha Nair cannot make');
    expect((await idris.files()).at(-1)).toContain('STATUS:CANCELLED');
    const [slot] = /(?<=both:[\s[]*)[A-Z][a-z]+day \d+ [A-Z][a-z]+ at \d\d:\d\d/.exec(answer)!;
    const asked = await during(idris, async () => {
      await asha.presses(slot);
      await stage.settle();
    });
    expect(asked.join('\n')).toContain(slot);
    expect(await during(asha, () => stage.until('2026-11-24T15:00'))).toEqual([]);
  });

  test('cancelled at short notice reaches the partner at once, also at night, and no count of it is kept for anybody to see', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 9am');
    await stage.until('2026-11-23T23:30');
    await asha.says('cancel');
    const told = await during(idris, async () => {
      await asha.presses('I can’t make it');
      await stage.settle();
    });
    expect(told.join('\n')).toContain('Asha Nair cannot make');
    const everything = [...(await morwenna.messages()), ...(await idris.messages()), ...(await asha.messages())].join('\n');
    expect(everything).not.toMatch(/short notice.*\d|\d.*short notice|late cancell/i);
  });

  test('cancelled with “cannot say yet” is followed up once, and never again', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-20T10:00');
    await asha.says('cancel');
    await asha.presses('I can’t make it');
    await asha.presses('Cannot say yet');
    const later = await during(asha, () => stage.until('2027-01-20T10:00'));
    expect(later.filter((text) => text.includes('Is there a date now?'))).toHaveLength(1);
  });

  test('cancelled by a mis-tap stands again after “Undo”, and nobody is puzzled', async () => {
    const play = await open('2026-11-16T08:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Friday 27 November 3pm');
    await stage.until('2026-11-17T06:30');
    await asha.says('cancel');
    await asha.presses('I can’t make it');
    await asha.presses('Undo');
    expect((await asha.messages()).join('\n')).toContain('stands as before');
    const heard = await during(idris, () => stage.until('2026-11-17T12:00'));
    expect(heard.filter((text) => !text.startsWith('Calendar entr'))).toEqual([]);
    const reminder = await during(idris, () => stage.until('2026-11-27T14:00'));
    expect(reminder.join('\n')).toContain('You meet Asha Nair at 15:00');
  });

  test('agreed to by a mis-tap is open again after “Undo”, and whoever suggested it is told', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Friday 27 November 3pm');
    const told = await during(asha, async () => {
      await idris.presses('Undo');
      await stage.settle();
    });
    expect(told.join('\n')).toContain('Idris Vaughan has taken back an answer');
    const again = await during(asha, async () => {
      await idris.presses('That works');
      await stage.settle();
    });
    expect(again.join('\n')).toContain('You are meeting Idris Vaughan');
  });

  test('that one runs late for is told to the partner, who waits', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-24T14:50');
    await asha.presses('Running late');
    const told = await during(idris, async () => {
      await asha.presses('15 minutes late');
      await stage.settle();
    });
    expect(told.join('\n')).toContain('Asha Nair will be about 15 minutes late for 15:00');
  });

  test('has an agenda both add to, and “my actions will not be ready” is read with the reminder', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await asha.presses('Agenda');
    await asha.presses('Add a point');
    await asha.fills({ text: 'How to chair a first meeting' });
    await asha.presses('My actions won’t be ready');
    const reminder = await during(idris, () => stage.until('2026-11-24T14:00'));
    expect(reminder.at(-1)).toContain('How to chair a first meeting (Asha Nair)');
    expect(reminder.at(-1)).toContain('Asha Nair says their actions will not be ready');
  });

  test('that two people remember differently is put to both, gently, and to nobody else', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-24T16:30');
    await asha.presses('Yes, we met');
    await idris.presses('No, we did not');
    const before = (await morwenna.messages()).length;
    await stage.settle();
    expect((await asha.messages()).join('\n')).toContain('You remember this meeting differently');
    expect((await idris.messages()).join('\n')).toContain('You remember this meeting differently');
    await stage.until('2026-12-24T16:30');
    expect(await morwenna.messages()).toHaveLength(before);
  });

  test('that one says took place counts as held after three days of the other’s silence', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-24T16:30');
    await asha.presses('Yes, we met');
    const status = async () => (await stage.store.read.selectFrom('meeting').select('status').executeTakeFirstOrThrow()).status;
    await stage.until('2026-11-27T16:29');
    expect(await status()).toBe('confirmed');
    await stage.until('2026-11-27T16:30');
    expect(await status()).toBe('held');
  });
});
