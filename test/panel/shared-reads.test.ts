import { expect, test } from 'vitest';
import { sharedReads } from '../../bot/panel/shared-reads.ts';

test('whoever asks while something is read shares the next read, which begins after they asked', async () => {
  const shared = sharedReads<string, number>();
  const ends: (() => void)[] = [];
  let begun = 0;
  const read = () => {
    const nth = ++begun;
    return new Promise<number>((resolve) => ends.push(() => resolve(nth)));
  };
  const first = shared('maya', read);
  await Promise.resolve();
  const [second, third, other] = [shared('maya', read), shared('maya', read), shared('kofi', read)];
  await Promise.resolve();
  expect(begun).toBe(2);
  for (const end of ends.splice(0)) end();
  expect([await first, await other]).toEqual([1, 2]);
  await expect.poll(() => begun).toBe(3);
  for (const end of ends.splice(0)) end();
  expect([await second, await third]).toEqual([3, 3]);
});

test('what could not be read is asked for anew by the next', async () => {
  const shared = sharedReads<string, string>();
  await expect(shared('maya', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
  expect(await shared('maya', async () => 'there')).toBe('there');
});
