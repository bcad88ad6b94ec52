import { expect, test } from 'vitest';
import { book, during, type Play, pairUp, story } from './pair.ts';

/** Asha and Idris met on Tuesday 24 November from three to four, and both said so. */
async function meet(play: Play): Promise<void> {
  const { stage, idris, asha } = play;
  await pairUp(play);
  await book(play, 'Tuesday 24 November 3pm');
  await stage.until('2026-11-24T16:00');
  for (const actor of [asha, idris]) await actor.presses('Yes, we met');
  await stage.settle();
}

story('a log that nobody has written', (open) => {
  test('is asked for once of its writer, then of the mentor, who begins it; the mentee signs, and every message stays true', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await meet(play);
    expect((await asha.messages()).join('\n')).toContain('Write the log');

    // Two days before it is due is a Sunday.
    const toAsha = await during(asha, () => stage.until('2026-11-30T09:00'));
    expect(toAsha).toHaveLength(1);
    expect(toAsha[0]).toContain('The log of Tuesday 24 November is still open');
    expect(toAsha[0]).toContain('Two minutes are enough: what did you agree, and by when?');
    expect(toAsha[0]).toContain('When will you meet next?');
    const toIdris = await during(idris, () => stage.until('2026-12-01T17:00'));
    expect(toIdris).toHaveLength(1);
    expect(toIdris[0]).toContain('You can write it as well');

    await idris.presses('Write the log');
    await idris.fills({ topics: 'The heron' });
    const signed = await during(asha, async () => {
      await idris.presses('Sign it for Asha Nair to confirm');
      await stage.settle();
    });
    expect(signed).toHaveLength(1);
    expect(signed[0]).toContain('Idris Vaughan has signed the log of Tuesday 24 November');
    // What was asked for is on its way, and the message from before says so.
    expect((await asha.messages()).join('\n')).not.toContain('is still open');

    const complete = await during(idris, async () => {
      await asha.presses('Read the log');
      expect(asha.reads()).toContain('The heron');
      await asha.presses('Yes, it is accurate');
      await stage.settle();
    });
    expect(complete).toHaveLength(1);
    expect(complete[0]).toContain('The log of Tuesday 24 November is complete');
    const all = [...(await asha.messages()), ...(await idris.messages()), ...(await morwenna.messages())].join('\n');
    expect(all).not.toContain('heron');
    expect(await during(asha, () => stage.until('2026-12-20T12:00'))).toEqual([]);
  });
});

story('a log that is taken back', (open) => {
  test('before the other woke was never told of; corrected and signed anew, it is told as it is then', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await meet(play);
    await stage.until('2026-11-24T20:30');
    const heard = await during(idris, async () => {
      await asha.presses('Write the log');
      await asha.fills({ topics: 'The heron' });
      await asha.presses('Sign it for Idris Vaughan to confirm');
      await asha.presses('Take it back');
      await stage.until('2026-11-24T22:00');
    });
    expect(heard).toEqual([]);
    await asha.presses('Go on writing');
    await asha.fills({ topics: 'The wren' });
    await asha.presses('Sign it for Idris Vaughan to confirm');
    const morning = await during(idris, () => stage.until('2026-11-25T08:00'));
    expect(morning).toHaveLength(1);
    expect(morning[0]).toContain('Asha Nair has signed the log of Tuesday 24 November');

    await idris.presses('Read the log');
    expect(idris.reads()).toContain('The wren');
    await idris.presses('Suggest a correction');
    const suggested = await during(asha, async () => {
      await idris.fills({ text: 'Two wrens' });
      await stage.until('2026-11-25T09:00');
    });
    expect(suggested).toHaveLength(1);
    expect(suggested[0]).toContain('Idris Vaughan suggests a correction');
    await asha.presses('Read the log');
    await asha.presses('Take it back');
    await stage.settle();
    expect((await idris.messages()).at(-1)).toContain('A draft.');
  });
});
