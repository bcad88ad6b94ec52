import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { AccountRef, Answer } from '../../bot/chat/port.ts';
import { newId } from '../../bot/ids.ts';
import { newRow } from '../../bot/outbox/new-row.ts';
import { loadAccounts } from '../../bot/outbox/recipients.ts';
import { addAccount, findPerson, markAccount } from '../../bot/store/accounts.ts';
import { personOfFeed, renewFeed, revokeFeed, showFeed } from '../../bot/store/feeds.ts';
import { comingTo, noticeOf, pastOf } from '../../bot/store/history.ts';
import { installationsOf } from '../../bot/store/installations.ts';
import { claimKey, forgetAnswersBefore, keepAnswer, ofPanel } from '../../bot/store/remembered.ts';
import { createSeal } from '../../bot/store/seal.ts';
import type { Store } from '../../bot/store/store.ts';
import type { Person } from '../../shared/domain/person.ts';
import { type Instant, minus, plus } from '../../shared/time.ts';
import { onBothEngines } from '../setup/engines.ts';
import { people } from './rows.ts';

const now = '2026-03-01T10:00:00.000Z' as Instant;
const seal = createSeal([Buffer.alloc(32, 1)]);
const account: AccountRef = { platform: 'slack', enterprise: '', tenant: 'T1', user: 'U1' };

onBothEngines((engine) => {
  let store: Store;
  let person: Person;

  beforeEach(async () => {
    store = await engine.openFreshStore();
    [person] = fc.sample(people, { numRuns: 1, seed: 5 }) as [Person];
    await store.transaction((tx) => addAccount(tx, account, person, now));
  });

  test('somebody is known by their account, and only by exactly that one', async () => {
    expect(await findPerson(store.read, account)).toEqual(person);
    for (const other of [{ platform: 'desk' as const }, { enterprise: 'E1' }, { tenant: 'T2' }, { user: 'U2' }])
      expect(await findPerson(store.read, { ...account, ...other })).toBeUndefined();
  });

  test('somebody met twice at the same moment is one person', async () => {
    const met = { ...account, user: 'U9' };
    const meet = () =>
      store.transaction(async (tx) => {
        const known = await findPerson(tx, met);
        if (known) return known.id;
        const fresh = { ...person, id: newId('per') };
        await addAccount(tx, met, fresh, now);
        return fresh.id;
      });
    const ids = await Promise.all(Array.from({ length: 8 }, meet));
    expect(new Set(ids).size).toBe(1);
    expect((await loadAccounts(store.read, ids)).get(ids[0]!)).toHaveLength(1);
  });

  test('messages go to the account somebody prefers, to another when they left that workspace, to none when they left all', async () => {
    const second: AccountRef = { platform: 'desk', enterprise: '', tenant: 'desk', user: 'D1' };
    await store.read
      .insertInto('account')
      .values({ id: 'acc_second', person: person.id, ...second, active: 1, preferred: 0, createdAt: now, changedAt: now })
      .execute();
    const first = async () => (await loadAccounts(store.read, [person.id])).get(person.id)?.[0];
    expect(await first()).toMatchObject(account);
    await markAccount(store.read, account, false, now);
    expect(await first()).toMatchObject(second);
    await markAccount(store.read, second, false, now);
    expect(await first()).toBeUndefined();
    await markAccount(store.read, account, true, now);
    expect(await first()).toMatchObject(account);
    expect(await findPerson(store.read, account)).toEqual(person);
  });

  test('a press that is repeated is answered what it was answered, also while the first is still being decided', async () => {
    const answer: Answer = { answer: 'refused', why: 'It has started – \0“too late”', fields: {} };
    let decided = 0;
    const given = { key: 'press-1', person: person.id, at: now };
    const press = () =>
      store.transaction(async (tx) => {
        const before = await claimKey(tx, given);
        if (before) return before;
        decided++;
        await keepAnswer(tx, given, answer, 'as a no');
        return answer;
      });
    expect(await Promise.all([press(), press(), press()])).toEqual([answer, answer, answer]);
    expect([await press(), decided]).toEqual([answer, 1]);
  });

  test('a question that changed nothing is answered afresh when asked again', async () => {
    const given = { key: 'ask-1', person: person.id, at: now };
    const ask = () =>
      store.transaction(async (tx) => {
        const before = await claimKey(tx, given);
        await keepAnswer(tx, given, { answer: 'quiet' }, null);
        return before;
      });
    expect([await ask(), await ask()]).toEqual([null, null]);
  });

  test('answers are forgotten once no platform repeats them any more, and of what a panel had done that it was', async () => {
    const old = minus(now, { days: 3 });
    const key = (name: string) => `slack//T1/U1/${ofPanel(name)}`;
    for (const [name, at, as] of [
      [key('old'), old, 'as done'],
      ['of a chat', old, 'as done'],
      [key('no'), old, 'as a no'],
      ['new', now, 'as done'],
    ] as const) {
      await store.transaction(async (tx) => {
        const given = { key: name, person: person.id, at };
        await claimKey(tx, given);
        await keepAnswer(tx, given, { answer: 'quiet' }, as);
      });
    }
    await forgetAnswersBefore(store.read, minus(now, { days: 2 }));
    const claimed = (name: string) => store.transaction((tx) => claimKey(tx, { key: name, person: person.id, at: now }));
    expect([await claimed(key('old')), await claimed('of a chat'), await claimed(key('no')), await claimed('new')]).toEqual([
      ...['done', null, null],
      { answer: 'quiet' },
    ]);
  });

  test('a feed’s secret opens one person’s calendar until it is renewed or revoked', async () => {
    expect(await showFeed(store.read, seal, person.id)).toBeNull();
    const first = await renewFeed(store.read, seal, person.id, now);
    expect(first).toMatch(/^[\w-]{43}$/);
    expect(await personOfFeed(store.read, first)).toBe(person.id);
    const second = await renewFeed(store.read, seal, person.id, now);
    expect([
      await personOfFeed(store.read, first),
      await personOfFeed(store.read, second),
      await showFeed(store.read, seal, person.id),
    ]).toEqual([null, person.id, second]);
    await revokeFeed(store.read, person.id);
    expect([await personOfFeed(store.read, second), await showFeed(store.read, seal, person.id)]).toEqual([null, null]);
  });

  test('installations are kept apart by platform, enterprise and workspace', async () => {
    const parts = { store, seal, clock: { now: () => now, onMoved: () => () => {} } };
    const slack = installationsOf('slack', parts);
    await slack.save({ enterprise: 'E1', tenant: '' }, { token: 'whole enterprise' });
    await slack.save({ enterprise: 'E1', tenant: 'T1' }, { token: 'first' });
    await slack.save({ enterprise: 'E1', tenant: 'T1' }, { token: 'again' });
    await installationsOf('teams', parts).save({ enterprise: 'E1', tenant: 'T1' }, { token: 'other' });
    expect(await slack.find({ enterprise: 'E1', tenant: 'T1' })).toEqual({ token: 'again' });
    expect(await slack.find({ enterprise: '', tenant: 'T1' })).toBeNull();
    await slack.remove({ enterprise: 'E1', tenant: 'T1' });
    expect([await slack.find({ enterprise: 'E1', tenant: 'T1' }), await slack.find({ enterprise: 'E1', tenant: '' })]).toEqual([
      null,
      { token: 'whole enterprise' },
    ]);
  });

  test('everybody can see what Cairn told them, will tell them and holds back, each with its reason, and nobody else’s', async () => {
    const said = (key: string, hours: number, rest: object) =>
      newRow(
        {
          key,
          work: 'say',
          kind: 'reminder',
          class: 'unprompted',
          person: person.id,
          mentorship: null,
          meeting: null,
          due: plus(now, { hours }),
          expires: plus(now, { hours: hours + 1 }),
          because: '{"hours":24}',
          ...rest,
        },
        now,
        newId,
      );
    const rows = [
      said('sent', -5, { state: 'sent', sentAt: minus(now, { hours: 5 }) }),
      said('held back', -4, { state: 'withheld', why: 'paused' }),
      said('given up', -3, { state: 'dead', why: 'not-reachable' }),
      said('cancelled', -2, { state: 'cancelled' }),
      said('overdue', -1, {}),
      said('soon', 1, {}),
      said('will be held back', 2, { state: 'withheld', why: 'asked-for-less' }),
      said('later', 3, {}),
      said('redrawing', 1, { work: 'update' }),
      said('somebody else’s', 1, { person: 'per_other' }),
    ];
    await store.read.insertInto('notification').values(rows).execute();
    const keys = (notices: { id: string }[]) => notices.map((one) => rows.find((row) => row.id === one.id)!.key);
    expect(keys(await comingTo(store.read, person.id, now, 10))).toEqual(['overdue', 'soon', 'will be held back', 'later']);
    expect(keys(await pastOf(store.read, person.id, now, 10))).toEqual(['given up', 'held back', 'sent']);
    expect(keys(await pastOf(store.read, person.id, now, 2))).toEqual(['given up', 'held back']);
    expect(await noticeOf(store.read, rows[0]!.id, person.id)).toMatchObject({
      kind: 'reminder',
      state: 'sent',
      because: { hours: 24 },
      sentAt: minus(now, { hours: 5 }),
    });
    expect(await noticeOf(store.read, rows.at(-1)!.id, person.id)).toBeNull();
  });
});
