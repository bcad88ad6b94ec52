import { CompiledQuery, sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { schemaVersion } from '../../bot/store/migrate.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Db } from '../../bot/store/tables.ts';
import { engineOf, onBothEngines } from '../setup/engines.ts';

const add = (db: Db, name: string, value = '') => db.insertInto('meta').values({ name, value }).execute();
const names = async (store: Store) =>
  (await store.read.selectFrom('meta').select('name').where('name', '<>', 'schema').orderBy('name').execute()).map((row) => row.name);

/** A moment that others can wait for. */
function gate(): { open: () => void; opened: Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { open: resolve, opened: promise };
}

onBothEngines((engine) => {
  test('a transaction is kept whole, or undone whole', async () => {
    const store = await engine.openFreshStore();
    expect(
      await store.transaction(async (tx) => {
        await add(tx, 'a');
        await add(tx, 'b');
        return 'done';
      }),
    ).toBe('done');
    const undone = store.transaction(async (tx) => {
      await add(tx, 'c');
      throw new Error('changed our mind');
    });
    await expect(undone).rejects.toThrow('changed our mind');
    const broken = store.transaction(async (tx) => {
      await add(tx, 'd');
      await add(tx, 'a');
    });
    await expect(broken).rejects.toThrow(/unique/i);
    expect(await names(store)).toEqual(['a', 'b']);
  });

  test('the outer handle inside a transaction throws, and so does a second transaction, rather than wait for itself', async () => {
    const store = await engine.openFreshStore();
    await store.transaction(async (tx) => {
      await expect(names(store)).rejects.toThrow('the outer database handle was used inside a transaction');
      await expect(store.transaction(async () => {})).rejects.toThrow('the outer database handle was used inside a transaction');
      await add(tx, 'a');
    });
    expect(await names(store)).toEqual(['a']);
  });

  test('work that a transaction began and did not wait for may use the outer handle once it is over', async () => {
    const store = await engine.openFreshStore();
    const over = gate();
    const { after } = await store.transaction(async (tx) => {
      await add(tx, 'a');
      return { after: over.opened.then(() => names(store)) };
    });
    over.open();
    expect(await after).toEqual(['a']);
  });

  test('a transaction cannot be used once it is over', async () => {
    const store = await engine.openFreshStore();
    const { leaked } = await store.transaction(async (tx) => ({ leaked: tx }));
    await expect(add(leaked, 'a')).rejects.toThrow(/committed/);
    expect(await names(store)).toEqual([]);
  });

  test('nobody sees half a transaction, and two at once add up', async () => {
    const store = await engine.openFreshStore();
    await add(store.read, 'count', '0');
    const half = gate();
    const seen = gate();
    const first = store.transaction(async (tx) => {
      await tx.updateTable('meta').set({ value: 'half' }).where('name', '=', 'count').execute();
      half.open();
      if (store.engine === 'postgres') await seen.opened;
      await tx.updateTable('meta').set({ value: '0' }).where('name', '=', 'count').execute();
    });
    await half.opened;
    const value = async () =>
      (await store.read.selectFrom('meta').select('value').where('name', '=', 'count').executeTakeFirstOrThrow()).value;
    expect(await value()).toBe('0');
    seen.open();
    await first;
    const step = () =>
      store.transaction(async (tx) => {
        const row = await tx
          .selectFrom('meta')
          .select('value')
          .where('name', '=', 'count')
          .$if(store.engine === 'postgres', (query) => query.forUpdate())
          .executeTakeFirstOrThrow();
        await tx
          .updateTable('meta')
          .set({ value: String(Number(row.value) + 1) })
          .where('name', '=', 'count')
          .execute();
      });
    await Promise.all(Array.from({ length: 30 }, step));
    expect(await value()).toBe('30');
  });

  test('a store that is closed answers nothing more', async () => {
    const store = await engine.openFreshStore();
    await store.close();
    await expect(names(store)).rejects.toThrow();
    await store.close();
  });
});

describe('on postgres', () => {
  const engine = engineOf('postgres');

  test('two transactions in each other’s way are both done in the end', async () => {
    const store = await engine.openFreshStore();
    await add(store.read, 'x');
    await add(store.read, 'y');
    let tries = 0;
    const both = [gate(), gate()];
    const touch = (mine: number, ...order: string[]) =>
      store.transaction(async (tx) => {
        tries++;
        for (const [index, name] of order.entries()) {
          await tx
            .updateTable('meta')
            .set((eb) => ({ value: sql<string>`${eb.ref('value')} || ${String(mine)}` }))
            .where('name', '=', name)
            .returning('name')
            .execute();
          both[mine]!.open();
          if (index === 0) await both[1 - mine]!.opened;
        }
      });
    await Promise.all([touch(0, 'x', 'y'), touch(1, 'y', 'x')]);
    expect(tries).toBeGreaterThan(2);
    const rows = await store.read.selectFrom('meta').select('value').where('name', 'in', ['x', 'y']).execute();
    expect(rows.map((row) => [...row.value].toSorted().join(''))).toEqual(['01', '01']);
  });

  test('a write that fails fails its transaction, whatever follows it, and whoever waits hears why', async () => {
    const store = await engine.openFreshStore();
    await add(store.read, 'a');
    const refused = { code: '23505', constraint: 'meta_pkey' };
    let tries = 0;
    const last = store.transaction(async (tx) => {
      tries++;
      await add(tx, 'b');
      await add(tx, 'a');
    });
    await expect(last).rejects.toMatchObject(refused);
    expect(tries).toBe(5);
    const beforeAWrite = store.transaction(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'c');
    });
    await expect(beforeAWrite).rejects.toMatchObject(refused);
    const beforeAQuestion = store.transaction(async (tx) => {
      await add(tx, 'a');
      await tx.selectFrom('meta').selectAll().execute();
    });
    await expect(beforeAQuestion).rejects.toMatchObject(refused);
    const beforeADefect = store.transaction(async (tx) => {
      await add(tx, 'a');
      throw new Error('a defect');
    });
    await expect(beforeADefect).rejects.toThrow('a defect');
    expect(await names(store)).toEqual(['a']);
    await store.transaction((tx) => add(tx, 'd'));
    await expect(add(store.read, 'a')).rejects.toMatchObject(refused);
    await expect(sql`select 1 / 0`.execute(store.read)).rejects.toMatchObject({ code: '22012' });
    expect(await names(store)).toEqual(['a', 'd']);
  });

  test('what a transaction asks for has seen all that it wrote', async () => {
    const store = await engine.openFreshStore();
    const seen = await store.transaction(async (tx) => {
      await add(tx, 'a');
      await add(tx, 'b');
      await tx.deleteFrom('meta').where('name', '=', 'a').execute();
      return tx.selectFrom('meta').select('name').where('name', '<>', 'schema').execute();
    });
    expect(seen).toEqual([{ name: 'b' }]);
  });

  test('a transaction that never gets its turn is given up, not tried for ever', async () => {
    const store = await engine.openFreshStore();
    let tries = 0;
    const failing = store.transaction(async (tx) => {
      tries++;
      await sql`do $$ begin raise exception using errcode = '40001'; end $$`.execute(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: '40001' });
    expect(tries).toBe(5);
  });

  test('a column that a newer Cairn adds does not stop this one', async () => {
    const place = await engine.freshPlace();
    const [store, newer] = [await engine.open(place), await engine.open(place)];
    const read = () => store.transaction((tx) => tx.selectFrom('meta').selectAll().where('name', '=', 'schema').execute());
    await Promise.all([read(), read(), read()]);
    await newer.read.executeQuery(CompiledQuery.raw('alter table "meta" add column "extra" text'));
    expect(await Promise.all([read(), read(), read()])).toEqual(
      Array(3).fill([{ name: 'schema', value: String(schemaVersion), extra: null }]),
    );
  });

  test('a number too large to be exact is refused rather than rounded', async () => {
    const store = await engine.openFreshStore();
    await expect(sql`select 9007199254740993::bigint`.execute(store.read)).rejects.toThrow('too large');
    expect((await sql`select 9007199254740991::bigint as most`.execute(store.read)).rows).toEqual([{ most: 9007199254740991 }]);
  });

  test('a connection that breaks is replaced', async () => {
    const store = await engine.openFreshStore();
    await names(store);
    const broken = store.transaction(async (tx) => {
      await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
    });
    await expect(broken).rejects.toThrow();
    expect(await names(store)).toEqual([]);
  });
});
