import { expect, test } from 'vitest';
import { book, during, type Play, pairUp, story } from './pair.ts';
import type { Actor } from './stage/actor.ts';

/** Whatever somebody reads after a press, in a dialog or as the newest message. */
const shownTo = async (actor: Actor) => actor.reads() || (await actor.messages()).at(-1)!;

/** They met on Tuesday 24 November, and Asha has written and signed the log. */
async function writeLog({ stage, idris, asha }: Play): Promise<void> {
  await stage.until('2026-11-24T16:00');
  for (const actor of [asha, idris]) await actor.presses('Yes, we met');
  await stage.settle();
  await asha.presses('Write the log');
  await asha.fills({ topics: 'The heron' });
  await asha.presses('Sign it for Idris Vaughan to confirm');
  await asha.closes();
  await stage.settle();
}

story('a coordinator who reads logs', (open) => {
  test('announces it, reads in a window what both have signed, and the two are told who it was', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await pairUp(play);
    await morwenna.says('setup');
    await morwenna.presses('Who reads logs');
    expect(await shownTo(morwenna)).toContain('No. Coordinators see');
    const told = await during(asha, async () => {
      await morwenna.presses('Let coordinators read logs');
      await stage.settle();
    });
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('Coordinators may read your meeting logs from Monday 23 November at 09:');

    await book(play, 'Tuesday 24 November 3pm');
    await writeLog(play);
    await morwenna.presses('Logs');
    await morwenna.presses('Open');
    expect(await shownTo(morwenna)).toContain('Tuesday 24 November');
    expect(await shownTo(morwenna)).not.toContain('[Read]');
    await idris.presses('Read the log');
    await idris.presses('Yes, it is accurate');
    await stage.settle();

    await morwenna.says('setup');
    await morwenna.presses('Who reads logs');
    await morwenna.presses('Logs');
    await morwenna.presses('Open');
    const news = await during(asha, async () => {
      await morwenna.presses('Read');
      expect(morwenna.reads()).toContain('The heron');
      await stage.settle();
    });
    expect(news.join('\n')).toContain('Morwenna Pascoe has read your log of Tuesday 24 November');
    await asha.presses('Who can read it');
    expect(asha.reads()).toMatch(/announced before you met[\s\S]*Morwenna Pascoe/);
    const all = [...(await asha.messages()), ...(await idris.messages()), ...(await morwenna.messages())].join('\n');
    expect(all).not.toContain('heron');
  });
});
