import { beforeEach, expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, invitePair, openDoor, pairUp, setUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
  });
  const coming = (user: string) => door.card(user, { type: 'nudges.show', when: 'coming' });
  const past = (user: string) => door.card(user, { type: 'nudges.show', when: 'past' });

  test('somebody without anything planned reads what will be there', async () => {
    expect(textOf(await coming('UTOM'))).toContain('Nothing is planned');
    expect(textOf(await past('UTOM'))).toContain('not written to you on my own yet');
  });

  test('what will come is listed with when, in one’s own zone, and why', async () => {
    const { mentorship } = await pairUp(door);
    await book(door, mentorship, '2026-11-24');
    const text = textOf(await coming('UASHA'));
    expect(text).toContain('Tuesday 24 November at 18:30: Reminder (meeting of Tuesday 24 November at 19:30)\nYou are meeting Idris soon.');
    expect(text).toContain('Monday 23 November at 17:30: A word ahead of a meeting');
    expect(text).toContain('In your time zone, Asia/Kolkata');
    expect(textOf(await coming('UIDRIS'))).toContain('Tuesday 24 November at 13:00: Reminder');
  });

  test('what was held back is listed with the reason', async () => {
    const { mentorship } = await pairUp(door);
    await book(door, mentorship, '2026-11-17', '11:00');
    expect(textOf(await past('UASHA'))).toMatch(
      /A word ahead of a meeting \(meeting of Tuesday 17 November at 16:30\), held back\n.*already in the confirmation/,
    );
  });

  test('what came is listed, the latest first, with why it came', async () => {
    const { programme } = await setUp(door);
    await invitePair(door, programme);
    const person = await door.personOf('UASHA');
    await door.store.read
      .updateTable('notification')
      .set({ state: 'sent', sentAt: '2026-11-16T10:00:01.000Z' })
      .where('person', '=', person)
      .execute();
    const card = await past('UASHA');
    expect(textOf(card)).toContain(
      'Monday 16 November at 15:30: Invitation\nA coordinator of Rowan Valley asked whether you would like to take part.',
    );
  });

  test('“Why did I get this?” says when, why and how to change it, to nobody but its reader', async () => {
    const { mentorship } = await pairUp(door);
    await book(door, mentorship, '2026-11-24');
    const [why] = asksOf(await coming('UASHA'), 'nudge.why');
    const card = await door.card('UASHA', why!);
    expect(textOf(card)).toMatch(/Why you will get this.*Planned for: .*November.*\[Quiet hours\]/s);
    for (const user of ['UIDRIS', 'UMORWENNA', 'UTOM']) expect(await door.no(user, why!)).toContain('cannot find');
    expect(await door.no('UASHA', { type: 'nudge.why', notification: 'ntf_nothing' })).toContain('cannot find');
  });

  test('every kind of message says why, and how to have less of it', async () => {
    const { mentorship } = await pairUp(door);
    await book(door, mentorship, '2026-11-24');
    const kinds = await door.store.read
      .selectFrom('notification')
      .select(['id', 'kind', 'person'])
      .where('work', 'in', ['say', 'file'])
      .where('state', '!=', 'cancelled')
      .execute();
    expect(new Set(kinds.map((row) => row.kind)).size).toBeGreaterThan(5);
    for (const user of ['UASHA', 'UIDRIS', 'UMORWENNA']) {
      const person = await door.personOf(user);
      for (const row of kinds.filter((one) => one.person === person))
        expect(textOf(await door.card(user, { type: 'nudge.why', notification: row.id })).length).toBeGreaterThan(100);
    }
  });

  test('what could not be delivered says so', async () => {
    await pairUp(door);
    const person = await door.personOf('UASHA');
    await door.store.read.updateTable('notification').set({ state: 'dead', why: 'refused' }).where('person', '=', person).execute();
    expect(textOf(await past('UASHA'))).toMatch(/Invitation, not delivered\n.*It could not be delivered/);
  });
});
