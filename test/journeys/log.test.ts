import { expect, test } from 'vitest';
import { book, during, type Play, pairUp, story } from './pair.ts';
import type { Actor } from './stage/actor.ts';

const all = async (actor: Actor) => (await actor.messages()).join('\n');

/** Asha and Idris met on Tuesday 24 November from three to four, and both said so. */
async function meet(play: Play): Promise<void> {
  const { stage, idris, asha } = play;
  await pairUp(play);
  await book(play, 'Tuesday 24 November 3pm');
  await stage.until('2026-11-24T16:00');
  for (const actor of [asha, idris]) await actor.presses('Yes, we met');
  await stage.settle();
}

/** Finds the log among the past meetings. */
async function readsFromList(actor: Actor): Promise<void> {
  await actor.says('log');
  await expect.poll(() => all(actor)).toContain('Your past meetings');
  await actor.presses('Read it');
}

/** Asks for a form, and waits until it is there. */
async function asks(actor: Actor, words: string): Promise<void> {
  await actor.says(words);
  await expect.poll(() => Object.keys(actor.holds())).not.toEqual([]);
}

story('preparing, meeting and the log of it', (open) => {
  test('goes from a few questions to a log that both have signed, with its actions in the plan and the next date booked', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, idris, asha } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await asha.says('prepare');
    await asha.presses('Write: a wish and a first step');
    await asha.presses('Answer');
    await asha.fills({ text: 'a warmer hall' });
    await asha.presses('Pause');
    await asha.presses('Agenda');
    await asha.presses('Add a point');
    await asha.fills({ text: 'the boiler' });
    await stage.until('2026-11-24T16:00');
    for (const actor of [asha, idris]) await actor.presses('Yes, we met');
    await stage.settle();

    await asha.presses('Write the log');
    expect(asha.reads()).toContain('What you write belongs to you and Idris Vaughan from the first word');
    expect(asha.holds()).toMatchObject({ topics: 'the boiler', minutes: '60' });
    await asha.types({ topics: 'the boiler and the curlew', action1: 'ask the council' });
    await asha.closes();
    await asks(asha, 'write the log');
    expect(asha.holds()).toMatchObject({ topics: 'the boiler and the curlew', action1: 'ask the council' });
    await asha.fills({ action1: 'ask the council' });
    expect(asha.formErrors()).toEqual({ action1By: 'By whom?', action1On: 'By when? Every action has a day.' });
    const person = await personOf(play, 'Asha Nair');
    await asha.fills({ action1By: person, action1On: '2026-12-04', nextDate: '2026-12-08', nextTime: '15:00' });
    expect(asha.reads()).toMatch(/the boiler and the curlew[\s\S]*ask the council/);
    await asha.presses('Sign it for Idris Vaughan to confirm');
    await stage.settle();
    expect(asha.reads() + (await all(asha))).toContain('Signed. Idris Vaughan will be asked to confirm it.');

    await idris.presses('Read the log');
    expect(idris.reads()).toContain('the boiler and the curlew');
    await idris.presses('Suggest a correction');
    await idris.fills({ text: 'it was the roof' });
    await stage.settle();
    await asha.presses('Read the log');
    expect(asha.reads()).toContain('it was the roof');
    await asha.presses('Take it back');
    await asha.presses('Go on writing');
    await asha.fills({ topics: 'the roof and the curlew' });
    await asha.presses('Sign it for Idris Vaughan to confirm');
    await stage.settle();
    await idris.presses('Read the log');
    expect(idris.reads()).toContain('the roof and the curlew');
    await idris.presses('Yes, it is accurate');
    await stage.settle();

    const statuses = await stage.store.read.selectFrom('meetingLog').select('status').execute();
    expect(statuses).toEqual([{ status: 'signed' }]);
    const meetings = await stage.store.read.selectFrom('meeting').select(['at', 'status']).orderBy('start').execute();
    expect(meetings).toEqual([
      { at: '2026-11-24T15:00', status: 'held' },
      { at: '2026-12-08T15:00', status: 'confirmed' },
    ]);
    await idris.says('plan');
    await stage.settle();
    expect(await all(idris)).toContain('ask the council');
    await readsFromList(asha);
    expect(asha.reads()).toMatch(/the roof and the curlew[\s\S]*ask the council[\s\S]*Signatures/);
    // What was said stands in windows alone; an action is the plan’s, where it always stood.
    const told = (await Promise.all([asha, idris, morwenna].map(all))).join('\n');
    expect(told).not.toMatch(/curlew|it was the roof|warmer hall/);
  });
});

story('a log that two write at once', (open) => {
  test('keeps what each of them wrote, and nothing is lost when one hands it in', async () => {
    const play = await open('2026-11-16T09:00');
    const { asha, idris } = play;
    await meet(play);
    await asha.presses('Write the log');
    await asha.types({ topics: 'the bitt', hard: 'the lease' });
    await asks(idris, 'write the log');
    expect(idris.holds()).toMatchObject({ topics: 'the bitt', hard: 'the lease' });
    await idris.types({ helped: 'the walk', topics: 'the bitt\nthe gulls' });
    await asha.types({ topics: 'the bittern' });
    await asha.fills({});
    expect(asha.reads()).toMatch(/the bittern\s+the gulls[\s\S]*the lease[\s\S]*the walk/);
  });
});

story('after both have signed', (open) => {
  test('something is added with a reason and signed as well, and what was signed stays as it was', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha, idris } = play;
    await meet(play);
    await asha.presses('Write the log');
    await asha.fills({ topics: 'the heron' });
    await asha.presses('Sign it for Idris Vaughan to confirm');
    await stage.settle();
    await idris.presses('Read the log');
    await idris.presses('Yes, it is accurate');
    const record = () => stage.store.read.selectFrom('logEntry').selectAll().orderBy('at').limit(1).execute();
    const before = await record();
    await stage.until('2026-11-25T10:00');
    await readsFromList(idris);
    await idris.presses('Add to it');
    const told = await during(asha, async () => {
      await idris.fills({ text: 'and the egret', reason: 'I forgot' });
      expect(idris.reads()).toContain('and the egret');
      await stage.settle();
    });
    expect(told.join('\n')).toContain('Idris Vaughan has added something to the log of Tuesday 24 November');
    expect(told.join('\n')).not.toContain('egret');
    await asha.presses('Read the log');
    expect(asha.reads()).toMatch(/the heron[\s\S]*and the egret[\s\S]*The reason: I forgot/);
    await asha.presses('What was added is right');
    await stage.settle();
    expect(await record()).toEqual(before);
    await readsFromList(asha);
    expect(asha.reads()).not.toContain('This waits for the second signature.');
  });
});

story('two accounts that differ', (open) => {
  test('of whether they met: no log is due, and nobody can sign one until they agree', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, asha, idris } = play;
    await pairUp(play);
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-24T16:00');
    await asha.presses('Yes, we met');
    await idris.presses('No, we did not');
    await asks(asha, 'write the log');
    await asha.fills({ topics: 'the heron' });
    await asha.presses('Sign it for Idris Vaughan to confirm');
    expect(asha.reads()).toContain('You have said different things about whether you met, so nobody can sign this yet.');
    await asha.closes();
    const told = await during(asha, () => stage.until('2026-12-20T12:00'));
    expect(told.join('\n')).not.toContain('log of Tuesday 24 November is still open');
  });

  test('of what was said: both stand side by side, nothing more is asked, and nobody else hears of it', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, morwenna, asha, idris } = play;
    await meet(play);
    await asha.presses('Write the log');
    await asha.fills({ topics: 'the heron' });
    await asha.presses('Sign it for Idris Vaughan to confirm');
    await stage.settle();
    await idris.presses('Read the log');
    await idris.presses('We see it differently');
    await idris.fills({ text: 'the egret' });
    expect(idris.reads()).toContain('Both accounts stand side by side now, yours and Asha Nair’s. Nothing more is needed.');
    await stage.settle();
    await asha.presses('Read the log');
    expect(asha.reads()).toMatch(/the heron[\s\S]*the egret/);
    const later = [...(await during(asha, () => stage.until('2026-12-20T12:00'))), ...(await morwenna.messages())].join('\n');
    expect(later).not.toMatch(/log of Tuesday 24 November (?:is still open|waits)|differently|egret|heron/);
  });
});

/** The id by which a form names somebody. */
async function personOf({ stage }: Play, name: string): Promise<string> {
  const row = await stage.store.read.selectFrom('person').select('id').where('name', '=', name).executeTakeFirstOrThrow();
  return row.id;
}
