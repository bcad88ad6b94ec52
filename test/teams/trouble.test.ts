import { expect, onTestFinished, test } from 'vitest';
import { storedConversations } from '../../bot/connect/teams.ts';
import { newId } from '../../bot/ids.ts';
import { newRow } from '../../bot/outbox/new-row.ts';
import { markAccount } from '../../bot/store/accounts.ts';
import type { Store } from '../../bot/store/store.ts';
import type { NudgeKind } from '../../shared/nudges.ts';
import { type Instant, millis, plus } from '../../shared/time.ts';
import { aWorld } from '../outbox/world.ts';
import { onBothEngines } from '../setup/engines.ts';
import { aPair, rhythm } from '../setup/facts.ts';
import { maya } from '../setup/pair-facts.ts';
import { arrived, chatAt, withCairn } from '../setup/teams/chat.ts';
import { startTeamsStandIn } from '../setup/teams/standin.ts';
import type { Trouble } from '../setup/teams/state.ts';
import { TestClock } from '../setup/test-clock.ts';

const now = '2026-11-24T12:00:00.000Z' as Instant;

/** Maya and Grace, who coordinates, have Cairn in a Teams on loopback; the dispatcher writes to them there, with the real SDK in between. */
async function inTeams(store: Store, heardFrom: readonly string[] = ['maya', 'grace']) {
  const teams = await startTeamsStandIn();
  onTestFinished(() => teams.close());
  const { state } = teams;
  const people = ['maya', 'grace'].map((name) => withCairn(state, { name, object: name, tenant: 'T1' }));
  const clock = new TestClock(now);
  const conversations = storedConversations(store, clock);
  for (const { own, person } of people) if (heardFrom.includes(person.name)) await conversations.heard(own);
  // As many as these tests send go at once; time stands still meanwhile.
  const timer = { elapsed: () => millis(clock.now()), sleep: async () => Promise.reject(new Error('nobody should wait here')) };
  const awake = { rhythm: rhythm('00:00', '00:00') };
  const chats = new Map([['desk' as const, chatAt(state, conversations, timer)]]);
  const world = await aWorld({
    store,
    facts: aPair({ mentor: awake, mentee: awake }),
    now,
    parts: { chats, clock, limits: { callMs: 1_000 } },
  });
  const [mayaThere, graceThere] = people.map(({ person }) => person);
  return {
    teams,
    conversations,
    /** Owes Maya something of a kind. */
    async owe(kind: NudgeKind): Promise<void> {
      const { mentorship } = aPair();
      const about = {
        work: 'say',
        class: 'report',
        mentorship: mentorship.id,
        meeting: null,
        due: clock.now(),
        expires: plus(clock.now(), { days: 2 }),
      };
      await store.read
        .insertInto('notification')
        .values(newRow({ ...about, key: newId('ntf'), kind, person: maya }, clock.now(), newId))
        .execute();
    },
    async after(seconds: number): Promise<void> {
      clock.set(plus(clock.now(), { seconds }));
      await world.dispatcher.drain();
    },
    maya: () => arrived(state, mayaThere!),
    /** How often whoever coordinates was told that Maya may not know of something. */
    told: () => arrived(state, graceThere!).filter((one) => one === 'coordinator-told').length,
    async row(kind: NudgeKind): Promise<string> {
      const row = await store.read
        .selectFrom('notification')
        .select(['state', 'why', 'attempt', 'due'])
        .where('kind', '=', kind)
        .where('person', '=', maya)
        .executeTakeFirstOrThrow();
      const wait = millis(row.due as Instant) - millis(now);
      return [row.state, row.why, `attempt ${row.attempt}`, ...(row.state === 'pending' ? [wait] : [])].filter(Boolean).join(' ');
    },
    back: () => markAccount(store.read, { platform: 'desk', enterprise: '', tenant: 'T1', user: 'maya' }, true, clock.now()),
    async isActive(): Promise<boolean> {
      const row = await store.read.selectFrom('account').select('active').where('person', '=', maya).executeTakeFirstOrThrow();
      return row.active === 1;
    },
  };
}

/** A message that may be said twice, and one that may not. */
const kinds = ['notice', 'log-signed'] as const;
const inside = { errorCode: 209, message: '{\r\n "subCode": "MessageWritesBlocked",\r\n "details": "Thread is not active" }' };

const waited: [what: string, trouble: Trouble, seconds: number][] = [
  ['412 with a wait', { status: 412, retryAfter: '3' }, 3],
  ['429 with a wait', { status: 429, retryAfter: '30' }, 30],
  ['429 without', { status: 429 }, 10],
  ['503 with a wait', { status: 503, retryAfter: '20' }, 20],
];
const busy: [what: string, trouble: Trouble][] = [
  ['412', { status: 412 }],
  ['503', { status: 503 }],
  ['401', { status: 401 }],
];
const unclear: [what: string, trouble: Trouble, arrived: boolean][] = [500, 502, 504].flatMap((status): [string, Trouble, boolean][] => [
  [`${status}`, { status }, false],
  [`${status} with a wait`, { status, retryAfter: '5' }, false],
  [`${status} that had taken it`, { status, accepted: true }, true],
]);
unclear.push(
  ['a broken connection', { breaks: true }, false],
  ['a connection that broke once it was taken', { breaks: true, accepted: true }, true],
  ['no answer in time', { hangs: true }, true],
);
const gone: [what: string, trouble: Trouble][] = [
  ...['BotNotInConversationRoster', 'ConversationBlockedByUser', 'BotDisabledByAdmin', 'ForbiddenOperationException'].map(
    (code): [string, Trouble] => [`403 ${code}`, { status: 403, code }],
  ),
  ['403 with its reason inside', { status: 403, body: inside }],
  ['404 ConversationNotFound', { status: 404, code: 'ConversationNotFound' }],
];
const refused: [what: string, trouble: Trouble][] = [
  ['413', { status: 413, code: 'MessageSizeTooBig' }],
  ['403 for a reason nobody knows', { status: 403, code: 'SomethingNew' }],
  ['400', { status: 400, code: 'BadSyntax' }],
];

onBothEngines(({ openFreshStore }) => {
  const each = async (work: (world: Awaited<ReturnType<typeof inTeams>>, kind: (typeof kinds)[number]) => Promise<void>) => {
    for (const kind of kinds) {
      const store = await openFreshStore();
      await work(await inTeams(store), kind);
      await store.close();
    }
  };

  test.each(waited)('%s is waited for exactly, counts for nothing, and the message is said once', (_what, trouble, seconds) =>
    each(async ({ teams, owe, after, row, maya: there, told }, kind) => {
      teams.next(trouble);
      await owe(kind);
      await after(0);
      expect(await row(kind)).toBe(`pending held-up attempt 0 ${seconds * 1_000}`);
      await after(seconds - 1);
      expect(there()).toEqual([]);
      await after(1);
      expect([there(), await row(kind), told()]).toEqual([[kind], 'sent attempt 0', 0]);
    }),
  );

  test.each(busy)('after %s a message is tried again, and said once', (_what, trouble) =>
    each(async ({ teams, owe, after, row, maya: there, told }, kind) => {
      teams.next(trouble);
      await owe(kind);
      await after(0);
      expect(await row(kind)).toMatch(/^pending held-up attempt 1 /);
      await after(60);
      expect([there(), await row(kind), told()]).toEqual([[kind], 'sent attempt 1', 0]);
    }),
  );

  test('while the login gives Cairn no token, whatever the message, nothing is given up, and it is said once it does', () =>
    each(async ({ teams, owe, after, row, maya: there, told }, kind) => {
      teams.state.login = 401;
      await owe(kind);
      await after(0);
      await after(60);
      await after(600);
      expect([there(), await row(kind)]).toEqual([[], expect.stringMatching(/^pending held-up attempt 3 /)]);
      teams.state.login = 'well';
      await after(3_600);
      expect([there(), told()]).toEqual([[kind], 0]);
    }));

  test.each(unclear)(
    'after %s a notice is said again, and what was signed is not: whoever coordinates is told that it may not be known',
    (_what, trouble, taken) =>
      each(async ({ teams, owe, after, row, maya: there, told }, kind) => {
        teams.next(trouble);
        await owe(kind);
        await after(0);
        expect(there()).toEqual(taken ? [kind] : []);
        await after(60);
        if (kind === 'notice') {
          expect([there(), await row(kind), told()]).toEqual([taken ? [kind, kind] : [kind], 'sent attempt 1', 0]);
        } else {
          expect([there(), await row(kind), told()]).toEqual([taken ? [kind] : [], 'dead may-have-arrived attempt 1', 1]);
        }
      }),
  );

  test.each(gone)('%s is the end of that account until its person is back, and is told once', (_what, trouble) =>
    each(async ({ teams, owe, after, maya: there, told, isActive }, kind) => {
      teams.next(trouble);
      await owe(kind);
      await after(0);
      expect([there(), await isActive()]).toEqual([[], false]);
      await owe(kind);
      await after(60);
      expect([there(), told()]).toEqual([[], 1]);
    }),
  );

  test.each(refused)('%s is the end of that message, and of nothing else', (_what, trouble) =>
    each(async ({ teams, owe, after, row, maya: there, told, isActive }, kind) => {
      teams.next(trouble);
      await owe(kind);
      await after(0);
      expect([there(), await isActive(), await row(kind)]).toEqual([[], true, 'dead refused attempt 0']);
      await after(60);
      expect(told()).toBe(1);
      await owe('moved');
      await after(0);
      expect(there()).toEqual(['moved']);
    }),
  );

  test('somebody who uninstalled Cairn is not even tried, and is written to again once it is back', async () => {
    const { teams, conversations, owe, after, maya: there, told, back } = await inTeams(await openFreshStore());
    const { personal } = teams.state.people.get('maya')!;
    await conversations.installed('T1', personal, false);
    await owe('notice');
    await after(60);
    await after(60);
    expect(teams.state.calls.filter(({ path }) => path.includes(personal))).toEqual([]);
    expect(told()).toBe(1);
    await conversations.installed('T1', personal, true);
    await back();
    await owe('moved');
    await after(0);
    expect(there()).toEqual(['moved']);
  });

  test('somebody never heard from is written to where Cairn is installed for them', async () => {
    const { owe, after, maya: there, told, conversations } = await inTeams(await openFreshStore(), ['grace']);
    await owe('notice');
    await after(0);
    expect([there(), told()]).toEqual([['notice'], 0]);
    expect(await conversations.withPerson('T1', 'maya')).toMatchObject({ installed: true });
  });

  test('somebody never heard from, for whom it is not installed, is told of once; that a call is broken off before tells nothing', async () => {
    const { teams, owe, after, maya: there, told, isActive } = await inTeams(await openFreshStore(), ['grace']);
    teams.state.conversations.get(teams.state.people.get('maya')!.personal)!.installed = false;
    teams.next({ breaks: true });
    await owe('log-signed');
    await after(0);
    expect([told(), await isActive()]).toEqual([0, true]);
    await after(60);
    await after(60);
    expect([there(), told(), await isActive()]).toEqual([[], 1, false]);
  });
});
