import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let series: `ser_${string}`;

  /** Idris suggests three Tuesdays in a row. */
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    const { mentorship } = await pairUp(door);
    await door.card('UIDRIS', {
      type: 'meeting.propose',
      mentorship,
      date: '2026-11-24',
      time: '14:00',
      zone: 'Europe/London',
      minutes: 60,
      repeats: 'weekly',
      count: 3,
    } as Ask);
    series = (await door.store.read.selectFrom('series').select('id').executeTakeFirstOrThrow()).id as `ser_${string}`;
  });

  test('whoever cancels a whole series is asked for another date there and then, or may not be able to say yet', async () => {
    await door.card('UASHA', { type: 'series.confirm', series });
    const off = await door.card('UASHA', { type: 'series.cancel', series });
    expect(textOf(off)).toContain('3 meetings with Idris Vaughan are off');
    expect(asksOf(off, 'meeting.propose').length).toBeGreaterThan(0);
    const [cannotSay] = asksOf(off, 'meeting.cannot-say');
    expect(textOf(await door.card('UASHA', cannotSay!))).toContain('I will ask you once more');
    const followUps = await door.store.read.selectFrom('notification').select(['state']).where('kind', '=', 'another-date').execute();
    expect(followUps).toEqual([{ state: 'pending' }]);
  });

  test('whoever declines a whole series says so of all of it', async () => {
    const said = textOf(await door.card('UASHA', { type: 'series.decline', series }));
    expect(said).toContain('these 3 meetings, the first on Tuesday 24 November at 19:30, do not suit you');
  });
});
