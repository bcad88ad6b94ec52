import { beforeEach, expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';
import { meetingHeld, windowOf, writer } from './logging.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let meeting: `mtg_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    meeting = await meetingHeld(door, (await pairUp(door)).mentorship);
  });

  test('a log goes from the first word to both signatures', async () => {
    const asha = writer(door, 'UASHA');
    const form = await asha.open(meeting);
    expect(await asha.keeps(form, { topics: 'Heat' })).toEqual({ answer: 'quiet' });
    const { id: log } = (await door.store.read.selectFrom('meetingLog').select('id').executeTakeFirstOrThrow()) as { id: `log_${string}` };
    expect(textOf(windowOf(await asha.sends(form, { topics: 'Heating' })))).toContain('Heating');
    await door.card('UASHA', { type: 'log.file', log });
    const [sign] = asksOf(windowOf(await door.ask('UIDRIS', { type: 'log.show', log })), 'log.sign');
    expect(textOf(await door.card('UIDRIS', sign!))).toContain('You and Asha Nair have both signed it.');
  });
});
