import { expect, test } from 'vitest';
import { onBothEngines } from '../setup/engines.ts';
import { runs } from '../setup/long.ts';
import { startHolder } from './processes.ts';

onBothEngines((engine) => {
  test('what was accepted is there after the process was killed, and nothing is there by half', {
    timeout: runs(30_000, 600_000),
  }, async () => {
    for (let round = 0; round < runs(2, 40); round++) {
      const place = await engine.freshPlace();
      const writer = startHolder(place, true);
      expect(await writer.next()).toBe('open');
      const said: string[] = [];
      while (said.length < 5 + round * 7) said.push(await writer.next());
      said.push(...(await writer.kill()));
      const store = await engine.open(place);
      const rows = (await store.read.selectFrom('meta').select('name').execute()).map((row) => row.name);
      const [first, second] = ['a', 'b'].map((letter) =>
        rows
          .filter((name) => name.startsWith(letter))
          .map((name) => Number(name.slice(1)))
          .toSorted((x, y) => x - y),
      );
      expect(first).toEqual(second);
      expect(first).toEqual(expect.arrayContaining(said.map(Number)));
      expect(first).toEqual(Array.from(first!, (_, index) => index));
    }
  });
});
