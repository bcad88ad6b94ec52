import { expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { openDoor, pairUp } from '../features/door.ts';
import { onBothEngines } from '../setup/engines.ts';
import { openPanel, pairedAs } from './panel.ts';

onBothEngines((engine) => {
  test('what waits behind other asks when its panel is taken back, or its person leaves, is not done and brings nobody back', async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { mentorship } = await pairUp(door);
    let go!: () => void;
    let waiting = 0;
    const turn = new Promise<void>((resolve) => (go = resolve));
    const handle: typeof door.app.handle = async (...asked) => {
      waiting++;
      await turn;
      return door.app.handle(...asked);
    };
    const panel = await openPanel({ ...door, app: { ...door.app, handle } });
    const tokens = [await pairedAs(panel, 'UASHA'), await pairedAs(panel, 'UIDRIS')];
    const action = { mentorship, text: 'Too late', person: await door.personOf('UASHA'), byWhen: '2026-12-01' };
    const ask = (token: string) =>
      panel.send('ask', { key: crypto.randomUUID(), intent: { type: 'plan.action.add', ...action } }, { token });
    const asked = tokens.map(ask);
    await expect.poll(() => waiting).toBe(2);
    const devices = await door.store.read.selectFrom('device').select('id').execute();
    for (const { id } of devices) await door.card('UASHA', { type: 'device.revoke', device: id } as Ask);
    await door.store.read.updateTable('account').set({ active: 0 }).where('user', '=', 'UIDRIS').execute();
    go();
    expect((await Promise.all(asked)).map(({ status }) => status)).toEqual([401, 401]);
    expect(await door.store.read.selectFrom('action').select('id').execute()).toEqual([]);
    expect(await door.store.read.selectFrom('account').select('user').where('active', '=', 0).execute()).toContainEqual({ user: 'UIDRIS' });
    expect(panel.lines).toEqual([]);
  });
});
