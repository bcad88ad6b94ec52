import { expect, test } from 'vitest';
import type { Conversation } from '../../bot/chat/teams/conversation.ts';
import { conversationOf } from '../../bot/chat/teams/conversation-of.ts';
import { withMemory } from '../../bot/chat/teams/known.ts';
import { storedConversations } from '../../bot/connect/teams.ts';
import { loadKey } from '../../bot/store/key.ts';
import { tallyOf } from '../../bot/store/record.ts';
import { greetInTeams } from '../../bot/store/teams-conversations.ts';
import { forgetTeamsFilesBefore, keepTeamsFile, teamsFile } from '../../bot/store/teams-files.ts';
import type { Instant } from '../../shared/time.ts';
import { addAccount, aWorld } from '../outbox/world.ts';
import { onBothEngines } from '../setup/engines.ts';
import { aPair } from '../setup/facts.ts';
import { kofi, maya } from '../setup/pair-facts.ts';
import { activity, BOT, channel, conversationsOf, KOFI, MAYA, personal, SERVICE, TENANT } from '../setup/scripted-seam.ts';
import { TestClock } from '../setup/test-clock.ts';

onBothEngines(({ openFreshStore }) => {
  const open = async () => {
    const store = await openFreshStore();
    const clock = new TestClock('2026-11-24T09:00:00Z');
    return { store, clock, conversations: storedConversations(store, clock) };
  };

  test('a conversation is found again by its person, by its id, and as one of its tenant', async () => {
    const { conversations } = await open();
    expect(await conversations.anyOf(TENANT)).toBe(null);
    expect(await conversations.withPerson(TENANT, MAYA)).toBe(null);
    for (const one of [personal(), personal(KOFI), channel()]) await conversations.heard(one);
    expect(await conversations.withPerson(TENANT, MAYA)).toEqual({ ...personal(), installed: true });
    expect(await conversations.byId(TENANT, channel().id)).toEqual({ ...channel(), installed: true });
    expect(await conversations.channels(TENANT)).toEqual([{ ...channel(), installed: true }]);
    expect(await conversations.anyOf(TENANT)).not.toBe(null);
    for (const elsewhere of ['another', '']) {
      expect(await conversations.withPerson(elsewhere, MAYA)).toBe(null);
      expect(await conversations.byId(elsewhere, channel().id)).toBe(null);
      expect(await conversations.channels(elsewhere)).toEqual([]);
    }
  });

  test('where Teams takes messages is what was heard last', async () => {
    const { conversations } = await open();
    await conversations.heard(personal());
    const moved = personal(MAYA, { serviceUrl: 'https://smba.trafficmanager.net/uk/' });
    await conversations.heard(moved);
    expect(await conversations.withPerson(TENANT, MAYA)).toEqual({ ...moved, installed: true });
  });

  test('which message is Home is kept for each conversation, whatever is heard there later', async () => {
    const { conversations } = await open();
    for (const one of [personal(), personal(KOFI)]) await conversations.heard(one);
    expect(await conversations.home(TENANT, personal().id)).toBe(null);
    await conversations.homeIs(TENANT, personal().id, 'm1');
    await conversations.heard(personal(MAYA, { serviceUrl: 'https://smba.trafficmanager.net/uk/' }));
    expect([await conversations.home(TENANT, personal().id), await conversations.home(TENANT, personal(KOFI).id)]).toEqual(['m1', null]);
    await conversations.homeIs(TENANT, personal().id, null);
    expect(await conversations.home(TENANT, personal().id)).toBe(null);
  });

  test('somebody who removed Cairn is known as that until they are heard from again', async () => {
    const { conversations } = await open();
    await conversations.heard(personal());
    await conversations.installed(TENANT, personal().id, false);
    expect(await conversations.withPerson(TENANT, MAYA)).toMatchObject({ installed: false });
    await conversations.heard(personal());
    expect(await conversations.withPerson(TENANT, MAYA)).toMatchObject({ installed: true });
    await conversations.installed(TENANT, 'a:never-heard-of', true);
    expect(await conversations.byId(TENANT, 'a:never-heard-of')).toBe(null);
  });

  test('of two conversations with somebody, the one that still works is used', async () => {
    const { conversations, clock } = await open();
    await conversations.heard(personal(MAYA, { id: 'a:new', bot: '28:new' }));
    clock.set('2026-11-24T10:00:00Z');
    await conversations.heard(personal(MAYA, { id: 'a:old', bot: '28:old' }));
    expect(await conversations.withPerson(TENANT, MAYA)).toMatchObject({ id: 'a:old' });
    await conversations.installed(TENANT, 'a:old', false);
    expect(await conversations.withPerson(TENANT, MAYA)).toMatchObject({ id: 'a:new' });
  });

  test('of many who would greet somebody, one does; and again only once Cairn was removed', async () => {
    const { store, conversations } = await open();
    const now = '2026-11-24T09:00:00.000Z' as Instant;
    await conversations.heard(personal());
    const greets = () => greetInTeams(store.read, TENANT, personal().id, now);
    const all = await Promise.all([greets(), greets(), greets()]);
    expect(all.filter(Boolean)).toHaveLength(1);
    await conversations.heard(personal());
    expect(await greets()).toBe(false);
    await conversations.installed(TENANT, personal().id, false);
    await conversations.installed(TENANT, personal().id, true);
    expect(await greets()).toBe(true);
  });

  test('what is recorded about somebody names their conversation in Teams, and nobody else’s', async () => {
    const { store, conversations } = await open();
    await aWorld({ store, facts: aPair(), now: '2026-11-18T12:00:00Z' });
    await addAccount(store, maya, { platform: 'teams', tenant: TENANT, user: MAYA });
    await addAccount(store, kofi, { platform: 'teams', tenant: TENANT, user: KOFI });
    for (const one of [personal(), channel()]) await conversations.heard(one);
    expect((await tallyOf(store.read, maya)).teamsChats).toBe(1);
    expect((await tallyOf(store.read, kofi)).teamsChats).toBe(0);
  });

  test('a file is kept sealed, opens by its link alone, also with a new key, and is let go of after its days', async () => {
    const { store, clock } = await open();
    const keys = ['A', 'B'].map((letter) => Buffer.alloc(32, letter).toString('base64'));
    await loadKey({ dataFolder: '', store, keyText: keys[0]! });
    const file = { name: 'meeting.ics', type: 'text/calendar', isPicture: false, base64: Buffer.from('heron at ten').toString('base64') };
    const { secret, days } = await keepTeamsFile(store.read, file, clock.now());
    const lying = JSON.stringify(await store.read.selectFrom('teamsFile').selectAll().execute());
    for (const bare of [secret, file.base64, file.name]) expect(lying).not.toContain(bare);
    await loadKey({ dataFolder: '', store, keyText: `${keys[1]},${keys[0]}` });
    await loadKey({ dataFolder: '', store, keyText: keys[1]! });
    expect(await teamsFile(store.read, secret, clock.now())).toEqual(file);
    expect(await teamsFile(store.read, `${secret.slice(1)}A`, clock.now())).toBe(null);
    expect(days).toBe(7);
    clock.set('2026-12-01T08:59:59Z');
    await forgetTeamsFilesBefore(store.read, clock.now());
    expect(await teamsFile(store.read, secret, clock.now())).toEqual(file);
    clock.set('2026-12-01T09:00:00Z');
    expect(await teamsFile(store.read, secret, clock.now())).toBe(null);
    await forgetTeamsFilesBefore(store.read, clock.now());
    expect(await store.read.selectFrom('teamsFile').selectAll().execute()).toEqual([]);
  });
});

test('who is heard from again and again is written down once, until something is new, or ten minutes are over', async () => {
  const stored = conversationsOf();
  let now = 0;
  const conversations = withMemory(stored, () => now);
  for (let i = 0; i < 5; i++) await conversations.heard(personal());
  expect(stored.writes).toBe(1);
  await conversations.heard(personal(MAYA, { serviceUrl: 'https://smba.trafficmanager.net/uk/' }));
  expect(stored.writes).toBe(2);
  now += 10 * 60_000;
  await conversations.heard(personal(MAYA, { serviceUrl: 'https://smba.trafficmanager.net/uk/' }));
  expect(stored.writes).toBe(3);
  await conversations.installed(TENANT, personal().id, false);
  await conversations.heard(personal(MAYA, { serviceUrl: 'https://smba.trafficmanager.net/uk/' }));
  expect(stored.all.get(personal().id)).toMatchObject({ installed: true });
});

test('whoever writes while it is being written down that they removed Cairn is known again by what they write next', async () => {
  const stored = conversationsOf();
  const { heard, installed } = stored;
  const [hearing, removing] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  stored.heard = (conversation) => hearing.promise.then(() => heard.call(stored, conversation));
  stored.installed = (...told) => removing.promise.then(() => installed.apply(stored, told));
  const conversations = withMemory(stored, () => 0);
  const both = [conversations.heard(personal()), conversations.installed(TENANT, personal().id, false)];
  hearing.resolve();
  await both[0];
  removing.resolve();
  await both[1];
  expect(stored.all.get(personal().id)).toMatchObject({ installed: false });
  await conversations.heard(personal());
  expect(stored.all.get(personal().id)).toMatchObject({ installed: true });
});

test('what could not be written down is written the next time', async () => {
  const stored = conversationsOf();
  const { heard } = stored;
  let fails = true;
  stored.heard = async (conversation) => {
    if (fails) throw new Error('the database is away');
    await heard.call(stored, conversation);
  };
  const conversations = withMemory(stored, () => 0);
  await expect(conversations.heard(personal())).rejects.toThrow('away');
  fails = false;
  await conversations.heard(personal());
  expect(stored.all.size).toBe(1);
});

const thread = { conversation: { id: '19:c@thread.tacv2;messageid=17', conversationType: 'channel', tenantId: TENANT } };
const place = { tenant: TENANT, serviceUrl: SERVICE, bot: BOT };
const places: [what: string, from: Parameters<typeof activity>[0], kept: Conversation | null][] = [
  ['somebody’s own', {}, { ...personal(MAYA, { id: 'a:with-a1' }), person: { object: MAYA, user: '29:a1' } }],
  [
    'a thread of a channel, which is the channel',
    { ...thread, channelData: { team: { id: '19:t', name: 'Town' }, channel: { id: '19:c@thread.tacv2', name: 'Mentoring' } } },
    { ...place, id: '19:c@thread.tacv2', kind: 'channel', name: 'Mentoring', person: null },
  ],
  [
    'the first channel of a team, which has no name of its own',
    { ...thread, channelData: { team: { id: '19:t', name: 'Town' } } },
    { ...place, id: '19:c@thread.tacv2', kind: 'channel', name: 'Town', person: null },
  ],
  [
    'a group',
    { conversation: { id: '19:g@thread.v2', conversationType: 'groupChat', tenantId: TENANT } },
    { ...place, id: '19:g@thread.v2', kind: 'group', name: null, person: null },
  ],
  [
    'an update that names its tenant beside, and no kind',
    { conversation: { id: 'a:with-a1' }, channelData: { tenant: { id: TENANT } } },
    { ...personal(MAYA, { id: 'a:with-a1' }), person: { object: MAYA, user: '29:a1' } },
  ],
  [
    'an installation that names its person among who was added',
    { from: { id: BOT }, membersAdded: [{ id: BOT }, { id: '29:a1', aadObjectId: MAYA }] },
    { ...personal(MAYA, { id: 'a:with-a1' }), person: { object: MAYA, user: '29:a1' } },
  ],
  ['nobody’s tenant', { conversation: { id: 'a:x', conversationType: 'personal' } }, null],
  ['nobody’s own', { from: { id: '29:a1' } }, null],
  ['no kind of place that is known', { conversation: { id: 'x', tenantId: TENANT } }, null],
];
test.each(places)('where an activity comes from: %s', (_what, from, kept) => {
  expect(conversationOf(activity(from))).toEqual(kept);
});
