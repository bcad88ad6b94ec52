import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';

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
  const points = () => door.store.read.selectFrom('agendaPoint').select('text').execute();
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
});
