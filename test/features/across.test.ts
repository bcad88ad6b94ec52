import { beforeEach, expect, test } from 'vitest';
import type { ProgrammeId } from '../../shared/domain/ids.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, openDoor, plannedFor, setUp, textOf } from './door.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let programme: ProgrammeId;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    ({ programme } = await setUp(door));
  });

  const parties = () => door.store.read.selectFrom('party').select(['role', 'person']).orderBy('role').execute();
  const nameOf = async (person: string) =>
    (await door.store.read.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow()).name;

  /** Idris is to mentor whoever brings this. */
  async function offered(): Promise<string> {
    const card = await door.card('UMORWENNA', { type: 'pair.across', programme, person: 'UIDRIS', role: 'mentor' });
    const [, code] = /join ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(card)) ?? [];
    return code!;
  }

  test('whoever brings the code takes the other seat, and both are asked', async () => {
    const code = await offered();
    const card = await door.card('UASHA', { type: 'pair.join', code });
    expect(textOf(card)).toContain('invitation to Rowan Valley comes next');
    const seats = await Promise.all((await parties()).map(async ({ role, person }) => [role, await nameOf(person)]));
    expect(seats).toEqual([
      ['mentee', 'Asha Nair'],
      ['mentor', 'Idris Vaughan'],
    ]);
    for (const user of ['UIDRIS', 'UASHA']) expect(await plannedFor(door, user)).toEqual(['invitation']);
  });

  test('it may be typed in words, small and broken up', async () => {
    const code = await offered();
    await door.card('UASHA', { type: 'say', text: `join ${code.toLowerCase().replace('-', ' ')}.` });
    expect(await parties()).toHaveLength(2);
  });

  test('it works once, for a week, and nobody learns why it does not', async () => {
    const code = await offered();
    await door.card('UASHA', { type: 'pair.join', code });
    const used = await door.no('UTOM', { type: 'pair.join', code });
    expect(await door.no('UTOM', { type: 'pair.join', code: 'AAAA-AAAA' })).toBe(used);
    const late = await offered();
    door.clock.set('2026-11-23T10:00:00.001Z' as never);
    expect(await door.no('UTOM', { type: 'pair.join', code: late })).toBe(used);
    expect(await parties()).toHaveLength(2);
  });

  test('of two who bring it at once, one takes the seat', async () => {
    const code = await offered();
    const answers = await Promise.all([door.ask('UASHA', { type: 'pair.join', code }), door.ask('UTOM', { type: 'pair.join', code })]);
    expect(answers.map(({ answer }) => answer).toSorted()).toEqual(['card', 'refused']);
    expect(await parties()).toHaveLength(2);
  });

  test('nobody is paired with themselves, and the code stays good for whoever was meant', async () => {
    const code = await offered();
    expect(await door.no('UIDRIS', { type: 'pair.join', code })).toContain('same person');
    await door.card('UASHA', { type: 'pair.join', code });
    expect(await parties()).toHaveLength(2);
  });

  test('only who coordinates gives one, and it ends with their coordinating', async () => {
    expect(await door.no('UTOM', { type: 'pair.across.open' })).toContain('coordinators');
    expect(await door.no('UTOM', { type: 'pair.across', programme, person: 'UIDRIS', role: 'mentor' })).toContain('do not coordinate');
    const code = await offered();
    await door.store.read.deleteFrom('coordinator').execute();
    expect(await door.no('UASHA', { type: 'pair.join', code })).toContain('leads nowhere');
    expect(await parties()).toEqual([]);
  });

  test('the code is kept nowhere but as its hash, also where a press is delivered twice', async () => {
    const wish = { type: 'pair.across', programme, person: 'UIDRIS', role: 'mentor' } as const;
    const card = await door.card('UMORWENNA', wish, 'twice');
    const [, code] = /join ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(card)) ?? [];
    await door.ask('UMORWENNA', wish, 'twice');
    const kept = JSON.stringify([
      await door.store.read.selectFrom('seat').selectAll().execute(),
      await door.store.read.selectFrom('remembered').selectAll().execute(),
      await door.store.read.selectFrom('audit').selectAll().execute(),
      door.lines,
    ]);
    expect(kept).not.toContain(code);
    expect(kept).not.toContain(code!.replace('-', ''));
    expect(await door.store.read.selectFrom('seat').select('role').execute()).toHaveLength(1);
  });
});
