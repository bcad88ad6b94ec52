import { beforeEach, expect, test } from 'vitest';
import { talkLinesOf } from '../../bot/store/talks.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, invitePair, openDoor, pairUp, textOf } from './door.ts';
import { writer } from './logging.ts';
import { historyInTeams, openedRows, pairAcross, partAgain, type TeamsUser, teamsUser, unite } from './two-chats.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let teams: TeamsUser;
  let programme: `pro_${string}`;
  let own: `men_${string}`;
  let brought: `men_${string}`;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    teams = teamsUser(door);
    ({ programme, mentorship: own } = await pairUp(door));
    brought = await pairAcross(door, programme, teams, 'UTOM', 'mentee');
  });

  const says = async (wish: object, user = 'UASHA') => textOf(await door.card(user, wish as Ask));
  const messages = () =>
    door.store.read.selectFrom('notification').select(['key', 'kind', 'state', 'mentorship', 'person']).orderBy('id').execute();

  test('what was agreed and written in either chat is read and gone on with in both', async () => {
    const { log } = await historyInTeams(door, teams, brought);
    await unite(door, teams);
    const here = await says({ type: 'home.open' });
    const there = await teams.says({ type: 'home.open' });
    for (const home of [here, there]) {
      expect(home).toContain('Tom Okafor is your mentee');
      expect(home).toContain('Idris Vaughan is your mentor');
      expect(home).toContain('Read the new policy');
    }
    expect(await says({ type: 'nudges.show', when: 'past' })).not.toBe('');
    expect(await writer(door, 'UASHA').reads(log)).toContain('How to begin');
    expect(await says({ type: 'contact.list', mentorship: brought })).toContain('16 November');
    expect(await says({ type: 'settings.show' })).toContain('20');
    expect(await says({ type: 'plan.history', mentorship: brought })).toContain('Read the policy');
    const record = await says({ type: 'record.show' });
    expect(record).toContain('Which of your chats became one');
    expect(record).toContain('Rowan Valley: mentor of Tom Okafor');
  });

  test('a signed record stays the very bytes that were signed, and names people as they are known now', async () => {
    const { log } = await historyInTeams(door, teams, brought);
    const bytes = () => door.store.read.selectFrom('logEntry').select('bytes').execute();
    const before = await bytes();
    const former = await teams.id();
    await unite(door, teams);
    expect(await bytes()).toEqual(before);
    for (const reader of ['UASHA', 'UTOM']) {
      const read = await writer(door, reader).reads(log);
      expect(read).toContain('Ring the school');
      expect(read).not.toContain('not what was signed');
    }
    expect(await writer(door, 'UTOM').reads(log)).toMatch(/Ring the school[^\n]*\n?[^\n]*Asha Nair/);
    expect(door.lines.join('')).not.toContain('not what was signed');
    expect(JSON.stringify(await openedRows(door, 'logEntry'))).toContain(former);
  });

  test('no message is lost or doubled: each waits once, for who they are now', async () => {
    // Leave ends by the zone of whoever is on it, so that another zone is another plan.
    await door.card('UASHA', { type: 'settings.save', zone: 'Europe/London', language: 'en-GB', less: 'no' } as Ask);
    await historyInTeams(door, teams, brought);
    const before = await messages();
    const former = await teams.id();
    await unite(door, teams);
    const now = await teams.id();
    const counted = (rows: Awaited<ReturnType<typeof messages>>) =>
      rows
        .filter(({ mentorship, kind }) => mentorship === brought && kind !== 'home')
        .map((row) => [row.key, row.kind, row.state, row.person].join(' ').replaceAll(former, now))
        .toSorted();
    expect(counted(await messages())).toEqual(counted(before));
    expect((await messages()).filter(({ person, key }) => person === former || key.includes(former))).toEqual([]);
    expect(before.some(({ person, state }) => person === former && state === 'pending')).toBe(true);
  });

  test('leave taken in one chat holds for the pairs of the other', async () => {
    const due = async () => {
      const rows = door.store.read.selectFrom('notification').select(['kind', 'due']).where('mentorship', '=', own);
      return (await rows.where('state', '=', 'pending').orderBy('kind').orderBy('due').execute()).map(({ kind, due }) => `${kind} ${due}`);
    };
    await teams.card({ type: 'pause.start', from: '2026-11-16', until: '2027-02-27' } as Ask);
    const before = await due();
    expect(before).not.toEqual([]);
    await unite(door, teams);
    expect(await due()).not.toEqual(before);
    await partAgain(door);
    expect(await due()).toEqual(before);
  });

  test('the settings of whoever made the code win, and the other’s are there again once they part', async () => {
    await door.card('UASHA', { type: 'settings.save', zone: 'Asia/Tokyo', language: 'en-GB', less: 'no' } as Ask);
    await teams.card({ type: 'settings.save', zone: 'America/New_York', language: 'en-GB', less: 'yes' } as Ask);
    await unite(door, teams);
    expect(await teams.says({ type: 'settings.show' })).toContain('Asia/Tokyo');
    await partAgain(door);
    expect(await teams.says({ type: 'settings.show' })).toContain('America/New_York');
    expect(await says({ type: 'settings.show' })).toContain('Asia/Tokyo');
  });

  test('of two talks under way one is paused, and is open again once they part', async () => {
    await teams.card({ type: 'talk.begin', script: 'grow' } as Ask);
    await door.card('UASHA', { type: 'talk.begin', script: 'oskar' } as Ask);
    const talks = async (user: string) =>
      (await talkLinesOf(door.store.read, await door.personOf(user))).map(({ script, status }) => `${script} ${status}`).toSorted();
    await unite(door, teams);
    expect(await talks('UASHA')).toEqual(['grow paused', 'oskar open']);
    await partAgain(door);
    expect(await talks('UASHA')).toEqual(['oskar open']);
    expect(await talks('asha-object')).toEqual(['grow open']);
    await unite(door, teams);
    const grow = (await talkLinesOf(door.store.read, await door.personOf('UASHA'))).find(({ script }) => script === 'grow')!;
    await door.card('UASHA', { type: 'talk.stop', talk: grow.id });
    await partAgain(door);
    expect(await talks('asha-object')).not.toContain('grow open');
  });

  test('what they coordinate they coordinate in both, once, and each again once they part', async () => {
    await door.card('UMORWENNA', { type: 'coordinator.add', programme, person: 'UASHA' } as Ask);
    const led = async () => {
      const rows = await door.store.read.selectFrom('coordinator').select('person').where('programme', '=', programme).execute();
      return rows.map(({ person }) => person).toSorted();
    };
    const mine = door.store.read
      .selectFrom('coordinator')
      .selectAll()
      .where('person', '=', await door.personOf('UASHA'));
    const row = await mine.executeTakeFirstOrThrow();
    await door.store.read
      .insertInto('coordinator')
      .values({ ...row, person: await teams.id() })
      .execute();
    const ids = await led();
    expect(ids).toHaveLength(3);
    await unite(door, teams);
    expect(await led()).toHaveLength(2);
    const id = await invitePair(door, programme, 'UIDRIS', 'UROOT');
    await door.card('UROOT', { type: 'invitation.answer', mentorship: id, accept: true });
    const told = (await messages()).filter(({ mentorship, kind }) => mentorship === id && kind === 'invitation-answered');
    expect(new Set(told.map(({ person }) => person))).toEqual(new Set(await led()));
    await partAgain(door);
    expect(await led()).toEqual(ids);
  });

  test('who does not coordinate any more does not begin again by parting', async () => {
    await teams.card({ type: 'home.open' });
    const row = await door.store.read.selectFrom('coordinator').selectAll().executeTakeFirstOrThrow();
    await door.store.read
      .insertInto('coordinator')
      .values({ ...row, person: await teams.id() })
      .execute();
    await unite(door, teams);
    const now = await door.personOf('UASHA');
    await door.card('UMORWENNA', { type: 'coordinator.remove', programme, person: now });
    await partAgain(door);
    expect(await door.store.read.selectFrom('coordinator').select('person').execute()).toEqual([{ person: row.person }]);
  });

  test('follow-ups of both chats count towards the one day they are for', async () => {
    await historyInTeams(door, teams, brought);
    const sent = { state: 'sent', sentAt: door.clock.now() };
    await door.store.read.updateTable('notification').set(sent).where('class', '=', 'follow-up').where('state', '=', 'pending').execute();
    const counted = async (user: string) => {
      const rows = door.store.read
        .selectFrom('notification')
        .select('id')
        .where('person', '=', await door.personOf(user));
      return (await rows.where('class', '=', 'follow-up').where('state', '=', 'sent').execute()).length;
    };
    const [here, there] = [await counted('UASHA'), await counted('asha-object')];
    expect(Math.min(here, there)).toBeGreaterThan(0);
    await unite(door, teams);
    expect(await counted('UASHA')).toBe(here + there);
  });
});
