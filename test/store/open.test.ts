import { expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';

onBothEngines((engine) => {
  test('a fresh store is migrated and empty', async () => {
    const store = await engine.openFreshStore();
    expect(store.engine).toBe(engine.name);
    expect(await store.read.selectFrom('person').selectAll().execute()).toEqual([]);
    expect(await store.read.selectFrom('meta').selectAll().execute()).toEqual([{ name: 'schema', value: '2' }]);
  });
});
