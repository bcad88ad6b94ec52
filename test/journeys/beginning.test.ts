import { expect, test } from 'vitest';
import { book, pairUp, story } from './pair.ts';
import type { Actor } from './stage/actor.ts';

const last = async (actor: Actor) => (await actor.messages()).at(-1)!;
const hears = (actor: Actor, what: string | RegExp) => expect.poll(async () => (await actor.messages()).join('\n')).toMatch(what);

story('a pair at the beginning', (open) => {
  test('get from an empty plan to a first one by six questions, whose answers go into the plan’s own forms', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    for (const one of [idris, asha]) await one.says('plan');
    await stage.settle();
    await asha.presses('Begin with a few questions');
    await hears(asha, 'Would a few questions help with your plan');
    await asha.presses('Write: six questions towards a plan');
    await expect.poll(() => last(asha)).toContain('1 of 6 · Purpose');
    for (const text of ['Lead a team of my own', 'Chair a meeting\nWrite a bid']) {
      await asha.presses('Answer');
      await asha.fills({ text });
    }
    await expect.poll(() => last(asha)).toContain('3 of 6');
    await asha.presses('Finish');
    await expect.poll(() => last(asha)).toContain('What you answered');
    await asha.presses('Turn into the long-term goal');
    await asha.fills({});
    await hears(asha, 'Added to your plan: Lead a team of my own');
    await stage.settle();
    await asha.presses('Turn into a goal');
    await asha.fills({ criteria: 'Both of us see it' });
    await hears(asha, 'Added to your plan: Chair a meeting');
    await stage.settle();
    const plan = (await idris.messages()).findLast((one) => one.startsWith('Your plan with'));
    expect(plan).toMatch(/Lead a team of my own[\s\S]*Chair a meeting/);
  });

  test('find what is good to talk about first with the reminder of their first meeting, and not with the next one', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-24T14:00');
    await idris.presses('Questions for a first meeting');
    await hears(idris, /Your first meeting[\s\S]*What stays between the two of you/);
    await stage.until('2026-11-24T16:30');
    for (const one of [asha, idris]) await one.presses('Yes, we met');
    await stage.settle();
    await book(play, 'Tuesday 1 December 3pm');
    await stage.until('2026-12-01T14:00');
    expect(await last(asha)).toContain('You meet Idris Vaughan at 15:00');
    expect(await last(asha)).not.toContain('Questions for a first meeting');
  });
});
