import { expect, test } from 'vitest';
import { newId } from '../../bot/ids.ts';
import { newRow } from '../../bot/outbox/new-row.ts';
import { addNotifications } from '../../bot/store/notifications.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';

const now = '2026-11-24T10:00:00.000Z' as Instant;
const said = { work: 'say', kind: 'notice', class: 'unprompted', person: 'per_maya', mentorship: 'men_one', meeting: null };
const row = (key: string, more: object = {}) => ({ ...newRow({ ...said, key, due: now, expires: now }, now, newId), ...more });

onBothEngines((engine) => {
  test('what is owed is kept as it was planned, and owed once', async () => {
    const store = await engine.openFreshStore();
    const rows = [
      row('a', { because: '{"name":"Zoë’s \\"pair\\" \\\\ 💬"}', attempt: 3, leaseUntil: 1_794_000_000_123 }),
      row('b', { state: 'withheld', why: 'asked-for-less' }),
    ];
    const written = Object.keys(row('any')) as (keyof ReturnType<typeof row>)[];
    const kept = () => store.read.selectFrom('notification').select(written).orderBy('key').execute();
    await store.transaction((tx) => addNotifications(tx, rows));
    expect(await kept()).toEqual(rows);
    const third = row('c');
    await store.transaction((tx) => addNotifications(tx, [row('a'), third]));
    expect(await kept()).toEqual([...rows, third]);
    await store.transaction((tx) => addNotifications(tx, []));
    const many = Array.from({ length: 40 }, (_, index) => row(`many ${index + 10}`));
    await store.transaction((tx) => addNotifications(tx, many));
    expect((await kept()).slice(3)).toEqual(many);
  });
});

test('ids are never the same twice, and nothing but letters and figures', () => {
  const ids = Array.from({ length: 1000 }, () => newId('mtg'));
  expect(new Set(ids).size).toBe(1000);
  expect(ids.filter((id) => !/^mtg_[0-9a-v]{25}$/.test(id))).toEqual([]);
  const letters = new Set(ids.map((id) => id.slice(4)).join(''));
  expect(letters.size).toBe(32);
});
