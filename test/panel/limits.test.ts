import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { book, openDoor, pairUp } from '../features/door.ts';
import { onBothEngines } from '../setup/engines.ts';
import { openPanel, pairedAs } from './panel.ts';

onBothEngines((engine) => {
  test('one device asks only so often', async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship } = await pairUp(door);
    await book(door, mentorship, '2026-11-24');
    const panel = await openPanel(door, { asks: 3 });
    const token = await pairedAs(panel, 'UASHA');
    const asked = async () => (await panel.send('state', { call: null }, { token })).status;
    expect([await asked(), await asked(), await asked(), await asked()]).toEqual([200, 200, 200, 429]);
    panel.wait(60_000);
    expect(await asked()).toBe(200);
  });

  test('one person has only so much done in a day, however many panels they have', async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship } = await pairUp(door);
    const panel = await openPanel(door, { asksADay: 2 });
    const [one, other] = [await pairedAs(panel, 'UASHA'), await pairedAs(panel, 'UASHA')];
    const intent = { type: 'plan.goal.add', mentorship, kind: 'short-term', text: 'Rest' };
    const asked = async (token: string) => (await panel.send('ask', { key: randomUUID(), intent }, { token })).status;
    expect([await asked(one), await asked(other), await asked(one)]).toEqual([200, 200, 429]);
    panel.wait(24 * 3_600_000);
    expect(await asked(other)).toBe(200);
  });
});
