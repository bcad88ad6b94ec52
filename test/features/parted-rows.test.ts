import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type Decided, uniting } from '../../bot/store/uniting.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { runs } from '../setup/long.ts';
import { book, type DoorOf, openDoor, pairUp } from './door.ts';
import { dumpOf, historyInTeams, namedIn, openedRows, pairAcross, partAgain, type TeamsUser, teamsUser, unite } from './two-chats.ts';

const tables = Object.keys(uniting);

onBothEngines((engine) => {
  let door: DoorOf;
  let teams: TeamsUser;
  let own: `men_${string}`;
  let brought: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    teams = teamsUser(door);
    const { programme, mentorship } = await pairUp(door);
    own = mentorship;
    brought = await pairAcross(door, programme, teams, 'UTOM', 'mentee');
  });

  test('uniting and parting leaves every row as it was', async () => {
    await historyInTeams(door, teams, brought);
    await meetingHeldHere();
    const before = await dumpOf(door, tables);
    await unite(door, teams);
    expect(await dumpOf(door, tables)).not.toEqual(before);
    await partAgain(door);
    expect(await dumpOf(door, tables)).toEqual(before);
    // Nor does doing it again leave anything behind.
    await unite(door, teams);
    await partAgain(door);
    expect(await dumpOf(door, tables)).toEqual(before);
  });

  /** Asha and Idris have a history, too. */
  async function meetingHeldHere() {
    await door.card('UASHA', {
      type: 'meeting.propose',
      mentorship: own,
      date: '2026-12-01',
      time: '14:00',
      zone: 'Europe/London',
      minutes: 60,
    } as Ask);
    await door.card('UASHA', { type: 'feed.renew' });
    await teams.card({ type: 'feed.renew' });
    await door.card('UASHA', { type: 'home.open' });
    await teams.card({ type: 'home.open' });
  }

  test('whatever was done before, in whichever order, uniting and parting leaves every row as it was', async () => {
    const here = (wish: object) => door.ask('UASHA', wish as Ask);
    const there = (wish: object) => teams.ask(wish as Ask);
    const meeting = (mentorship: string) => (day: number) => ({
      type: 'meeting.propose',
      mentorship,
      date: `2026-12-${10 + day}`,
      time: '14:00',
      zone: 'Europe/London',
      minutes: 60,
    });
    const step = fc.oneof(
      fc.integer({ min: 0, max: 9 }).map((day) => () => there(meeting(brought)(day))),
      fc.integer({ min: 0, max: 9 }).map((day) => () => here(meeting(own)(day))),
      fc.integer({ min: 10, max: 28 }).map((day) => () => there({ type: 'pause.start', from: `2027-01-${day}`, until: `2027-01-${day}` })),
      fc.integer({ min: 10, max: 28 }).map((day) => () => here({ type: 'pause.start', from: `2027-01-${day}`, until: `2027-01-${day}` })),
      fc.constantFrom('grow', 'oskar').map((script) => () => there({ type: 'talk.begin', script, mentorship: brought })),
      fc.constantFrom('grow', 'oskar').map((script) => () => here({ type: 'talk.begin', script })),
      fc.constant(() => there({ type: 'plan.goal.add', mentorship: brought, kind: 'short-term', text: 'Listen more' })),
      fc.constant(() => there({ type: 'feed.renew' })),
      fc.constant(() => there({ type: 'home.open' })),
      fc.constant(async () => {
        const row = await door.store.read
          .selectFrom('meeting')
          .select('id')
          .where('mentorship', '=', brought)
          .where('status', '=', 'proposed')
          .executeTakeFirst();
        if (row) await door.ask('UTOM', { type: 'meeting.confirm', meeting: row.id, s: 1 } as Ask);
      }),
      fc.constant(async () => {
        const row = await door.store.read.selectFrom('meeting').select('id').where('mentorship', '=', brought).executeTakeFirst();
        if (row) await there({ type: 'meeting.cancel', meeting: row.id, s: 1 });
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        for (const one of steps) await one();
        const before = await dumpOf(door, tables);
        await unite(door, teams);
        expect(await namedIn(door, await door.personOf('UASHA'), brought)).not.toEqual([]);
        await partAgain(door);
        expect(await dumpOf(door, tables)).toEqual(before);
      }),
      { numRuns: runs(4, 60) },
    );
  });

  test('no row names somebody where it was decided that it names nobody', async () => {
    await book(door, own, '2026-12-03');
    await historyInTeams(door, teams, brought);
    await unite(door, teams);
    const people = (await door.store.read.selectFrom('person').select('id').execute()).map(({ id }) => id);
    for (const table of tables) {
      const columns = uniting[table as keyof typeof uniting] as Record<string, Decided | null>;
      const undecided = (await openedRows(door, table)).flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) =>
          columns[column] === null && typeof value === 'string' && people.some((id) => value.includes(id)) ? [`${table}.${column}`] : [],
        ),
      );
      expect(undecided).toEqual([]);
    }
  });
});
