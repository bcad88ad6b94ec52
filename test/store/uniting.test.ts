import { expect, test } from 'vitest';
import { keyAfter } from '../../bot/store/united-outbox.ts';
import { columnsOf, uniting } from '../../bot/store/uniting.ts';
import { onBothEngines } from '../setup/engines.ts';

/** Computed by the database from another. */
const computed = new Set(['notification.open']);

onBothEngines((engine) => {
  test('of every column somebody has decided what becomes of it when two people are united', async () => {
    const store = await engine.openFreshStore();
    const tables = await store.read.introspection.getTables();
    const there = tables.flatMap(({ name, columns }) => columns.map((column) => `${name}.${column.name}`));
    const decided = Object.entries(uniting).flatMap(([table, columns]) => Object.keys(columns).map((column) => `${table}.${column}`));
    expect(there.filter((one) => !computed.has(one)).toSorted()).toEqual(decided.toSorted());
  });
});

test('what is of a pair is found by its pair', () => {
  for (const fate of ['pair', 'pair-json', 'pair-sealed'] as const) {
    const tables = columnsOf(fate).map(({ table }) => uniting[table]);
    expect(tables.length).toBeGreaterThan(1);
    expect(tables.filter((columns) => !('mentorship' in columns) && !('meeting' in columns))).toEqual([]);
  }
});

test('a message’s key says the new name where the plan will, and nowhere else', () => {
  const handing = { from: 'per_from', to: 'per_into' } as const;
  const after = (key: string, kind = 'reminder') => keyAfter({ key, kind }, handing);
  expect(after('mtg_1234/s1/reminder/per_from')).toBe('mtg_1234/s1/reminder/per_into');
  expect(after('mtg_1234/s1/late/per_other/2026/per_from')).toBe('mtg_1234/s1/late/per_other/2026/per_into');
  expect(after('mtg_1234/s1/reminder/per_fromage')).toBe('mtg_1234/s1/reminder/per_fromage');
  // Who answered is one of the pair, who reads it coordinates.
  expect(after('men_1234/invitation-answered/per_from/per_from')).toBe('men_1234/invitation-answered/per_into/per_from');
  // A coordinator who read a log read it as whom they were.
  expect(after('log_1234/read/per_from/per_other')).toBe('log_1234/read/per_from/per_other');
  expect(after('log_1234/read/per_other/per_from')).toBe('log_1234/read/per_other/per_into');
  expect(after('told/per_from/no-account/2026-11-16/per_other', 'coordinator-told')).toBe('told/per_from/no-account/2026-11-16/per_other');
});
