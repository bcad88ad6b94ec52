import { beforeEach, expect, test } from 'vitest';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, type DoorOf, openDoor, pairUp, textOf } from './door.ts';
import { historyInTeams, namedIn, pairAcross, partAgain, type TeamsUser, teamsUser, unite } from './two-chats.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let teams: TeamsUser;
  let programme: `pro_${string}`;
  let brought: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    teams = teamsUser(door);
    ({ programme } = await pairUp(door));
    brought = await pairAcross(door, programme, teams, 'UTOM', 'mentee');
  });

  const says = async (wish: object, user = 'UASHA') => textOf(await door.card(user, wish as Ask));

  test('whoever brings the code sees first what comes along, and is told what becomes of it', async () => {
    await historyInTeams(door, teams, brought);
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await says({ type: 'account.link' }))!;
    const card = await teams.says({ type: 'account.claim', code: code! });
    expect(card).toContain('What comes along from here');
    expect(card).toContain('1 pair, with its meetings, plan and logs');
    expect(card).toContain('1 guided talk, which stays yours alone');
    expect(card).toContain('Leave, once');
    expect(card).not.toContain('you coordinate');
    expect(card).toContain('can be parted again');
    await teams.card({ type: 'account.claim', code: code!, sure: true });
    expect(await says({ type: 'account.look' })).toContain('become yours here as well');
  });

  test('more mentees than the programme allows are said beforehand; all go on, and nobody is added', async () => {
    const policy = await door.store.read.selectFrom('programme').select('policy').executeTakeFirstOrThrow();
    const one = JSON.stringify({ ...JSON.parse(policy.policy), menteesPerMentor: 1 });
    await door.store.read.updateTable('programme').set({ policy: one }).execute();
    await door.card('UMORWENNA', { type: 'pair.invite', programme, mentor: 'UASHA', mentee: 'UROOT' });
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await says({ type: 'account.link' }))!;
    await teams.card({ type: 'account.claim', code: code!, sure: true });
    expect(await says({ type: 'account.look' })).toContain('In Rowan Valley you will be mentor to 2, and 1 is the most.');
    await door.card('UASHA', { type: 'account.look', join: true });
    expect(await says({ type: 'home.open' })).toContain('Tom Okafor is your mentee');
    expect(await door.no('UMORWENNA', { type: 'pair.invite', programme, mentor: 'UASHA', mentee: 'UIDRIS' })).not.toBe('');
    expect(await door.no('UMORWENNA', { type: 'pair.invite', programme, mentor: 'UASHA', mentee: 'UMORWENNA' })).toContain(
      'already has 2 mentees',
    );
  });

  test('nobody becomes their own mentor', async () => {
    const idris = teamsUser(door, { user: 'idris-object', name: 'Idris V.' });
    await pairAcross(door, programme, idris, 'UTOM', 'mentor');
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await says({ type: 'account.link' }, 'UTOM'))!;
    expect(await idris.no({ type: 'account.claim', code: code!, sure: true })).toContain('mentor and mentee of one pair');
    // Nor where they become the two of one while they wait.
    const [, later] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await says({ type: 'account.link' }, 'UASHA'))!;
    await idris.card({ type: 'account.claim', code: later!, sure: true });
    await pairAcross(door, programme, idris, 'UASHA', 'mentor');
    expect(await door.no('UASHA', { type: 'account.look', join: true })).toContain('mentor and mentee of one pair');
    expect(await idris.id()).not.toBe(await door.personOf('UASHA'));
  });

  test('a chat that is joined with one already is not brought to a third', async () => {
    await unite(door, teams);
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await says({ type: 'account.link' }, 'UTOM'))!;
    expect(await teams.no({ type: 'account.claim', code: code! })).toContain('joined with another already');
  });

  test('nobody is united or parted while a message to them is on its way, and the next press does it', async () => {
    await historyInTeams(door, teams, brought);
    const sending = (from: string, to: string) =>
      door.store.read.updateTable('notification').set({ state: to }).where('state', '=', from).where('mentorship', '=', brought).execute();
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await says({ type: 'account.link' }))!;
    await teams.card({ type: 'account.claim', code: code!, sure: true });
    await sending('pending', 'sending');
    expect(await door.no('UASHA', { type: 'account.look', join: true })).toContain('Press again in a minute');
    expect(await teams.says({ type: 'home.open' })).not.toContain('Idris Vaughan');
    await sending('sending', 'pending');
    expect(await says({ type: 'account.look', join: true })).toContain('yours as well now');
    await sending('pending', 'sending');
    const [part] = asksOf(await door.card('UASHA', { type: 'account.show' }), 'account.part');
    expect(await door.no('UASHA', part!)).toContain('Press again in a minute');
    await sending('sending', 'pending');
    expect(await says(part!)).toContain('parted again');
  });

  test('two pairs with the same mentor both go on, and there is no third', async () => {
    await pairAcross(door, programme, teams, 'UIDRIS', 'mentor');
    await unite(door, teams);
    expect((await says({ type: 'home.open' })).match(/Idris Vaughan is your mentor/g)).toHaveLength(2);
    const again = { type: 'pair.invite', programme, mentor: 'UIDRIS', mentee: 'UASHA' } as const;
    expect(await door.no('UMORWENNA', again)).toContain('paired');
  });

  test('a yes pressed twice, and others who go on meanwhile, leave nobody in between', async () => {
    const { meeting } = await historyInTeams(door, teams, brought);
    const former = await teams.id();
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(await says({ type: 'account.link' }))!;
    await teams.card({ type: 'account.claim', code: code!, sure: true });
    const toms = [1, 2, 3, 4].map((hour) =>
      door.ask('UTOM', {
        type: 'meeting.propose',
        mentorship: brought,
        date: '2026-12-15',
        time: `1${hour}:00`,
        zone: 'Europe/London',
        minutes: 30,
      } as Ask),
    );
    const yes = { type: 'account.look', join: true } as const;
    const ticks = [1, 2, 3].map((n) => teams.ask({ type: 'agenda.add', meeting, text: `Point ${n}` }));
    await Promise.all([door.ask('UASHA', yes), ...toms, door.ask('UASHA', yes), ...ticks]);
    expect(await namedIn(door, former, brought)).toEqual([]);
    expect((await door.store.read.selectFrom('united').select('id').where('what', '=', 'party').execute()).length).toBe(1);
    await partAgain(door);
    expect(await namedIn(door, await door.personOf('UASHA'), brought)).toEqual([]);
  });
});
