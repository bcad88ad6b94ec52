import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { claimDue, claimStatement, nextDue } from '../../bot/outbox/claim.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { waiting } from '../setup/waiting.ts';

const now = '2026-11-24T12:00:00.000Z' as Instant;
const taking = { now, claim: 'ntf_mine', most: 100, leaseMs: 60_000 };

onBothEngines(({ name, openFreshStore }) => {
  test('what is due is taken once, earliest first, and what is not due stays', async () => {
    const store = await openFreshStore();
    await waiting(store.read, [
      { id: 'ntf_c', due: now, kind: 'calendar', class: 'act' },
      { id: 'ntf_b', due: now, kind: 'confirmed', class: 'act' },
      { id: 'ntf_later', due: plus(now, { seconds: 1 }) },
      { id: 'ntf_a', due: plus(now, { seconds: -5 }), kind: 'touch-base', class: 'follow-up' },
    ]);
    expect(await nextDue(store.read)).toBe(plus(now, { seconds: -5 }));
    const taken = await claimDue(store, taking);
    expect(taken.map((row) => row.id)).toEqual(['ntf_a', 'ntf_b', 'ntf_c']);
    expect(taken.every((row) => row.state === 'sending' && row.claim === 'ntf_mine' && row.unclearSince === null)).toBe(true);
    expect(await claimDue(store, { ...taking, claim: 'ntf_other' })).toEqual([]);
    expect(await nextDue(store.read)).toBe(plus(now, { seconds: 1 }));
  });

  test('of many due the earliest are taken, no more than asked for', async () => {
    const store = await openFreshStore();
    await waiting(
      store.read,
      Array.from({ length: 30 }, (_, i) => ({ id: `ntf_${String(i).padStart(2, '0')}`, due: plus(now, { seconds: i - 30 }) })),
    );
    const taken = await claimDue(store, { ...taking, most: 4 });
    expect(taken.map((row) => row.id)).toEqual(['ntf_00', 'ntf_01', 'ntf_02', 'ntf_03']);
  });

  test('what a process took and never finished is taken by another after its lease, as something that may have arrived', async () => {
    const store = await openFreshStore();
    await waiting(store.read, [{ id: 'ntf_left', due: now }]);
    await claimDue(store, { ...taking, claim: 'ntf_dead', leaseMs: 60_000 });
    expect(await claimDue(store, taking)).toEqual([]);
    await store.read.updateTable('notification').set({ leaseUntil: 0 }).execute();
    const later = plus(now, { minutes: 1 });
    const [row] = await claimDue(store, { ...taking, now: later });
    expect(row).toMatchObject({ id: 'ntf_left', claim: 'ntf_mine', unclearSince: now, attempt: 1 });
  });

  test('a lease is counted by the clock of the database, whatever the one of the programme says', async () => {
    const store = await openFreshStore();
    await waiting(store.read, [{ id: 'ntf_a', due: now }]);
    const before = Date.now();
    const [row] = await claimDue(store, { ...taking, leaseMs: 10_000 });
    const after = Date.now();
    expect(row!.leaseUntil).toBeGreaterThanOrEqual(before + 10_000 - 1);
    expect(row!.leaseUntil).toBeLessThanOrEqual(after + 10_000 + 1);
  });

  test('taking what is due reads an index and never the whole outbox', async () => {
    const store = await openFreshStore();
    await waiting(
      store.read,
      Array.from({ length: 2000 }, (_, i) => ({ id: `ntf_${i}`, due: plus(now, { minutes: i }) })),
    );
    await sql`analyze "notification"`.execute(store.read);
    const statement = claimStatement(name, { ...taking, most: 10 });
    const { rows } = await sql`${sql.raw(name === 'postgres' ? 'explain' : 'explain query plan')} ${statement}`.execute(store.read);
    const plan = rows.map((row) => Object.values(row as object).join(' ')).join('\n');
    expect(plan).toContain('notification_open');
    expect(plan).not.toMatch(name === 'postgres' ? /Seq Scan/ : /SCAN notification(?! USING)/);
  });
});
