import { beforeEach, expect, test } from 'vitest';
import { forgetWrongCodesBefore } from '../../bot/store/wrong-codes.ts';
import type { Ask } from '../../shared/intent.ts';
import type { Instant } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, openDoor, setUp, textOf } from './door.ts';

const tooMany = 'try again in an hour';

onBothEngines((engine) => {
  let door: DoorOf;
  let store: Awaited<ReturnType<typeof engine.openFreshStore>>;
  beforeEach(async () => {
    store = await engine.openFreshStore();
    door = await openDoor(store);
  });

  const wrong = (index: number): Ask => {
    const code = `AAAA-AAA${'BCDEFGHJKMNP'[index]}`;
    return index % 2 === 0 ? { type: 'pair.join', code } : { type: 'account.claim', code };
  };
  const guesses = async (user: string, count: number) => {
    const all: string[] = [];
    for (let index = 0; index < count; index++) all.push(await door.no(user, wrong(index)));
    return all;
  };
  const at = (time: string) => door.clock.set(`2026-11-16T${time}Z` as Instant);

  /** A code that is good: of a seat beside Idris, made by Morwenna. */
  async function good(): Promise<string> {
    const { programme } = await setUp(door);
    const card = await door.card('UMORWENNA', { type: 'pair.across', programme, person: 'UIDRIS', role: 'mentor' });
    return /join ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(card))![1]!;
  }

  test('after five codes that lead nowhere an account waits an hour, whatever it tries then', async () => {
    const code = await good();
    const first = await guesses('UTOM', 5);
    expect(first.filter((one) => one.includes('leads nowhere'))).toHaveLength(5);
    expect(await door.no('UTOM', { type: 'pair.join', code })).toContain(tooMany);
    expect(await door.no('UTOM', { type: 'say', text: `link ${code}` })).toContain(tooMany);
    at('10:59:59.999');
    expect(await door.no('UTOM', { type: 'pair.join', code })).toContain(tooMany);
    at('11:00:00.000');
    await door.card('UTOM', { type: 'pair.join', code });
  });

  test('asking on while one waits does not make it longer', async () => {
    await guesses('UTOM', 5);
    at('10:40:00.000');
    expect((await guesses('UTOM', 12)).every((one) => one.includes(tooMany))).toBe(true);
    at('11:00:00.000');
    expect((await guesses('UTOM', 5)).every((one) => one.includes('leads nowhere'))).toBe(true);
    expect(await door.no('UTOM', wrong(7))).toContain(tooMany);
  });

  test('it outlives a restart, and is one account’s alone', async () => {
    await guesses('UTOM', 5);
    door = await openDoor(store, '2026-11-16T10:30:00.000Z');
    expect(await door.ask('UTOM', wrong(6), 'afterwards')).toMatchObject({ why: expect.stringContaining(tooMany) });
    expect(await door.no('UASHA', wrong(6))).toContain('leads nowhere');
  });

  test('a code of one’s own that is right gives back no other try, and takes none', async () => {
    const link = async () => /link (\S+)/.exec(textOf(await door.card('UTOM', { type: 'account.link' })))![1]!;
    for (let index = 0; index < 4; index++) {
      expect(await door.no('UTOM', wrong(index))).toContain('leads nowhere');
      expect(await door.no('UTOM', { type: 'account.claim', code: await link() })).toContain('You made this code here');
    }
    expect(await door.no('UTOM', wrong(4))).toContain('leads nowhere');
    expect(await door.no('UTOM', { type: 'account.claim', code: await link() })).toContain(tooMany);
  });

  test('of many tried at the same moment five are looked at', async () => {
    await door.ask('UTOM', { type: 'help' });
    const answers = await Promise.all(Array.from({ length: 12 }, (_, index) => door.no('UTOM', wrong(index))));
    expect(answers.filter((one) => one.includes('leads nowhere'))).toHaveLength(5);
  });

  test('a press that is delivered twice is one try', async () => {
    await door.ask('UTOM', { type: 'help' });
    await Promise.all(Array.from({ length: 9 }, () => door.ask('UTOM', wrong(0), 'twice')));
    expect(await guesses('UTOM', 4)).toEqual(expect.arrayContaining([expect.stringContaining('leads nowhere')]));
    expect(await door.no('UTOM', wrong(5))).toContain(tooMany);
  });

  test('the count is let go of once it is over, and not before', async () => {
    await guesses('UTOM', 2);
    const left = async () => (await store.read.selectFrom('wrongCode').select('tries').execute()).map(({ tries }) => Number(tries));
    await forgetWrongCodesBefore(store.read, '2026-11-16T10:59:59.999Z' as Instant);
    expect(await left()).toEqual([2]);
    await forgetWrongCodesBefore(store.read, '2026-11-16T11:00:00.000Z' as Instant);
    expect(await left()).toEqual([]);
  });
});
