import { expect, test } from 'vitest';
import { book, during, pairUp, story } from './pair.ts';

story('silence and leave', (open) => {
  test('a partner who never answers is asked once more, and whoever waits can suggest anew', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await asha.says('meet Tuesday 1 December 3pm');
    const heard = await during(idris, async () => {
      await asha.presses('Suggest it');
      await stage.until('2026-12-20T15:00');
    });
    expect(heard.filter((text) => text.includes('suggests a meeting'))).toHaveLength(1);
    expect(heard.filter((text) => text.includes('is waiting for your answer'))).toHaveLength(1);
    const foretold = heard.filter((text) => text.includes('You hear this first'));
    expect(foretold.map((text) => text.match(/has had no answer|have not met for 6 weeks/)?.[0])).toEqual([
      'has had no answer',
      'have not met for 6 weeks',
    ]);
    expect(heard).toHaveLength(4);
  });

  test('leave needs no reason: follow-ups stop, the partner is not urged on, and what was agreed keeps its reminder', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Thursday 26 November 3pm');
    await asha.says('leave');
    await asha.fills({ from: '2026-11-23', until: '2027-01-10' });
    const answer = (await asha.messages()).at(-1)!;
    expect(answer).toContain('Thursday 26 November at 15:00');
    const toAsha = await during(asha, () => stage.until('2026-11-26T16:30'));
    expect(toAsha.some((text) => text.includes('You meet Idris Vaughan at 15:00'))).toBe(true);
    await asha.presses('Yes, we met');
    await idris.presses('Yes, we met');
    await stage.settle();
    expect(await during(asha, () => stage.until('2027-01-10T20:00'))).toEqual([]);
    const toIdris = (await idris.messages()).slice(-3).join('\n');
    expect(toIdris).not.toContain('When will you meet next?');
  });

  test('an outage of three days loses nothing that is still true, says it once, and says nothing that came too late', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-20T12:00');
    await asha.says('meet Tuesday 1 December 3pm');
    await asha.presses('Suggest it');
    await stage.until('2026-11-21T12:00');
    const before = { asha: (await asha.messages()).length, idris: (await idris.messages()).length };
    await stage.outageUntil('2026-11-24T14:30');
    const toAsha = (await asha.messages()).slice(before.asha);
    expect(toAsha).toHaveLength(1);
    expect(toAsha[0]).toContain('You meet Idris Vaughan at 15:00');
    expect(toAsha[0]).toContain('I could not send you a word');
    const toIdris = (await idris.messages()).slice(before.idris).join('\n');
    expect(toIdris).toContain('You meet Asha Nair at 15:00');
    expect(toIdris).toContain('is waiting for your answer');
    const withheld = await stage.store.read
      .selectFrom('notification')
      .select('why')
      .where('kind', '=', 'notice')
      .where('due', '<', stage.clock.now())
      .execute();
    expect(withheld.map((one) => one.why)).toEqual(['came-too-late', 'came-too-late']);
    expect((await during(asha, () => stage.settle())).concat(await during(idris, () => stage.settle()))).toEqual([]);
  });

  test('“What will I get?” and “Why did I get this?” say what comes, what came and what did not, with the reason', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await asha.says('upcoming');
    expect((await asha.messages()).at(-1)).toContain('Monday 23 November');
    await stage.until('2026-11-24T14:30');
    const why = await during(asha, () => asha.presses('Why did I get this?'));
    expect(why.join('\n')).toContain('You are meeting Idris soon');
  });
});

story('a double click', (open) => {
  test('and a repeated delivery answer the same and change nothing twice', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await asha.says('meet Tuesday 24 November 3pm');
    const asked = await during(idris, async () => {
      await asha.pressesTwice('Suggest it');
      await stage.settle();
    });
    expect(asked).toHaveLength(1);
    const agreed = await during(asha, async () => {
      await idris.pressesTwice('That works');
      await stage.settle();
    });
    expect(agreed.filter((text) => text.includes('You are meeting'))).toHaveLength(1);
    const meetings = await stage.store.read.selectFrom('meeting').select(['status', 'sequence']).execute();
    expect(meetings).toEqual([{ status: 'confirmed', sequence: 1 }]);
  });
});
