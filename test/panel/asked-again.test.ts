import { expect, test } from 'vitest';
import type { LogId } from '../../shared/domain/ids.ts';
import { openDoor, pairUp } from '../features/door.ts';
import { meetingHeld } from '../features/logging.ts';
import { onBothEngines } from '../setup/engines.ts';
import { openPanel, pairedAs } from './panel.ts';

onBothEngines((engine) => {
  test('what was refused with the log in its place is refused when it comes again, and nothing of it is done', async () => {
    const door = await openDoor(await engine.openFreshStore());
    const meeting = await meetingHeld(door, (await pairUp(door)).mentorship);
    const panel = await openPanel(door);
    const token = await pairedAs(panel, 'UASHA');
    const { log } = (await panel.ask(token, { type: 'log.open', meeting })) as { log: LogId };
    const key = crypto.randomUUID();
    const file = () => panel.ask(token, { type: 'log.file', log, seen: 'f'.repeat(64) }, key);
    const no = await file();
    expect(no).toEqual({ refused: expect.stringContaining('has changed since') });
    expect(await file()).toEqual(no);
    expect(await door.store.read.selectFrom('logEntry').select('id').execute()).toEqual([]);
  });
});
