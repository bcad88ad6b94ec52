import { expect, test } from 'vitest';
import { book, pairUp, story } from './pair.ts';

story('Home, once it was opened', (open) => {
  test('is kept true: a time that the other agrees to stands there without being asked for', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha } = play;
    await pairUp(play);
    await asha.opensHome();
    await stage.settle();
    expect(await asha.home()).not.toContain('Tuesday 24 November');
    await book(play, 'Tuesday 24 November 3pm');
    await stage.settle();
    await expect.poll(() => asha.home()).toContain('Tuesday 24 November');
  });
});
