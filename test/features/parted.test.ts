import { beforeEach, expect, test } from 'vitest';
import { keepShown } from '../../bot/outbox/shown.ts';
import { personOfFeed, showFeed } from '../../bot/store/feeds.ts';
import type { Ask } from '../../shared/intent.ts';
import { onBothEngines } from '../setup/engines.ts';
import { asksOf, book, type DoorOf, openDoor, pairUp, textOf } from './door.ts';
import { windowOf, writer } from './logging.ts';
import { historyInTeams, namedIn, pairAcross, partAgain, type TeamsUser, teamsUser, unite } from './two-chats.ts';

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
  test('what was done since in a pair goes back with it, and what began since stays', async () => {
    const { meeting } = await historyInTeams(door, teams, brought);
    const former = await teams.id();
    await unite(door, teams);
    const now = await door.personOf('UASHA');
    expect(await namedIn(door, former, brought)).toEqual([]);
    await door.card('UASHA', {
      type: 'plan.action.add',
      mentorship: brought,
      text: 'Since then',
      person: now,
      byWhen: '2026-12-09',
    } as Ask);
    await door.card('UASHA', { type: 'talk.begin', script: 'oskar', mentorship: brought } as Ask);
    await door.card('UASHA', { type: 'pause.start', from: '2027-01-04', until: '2027-01-05' } as Ask);
    const since = await pairAcross(door, programme, teams, 'UROOT', 'mentee');
    await partAgain(door);
    expect(await namedIn(door, now, brought)).toEqual([]);
    expect(await namedIn(door, former, own)).toEqual([]);
    expect(await namedIn(door, former, since)).toEqual([]);
    const there = await teams.says({ type: 'home.open' });
    expect(there).toContain('Tom Okafor is your mentee');
    expect(there).toContain('Since then');
    expect(there).not.toContain('Root is your mentee');
    const here = await says({ type: 'home.open' });
    expect(here).toContain('Root is your mentee');
    expect(here).toContain('Idris Vaughan is your mentor');
    expect(here).not.toContain('Tom Okafor');
    expect(await says({ type: 'settings.show' })).toContain('4 January');
    expect(await teams.says({ type: 'settings.show' })).not.toContain('4 January');
    expect((await teams.ask({ type: 'meeting.show', meeting } as Ask)).answer).toBe('card');
    expect(await door.no('UASHA', { type: 'meeting.show', meeting } as Ask)).not.toBe('');
  });

  test('what was ended or removed meanwhile stays so', async () => {
    await historyInTeams(door, teams, brought);
    await unite(door, teams);
    await says({ type: 'pause.end' });
    const [talk] = await door.store.read.selectFrom('talk').select('id').execute();
    await door.card('UASHA', { type: 'talk.stop', talk: talk!.id } as Ask);
    const count = async (table: 'talk' | 'contact') => (await door.store.read.selectFrom(table).select('id').execute()).length;
    const left = await count('talk');
    const [remove] = asksOf(await door.card('UASHA', { type: 'contact.list', mentorship: brought } as Ask), 'contact.remove');
    await door.card('UASHA', remove!);
    await partAgain(door);
    expect(await count('contact')).toBe(0);
    expect(await count('talk')).toBe(left);
    expect(await teams.says({ type: 'settings.show' })).not.toContain('20 December');
    expect((await door.store.read.selectFrom('united').selectAll().execute()).length).toBe(0);
  });

  test('a log signed while they were one is read after they parted, as it was signed', async () => {
    await unite(door, teams);
    const now = await door.personOf('UASHA');
    await door.card('UASHA', {
      type: 'meeting.propose',
      mentorship: brought,
      date: '2026-11-24',
      time: '14:00',
      zone: 'Europe/London',
      minutes: 60,
    } as Ask);
    const { id } = await door.store.read.selectFrom('meeting').select('id').where('status', '=', 'proposed').executeTakeFirstOrThrow();
    await door.card('UTOM', { type: 'meeting.confirm', meeting: id, s: 1 } as Ask);
    door.clock.set('2026-11-24T15:30:00.000Z' as never);
    const log = await writer(door, 'UTOM').files(id, {
      topics: 'How to go on',
      action1: 'Ring the school',
      action1By: now,
      action1On: '2026-12-03',
    });
    await writer(door, 'UASHA').presses(log, 'log.sign');
    await partAgain(door);
    expect(await writer(door, 'UTOM').reads(log)).toMatch(/Ring the school[^\n]*\n?[^\n]*Asha N\./);
    expect(textOf(windowOf(await teams.ask({ type: 'log.show', log })))).toContain('How to go on');
    // And once more as one.
    await unite(door, teams);
    expect(await writer(door, 'UTOM').reads(log)).toMatch(/Ring the school[^\n]*\n?[^\n]*Asha Nair/);
    expect(door.lines.join('')).not.toContain('not what was signed');
  });

  test('both calendar addresses go on, open the same while they are one, and end together', async () => {
    await door.card('UASHA', { type: 'feed.renew' });
    await teams.card({ type: 'feed.renew' });
    const [me, former] = [await door.personOf('UASHA'), await teams.id()];
    const secrets = [await showFeed(door.store.read, door.seal, me), await showFeed(door.store.read, door.seal, former)];
    const open = () => Promise.all(secrets.map((secret) => personOfFeed(door.store.read, secret!)));
    expect(await open()).toEqual([me, former]);
    await unite(door, teams);
    expect(await open()).toEqual([me, me]);
    await partAgain(door);
    expect(await open()).toEqual([me, former]);
    await unite(door, teams);
    await door.card('UASHA', { type: 'feed.revoke' });
    expect(await open()).toEqual([null, null]);
  });

  test('whoever coordinates and turns out to be one of a pair reads its log as one of the two, and no other', async () => {
    await book(door, own, '2026-11-24', '09:00');
    const { log } = await historyInTeams(door, teams, brought);
    expect((await door.ask('UMORWENNA', { type: 'log.show', log } as Ask)).answer).toBe('refused');
    await unite(door, teams, 'UMORWENNA');
    expect(await writer(door, 'UMORWENNA').reads(log)).toContain('How to begin');
    expect(await says({ type: 'home.open' }, 'UMORWENNA')).toContain('Tom Okafor is your mentee');
    const other = await writer(door, 'UIDRIS').files((await newest(own)) as never, { topics: 'Only ours' });
    expect((await door.ask('UMORWENNA', { type: 'log.show', log: other } as Ask)).answer).toBe('refused');
    await partAgain(door, 'UMORWENNA');
    expect((await door.ask('UMORWENNA', { type: 'log.show', log } as Ask)).answer).toBe('refused');
    expect(await door.store.read.selectFrom('coordinator').select('person').execute()).toEqual([
      { person: await door.personOf('UMORWENNA') },
    ]);
  });

  const newest = async (mentorship: string) =>
    (await door.store.read.selectFrom('meeting').select('id').where('mentorship', '=', mentorship).executeTakeFirstOrThrow()).id;

  test('a card stays true in the chat that shows it for as long as its reader is one of the pair', async () => {
    const accounts = await door.store.read
      .selectFrom('account')
      .select(['id', 'user'])
      .where('user', 'in', ['UASHA', 'asha-object'])
      .execute();
    const cards = () =>
      door.store.read.selectFrom('shown').select(['account', 'mentorship', 'person']).where('kind', '=', 'plan').execute();
    await unite(door, teams);
    const now = await door.personOf('UASHA');
    for (const { id: account } of accounts) {
      for (const mentorship of [own, brought]) {
        const id = `shn_${account.slice(4)}${mentorship.slice(4)}`;
        const rest = { kind: 'plan', programme: null, meeting: null, because: '{}', reference: id, hash: '', at: door.clock.now() };
        await keepShown(door.store.read, { id, person: now, mentorship, account, ...rest });
      }
    }
    await partAgain(door);
    const accountOf = (user: string) => accounts.find((one) => one.user === user)!.id;
    const left = await cards();
    expect(left).toHaveLength(2);
    expect(left).toContainEqual({ account: accountOf('UASHA'), mentorship: own, person: now });
    expect(left).toContainEqual({ account: accountOf('asha-object'), mentorship: brought, person: await teams.id() });
    await unite(door, teams);
    expect((await cards()).map(({ person }) => person)).toEqual([now, now]);
  });
});
