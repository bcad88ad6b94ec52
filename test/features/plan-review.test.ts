import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, drawnFor, openDoor, pairUp, plannedFor, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let programme: `pro_${string}`;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ programme, mentorship } = await pairUp(door));
  });

  const add = (text: string) => door.card('UASHA', { type: 'plan.goal.add', mentorship, kind: 'short-term', text } as Ask);
  const goals = async () =>
    (await door.store.read.selectFrom('goal').select('id').orderBy('position').execute()).map(({ id }) => id as `goa_${string}`);
  const dues = async (user: string) =>
    (
      await door.store.read
        .selectFrom('notification')
        .select('due')
        .where('kind', '=', 'plan-review')
        .where('person', '=', await door.personOf(user))
        .where('state', '=', 'pending')
        .orderBy('due')
        .execute()
    ).map(({ due }) => due.slice(0, 10));

  test('a goal is asked about again in the rhythm of the programme, and one that is kept later', async () => {
    expect(await plannedFor(door, 'UIDRIS')).not.toContain('plan-review');
    await add('Chair a meeting');
    for (const user of ['UIDRIS', 'UASHA']) expect(await dues(user)).toEqual(['2027-02-16', '2027-05-17', '2027-08-16', '2027-11-16']);
    const form = await door.form('UMORWENNA', { type: 'policy.open', programme });
    const values = Object.fromEntries(form.fields.map((field) => [field.name, 'value' in field ? (field.value ?? '') : '']));
    await door.card('UMORWENNA', { ...form.ask, ...values, reviewMonths: '6' } as unknown as Ask);
    expect((await dues('UASHA'))[0]).toBe('2027-05-17');
    door.clock.set('2027-01-11T10:00:00.000Z');
    await door.card('UIDRIS', { type: 'plan.goal.keep', goal: (await goals())[0]! });
    for (const user of ['UIDRIS', 'UASHA']) expect((await dues(user))[0]).toBe('2027-07-12');
    await door.card('UIDRIS', { type: 'plan.goal.met', goal: (await goals())[0]! });
    expect(await dues('UASHA')).toEqual([]);
  });

  test('what it says leads to the goals, names none of them, and is past once they were looked at', async () => {
    await add('Chair a meeting');
    const because = { months: 3, since: door.clock.now() };
    const said = await drawnFor(door, 'UIDRIS', 'plan-review', mentorship, because);
    expect(textOf(said!)).toMatch(/Do these goals still matter\?[\s\S]*\[Look at the goals\]\n\[Open the plan\]\n\[Why did I get this\?\]/);
    expect(textOf(said!)).not.toContain('Chair a meeting');
    expect(textOf(await door.card('UIDRIS', asksOf(said!, 'plan.review')[0]!))).toContain('Chair a meeting');
    door.clock.set('2027-02-16T10:00:00.000Z');
    await door.card('UASHA', { type: 'plan.goal.keep', goal: (await goals())[0]! });
    const after = await drawnFor(door, 'UIDRIS', 'plan-review', mentorship, because);
    expect(textOf(after!)).toContain('have been looked at since');
    expect(asksOf(after!, 'plan.review')).toEqual([]);
    expect(await drawnFor(door, 'UMORWENNA', 'plan-review', mentorship, because)).toBeNull();
  });
});
