import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, openDoor, pairUp } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let meetings: string[];
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    const { mentorship } = await pairUp(door);
    const at = { date: '2026-11-24', time: '14:00', zone: 'Europe/London', minutes: 60, repeats: 'weekly', count: 3 };
    await door.card('UIDRIS', { type: 'meeting.propose', mentorship, ...at } as Ask);
    meetings = (await door.store.read.selectFrom('meeting').select('id').orderBy('start').execute()).map((row) => row.id);
    await sees('shn_series', 'UASHA', mentorship, meetings[0]!);
    await sees('shn_invitation', 'UASHA', mentorship, null);
  });

  /** A card that was said to somebody, and that they can still see. */
  async function sees(id: string, user: string, mentorship: string, meeting: string | null): Promise<void> {
    const person = await door.personOf(user);
    const message = { because: '{}', account: 'acc_1', reference: id, hash: 'as it was', at: door.clock.now() };
    await door.store.read
      .insertInto('shown')
      .values({ id, kind: meeting ? 'series-proposal' : 'invitation', person, mentorship, meeting, ...message })
      .execute();
  }
  const drawnAgain = async () =>
    (
      await door.store.read
        .selectFrom('notification')
        .select('shown')
        .where('work', '=', 'update')
        .where('state', '=', 'pending')
        .orderBy('shown')
        .execute()
    ).map((row) => row.shown);

  test('a card about a whole series is drawn again when any one of its meetings changes', async () => {
    await door.card('UIDRIS', { type: 'meeting.cancel', meeting: meetings[2]!, s: 1 } as Ask);
    expect(await drawnAgain()).toEqual(['shn_series']);
  });

  test('a card about a meeting is drawn again when a point of its agenda goes on another', async () => {
    const at = { date: '2026-12-24', time: '14:00', zone: 'Europe/London', minutes: 60 };
    const { id: mentorship } = await door.store.read.selectFrom('mentorship').select('id').executeTakeFirstOrThrow();
    await door.card('UIDRIS', { type: 'meeting.propose', mentorship, ...at } as Ask);
    const { id: next } = await door.store.read.selectFrom('meeting').select('id').where('series', 'is', null).executeTakeFirstOrThrow();
    await door.card('UASHA', { type: 'agenda.add', meeting: meetings[0]!, text: 'Heating' } as Ask);
    const { id: point } = await door.store.read.selectFrom('agendaPoint').select('id').executeTakeFirstOrThrow();
    await door.store.read.deleteFrom('notification').where('work', '=', 'update').execute();
    await door.card('UASHA', { type: 'agenda.carry', point, meeting: next } as Ask);
    expect(await drawnAgain()).toEqual(['shn_series']);
  });

  test('whoever changes their zone sees the times of what is to come in it, also on cards from before', async () => {
    await door.card('UASHA', { type: 'settings.save', zone: 'Asia/Tokyo', language: 'en-GB', less: false });
    expect(await drawnAgain()).toEqual(['shn_invitation', 'shn_series']);
  });

  test('a programme that changes its name or numbers changes the cards that speak of them', async () => {
    const { id: programme } = await door.store.read.selectFrom('programme').select('id').executeTakeFirstOrThrow();
    const wish = { type: 'programme.change', programme, name: 'Rowan Hill', zone: 'Europe/London', jurisdiction: 'none' } as Ask;
    await door.card('UMORWENNA', wish);
    expect(await drawnAgain()).toEqual(['shn_invitation', 'shn_series']);
  });
});
