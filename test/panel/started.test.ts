import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addDevice } from '../../bot/store/devices.ts';
import type { PanelState } from '../../shared/api.ts';
import { panelPaths } from '../../shared/panel-paths.ts';
import type { Instant } from '../../shared/time.ts';
import { openDemoDesk } from '../setup/demo-desk.ts';

test('Cairn as it is started serves its own page, and stops without waiting for a panel that is open', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-panel-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const cairn = await openDemoDesk(folder, Date.parse('2026-11-23T19:00:00Z'));
  const { origin } = new URL(cairn.url);
  const { id: account } = await cairn.store.read.selectFrom('account').select('id').where('user', '=', 'asha').executeTakeFirstOrThrow();
  const device = { account, name: 'This browser', origin };
  const { token } = await addDevice(cairn.store.read, device, '2026-11-23T19:00:00.000Z' as Instant);
  const ask = (path: keyof typeof panelPaths, body: unknown) =>
    fetch(`http://127.0.0.1:${cairn.port}${panelPaths[path]}`, {
      method: 'POST',
      headers: { origin, authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const state = (await (await ask('state', { call: null })).json()) as PanelState;
  expect(state.pairs.map(({ pair }) => pair.me.name)).toEqual([state.me.name]);
  const stream = await ask('live', {});
  const began = performance.now();
  await cairn.close();
  expect(await stream.text()).toBe(`${JSON.stringify({ version: state.version })}\n`);
  expect(performance.now() - began).toBeLessThan(2_500);
});
