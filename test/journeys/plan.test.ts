import { describe, expect, onTestFinished, test } from 'vitest';
import { createLog } from '../../bot/log.ts';
import { engineOf } from '../setup/engines.ts';
import { book, during, type Play, pairUp, story } from './pair.ts';
import { openStage } from './stage/stage.ts';
import { theatres } from './stage/theatres.ts';

const planOf = async (actor: Play['asha']) => (await actor.messages()).findLast((one) => one.startsWith('Your plan with')) ?? '';

/** What is said to a form comes after the form has closed, and a card drawn again meanwhile is none of it. */
const hears = async (stage: Play['stage'], actor: Play['asha'], what: string | RegExp) => {
  await expect.poll(async () => (await actor.messages()).join('\n')).toMatch(what);
  await stage.settle();
};

story('a plan', (open) => {
  test('is made by forms, ticked, reordered and cut by either, and each sees it at once on the card they have', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    for (const one of [asha, idris]) await one.says('plan');
    await stage.settle();
    expect(await planOf(asha)).toContain('Your plan begins with');

    await asha.presses('Add a goal');
    await asha.fills({ text: 'Chair a staff meeting' });
    await hears(stage, asha, /Added to your plan: Chair a staff meeting[\s\S]*how will you both notice[\s\S]*first step/);
    for (const [one, text, byWhen] of [
      [asha, 'Watch Mair chair hers', '2026-11-27'],
      [idris, 'Draft an agenda', '2026-12-04'],
    ] as const) {
      await one.presses('Add an action');
      await one.fills({ text, byWhen });
      await hears(stage, one, `Added to your plan: ${text}`);
    }
    // Nothing new is said to Idris: the card that he has is drawn again.
    expect((await idris.messages()).filter((one) => one.startsWith('Your plan with'))).toHaveLength(1);
    expect(await planOf(idris)).toMatch(/Chair a staff meeting[\s\S]*Watch Mair chair hers[\s\S]*Draft an agenda/);

    await idris.presses('Done');
    await stage.settle();
    expect(await planOf(idris)).toMatch(/Done lately[\s\S]*Watch Mair chair hers/);
    expect(await planOf(asha)).toMatch(/Done lately[\s\S]*Watch Mair chair hers/);

    await asha.says('plan');
    await stage.settle();
    await asha.presses('Add an action');
    await asha.fills({ text: 'Ask for ten minutes in December', byWhen: '2026-12-01' });
    await hears(stage, asha, 'Added to your plan: Ask for ten minutes');
    await stage.settle();
    await book(play, 'Tuesday 24 November 3pm');
    const reminder = await during(idris, () => stage.until('2026-11-24T14:00'));
    expect(reminder.join('\n')).toMatch(/Actions[\s\S]*Draft an agenda/);
    // What the plan says is what the reminder says, after it was sent as well.
    await asha.says('plan');
    await stage.settle();
    await asha.presses('Done');
    await stage.settle();
    expect((await idris.messages()).findLast((one) => one.includes('You meet Asha Nair at 15:00'))).not.toContain('Draft an agenda');

    await asha.presses('Drop');
    await asha.fills({ reason: 'It is settled already' });
    await hears(stage, asha, 'Dropped from your plan');
    await stage.settle();
    expect(await planOf(idris)).not.toContain('Chair a staff meeting');
    expect(await planOf(idris)).toContain('Ask for ten minutes');
    const changes = await stage.store.read.selectFrom('planChange').select('what').orderBy('createdAt').execute();
    expect(changes.map((one) => one.what).toSorted()).toEqual(
      ['goal-added', 'action-added', 'action-added', 'action-added', 'action-done', 'action-done', 'goal-dropped'].toSorted(),
    );
  });

  test('is reordered on one side and read in the new order on the other, and edited by both at once without a word lost', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await asha.says('plan');
    await stage.settle();
    await asha.presses('Add an action');
    await asha.fills({ text: 'The first step', byWhen: '2026-11-27' });
    await hears(stage, asha, 'Added to your plan: The first step');
    await stage.settle();
    await asha.presses('Add an action');
    await asha.fills({ text: 'The second step', byWhen: '2026-11-27' });
    await hears(stage, asha, 'Added to your plan: The second step');
    await idris.says('my actions');
    await stage.settle();
    expect(await planOf(idris)).toMatch(/The first step[\s\S]*The second step/);
    const second = (await stage.store.read.selectFrom('action').select('id').where('position', '=', 1).executeTakeFirstOrThrow()).id;
    await idris.presses('Move up');
    await stage.settle();
    const first = await stage.store.read.selectFrom('action').select(['id', 'position']).where('position', '=', 0).execute();
    expect(first).toEqual([{ id: second, position: 0 }]);
    expect(await planOf(asha)).toMatch(/The second step[\s\S]*The first step/);

    // Both have its form open: whoever is second is shown what the first made of it, and then has seen both.
    for (const one of [asha, idris]) await one.presses('Edit');
    await stage.until('2026-11-16T09:05');
    await asha.fills({ text: 'A bolder step' });
    await hears(stage, asha, 'Changed in your plan: A bolder step');
    await idris.fills({ text: 'A smaller step' });
    expect(idris.reads()).toMatch(/changed while you were writing[\s\S]*Asha Nair changed this on [\s\S]*to: A bolder step/);
    expect([idris.holds().text, await planOf(idris)]).toEqual(['A smaller step', expect.stringContaining('A bolder step')]);
    await idris.fills({});
    await hears(stage, idris, 'Changed in your plan: A smaller step');
  });
});

story('a plan that is looked at from Home', (open) => {
  test('leaves nothing in the chat until it is kept there, and is kept true from then on', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await idris.says('plan');
    await stage.settle();
    await idris.presses('Add an action');
    await idris.fills({ text: 'Draft an agenda', byWhen: '2026-12-04' });
    await hears(stage, idris, 'Added to your plan: Draft an agenda');
    await asha.opensHome();
    expect(await asha.home()).toContain('Draft an agenda');
    const before = await asha.messages();
    await asha.presses('Open the plan');
    await stage.settle();
    expect(await asha.messages()).toEqual(before);
    await asha.presses('Keep it in my messages');
    await expect.poll(async () => planOf(asha)).toContain('Draft an agenda');
    await idris.presses('Done');
    await expect.poll(async () => planOf(asha)).toMatch(/Done lately[\s\S]*Draft an agenda/);
    expect((await asha.messages()).filter((one) => one.startsWith('Your plan with Idris Vaughan\n'))).toHaveLength(1);
  });
});

story('a goal', (open) => {
  test('is asked about after three months in which nobody looked at it, of both, and not of a pair who did', async () => {
    const play = await open('2026-11-16T09:00');
    const { stage, idris, asha } = play;
    await pairUp(play);
    await asha.says('plan');
    await stage.settle();
    await asha.presses('Add a goal');
    await asha.fills({ text: 'Chair a staff meeting' });
    await hears(stage, asha, 'Added to your plan: Chair a staff meeting');
    await stage.until('2027-02-15T12:00');
    const heard = await during(idris, () => stage.until('2027-02-17T12:00'));
    expect(heard.join('\n')).toContain('Do these goals still matter?');
    await idris.presses('Look at the goals');
    await expect.poll(async () => (await idris.messages()).at(-1)).toContain('Chair a staff meeting');
    await idris.presses('Still matters');
    await expect.poll(async () => (await idris.messages()).at(-1)).toContain('Still a goal: Chair a staff meeting');
    await stage.settle();
    expect((await asha.messages()).join('\n')).toContain('have been looked at since');
    expect((await during(asha, () => stage.until('2027-05-17T12:00'))).join('\n')).not.toContain('still matter');
    expect((await during(asha, () => stage.until('2027-05-19T12:00'))).join('\n')).toContain('Do these goals still matter?');
  });
});

const canary = 'TREECREEPER-PLAN';
const cast = [
  { user: 'UMORWENNA', name: 'Morwenna Pascoe', zone: 'Europe/London', admin: true },
  { user: 'UIDRIS', name: 'Idris Vaughan', zone: 'Europe/London' },
  { user: 'UASHA', name: 'Asha Nair', zone: 'Europe/London' },
];

describe.each(theatres)('in $chat, on $engine', ({ theatre, engine: name }) => {
  const engine = engineOf(name);
  test('what a plan says reaches nobody but the two, no log line, no audit and no coordinator', async () => {
    const lines: string[] = [];
    const written = createLog('trace', { write: (line) => void lines.push(line) });
    const stage = await openStage(theatre, engine, cast, '2026-11-16T09:00', written);
    onTestFinished(() => stage.end());
    const [morwenna, idris, asha] = cast.map(({ user }) => stage.actor(user)) as [Play['asha'], Play['asha'], Play['asha']];
    const play = { stage, morwenna, idris, asha };
    await pairUp(play);
    for (const one of [morwenna, idris, asha]) await one.says('home');
    for (const one of [morwenna, idris, asha]) await one.says('plan');
    await stage.settle();
    await asha.presses('Add a goal');
    await asha.fills({ text: canary, criteria: canary });
    await hears(stage, asha, `Added to your plan: ${canary}`);
    await stage.settle();
    await idris.presses('Add an action');
    await idris.fills({ text: canary, byWhen: '2026-11-27', milestone: canary, resources: canary, risk: canary });
    await hears(stage, idris, `Added to your plan: ${canary}`);
    await stage.settle();
    await asha.presses('Drop');
    await asha.fills({ reason: canary });
    await hears(stage, asha, 'Dropped from your plan');
    await book(play, 'Tuesday 24 November 3pm');
    await stage.until('2026-11-25T12:00');
    for (const one of [morwenna, idris, asha]) await one.says('record');
    await stage.settle();

    expect((await idris.messages()).join('\n')).toContain(canary);
    const coordinator = [...(await morwenna.messages()), await morwenna.home(), morwenna.toldPrivately()].join('\n');
    expect(coordinator).toContain('Idris Vaughan');
    expect(coordinator).not.toContain(canary);
    expect(lines.filter((line) => line.includes(canary))).toEqual([]);
    for (const table of ['goal', 'action', 'planChange', 'audit', 'notification', 'shown', 'remembered'] as const) {
      const rows = await stage.store.read.selectFrom(table).selectAll().execute();
      expect(`${table} ${JSON.stringify(rows).includes(canary)}`).toBe(`${table} false`);
    }
  });
});
