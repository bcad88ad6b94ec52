import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { engineOf } from '../setup/engines.ts';
import { invitePair, openDoor, setUp } from './door.ts';

const engine = engineOf('sqlite');

test('nobody waits for an answer until what it sets off is under way as well', async () => {
  const door = await openDoor(await engine.openFreshStore());
  const { programme } = await setUp(door);
  await setImmediate();
  const before = door.wakes();
  await invitePair(door, programme);
  const whenAnswered = door.wakes();
  await setImmediate();
  expect([whenAnswered - before, door.wakes() - before]).toEqual([0, 1]);
});

test('an answer that changed nothing sets nothing off', async () => {
  const door = await openDoor(await engine.openFreshStore());
  await door.ask('UTOM', { type: 'help' });
  await setImmediate();
  expect(door.wakes()).toBe(0);
});
