import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Card } from '../../bot/chat/card.ts';
import { sealOf } from '../../bot/store/carried-seal.ts';
import { fromRow } from '../../bot/store/nouns.ts';
import type { Ask } from '../../shared/intent.ts';
import { engineOf, onBothEngines } from '../setup/engines.ts';
import { asksOf, book, choicesOf, type DoorOf, drawnFor, openDoor, pairUp, textOf } from './door.ts';

/** What only the pair may read, wherever it is written. */
const canary = 'the bittern in the reeds';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
  });

  const plan = (user: string, from = 0) => door.card(user, { type: 'plan.show', mentorship, here: true, from });
  async function add(user: string, text: string, more: object = {}): Promise<Card> {
    const person = await door.personOf('UASHA');
    return door.card(user, { type: 'plan.action.add', mentorship, text, person, byWhen: '2026-12-04', ...more } as Ask);
  }
  const addGoal = (user: string, text: string, kind = 'short-term') =>
    door.card(user, { type: 'plan.goal.add', mentorship, kind, text } as Ask);
  const idOf = async (table: 'goal' | 'action', text: string) => {
    const rows = await door.store.read.selectFrom(table).selectAll().execute();
    const found = rows.map((row) => fromRow(table as 'goal', row, sealOf(door.store.read))).find((one) => one.text === text);
    return found!.id as never;
  };

  test('an action names who does it and by when, and both read the same plan', async () => {
    const noted = await add('UASHA', 'Ask Mair about her school');
    expect(textOf(noted)).toContain('Added to your plan: Ask Mair about her school (Asha Nair, by Friday 4 December)');
    expect(textOf(await plan('UASHA'))).toMatch(/Ask Mair about her school\nBy you, by Friday 4 December/);
    expect(textOf(await plan('UIDRIS'))).toMatch(/Ask Mair about her school\nBy Asha Nair, by Friday 4 December/);
  });

  test('an action is not taken without somebody and a day, and a day that has passed is asked about', async () => {
    const form = await door.form('UASHA', { type: 'plan.action.open', mentorship });
    expect(form.fields.filter((one) => !one.optional).map((one) => one.name)).toEqual(['text', 'person', 'byWhen']);
    const answer = await door.ask('UASHA', {
      type: 'plan.action.add',
      mentorship,
      text: 'Yesterday',
      person: await door.personOf('UASHA'),
      byWhen: '2026-11-15',
    } as Ask);
    expect(answer).toMatchObject({ answer: 'refused', fields: { byWhen: 'That day has passed. Which day to come would work?' } });
  });

  test('what a goal does not say yet is asked kindly, and the goal is there all the same', async () => {
    const noted = await addGoal('UASHA', 'Lead a meeting');
    expect(textOf(noted)).toMatch(/how will you both notice[\s\S]*first step/);
    expect(textOf(await plan('UIDRIS'))).toContain('Lead a meeting');
    expect(asksOf(noted, 'plan.action.open')).toEqual([
      { type: 'plan.action.open', mentorship, goal: await idOf('goal', 'Lead a meeting') },
    ]);
  });

  test('either ticks an action, or both, and it can be opened again', async () => {
    await add('UASHA', 'Read the report');
    const action = await idOf('action', 'Read the report');
    const ticked = await door.card('UIDRIS', { type: 'plan.action.done', action });
    expect(textOf(ticked)).toMatch(/Done lately\nRead the report\nDone on Monday 16 November/);
    expect(textOf(await door.card('UASHA', { type: 'plan.action.done', action }))).toContain('Done lately\nRead the report');
    const again = await door.card('UASHA', { type: 'plan.action.undone', action });
    expect(asksOf(again, 'plan.action.done')).toEqual([{ type: 'plan.action.done', action }]);
  });

  test('a dropped goal leaves the plan, its reason is kept, and so is everything it was before', async () => {
    await addGoal('UASHA', 'Learn Welsh');
    const goal = await idOf('goal', 'Learn Welsh');
    await door.card('UIDRIS', { type: 'plan.goal.edit', goal, text: 'Learn some Welsh', criteria: 'I greet in it' });
    await door.card('UASHA', { type: 'plan.goal.drop', goal, reason: 'Another year' });
    expect(textOf(await plan('UIDRIS'))).not.toContain('Welsh');
    const rows = await door.store.read.selectFrom('planChange').selectAll().orderBy('createdAt').execute();
    const history = rows.map((row) => fromRow('planChange', row, sealOf(door.store.read)));
    expect(history.map((one) => [one.what, one.before?.text ?? null])).toEqual(
      expect.arrayContaining([
        ['goal-added', null],
        ['goal-edited', 'Learn Welsh'],
        ['goal-dropped', 'Learn some Welsh'],
      ]),
    );
    expect(
      fromRow('goal', await door.store.read.selectFrom('goal').selectAll().executeTakeFirstOrThrow(), sealOf(door.store.read)),
    ).toMatchObject({
      status: 'dropped',
      reason: 'Another year',
    });
  });

  test('a long plan says how many more there are, and shows them when asked', async () => {
    for (let i = 1; i <= 10; i++) await add('UASHA', `Step ${i}`);
    const first = await plan('UASHA');
    expect(textOf(first)).toContain('3 more in your plan');
    expect(textOf(first)).not.toContain('Step 8');
    const [, next] = asksOf(first, 'plan.show');
    expect(textOf(await door.card('UASHA', next!))).toMatch(/Step 8[\s\S]*Step 9[\s\S]*Step 10/);
  });

  test('the fullest plan there can be still fits a message', async () => {
    for (const kind of ['long-term', 'short-term', 'short-term', 'short-term'])
      await door.card('UASHA', { type: 'plan.goal.add', mentorship, kind, text: 'g'.repeat(300), criteria: 'c'.repeat(500) } as Ask);
    const goal = await idOf('goal', 'g'.repeat(300));
    for (let i = 0; i < 9; i++)
      await add('UIDRIS', 'a'.repeat(300), { goal, milestone: 'm'.repeat(300), resources: 'r'.repeat(300), risk: 'w'.repeat(500) });
    expect(choicesOf(await plan('UIDRIS')).length).toBeGreaterThan(20);
  });

  test('an action is moved before the one above it', async () => {
    await add('UASHA', 'First');
    await add('UASHA', 'Second');
    const moved = await door.card('UIDRIS', { type: 'plan.order', item: await idOf('action', 'Second') });
    expect(textOf(moved)).toMatch(/Second[\s\S]*First/);
    expect(await door.no('UASHA', { type: 'plan.order', item: await idOf('action', 'Second') })).toBe('This is at the top already.');
  });

  test('a review asks of each goal whether it still matters, and what was kept is in the history', async () => {
    await addGoal('UASHA', 'Lead a meeting');
    const review = await door.card('UIDRIS', { type: 'plan.review', mentorship });
    expect(choicesOf(review).map((one) => one.label)).toEqual(['Still matters', 'Edit', 'Drop', 'Open the plan']);
    const goal = await idOf('goal', 'Lead a meeting');
    expect(textOf(await door.card('UIDRIS', { type: 'plan.goal.keep', goal }))).toContain('Still a goal: Lead a meeting');
    const kept = await door.store.read.selectFrom('planChange').select(['person', 'item']).where('what', '=', 'goal-kept').execute();
    expect(kept).toEqual([{ person: await door.personOf('UIDRIS'), item: goal }]);
  });

  test('who asks for the plan gets it as a message of its own, about which there is nothing to read anywhere else', async () => {
    // Delivered twice, it is said once.
    for (let times = 2; times > 0; times--) expect(await door.ask('UASHA', { type: 'plan.show' }, 'the-same')).toEqual({ answer: 'quiet' });
    expect(await door.store.read.selectFrom('notification').select('id').where('kind', '=', 'plan').execute()).toHaveLength(1);
    const row = await door.store.read.selectFrom('notification').selectAll().where('kind', '=', 'plan').executeTakeFirstOrThrow();
    expect(row).toMatchObject({ work: 'say', person: await door.personOf('UASHA'), mentorship, state: 'pending' });
    expect(textOf((await drawnFor(door, 'UASHA', 'plan', mentorship))!)).toContain('Your plan with Idris Vaughan');
    expect(await drawnFor(door, 'UMORWENNA', 'plan', mentorship)).toBeNull();
  });

  test('looked at from Home a plan is shown as it stands, and becomes a message that stays true only when it is kept', async () => {
    for (let i = 1; i <= 10; i++) await add('UASHA', `Step ${i}`);
    const rows = () => door.store.read.selectFrom('notification').selectAll().where('kind', '=', 'plan').execute();
    const [home] = asksOf(await door.card('UASHA', { type: 'home.open' }), 'plan.show');
    const shown = await door.card('UASHA', home!);
    expect(textOf(shown)).toContain('as it stands now');
    expect(textOf(await door.card('UASHA', { type: 'plan.action.done', action: await idOf('action', 'Step 1') }))).toContain(
      'as it stands now',
    );
    expect(await rows()).toEqual([]);
    const kept = await door.card('UASHA', asksOf(shown, 'plan.show').find((ask) => 'keep' in ask)!);
    expect(textOf(kept)).toContain('in your messages now, and stays up to date there');
    expect(await rows()).toMatchObject([{ work: 'say', state: 'pending', because: '{}' }]);
    // From a message, what does not fit it is another message that stays true.
    expect(await door.ask('UASHA', { type: 'plan.show', mentorship, from: 7 })).toEqual({ answer: 'quiet' });
    expect(await rows()).toHaveLength(2);
    const rest = textOf((await drawnFor(door, 'UASHA', 'plan', mentorship, { from: 7 }))!);
    expect(rest).toMatch(/Step 9[\s\S]*Step 10/);
    expect(rest).not.toMatch(/Step 8|as it stands now/);
    expect(textOf((await drawnFor(door, 'UASHA', 'plan', mentorship, { from: 40 }))!)).toContain('Step 2');
  });

  test('the reminder and the standing page name what is open, by whom and by when', async () => {
    await add('UASHA', 'Visit the nursery');
    const meeting = await book(door, mentorship, '2026-11-24');
    const person = await door.personOf('UIDRIS');
    expect(textOf(await door.card('UIDRIS', { type: 'home.open' }))).toMatch(/Visit the nursery\nBy Asha Nair, by Friday 4 December/);
    door.clock.set('2026-11-24T13:00:00.000Z');
    const card = await drawnFor(door, 'UIDRIS', 'reminder', mentorship, {}, meeting);
    expect(person).toBeTruthy();
    expect(textOf(card!)).toMatch(/Actions\nVisit the nursery\nBy Asha Nair, by Friday 4 December/);
    expect(asksOf(card!, 'plan.show')).toEqual([{ type: 'plan.show', mentorship }]);
  });

  test('what is recorded about somebody counts their goals and actions, and says who reads them', async () => {
    await add('UASHA', 'Visit the nursery');
    await addGoal('UASHA', 'Lead a meeting');
    expect(textOf(await door.card('UIDRIS', { type: 'record.show' }))).toMatch(/Plans of yours: 1 goal, 1 action\nWith every change/);
    expect(textOf(await door.card('UMORWENNA', { type: 'record.show' }))).toContain('Plans of yours: no goals, no actions');
  });

  test('nothing of a plan or an agenda is in the database as it was written', async () => {
    await addGoal('UASHA', canary);
    await add('UIDRIS', canary, { milestone: canary, resources: canary, risk: canary });
    const action = await idOf('action', canary);
    await door.card('UIDRIS', { type: 'plan.action.done', action });
    await door.card('UASHA', { type: 'plan.goal.drop', goal: await idOf('goal', canary), reason: canary });
    const meeting = await book(door, mentorship, '2026-11-24');
    await door.card('UASHA', { type: 'agenda.add', meeting, text: canary });
    expect(textOf(await plan('UASHA'))).toContain(canary);
    const tables = ['goal', 'action', 'planChange', 'agendaPoint', 'remembered', 'audit', 'notification', 'shown', 'meta'] as const;
    for (const table of tables) {
      const rows = await door.store.read.selectFrom(table).selectAll().execute();
      expect(`${table} ${JSON.stringify(rows).includes(canary)}`).toBe(`${table} false`);
    }
    // A press that comes a second time is answered as the first was, from what was sealed.
    const wish = { type: 'plan.goal.add', mentorship, kind: 'short-term', text: `${canary} again` } as Ask;
    const [first, second] = [await door.ask('UASHA', wish, 'the-same'), await door.ask('UASHA', wish, 'the-same')];
    expect(second).toEqual(first);
  });
});

test('the file of a SQLite database holds nothing of a plan, or of where a pair meet, in the clear', async () => {
  const engine = engineOf('sqlite');
  const place = await engine.freshPlace();
  const door = await openDoor(await engine.open(place));
  const { mentorship } = await pairUp(door);
  await door.card('UASHA', { type: 'plan.goal.add', mentorship, kind: 'short-term', text: canary, criteria: canary } as Ask);
  expect(textOf(await door.card('UIDRIS', { type: 'plan.show', mentorship, here: true }))).toContain(canary);
  const meeting = await book(door, mentorship, '2026-11-24');
  await door.card('UIDRIS', { type: 'meeting.details', meeting, place: canary, joinLink: 'https://meet.example/bittern' } as Ask);
  expect(textOf(await door.card('UASHA', { type: 'meeting.show', meeting }))).toMatch(
    /the bittern in the reeds[\s\S]*meet\.example\/bittern/,
  );
  const files = readdirSync(place.dataFolder).map((name) => readFileSync(join(place.dataFolder, name)));
  expect(files.some((bytes) => bytes.includes('Rowan Valley'))).toBe(true);
  expect(files.filter((bytes) => bytes.includes(canary) || bytes.includes('meet.example'))).toEqual([]);
});
