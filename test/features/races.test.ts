import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { claimDue } from '../../bot/outbox/claim.ts';
import type { Db } from '../../bot/store/tables.ts';
import { toldOf } from '../../bot/store/told.ts';
import type { MeetingId } from '../../shared/domain/ids.ts';
import type { Ask } from '../../shared/intent.ts';
import { engineOf } from '../setup/engines.ts';
import { book, openDoor, pairUp, textOf } from './door.ts';
import { teamsUser } from './two-chats.ts';

/** Several processes on one PostgreSQL; on SQLite there is one, and its transactions follow each other. */
const engine = engineOf('postgres');

async function openTwice() {
  const place = await engine.freshPlace();
  const one = await openDoor(await engine.open(place));
  const other = await openDoor(await engine.open(place));
  const { mentorship } = await pairUp(one);
  return { one, other, mentorship, watching: () => engine.open(place) };
}

test('while a cancellation is being taken back, another process tells nobody of it', async () => {
  const { one, other, mentorship } = await openTwice();
  const meeting = (await book(one, mentorship, '2026-11-24')) as MeetingId;
  const now = one.clock.now();
  const claim = async () => (await claimDue(other.store, { now, claim: 'clm_1', most: 50, leaseMs: 60_000 })).map((row) => row.kind);
  expect(await claim()).toContain('confirmed');
  await one.card('UIDRIS', { type: 'meeting.cancel', meeting, s: 1 });
  const idris = await one.personOf('UIDRIS');
  const told = await one.store.transaction(async (tx) => {
    await tx.selectFrom('mentorship').select('id').where('id', '=', mentorship).forUpdate().execute();
    expect(await toldOf(tx, [meeting], idris, now)).toEqual([]);
    return claim();
  });
  expect(told).not.toContain('cancelled');
  expect(await claim()).toContain('cancelled');
});

test('the same press delivered to two processes twenty times over is done once, and answered the same each time', async () => {
  const { one, other, mentorship } = await openTwice();
  const wish = {
    type: 'meeting.propose',
    mentorship,
    date: '2026-11-24',
    time: '14:00',
    zone: 'Europe/London',
    minutes: 60,
  } as Ask;
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? one : other).ask('UASHA', wish, 'the-very-same')),
  );
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  expect(answers[0]).toMatchObject({ answer: 'card' });
  expect(await one.store.read.selectFrom('meeting').select('id').execute()).toHaveLength(1);
});

test('somebody who presses twice before Cairn knows them is one person', async () => {
  const { one, other } = await openTwice();
  await Promise.all(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? one : other).ask('UNEW', { type: 'home.open' })));
  expect(await one.store.read.selectFrom('account').select('id').where('user', '=', 'UNEW').execute()).toHaveLength(1);
  const people = await one.store.read.selectFrom('person').select('id').where('name', '=', 'UNEW').execute();
  expect(people).toHaveLength(1);
});

/** What each of a pair does at the same moment, and what may come of it. */
const together: [string, Ask['type'], Ask['type'], string[]][] = [
  ['both call it off', 'meeting.cancel', 'meeting.cancel', ['cancelled']],
  ['one calls it off while the other moves it', 'meeting.cancel', 'meeting.move', ['cancelled', 'proposed']],
  ['both move it', 'meeting.move', 'meeting.move', ['proposed']],
];

test.each(together)('when %s, one of them is first and the other sees how it stands', async (_, asha, idris, statuses) => {
  const { one, other, mentorship } = await openTwice();
  const meeting = await book(one, mentorship, '2026-11-24');
  const at = (time: string) => ({ meeting, s: 1, date: '2026-11-26', time, zone: 'Europe/London' });
  const answers = await Promise.all([
    one.ask('UASHA', { type: asha, ...at('10:00') } as Ask),
    other.ask('UIDRIS', { type: idris, ...at('11:00') } as Ask),
  ]);
  expect(answers.map((answer) => answer.answer)).toEqual(['card', 'card']);
  const late = answers.filter((answer) => answer.answer === 'card' && answer.card.name === 'meeting.status');
  const rows = await one.store.read.selectFrom('meeting').select(['status', 'sequence', 'scheduleRevision']).execute();
  expect(statuses).toContain(rows[0]!.status);
  // Moved and then called off is two changes one after the other, each of them seen; anything else is one.
  expect(rows[0]!.sequence).toBe(late.length === 1 ? 2 : 3);
  const news = await one.store.read
    .selectFrom('notification')
    .select('key')
    .where('kind', 'in', ['cancelled', 'moved'])
    .where('state', '=', 'pending')
    .execute();
  expect(news).toHaveLength(1);
});

/** Transactions that wait for a lock of another. */
async function waiting(tx: Db): Promise<number> {
  const waits = sql<{ count: number }>`select count(*) as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return (await waits.execute(tx)).rows[0]!.count;
}

test('of two who say yes at the same moment to one account that brought a code to both, one gets it', async () => {
  const { one, other, watching } = await openTwice();
  const teams = teamsUser(one);
  const third = await watching();
  for (const user of ['UASHA', 'UIDRIS']) {
    const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(await one.card(user, { type: 'account.link' })))!;
    await teams.card({ type: 'account.claim', code: code!, sure: true });
  }
  const brought = await teams.id();
  const yes = { type: 'account.look', join: true } as const;
  // Both have seen whose the account is before either may go on.
  const { asked } = await third.transaction(async (tx) => {
    await tx.selectFrom('person').select('id').where('id', '=', brought).forUpdate().execute();
    const asked = [one.ask('UASHA', yes), other.ask('UIDRIS', yes)];
    while ((await waiting(tx)) < 2);
    return { asked };
  });
  const answers = await Promise.all(asked);
  expect(answers.map(({ answer }) => answer).toSorted()).toEqual(['card', 'refused']);
  const winner = answers[0]!.answer === 'card' ? 'UASHA' : 'UIDRIS';
  expect(await teams.id()).toBe(await one.personOf(winner));
});

const ownThings = [
  ['pause', { type: 'pause.start', from: '2026-12-20', until: '2026-12-27' }],
  ['talk', { type: 'talk.begin', script: 'grow' }],
] as const;
test.each(ownThings)('a %s that begins while two become one is theirs who they have become', async (table, wish) => {
  const { one, other, watching } = await openTwice();
  const teams = teamsUser(other);
  const third = await watching();
  const [, code] = /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(textOf(await one.card('UASHA', { type: 'account.link' })))!;
  await teams.card({ type: 'account.claim', code: code!, sure: true });
  const former = await teams.id();
  const { joining, beginning } = await third.transaction(async (tx) => {
    await tx.selectFrom('person').select('id').where('id', '=', former).forUpdate().execute();
    const joining = one.card('UASHA', { type: 'account.look', join: true });
    while ((await waiting(tx)) < 1);
    const beginning = teams.ask(wish);
    while ((await waiting(tx)) < 2);
    return { joining, beginning };
  });
  expect(textOf(await joining)).toContain('one person');
  expect(await beginning).toMatchObject({ answer: 'card' });
  const rows = await one.store.read.selectFrom(table).select('person').execute();
  expect(rows).toEqual([{ person: await one.personOf('UASHA') }]);
});
