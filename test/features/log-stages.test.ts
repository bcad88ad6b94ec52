import { expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, openDoor, pairUp, textOf } from './door.ts';

onBothEngines((engine) => {
  test('a coordinator sees how far every log is, page by page where there are many', async () => {
    const door = await openDoor(await engine.openFreshStore());
    const { programme, mentorship } = await pairUp(door);
    const days = Array.from({ length: 17 }, (_, day) => `2026-10-${String(day + 10)}`);
    for (const date of days)
      await door.form('UASHA', { type: 'log.paper', mentorship, date, time: '10:00', zone: 'Europe/London', minutes: 60 } as Ask);
    const [open] = asksOf(await door.card('UMORWENNA', { type: 'logs.show', programme }), 'logs.pair');
    const first = await door.card('UMORWENNA', open!);
    expect(textOf(first)).toMatch(/Monday 26 October\n.*Monday 12 October\n\w+\n2 more\n/s);
    const [next] = asksOf(first, 'logs.pair');
    const second = textOf(await door.card('UMORWENNA', next!));
    expect(second).toMatch(/Sunday 11 October\n.*Saturday 10 October\n/s);
    expect(second).not.toContain('12 October');
  });
});
