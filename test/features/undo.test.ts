import { beforeEach, expect, test } from 'vitest';
import { sealOf } from '../../bot/store/carried-seal.ts';
import { fromRow } from '../../bot/store/nouns.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, openDoor, pairUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let mentorship: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ mentorship } = await pairUp(door));
  });

  const suggest = async (more = {}) =>
    door.card('UIDRIS', {
      type: 'meeting.propose',
      mentorship,
      date: '2026-11-24',
      time: '14:00',
      zone: 'Europe/London',
      minutes: 60,
      ...more,
    } as Ask);
  const meetings = () => door.store.read.selectFrom('meeting').select(['id', 'status']).orderBy('start').execute();
  const points = async () => {
    const rows = await door.store.read.selectFrom('agendaPoint').selectAll().execute();
    return rows.map((row) => ({ text: fromRow('agendaPoint', row, sealOf(door.store.read)).text }));
  };
  const seriesLeft = async () => (await door.store.read.selectFrom('series').select('id').execute()).length;

  test('a suggestion taken back takes along what its maker put on the agenda meanwhile', async () => {
    const [undo] = asksOf(await suggest({ repeats: 'weekly', count: 3 }), 'meeting.undo');
    const [first] = await meetings();
    await door.card('UIDRIS', { type: 'agenda.add', meeting: first!.id, text: 'the budget' } as Ask);
    expect(textOf(await door.card('UIDRIS', undo!))).toContain('Taken back');
    expect([await meetings(), await points(), await seriesLeft()]).toEqual([[], [], 0]);
  });

  test('a suggestion on whose agenda the other has put something is called off, and what they wrote is kept', async () => {
    const [undo] = asksOf(await suggest({ repeats: 'weekly', count: 2 }), 'meeting.undo');
    const [first] = await meetings();
    await door.card('UASHA', { type: 'agenda.add', meeting: first!.id, text: 'my question' } as Ask);
    await door.card('UIDRIS', undo!);
    expect((await meetings()).map((one) => one.status)).toEqual(['cancelled']);
    expect([await points(), await seriesLeft()]).toEqual([[{ text: 'my question' }], 1]);
  });

  test('what was suggested cannot be taken back once the mentorship is over', async () => {
    const [undo] = asksOf(await suggest(), 'meeting.undo');
    await door.store.read.updateTable('mentorship').set({ status: 'ended' }).where('id', '=', mentorship).execute();
    expect(await door.no('UIDRIS', undo!)).toContain('once you have both said yes');
    expect(await meetings()).toHaveLength(1);
  });

  /** As the dispatcher does, for what is due by now. */
  const tellEverything = async () => {
    const now = door.clock.now();
    await door.store.read
      .updateTable('notification')
      .set({ state: 'sent', sentAt: now, changedAt: now })
      .where('state', '=', 'pending')
      .where('due', '<=', now)
      .execute();
  };
  const newsOf = (kind: string) =>
    door.store.read.selectFrom('notification').select('state').where('kind', '=', kind).where('state', '!=', 'cancelled').execute();

  test('called off a second time, told, and taken back, the other is told that it stands after all', async () => {
    const meeting = await book(door, mentorship, '2026-11-24');
    await tellEverything();
    const cancel = () => door.card('UIDRIS', { type: 'meeting.cancel', meeting, s: 1 });
    const [atOnce] = asksOf(await cancel(), 'meeting.undo');
    await door.card('UIDRIS', atOnce!);
    expect(await newsOf('restored')).toEqual([]);
    door.clock.set('2026-11-16T11:00:00.000Z');
    const [later] = asksOf(await cancel(), 'meeting.undo');
    await tellEverything();
    expect(await newsOf('cancelled')).toEqual([{ state: 'sent' }]);
    expect(textOf(await door.card('UIDRIS', later!))).toContain('Asha Nair');
    expect(await newsOf('restored')).toEqual([{ state: 'pending' }]);
  });
});
