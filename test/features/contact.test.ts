import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, invitePair, openDoor, pairUp, textOf } from './door.ts';
import { formOf } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  let programme: `pro_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship, programme } = await pairUp(door));
  });
  const add = (on: string, more: object = {}) =>
    door.ask('UIDRIS', { type: 'contact.add', mentorship, on, kind: 'telephone', purpose: 'touching-base', ...more } as Ask);
  const list = async (user = 'UIDRIS', more: object = {}) => door.card(user, { type: 'contact.list', ...more } as Ask);

  test('a mentor notes when they were in touch and what for, and there is nowhere to write what was said', async () => {
    expect(textOf(await list())).toContain('Nothing is noted yet.');
    const form = await door.form('UIDRIS', { type: 'contact.open' });
    expect(form.fields.filter((one) => one.field === 'text')).toEqual([]);
    expect(form.intro).toContain('What you talked about stays between you.');
    await add('2026-11-14', { minutes: '15', next: '2026-11-28' });
    await add('2026-11-16', { kind: 'email', purpose: 'about-an-action' });
    expect(textOf(await list())).toMatch(
      /Contacts with Asha Nair\nMonday 16 November: by email\nabout an action\nSaturday 14 November: by telephone\ntouching base · 15 minutes · next on Saturday 28 November\n/,
    );
  });

  test('what is noted is taken away by whoever noted it, and seen by nobody else', async () => {
    await add('2026-11-14');
    const [remove] = asksOf(await list(), 'contact.remove');
    expect(await door.no('UASHA', { type: 'contact.list' })).toBe('The contact record is for mentors.');
    expect(await door.no('UASHA', remove!)).toBe('This is not in a record of yours.');
    expect(textOf(await door.card('UIDRIS', remove!))).toContain('Nothing is noted yet.');
  });

  test('a day still to come, or a next one that has passed, is asked about', async () => {
    expect(await add('2026-11-17')).toMatchObject({ fields: { on: 'That day is still to come. On which day were you in touch?' } });
    expect(await add('2026-11-16', { next: '2026-11-15' })).toMatchObject({
      fields: { next: 'That day has passed. Which day to come would work?' },
    });
  });

  test('more than a programme suggests in a week is a hint and no obstacle', async () => {
    const policy = JSON.parse((await door.store.read.selectFrom('programme').select('policy').executeTakeFirstOrThrow()).policy);
    await door.store.read
      .updateTable('programme')
      .set({ policy: JSON.stringify({ ...policy, contactsPerWeek: 1 }) })
      .execute();
    const said = async (on: string) => {
      const answer = await add(on);
      if (answer.answer !== 'card') throw new Error(JSON.stringify(answer));
      return textOf(answer.card);
    };
    expect(await said('2026-11-09')).not.toContain('in one week');
    expect(await said('2026-11-16')).not.toContain('in one week');
    expect(await said('2026-11-15')).toContain(
      'That is 2 contacts in one week. Your programme suggests one; more is fine where you both want it.',
    );
  });

  test('with several mentees one is chosen, and an ended mentorship keeps its record', async () => {
    await add('2026-11-14');
    door.clock.set('2026-11-16T11:00:00.000Z');
    const other = await invitePair(door, programme, 'UIDRIS', 'UTOM');
    for (const user of ['UIDRIS', 'UTOM']) await door.card(user, { type: 'invitation.answer', mentorship: other, accept: true });
    const form = formOf(await door.ask('UIDRIS', { type: 'contact.open' }));
    expect(form.fields[0]).toMatchObject({ name: 'mentorship', options: [{ label: 'Asha Nair' }, { label: 'Tom Okafor' }] });
    expect(asksOf(await list(), 'contact.list')).toHaveLength(2);
    await door.store.read.updateTable('mentorship').set({ status: 'ended' }).where('id', '=', mentorship).execute();
    door.clock.set('2027-11-16T10:00:00.000Z');
    const record = await list('UIDRIS', { mentorship });
    expect(textOf(record)).toContain('Saturday 14 November 2026: by telephone');
    expect(asksOf(record, 'contact.open')).toEqual([]);
    expect(textOf(await door.card('UIDRIS', asksOf(record, 'contact.remove')[0]!))).toContain('Nothing is noted yet.');
  });
});
