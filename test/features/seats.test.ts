import { beforeEach, expect, test } from 'vitest';
import type { MentorshipId, ProgrammeId } from '../../shared/domain/ids.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, drawnFor, openDoor, plannedFor, setUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let programme: ProgrammeId;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ programme } = await setUp(door));
  });

  /** Idris is to mentor whoever brings this. */
  async function offered() {
    const card = await door.card('UMORWENNA', { type: 'pair.across', programme, person: 'UIDRIS', role: 'mentor' });
    const [, code] = /join ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(card)) ?? [];
    return { card, code: code! };
  }
  /** Tom got hold of a code that was meant for Asha. */
  async function brought(): Promise<MentorshipId> {
    await door.card('UTOM', { type: 'pair.join', code: (await offered()).code });
    const { id } = await door.store.read.selectFrom('mentorship').select('id').executeTakeFirstOrThrow();
    return id as MentorshipId;
  }
  const told = (mentorship: MentorshipId) => drawnFor(door, 'UMORWENNA', 'seat-taken', mentorship, { name: 'Tom Okafor' });
  const statuses = async () => (await door.store.read.selectFrom('mentorship').select('status').execute()).map(({ status }) => status);

  test('whoever coordinates learns who brought it, and can undo it while it is open', async () => {
    const mentorship = await brought();
    expect(await plannedFor(door, 'UMORWENNA')).toEqual(['seat-taken']);
    const card = (await told(mentorship))!;
    expect(textOf(card)).toMatch(/Tom Okafor has brought the code.*Idris Vaughan and Tom Okafor are both asked now/s);
    const [undo] = asksOf(card, 'invitation.withdraw');
    expect(textOf(await door.card('UMORWENNA', undo!))).toContain('Idris Vaughan and Tom Okafor are not paired');
    expect(await statuses()).toEqual(['declined']);
    for (const user of ['UIDRIS', 'UTOM']) {
      expect(await plannedFor(door, user)).toEqual([]);
      expect(textOf((await drawnFor(door, user, 'invitation', mentorship))!)).toContain('no longer stands');
    }
    expect(await door.no('UMORWENNA', undo!)).toContain('not open any more');
    expect(asksOf((await told(mentorship))!, 'invitation.withdraw')).toEqual([]);
  });

  test('whoever had said yes already hears that the invitation was taken back, and why they were told', async () => {
    const mentorship = await brought();
    await door.card('UIDRIS', { type: 'invitation.answer', mentorship, accept: true });
    await door.card('UMORWENNA', { type: 'invitation.withdraw', mentorship });
    expect(await plannedFor(door, 'UIDRIS')).toContain('invitation-withdrawn');
    const card = (await drawnFor(door, 'UIDRIS', 'invitation-withdrawn', mentorship, { name: 'Tom' }))!;
    expect(textOf(card)).toMatch(/no longer stands.*It says nothing about you/s);
    expect(textOf(await door.card('UTOM', { type: 'invitation.answer', mentorship, accept: true }))).toContain('no longer stands');
    expect(await statuses()).toEqual(['declined']);
  });

  test('a pair that both have accepted is not undone by it, and nobody else undoes an invitation', async () => {
    const mentorship = await brought();
    for (const user of ['UIDRIS', 'UTOM', 'UASHA'])
      expect(await door.no(user, { type: 'invitation.withdraw', mentorship })).toContain('do not coordinate');
    for (const user of ['UIDRIS', 'UTOM']) await door.card(user, { type: 'invitation.answer', mentorship, accept: true });
    expect(await door.no('UMORWENNA', { type: 'invitation.withdraw', mentorship })).toContain('not open any more');
    expect(textOf((await told(mentorship))!)).toContain('have both accepted');
    expect(await statuses()).toEqual(['active']);
  });

  test('whoever coordinates no more is told nothing of it', async () => {
    const mentorship = await brought();
    await door.store.read.deleteFrom('coordinator').execute();
    expect(await told(mentorship)).toBeNull();
  });

  test('a code that nobody has brought is taken back, by whoever coordinates alone', async () => {
    const { card, code } = await offered();
    const [end] = asksOf(card, 'pair.seat.end');
    expect(await door.no('UTOM', end!)).toBe(await door.no('UTOM', { type: 'pair.seat.end', code: 'AAAA-AAAA' }));
    expect(textOf(await door.card('UMORWENNA', end!))).toContain('kept for nobody any more');
    expect(await door.no('UASHA', { type: 'pair.join', code })).toContain('leads nowhere');
    expect(await door.no('UMORWENNA', end!)).toContain('leads nowhere any more');
    expect(await statuses()).toEqual([]);
  });

  test('of bringing a code and taking it back at once, one happens', async () => {
    const { code } = await offered();
    const answers = await Promise.all([
      door.ask('UASHA', { type: 'pair.join', code }),
      door.ask('UMORWENNA', { type: 'pair.seat.end', code }),
    ]);
    expect(answers.map(({ answer }) => answer).toSorted()).toEqual(['card', 'refused']);
    expect(await statuses()).toEqual(answers[0]!.answer === 'card' ? ['invited'] : []);
  });
});
