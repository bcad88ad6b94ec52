import { beforeEach, expect, test } from 'vitest';
import { newId } from '../../bot/ids.ts';
import { newRow } from '../../bot/outbox/new-row.ts';
import { addNotifications } from '../../bot/store/notifications.ts';
import { commit } from '../../bot/store/nouns.ts';
import type { LogId } from '../../shared/domain/ids.ts';
import type { LogMark } from '../../shared/domain/log.ts';
import { type Instant, plus } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { type DoorOf, invitePair, openDoor, setUp } from './door.ts';
import { historyInTeams, pairAcross, partAgain, type TeamsUser, teamsUser, unite } from './two-chats.ts';

onBothEngines((engine) => {
  let door: DoorOf;
  let teams: TeamsUser;
  let programme: `pro_${string}`;
  let former: string;
  let now: string;
  beforeEach(async () => {
    door = await openDoor(await engine.openFreshStore());
    teams = teamsUser(door);
    ({ programme } = await setUp(door));
    await teams.card({ type: 'home.open' });
    await door.card('UASHA', { type: 'home.open' });
    [former, now] = [await teams.id(), await door.personOf('UASHA')];
  });

  async function coordinates(...people: string[]): Promise<void> {
    const row = await door.store.read.selectFrom('coordinator').selectAll().executeTakeFirstOrThrow();
    for (const person of people) {
      await door.store.read
        .insertInto('coordinator')
        .values({ ...row, person })
        .execute();
    }
  }
  const told = async (...kinds: string[]) => {
    const rows = door.store.read.selectFrom('notification').select(['key', 'person', 'state']).where('kind', 'in', kinds);
    return rows.where('person', 'in', [former, now]).orderBy('key').execute();
  };
  async function answered(): Promise<string> {
    const mentorship = await invitePair(door, programme, 'UIDRIS', 'UROOT');
    await door.card('UROOT', { type: 'invitation.answer', mentorship, accept: true });
    return `${mentorship}/invitation-answered/${await door.personOf('UROOT')}`;
  }
  async function report(kind: 'coordinator-told' | 'summary-not-posted', key: string, person: string): Promise<void> {
    const at = door.clock.now();
    const said = {
      key: `${key}/${person}`,
      work: 'say',
      kind,
      class: 'report',
      person,
      mentorship: null,
      meeting: null,
      programme,
    } as const;
    await addNotifications(door.store.read, [newRow({ ...said, due: at, expires: plus(at, { days: 7 }) }, at, newId)]);
  }

  test('news for a coordinator waits for who they have become, and goes back with what they coordinate', async () => {
    await coordinates(former);
    const key = await answered();
    await report('summary-not-posted', 'not-posted/somewhere', former);
    const before = await told('invitation-answered', 'summary-not-posted');
    expect(before).toEqual([
      { key: `${key}/${former}`, person: former, state: 'pending' },
      { key: `not-posted/somewhere/${former}`, person: former, state: 'pending' },
    ]);
    // Two hours later nobody would be told of it afresh.
    door.clock.set(plus(door.clock.now(), { hours: 2 }) as Instant);
    await unite(door, teams);
    expect(await told('invitation-answered', 'summary-not-posted')).toEqual([
      { key: `${key}/${now}`, person: now, state: 'pending' },
      { key: `not-posted/somewhere/${now}`, person: now, state: 'pending' },
    ]);
    await partAgain(door);
    expect(await told('invitation-answered', 'summary-not-posted')).toEqual(before);
  });

  test('where both coordinate they hear of everything once', async () => {
    await coordinates(former, now);
    await answered();
    for (const person of [former, now]) {
      await report('summary-not-posted', 'not-posted/somewhere', person);
      await report('coordinator-told', 'told/per_1234/no-account/2026-11-16', person);
    }
    const waiting = async (kind: string) => (await told(kind)).filter(({ state }) => state === 'pending').map(({ person }) => person);
    const kinds = ['invitation-answered', 'summary-not-posted', 'coordinator-told'];
    for (const kind of kinds) expect((await waiting(kind)).toSorted()).toEqual([former, now].toSorted());
    await unite(door, teams);
    for (const kind of kinds) expect(await waiting(kind)).toEqual([now]);
  });

  test('that a coordinator read a log stays theirs who read it, also where they turn out to be one of its two', async () => {
    const pair = await pairAcross(door, programme, teams, 'UTOM', 'mentee');
    await historyInTeams(door, teams, pair);
    const log = await door.store.read.selectFrom('meetingLog').selectAll().executeTakeFirstOrThrow();
    const reader = await door.personOf('UMORWENNA');
    const of = { log: log.id as LogId, mentorship: pair, entry: null, text: null, digest: null } as const;
    const mark: LogMark = { id: 'lgm_1234', ...of, person: reader, kind: 'read', at: door.clock.now() };
    await door.store.transaction((tx) => commit(tx, [{ put: 'logMark', row: mark }], reader, door.clock.now()));
    const readers = async () =>
      (await door.store.read.selectFrom('logMark').select('person').where('kind', '=', 'read').execute()).map(({ person }) => person);
    await unite(door, teams, 'UMORWENNA');
    expect(await readers()).toEqual([reader]);
    await partAgain(door, 'UMORWENNA');
    expect(await readers()).toEqual([reader]);
  });
});
